import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';

/** Stores one teller's signature line (without line feed, hostile) under a checkpoint once it verifies. Idempotent. */
export async function addCosignature(
  _deps: Deps,
  _request: { readonly meeting: Hex; readonly size: number; readonly line: string },
): Promise<Result<void>> {
  throw new Error('not yet');
}
