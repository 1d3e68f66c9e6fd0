import { type Bytes, fromHex, type Hex } from '../../crypto/bytes.ts';
import { decodeCheckpoint } from '../../crypto/checkpoint.ts';
import { writeRecord } from '../../crypto/record.ts';
import type { CheckpointLine, JsonObject, RecordLine } from '../../crypto/record-line.ts';
import { assertOk, ok, type Result } from '../../crypto/result.ts';
import { sealedBox } from '../../db/repositories/ballots.ts';
import { cosignatureLines } from '../../db/repositories/checkpoints.ts';
import { entriesFrom } from '../../db/repositories/log.ts';
import { openingsOf } from '../../db/repositories/openings.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import { neededCheckpoints } from '../domain/verify/checkpoints.ts';
import { allCommitments } from '../domain/verify/openings.ts';
import { serviceNote } from './checkpoint-note.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';
import type { Opening } from './opening.ts';
import { readStoredEntry } from './stored-entry.ts';

/**
 * The meeting's audit file as a stream of lines (14-record), of the log as it stands now; it verifies once the meeting has
 * ended. Entries and sealed boxes never change, and all else is read before the first line, so no snapshot is needed.
 */
export async function exportRecord(
  deps: Deps,
  { meeting }: { readonly meeting: Hex },
): Promise<Result<AsyncIterable<Bytes>, 'MEETING-UNKNOWN'>> {
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const state = loaded.value;
  const known = allCommitments(state);
  const openings = (await openingsOf(deps.db, meeting)).filter(({ commitment }) => known.has(commitment));
  const checkpoints: CheckpointLine[] = [];
  for (const { size } of neededCheckpoints(state)) checkpoints.push(await checkpointLine(deps, state, size));
  return ok(writeRecord(recordLines(deps, state, openings, checkpoints)));
}

async function checkpointLine(deps: Deps, state: MeetingState, size: number): Promise<CheckpointLine> {
  const note = await serviceNote(deps, state, size);
  const lines = await cosignatureLines(deps.db, state.id, size);
  const checkpoint = assertOk(decodeCheckpoint(note + lines.map((line) => `${line}\n`).join('')));
  return { line: 'checkpoint', checkpoint };
}

async function* recordLines(
  deps: Deps,
  state: MeetingState,
  openings: readonly Opening[],
  checkpoints: readonly CheckpointLine[],
): AsyncGenerator<RecordLine> {
  const counted = [...state.polls]
    .flatMap(([ordinal, { phase, box }]) =>
      phase === 'certified' && box !== undefined ? [{ ordinal, size: box.size }] : [],
    )
    .sort((a, b) => a.ordinal - b.ordinal);
  yield {
    line: 'header',
    meeting: fromHex(state.id),
    entries: state.log.size,
    openings: openings.length,
    checkpoints: checkpoints.length,
    ballots: counted.reduce((sum, { size }) => sum + size, 0),
  };
  yield* entryLines(deps, state);
  for (const { commitment, salt, text } of openings)
    yield { line: 'opening', commitment: fromHex(commitment), salt: fromHex(salt), text };
  yield* checkpoints;
  for (const { ordinal } of counted)
    for await (const ballot of sealedBox(deps.db, { meeting: state.id, ordinal }))
      yield { line: 'ballot', ordinal, ballot };
}

const PAGE = 200;

async function* entryLines(deps: Deps, { id, log: { size } }: MeetingState): AsyncGenerator<RecordLine> {
  for (let from = 0; from < size; ) {
    const page = await entriesFrom(deps.db, id, from, Math.min(PAGE, size - from));
    if (page.length === 0) throw new Error('the log is shorter than its meeting states');
    for (const { data } of page) yield { line: 'entry', entry: readStoredEntry(data) as unknown as JsonObject };
    from += page.length;
  }
}
