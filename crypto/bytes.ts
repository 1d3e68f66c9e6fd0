import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { ok, type Result, refuse } from './result.ts';

/** Raw bytes. Every multi-byte integer of the protocol is big-endian unless its source says otherwise (RFC 9496 scalars). */
export type Bytes = Uint8Array;

/** Fills and returns `length` unpredictable bytes. Passed in everywhere, so that tests are deterministic and nothing hides. */
export type RandomBytes = (length: number) => Bytes;

/** Lower-case hexadecimal, the only text form of bytes in the protocol (00-notation). */
export type Hex = string;

export const concat = concatBytes;
export const toHex = (bytes: Bytes): Hex => bytesToHex(bytes);

/**
 * Decodes hostile hexadecimal text of exactly `length` bytes (any length if omitted).
 * Upper case is refused: one value has one text form.
 */
export function decodeHex(text: unknown, length?: number): Result<Bytes, 'ENCODING-HEX'> {
  if (typeof text !== 'string' || text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text))
    return refuse('ENCODING-HEX', 'expected lower-case hexadecimal');
  if (length !== undefined && text.length !== 2 * length)
    return refuse('ENCODING-HEX', `expected ${length} bytes, got ${text.length / 2}`);
  return ok(hexToBytes(text));
}

/** Hexadecimal that our own code has already judged; anything else is a bug and throws. */
export const fromHex = (text: Hex): Bytes => hexToBytes(text);

const encoder = new TextEncoder();
export const utf8 = (text: string): Bytes => encoder.encode(text);

/** Unsigned 32-bit big-endian. Throws on anything else: counts and indices are ours by the time they are encoded. */
export function u32(value: number): Bytes {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) throw new RangeError(`not a u32: ${value}`);
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

/**
 * The one transcript encoding: `u32(len(tag)) ‖ tag ‖ u32(len(p1)) ‖ p1 ‖ …`. Length prefixes make it injective, so no
 * two lists of parts share bytes (ambiguous concatenation is a classic mistake). Tags are ASCII, `phieu-kin/v1/<name>`.
 */
export function transcript(tag: string, ...parts: readonly Bytes[]): Bytes {
  const chunks: Bytes[] = [];
  for (const part of [utf8(tag), ...parts]) chunks.push(u32(part.length), part);
  return concatBytes(...chunks);
}

/** SHA-256 of a transcript: ids, commitments, fingerprints. 32 bytes. */
export const hash256 = (tag: string, ...parts: readonly Bytes[]): Bytes => sha256(transcript(tag, ...parts));

/** SHA-512 of a transcript: challenges and anything reduced to a scalar. 64 bytes. */
export const hash512 = (tag: string, ...parts: readonly Bytes[]): Bytes => sha512(transcript(tag, ...parts));

/** Equality of public bytes. Not constant-time: never compare secrets with it. */
export function equalBytes(a: Bytes, b: Bytes): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Lexicographic order of unsigned bytes; the order of every sorted list in the protocol. */
export function compareBytes(a: Bytes, b: Bytes): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
