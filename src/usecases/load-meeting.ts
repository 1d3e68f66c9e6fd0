import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { entriesFrom } from '../../db/repositories/log.ts';
import { applyEntry } from '../domain/meeting/judge.ts';
import { type MeetingState, newMeeting } from '../domain/meeting/state.ts';
import { copyState } from './copy-state.ts';
import type { Deps } from './deps.ts';
import { readStoredEntry } from './stored-entry.ts';

/**
 * The state of a meeting after all that its log holds now: a snapshot, shared by the whole node, which nobody may change.
 * Entries of our own database were judged when they were appended and are not judged again.
 */
export async function loadMeeting(
  deps: Pick<Deps, 'db' | 'meetings'>,
  meeting: Hex,
): Promise<Result<MeetingState, 'MEETING-UNKNOWN'>> {
  const known = deps.meetings.get(meeting);
  let state: MeetingState | undefined;
  for (let size = known?.log.size ?? 0; ; ) {
    const page = await entriesFrom(deps.db, meeting, size);
    if (page.length === 0) break;
    state ??= known === undefined ? undefined : copyState(known);
    for (const row of page) {
      const entry = readStoredEntry(row.data);
      if (state === undefined) {
        if (entry.body.type !== 'meeting-created') throw new Error('a stored log does not begin with its meeting');
        state = newMeeting(entry.body);
      }
      applyEntry(state, entry);
    }
    size += page.length;
  }
  const current = state ?? known;
  if (current === undefined) return refuse('MEETING-UNKNOWN');
  deps.meetings.put(current);
  return ok(current);
}
