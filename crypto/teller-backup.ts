import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { type Bytes, decodeHex, fromHex, type RandomBytes, toHex, transcript, utf8 } from './bytes.ts';
import type { SecretPair } from './dkg.ts';
import { canonicalJson, decodeCanonicalJson, type Json, membersOf } from './json.ts';
import { ok, type Result, refuse } from './result.ts';

// A teller's backup: the shares of one ceremony under a passphrase. It holds no identity key: whoever steals file and
// passphrase can count with t−1 others, but cannot sign as the teller.

const FORMAT = 'phieu-kin/teller-backup/v1';
const MAX_FILE_LENGTH = 65_536;

/** scrypt (RFC 7914) with r = 8; the file states n and p. */
export interface BackupCost {
  readonly n: number;
  readonly p: number;
}

/** 32 MB and about a second on a phone: OWASP Password Storage Cheat Sheet, scrypt, second of its equivalent choices. */
const BACKUP_COST: BackupCost = { n: 2 ** 15, p: 3 };

/** Memory is 1 KB·n: more than 128 MB would make a hostile file stop the tab, less than 32 MB would invite guessing. */
const isAllowed = ({ n, p }: BackupCost): boolean =>
  [2 ** 15, 2 ** 16, 2 ** 17].includes(n) && [1, 2, 3, 4].includes(p);

export interface TellerShares {
  /** 1..n */
  readonly teller: number;
  /** 32 bytes, of the ceremony the shares come from. */
  readonly transcript: Bytes;
  readonly pairs: readonly SecretPair[];
}

/**
 * Writes the backup file.
 * @param passphrase compared after Unicode normalisation (NFC), as keyboards write Vietnamese in two ways
 * @returns canonical JSON
 */
export function createBackup(shares: TellerShares, passphrase: string, random: RandomBytes, cost = BACKUP_COST): Bytes {
  if (!isAllowed(cost)) throw new Error('cost outside the bounds a reader accepts');
  const header = { format: FORMAT, kdf: { n: cost.n, name: 'scrypt', p: cost.p, r: 8, salt: toHex(random(16)) } };
  const nonce = random(24);
  const cipher = xchacha20poly1305(backupKey(passphrase, fromHex(header.kdf.salt), cost), nonce, contextOf(header));
  return canonicalJson({
    ...header,
    nonce: toHex(nonce),
    sealed: toHex(cipher.encrypt(canonicalJson(encodeShares(shares)))),
  });
}

/** Opens a hostile file. The bounds are checked before any work is done. */
export function openBackup(
  file: Bytes,
  passphrase: string,
): Result<TellerShares, 'BACKUP-FORMAT' | 'BACKUP-COST' | 'BACKUP-PASSPHRASE'> {
  const formatError = refuse('BACKUP-FORMAT', 'not a teller backup');
  if (file.length > MAX_FILE_LENGTH) return formatError;
  const json = decodeCanonicalJson(file);
  const [format, kdf, nonceText, sealedText] =
    (json.ok && membersOf(json.value, ['format', 'kdf', 'nonce', 'sealed'])) || [];
  const [n, name, p, r, saltText] = membersOf(kdf, ['n', 'name', 'p', 'r', 'salt']) ?? [];
  const [salt, nonce, sealed] = [decodeHex(saltText, 16), decodeHex(nonceText, 24), decodeHex(sealedText)];
  if (format !== FORMAT || name !== 'scrypt' || !salt.ok || !nonce.ok || !sealed.ok) return formatError;
  if (typeof n !== 'number' || typeof p !== 'number' || r !== 8 || !isAllowed({ n, p }))
    return refuse('BACKUP-COST', 'n is 2^15 to 2^17, r is 8, p is 1 to 4');
  const context = contextOf({ format, kdf: kdf as Json });
  let content: Bytes;
  try {
    content = xchacha20poly1305(backupKey(passphrase, salt.value, { n, p }), nonce.value, context).decrypt(
      sealed.value,
    );
  } catch {
    return refuse('BACKUP-PASSPHRASE', 'wrong passphrase, or the file was altered');
  }
  const inner = decodeCanonicalJson(content);
  const shares = inner.ok ? decodeShares(inner.value) : undefined;
  return shares ? ok(shares) : formatError;
}

const contextOf = (header: Json): Bytes => transcript('phieu-kin/v1/teller-backup', canonicalJson(header));

const backupKey = (passphrase: string, salt: Bytes, { n, p }: BackupCost): Bytes =>
  scrypt(utf8(passphrase.normalize('NFC')), salt, { N: n, r: 8, p, dkLen: 32 });

const encodeShares = ({ teller, transcript: ceremony, pairs }: TellerShares): Json => ({
  pairs: pairs.map(({ ordinal, box, token }) => ({ box: toHex(box), ordinal, token: toHex(token) })),
  teller,
  transcript: toHex(ceremony),
});

function decodeShares(json: Json): TellerShares | undefined {
  const [list, teller, transcriptText] = membersOf(json, ['pairs', 'teller', 'transcript']) ?? [];
  const ceremony = decodeHex(transcriptText, 32);
  if (!Array.isArray(list) || typeof teller !== 'number' || !ceremony.ok) return undefined;
  const pairs: SecretPair[] = [];
  for (const pair of list as readonly Json[]) {
    const [boxText, ordinal, tokenText] = membersOf(pair, ['box', 'ordinal', 'token']) ?? [];
    const [box, token] = [decodeHex(boxText, 32), decodeHex(tokenText, 32)];
    if (typeof ordinal !== 'number' || !box.ok || !token.ok) return undefined;
    pairs.push({ ordinal, box: box.value, token: token.value });
  }
  return { teller, transcript: ceremony.value, pairs };
}
