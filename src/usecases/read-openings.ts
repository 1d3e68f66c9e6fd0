import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';
import type { Opening } from './opening.ts';

/** Every opening of the meeting, ascending by commitment: for its officers only. */
export async function readOpenings(
  _deps: Deps,
  _request: { readonly meeting: Hex },
): Promise<Result<readonly Opening[], 'MEETING-UNKNOWN'>> {
  throw new Error('not yet');
}
