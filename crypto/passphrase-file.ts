import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { type Bytes, decodeHex, fromHex, type RandomBytes, toHex, transcript, utf8 } from './bytes.ts';
import { canonicalJson, decodeCanonicalJson, type Json, membersOf } from './json.ts';
import { ok, type Result, refuse } from './result.ts';

// A small file under a passphrase: a teller's backup (05-ceremony), an officer's key file (21-key-files).

const MAX_FILE_LENGTH = 65_536;

/** What tells two kinds of such files apart; both stand in the associated data. */
export interface FileKind {
  readonly format: string;
  readonly tag: string;
}

/** scrypt (RFC 7914) with r = 8; the file states n and p. */
export interface FileCost {
  readonly n: number;
  readonly p: number;
}

/** 32 MB and about a second on a phone: OWASP Password Storage Cheat Sheet, scrypt, second of its equivalent choices. */
export const FILE_COST: FileCost = { n: 2 ** 15, p: 3 };

/** Memory is 1 KB·n: more than 128 MB would make a hostile file stop the tab, less than 32 MB would invite guessing. */
const isAllowed = ({ n, p }: FileCost): boolean => [2 ** 15, 2 ** 16, 2 ** 17].includes(n) && [1, 2, 3, 4].includes(p);

/**
 * Seals content into a file.
 * @param passphrase compared after Unicode normalisation (NFC), as keyboards write Vietnamese in two ways
 * @returns canonical JSON
 */
export function sealFile(
  kind: FileKind,
  content: Json,
  passphrase: string,
  random: RandomBytes,
  cost: FileCost,
): Bytes {
  if (!isAllowed(cost)) throw new Error('cost outside the bounds a reader accepts');
  const { format } = kind;
  const header = { format, kdf: { n: cost.n, name: 'scrypt', p: cost.p, r: 8, salt: toHex(random(16)) } };
  const nonce = random(24);
  const key = fileKey(passphrase, fromHex(header.kdf.salt), cost);
  const sealed = xchacha20poly1305(key, nonce, contextOf(kind, header)).encrypt(canonicalJson(content));
  key.fill(0);
  return canonicalJson({ ...header, nonce: toHex(nonce), sealed: toHex(sealed) });
}

/**
 * Opens a hostile file. The bounds are checked before any work is done.
 * @returns the content as canonical JSON, its shape not yet judged; or which of the three checks failed
 */
export function openFile(
  kind: FileKind,
  file: Bytes,
  passphrase: string,
): Result<Json, 'format' | 'cost' | 'passphrase'> {
  if (file.length > MAX_FILE_LENGTH) return refuse('format', 'too long');
  const json = decodeCanonicalJson(file);
  const [format, kdf, nonceText, sealedText] =
    (json.ok && membersOf(json.value, ['format', 'kdf', 'nonce', 'sealed'])) || [];
  const [n, name, p, r, saltText] = membersOf(kdf, ['n', 'name', 'p', 'r', 'salt']) ?? [];
  const [salt, nonce, sealed] = [decodeHex(saltText, 16), decodeHex(nonceText, 24), decodeHex(sealedText)];
  if (format !== kind.format || name !== 'scrypt' || !salt.ok || !nonce.ok || !sealed.ok)
    return refuse('format', 'not a file of this kind');
  if (typeof n !== 'number' || typeof p !== 'number' || r !== 8 || !isAllowed({ n, p }))
    return refuse('cost', 'n is 2^15 to 2^17, r is 8, p is 1 to 4');
  const context = contextOf(kind, { format, kdf: kdf as Json });
  const key = fileKey(passphrase, salt.value, { n, p });
  let content: Bytes;
  try {
    content = xchacha20poly1305(key, nonce.value, context).decrypt(sealed.value);
  } catch {
    return refuse('passphrase', 'wrong passphrase, or the file was altered');
  } finally {
    key.fill(0);
  }
  const inner = decodeCanonicalJson(content);
  return inner.ok ? ok(inner.value) : refuse('format', 'the content is not canonical');
}

const contextOf = ({ tag }: FileKind, header: Json): Bytes => transcript(tag, canonicalJson(header));

const fileKey = (passphrase: string, salt: Bytes, { n, p }: FileCost): Bytes =>
  scrypt(utf8(passphrase.normalize('NFC')), salt, { N: n, r: 8, p, dkLen: 32 });
