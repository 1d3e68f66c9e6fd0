import { type Bytes, fromHex } from '../../crypto/bytes.ts';
import { decodeCheckpoint, encodeCheckpoint, signCheckpoint } from '../../crypto/checkpoint.ts';
import { writeRecord } from '../../crypto/record.ts';
import type { JsonObject, RecordLine } from '../../crypto/record-line.ts';
import { assertOk, ok, type Result } from '../../crypto/result.ts';
import { keepRatingNote, ratingEntriesFrom, ratingOpeningsOf } from '../../db/repositories/ratings.ts';
import { noteHead } from '../domain/meeting/ballot-context.ts';
import { headOf } from '../domain/meeting/hashes.ts';
import type { RatingState } from '../domain/rating/state.ts';
import type { Deps } from './deps.ts';
import { loadRatings, readRatingEntry } from './load-ratings.ts';
import type { Opening } from './opening.ts';

/** The signed note of the whole rating log as it stands (13-log). The head it signs is that of stored entries, and is signed once. */
export async function ratingNote(
  deps: Deps,
  { organisation }: { readonly organisation: string },
): Promise<Result<{ readonly note: string }, 'RATING-LOG-UNKNOWN'>> {
  const loaded = await loadRatings(deps, { organisation });
  return loaded.ok ? ok({ note: await noteOf(deps, loaded.value) }) : loaded;
}

function noteOf(deps: Deps, { id, log }: RatingState): Promise<string> {
  const signed = signCheckpoint(noteHead(id, headOf(log)), deps.serviceKey.secret);
  return keepRatingNote(deps.db, id, log.size, encodeCheckpoint(signed));
}

/** The rating log's audit file as a stream of lines (22-ratings). Entries never change, and all else is read before the first line. */
export async function exportRatingRecord(
  deps: Deps,
  { organisation }: { readonly organisation: string },
): Promise<Result<AsyncIterable<Bytes>, 'RATING-LOG-UNKNOWN'>> {
  const loaded = await loadRatings(deps, { organisation });
  if (!loaded.ok) return loaded;
  const state = loaded.value;
  const openings = (await ratingOpeningsOf(deps.db, state.id)).filter(
    ({ commitment }) => state.commitments.has(commitment) && !state.erased.has(commitment),
  );
  return ok(writeRecord(recordLines(deps, state, openings, await noteOf(deps, state))));
}

async function* recordLines(
  deps: Deps,
  { id, log: { size } }: RatingState,
  openings: readonly Opening[],
  note: string,
): AsyncGenerator<RecordLine> {
  const counts = { entries: size, openings: openings.length, checkpoints: 1, ballots: 0 };
  yield { line: 'header', meeting: fromHex(id), ...counts };
  for (let from = 0; from < size; ) {
    const page = await ratingEntriesFrom(deps.db, id, from, size - from);
    if (page.length === 0) throw new Error('the rating log is shorter than its stated size');
    for (const { data } of page) yield { line: 'entry', entry: readRatingEntry(data) as unknown as JsonObject };
    from += page.length;
  }
  for (const { commitment, salt, text } of openings)
    yield { line: 'opening', commitment: fromHex(commitment), salt: fromHex(salt), text };
  yield { line: 'checkpoint', checkpoint: assertOk(decodeCheckpoint(note)) };
}
