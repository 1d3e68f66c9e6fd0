import type { Bytes } from './bytes.ts';
import { ok, type Result, refuse } from './result.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base 64 with padding, RFC 4648 §4. Only signed notes use it: everything else is hexadecimal. */
export function toBase64(bytes: Bytes): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i] as number, bytes[i + 1], bytes[i + 2]];
    const group = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const digit = (shift: number): string => ALPHABET[(group >> shift) & 63] as string;
    text += digit(18) + digit(12) + (b === undefined ? '=' : digit(6)) + (c === undefined ? '=' : digit(0));
  }
  return text;
}

/** Decodes hostile text of exactly `length` bytes. Only the one canonical form is accepted: padded, unused bits zero. */
export function decodeBase64(text: string, length: number): Result<Bytes, 'ENCODING-BASE64'> {
  if (text.length !== 4 * Math.ceil(length / 3)) return refuse('ENCODING-BASE64', `expected ${length} bytes`);
  const bytes = new Uint8Array(length);
  let [buffer, bits, at] = [0, 0, 0];
  for (const digit of text) {
    buffer = ((buffer << 6) | Math.max(0, ALPHABET.indexOf(digit))) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    if (at < length) bytes[at++] = (buffer >> bits) & 255;
  }
  // Foreign digits, unused bits and misplaced padding all show in the text that these bytes have.
  return toBase64(bytes) === text ? ok(bytes) : refuse('ENCODING-BASE64', 'not canonical base 64');
}
