import type { Bytes } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { ratingEntriesFrom } from '../../db/repositories/ratings.ts';
import { type RatingEntry, ratingLogId } from '../domain/rating/entry.ts';
import { applyRatingEntry, beginRatingLog } from '../domain/rating/judge.ts';
import type { RatingState } from '../domain/rating/state.ts';
import type { Deps } from './deps.ts';
import { copyRatingState } from './rating-cache.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** An entry that was judged before it was stored. */
export const readRatingEntry = (data: Bytes): RatingEntry => JSON.parse(decoder.decode(data)) as RatingEntry;

/**
 * The state of an organisation's rating log after all that it holds now: a snapshot which nobody may change. Entries of our
 * own database were judged when they were appended and are not judged again.
 */
export async function loadRatings(
  deps: Pick<Deps, 'db' | 'ratings' | 'serviceKey'>,
  { organisation }: { readonly organisation: string },
): Promise<Result<RatingState, 'RATING-LOG-UNKNOWN'>> {
  const log = ratingLogId(deps.serviceKey.public, organisation);
  const known = deps.ratings.get(log);
  let state: RatingState | undefined;
  for (let size = known?.log.size ?? 0; ; ) {
    const page = await ratingEntriesFrom(deps.db, log, size);
    if (page.length === 0) break;
    state ??= known === undefined ? undefined : copyRatingState(known);
    for (const { data } of page) {
      const entry = readRatingEntry(data);
      if (state !== undefined) applyRatingEntry(state, entry);
      else {
        const begun = beginRatingLog(entry);
        if (!begun.ok) throw new Error('a stored rating log does not begin with its creation');
        state = begun.value;
      }
    }
    size += page.length;
  }
  const current = state ?? known;
  if (current === undefined) return refuse('RATING-LOG-UNKNOWN');
  deps.ratings.put(current);
  return ok(current);
}
