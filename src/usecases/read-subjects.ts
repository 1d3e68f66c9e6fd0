import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';
import type { Opening } from './opening.ts';

/** Openings of the subjects' names and details, for the booth. A voter who is no subject is not among them. */
export async function readSubjects(
  _deps: Deps,
  _request: { readonly meeting: Hex },
): Promise<Result<readonly Opening[], 'MEETING-UNKNOWN'>> {
  throw new Error('not yet');
}
