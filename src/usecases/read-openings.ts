import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { openingsOf } from '../../db/repositories/openings.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';
import type { Opening } from './opening.ts';

/** Every opening of the meeting, ascending by commitment: for its officers only. */
export async function readOpenings(
  deps: Deps,
  { meeting }: { readonly meeting: Hex },
): Promise<Result<readonly Opening[], 'MEETING-UNKNOWN'>> {
  const loaded = await loadMeeting(deps, meeting);
  return loaded.ok ? ok(await openingsOf(deps.db, meeting)) : loaded;
}
