import type { Bytes, Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';

/** The service's promise that this ballot will be in the sealed box. It names no time and no place in a row. */
export interface Receipt {
  /** Leaf hash of the ballot, 32 bytes. */
  readonly leaf: Hex;
  /** 64 bytes. */
  readonly receipt: Hex;
}

/**
 * Judges and stores a ballot (hostile bytes). An identical retry gets the identical receipt; other bytes under a spent key
 * get `BALLOT-CONFLICT` and change nothing. Stored, durably, before the receipt exists.
 */
export async function castBallot(
  _deps: Deps,
  _request: { readonly meeting: Hex; readonly ordinal: number; readonly ballot: Bytes },
): Promise<Result<Receipt>> {
  throw new Error('not yet');
}
