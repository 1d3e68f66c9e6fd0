import { type Bytes, decodeHex, type Hex, type RandomBytes, toHex } from './bytes.ts';
import { membersOf } from './json.ts';
import { FILE_COST, type FileCost, openFile, sealFile } from './passphrase-file.ts';
import { ok, type Result, refuse } from './result.ts';

// An officer's key file: the identity that signs statements, under a passphrase, and the service that it was made for.

const KIND = { format: 'phieu-kin/key-file/v1', tag: 'phieu-kin/v1/key-file' } as const;

export interface OfficerKey {
  /** 32 bytes, Ed25519 seed. Secret. */
  readonly secretKey: Bytes;
  /** 32 bytes: the service key that the officer's device has pinned. */
  readonly service: Hex;
}

/**
 * Writes an officer's key file (21-key-files).
 * @param passphrase compared after Unicode normalisation (NFC)
 * @returns canonical JSON; good to keep anywhere, as strong as the passphrase
 */
export const createKeyFile = (
  { secretKey, service }: OfficerKey,
  passphrase: string,
  random: RandomBytes,
  cost: FileCost = FILE_COST,
): Bytes => sealFile(KIND, { secretKey: toHex(secretKey), service }, passphrase, random, cost);

/** Opens a hostile file. The bounds are checked before any work is done; a second or more of work if they hold. */
export function openKeyFile(
  file: Bytes,
  passphrase: string,
): Result<OfficerKey, 'KEY-FILE-FORMAT' | 'KEY-FILE-COST' | 'KEY-FILE-PASSPHRASE'> {
  const opened = openFile(KIND, file, passphrase);
  if (!opened.ok && opened.code === 'cost') return refuse('KEY-FILE-COST', opened.detail);
  if (!opened.ok && opened.code === 'passphrase') return refuse('KEY-FILE-PASSPHRASE', opened.detail);
  const [secretText, serviceText] = (opened.ok && membersOf(opened.value, ['secretKey', 'service'])) || [];
  const [secretKey, service] = [decodeHex(secretText, 32), decodeHex(serviceText, 32)];
  return secretKey.ok && service.ok
    ? ok({ secretKey: secretKey.value, service: toHex(service.value) })
    : refuse('KEY-FILE-FORMAT', 'not a key file');
}
