import { type Bytes, decodeHex, type RandomBytes, toHex } from './bytes.ts';
import type { SecretPair } from './dkg.ts';
import { type Json, membersOf } from './json.ts';
import { FILE_COST, type FileCost, openFile, sealFile } from './passphrase-file.ts';
import { ok, type Result, refuse } from './result.ts';

// A teller's backup: the shares of one ceremony under a passphrase. It holds no identity key: whoever steals file and
// passphrase can count with t−1 others, but cannot sign as the teller.

const KIND = { format: 'phieu-kin/teller-backup/v1', tag: 'phieu-kin/v1/teller-backup' } as const;

export type BackupCost = FileCost;

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
export const createBackup = (
  shares: TellerShares,
  passphrase: string,
  random: RandomBytes,
  cost: BackupCost = FILE_COST,
): Bytes => sealFile(KIND, encodeShares(shares), passphrase, random, cost);

/** Opens a hostile file. The bounds are checked before any work is done. */
export function openBackup(
  file: Bytes,
  passphrase: string,
): Result<TellerShares, 'BACKUP-FORMAT' | 'BACKUP-COST' | 'BACKUP-PASSPHRASE'> {
  const opened = openFile(KIND, file, passphrase);
  if (!opened.ok && opened.code === 'cost') return refuse('BACKUP-COST', opened.detail);
  if (!opened.ok && opened.code === 'passphrase') return refuse('BACKUP-PASSPHRASE', opened.detail);
  const shares = opened.ok ? decodeShares(opened.value) : undefined;
  return shares ? ok(shares) : refuse('BACKUP-FORMAT', 'not a teller backup');
}

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
