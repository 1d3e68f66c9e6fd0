import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Receipt } from './cast-ballot.ts';
import type { Deps } from './deps.ts';

/**
 * The receipt of a ballot again, for who holds its key.
 * @param _request `signature` by the ballot key over `T('phieu-kin/v1/receipt-query', fingerprint, u32(ordinal))`; both hostile
 */
export async function queryReceipt(
  _deps: Deps,
  _request: { readonly meeting: Hex; readonly ordinal: number; readonly ballotKey: Hex; readonly signature: Hex },
): Promise<Result<Receipt>> {
  throw new Error('not yet');
}
