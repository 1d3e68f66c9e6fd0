import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { openingsOf } from '../../db/repositories/openings.ts';
import { subjectCommitments } from '../domain/verify/openings.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';
import type { Opening } from './opening.ts';

/** Openings of the subjects' names and details, for the booth. A voter who is no subject is not among them. */
export async function readSubjects(
  deps: Deps,
  { meeting }: { readonly meeting: Hex },
): Promise<Result<readonly Opening[], 'MEETING-UNKNOWN'>> {
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const shown = new Set(
    [...loaded.value.polls.values()].flatMap(({ manifest }) => (manifest ? subjectCommitments(manifest.body) : [])),
  );
  return ok((await openingsOf(deps.db, meeting)).filter(({ commitment }) => shown.has(commitment)));
}
