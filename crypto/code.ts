import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, hash256, utf8 } from './bytes.ts';
import { ok, type Result, refuse } from './result.ts';

// Codes that people type, dictate and scan: base 32 with Crockford's alphabet (no I, L, O, U), a letter for the kind,
// and one check symbol over GF(32). Every code is a multiple of four symbols and is written in groups of four.

/** The kinds, with the letter each begins with and the bits it carries. */
const KINDS = {
  /** A member's lasting credential (thẻ). Secret. */
  slip: { letter: 'T', bits: 128 },
  /** Nameless ballot card (phiếu). Secret. */
  card: { letter: 'P', bits: 128 },
  /** Unlock code written down by hand where there is no printer (khóa). Secret. */
  unlock: { letter: 'K', bits: 50 },
  /** Anchor on the paper minutes (neo). Public. */
  anchor: { letter: 'N', bits: 110 },
} as const;

export type CodeKind = keyof typeof KINDS;
export type CodeRefusal = 'CODE-SYMBOL' | 'CODE-KIND' | 'CODE-LENGTH' | 'CODE-CHECK';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const QR_PREFIX = 'PK1:';
const MAX_TEXT_LENGTH = 128;

/** How many bytes a kind carries; bits of the last byte beyond the kind's count are zero. */
export const codeBytes = (kind: CodeKind): number => Math.ceil(KINDS[kind].bits / 8);

/**
 * Draws the payload of a new code: random bytes with the unused bits cleared.
 * @param random the caller's source of unpredictable bytes
 */
export const drawCode = (kind: CodeKind, random: (length: number) => Bytes): Bytes =>
  clearUnused(kind, random(codeBytes(kind)));

/**
 * The code as printed: groups of four joined by hyphens.
 * @param bytes `codeBytes(kind)` bytes with unused bits zero; anything else is a bug and throws
 */
export function encodeCode(kind: CodeKind, bytes: Bytes): string {
  return (encodeSymbols(kind, bytes).match(/.{4}/g) as string[]).join('-');
}

/** The payload of a QR code: `PK1:` and the code without hyphens, all in QR's alphanumeric set. */
export const encodeQr = (kind: CodeKind, bytes: Bytes): string => QR_PREFIX + encodeSymbols(kind, bytes);

/**
 * Reads hostile text, typed or scanned. Lower case, white space and hyphens do not matter; O reads as 0, I and L as 1.
 * @returns `codeBytes(kind)` bytes. `CODE-KIND` means a sound code of another kind (a slip where a card is wanted).
 */
export function decodeCode(kind: CodeKind, text: string): Result<Bytes, CodeRefusal> {
  if (text.length > MAX_TEXT_LENGTH) return refuse('CODE-LENGTH', 'far too long');
  const symbols = readSymbols(text);
  if (!symbols) return refuse('CODE-SYMBOL', 'a symbol that no code has');
  const { letter, bits } = KINDS[kind];
  const sound = symbols.length > 0 && checkState(symbols) === 0;
  const first = ALPHABET[symbols[0] ?? 0] as string;
  if (sound && first !== letter) return refuse('CODE-KIND', `a code that begins with ${first}`);
  const count = Math.ceil(bits / 5);
  if (symbols.length !== count + 2) return refuse('CODE-LENGTH', `${symbols.length} symbols in place of ${count + 2}`);
  const bytes = unpack(symbols.slice(1, -1), codeBytes(kind));
  // Encoding again judges the check symbol, and that symbols hold no bits beyond the kind's: one payload has one code.
  if (encodeSymbols(kind, clearUnused(kind, bytes)) !== symbols.map((s) => ALPHABET[s]).join(''))
    return refuse('CODE-CHECK', 'the check symbol does not fit');
  return ok(bytes);
}

/**
 * A slip's Ed25519 secret key: HKDF-SHA256 (RFC 5869), no salt, info `phieu-kin/v1/slip-key`, 32 bytes.
 * @param secret the slip's 16 bytes, secret
 */
export function slipKey(secret: Bytes): Bytes {
  if (secret.length !== codeBytes('slip')) throw new Error('a slip has 16 bytes');
  return hkdf(sha256, secret, undefined, utf8('phieu-kin/v1/slip-key'), 32);
}

/**
 * The payload of the anchor code: the first 110 bits of `H256('phieu-kin/v1/anchor', body)`, in 14 bytes.
 * @param body `checkpointBody` of the checkpoint that the minutes print
 */
export const anchorOf = (body: Bytes): Bytes =>
  clearUnused('anchor', hash256('phieu-kin/v1/anchor', body).slice(0, codeBytes('anchor')));

function encodeSymbols(kind: CodeKind, bytes: Bytes): string {
  const { letter, bits } = KINDS[kind];
  if (bytes.length !== codeBytes(kind) || clearUnused(kind, bytes).some((byte, i) => byte !== bytes[i]))
    throw new Error(`not the payload of a ${kind} code`);
  const symbols = [ALPHABET.indexOf(letter), ...pack(bytes, Math.ceil(bits / 5))];
  // The whole word, check symbol included, must leave the state 0.
  const check = timesAlpha(checkState(symbols));
  return [...symbols, check].map((symbol) => ALPHABET[symbol]).join('');
}

function readSymbols(text: string): number[] | undefined {
  const upper = text.trim().toUpperCase();
  const typed = upper.startsWith(QR_PREFIX) ? upper.slice(QR_PREFIX.length) : upper;
  const symbols = [...typed.replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')].map((symbol) =>
    ALPHABET.indexOf(symbol),
  );
  return symbols.includes(-1) ? undefined : symbols;
}

/** Horner's rule at the primitive element α of GF(32) = GF(2)[α]/(α⁵ + α² + 1): `state ← state·α + symbol`. */
const checkState = (symbols: readonly number[]): number =>
  symbols.reduce((state, symbol) => timesAlpha(state) ^ symbol, 0);

const timesAlpha = (value: number): number => (value << 1) ^ (value & 16 ? 0b100101 : 0);

/** Bits in order, most significant first; the last symbol is filled with zero bits. */
function pack(bytes: Bytes, count: number): number[] {
  const bit = (at: number): number => ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
  return Array.from({ length: count }, (_, i) => {
    let symbol = 0;
    for (let j = 0; j < 5; j++) symbol = (symbol << 1) | bit(5 * i + j);
    return symbol;
  });
}

function unpack(symbols: readonly number[], length: number): Bytes {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < Math.min(8 * length, 5 * symbols.length); at++) {
    const bit = ((symbols[Math.floor(at / 5)] as number) >> (4 - (at % 5))) & 1;
    bytes[at >> 3] = (bytes[at >> 3] as number) | (bit << (7 - (at & 7)));
  }
  return bytes;
}

function clearUnused(kind: CodeKind, bytes: Bytes): Bytes {
  const copy = bytes.slice();
  const unused = 8 * bytes.length - KINDS[kind].bits;
  if (unused > 0) copy[copy.length - 1] = (copy.at(-1) as number) & (0xff << unused);
  return copy;
}
