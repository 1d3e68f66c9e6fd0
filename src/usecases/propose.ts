import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';
import type { Opening } from './opening.ts';

/**
 * Lays out a statement that several officers must sign. Judged as far as it can be without signatures.
 * @returns its name, the hash of its canonical bytes
 */
export async function propose(
  _deps: Deps,
  _request: { readonly meeting: Hex; readonly body: unknown; readonly openings?: readonly Opening[] },
): Promise<Result<{ readonly proposal: Hex }>> {
  throw new Error('not yet');
}
