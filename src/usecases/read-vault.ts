import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';

export interface VaultEntry {
  readonly entry: Hex;
  readonly answers: readonly { readonly teller: number; readonly evaluation: Hex }[];
}

/**
 * The whole vault of a poll after its barrier, ascending by entry hash; the tablet checks it against the barrier's head.
 * `VAULT-UNAVAILABLE` before the barrier and once the vault is destroyed.
 */
export async function readVault(
  _deps: Deps,
  _request: { readonly meeting: Hex; readonly ordinal: number },
): Promise<Result<readonly VaultEntry[], 'MEETING-UNKNOWN' | 'VAULT-UNAVAILABLE'>> {
  throw new Error('not yet');
}
