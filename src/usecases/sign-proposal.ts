import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Signature } from '../domain/meeting/entry.ts';
import type { Deps } from './deps.ts';

/** Adds one signature to a proposal; as soon as enough have signed, the statement is appended. */
export async function signProposal(
  _deps: Deps,
  _request: { readonly meeting: Hex; readonly proposal: Hex; readonly signature: Signature },
): Promise<Result<{ readonly appended: number | null }>> {
  throw new Error('not yet');
}
