import { fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { encodeCheckpoint, signCheckpoint } from '../../crypto/checkpoint.ts';
import { merkleRoot } from '../../crypto/merkle.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { cosignatureLines, keepNote, storedNote } from '../../db/repositories/checkpoints.ts';
import { leavesOf } from '../../db/repositories/log.ts';
import { noteHead } from '../domain/meeting/ballot-context.ts';
import { headOf } from '../domain/meeting/hashes.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';

/** The signed note of the log's first `size` entries, with the cosignatures so far (13-log). `size` from 1 to the log's. */
export async function checkpointNote(
  deps: Deps,
  { meeting, size }: { readonly meeting: Hex; readonly size: number },
): Promise<Result<{ readonly note: string }, 'MEETING-UNKNOWN' | 'CHECKPOINT-UNKNOWN'>> {
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  if (size < 1 || size > loaded.value.log.size)
    return refuse('CHECKPOINT-UNKNOWN', `the log has ${loaded.value.log.size}`);
  const note = await serviceNote(deps, loaded.value, size);
  const lines = await cosignatureLines(deps.db, meeting, size);
  return ok({ note: note + lines.map((line) => `${line}\n`).join('') });
}

/** The note with the service's signature alone. The head it signs is that of stored entries, and is signed once. */
export async function serviceNote(deps: Deps, state: MeetingState, size: number): Promise<string> {
  const known = await storedNote(deps.db, state.id, size);
  if (known !== undefined) return known;
  const root =
    size === state.log.size
      ? headOf(state.log).root
      : toHex(merkleRoot((await leavesOf(deps.db, state.id, size)).map(fromHex)));
  const signed = signCheckpoint(noteHead(state.id, { root, size }), deps.serviceKey.secret);
  return keepNote(deps.db, state.id, size, encodeCheckpoint(signed));
}
