import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import type { TreeHead } from '../domain/meeting/shapes.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';

/** The head of a poll's sealed box. */
export async function sealedPoll(
  deps: Deps,
  { meeting, ordinal }: { readonly meeting: Hex; readonly ordinal: number },
): Promise<Result<TreeHead, 'MEETING-UNKNOWN' | 'BOX-NOT-SEALED'>> {
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const box = loaded.value.polls.get(ordinal)?.box;
  return box === undefined ? refuse('BOX-NOT-SEALED') : ok(box);
}
