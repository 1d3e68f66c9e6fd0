import { ok, type Result } from '../../crypto/result.ts';
import { ratingEntriesFrom, ratingOpeningsOf } from '../../db/repositories/ratings.ts';
import type { RatingEntry } from '../domain/rating/entry.ts';
import type { Deps } from './deps.ts';
import { loadRatings, readRatingEntry } from './load-ratings.ts';
import type { Opening } from './opening.ts';

const PAGE_ENTRIES = 500;

/** A page of entries from index `from` on, bounded in number and bytes; empty at the end of the log. */
export async function readRatingLog(
  deps: Deps,
  { organisation, from }: { readonly organisation: string; readonly from: number },
): Promise<Result<{ readonly size: number; readonly entries: readonly RatingEntry[] }, 'RATING-LOG-UNKNOWN'>> {
  const loaded = await loadRatings(deps, { organisation });
  if (!loaded.ok) return loaded;
  const { id, log } = loaded.value;
  const page = await ratingEntriesFrom(deps.db, id, from, PAGE_ENTRIES);
  return ok({
    size: log.size,
    entries: page.filter(({ index }) => index < log.size).map(({ data }) => readRatingEntry(data)),
  });
}

/** Every opening that is kept, ascending by commitment. */
export async function readRatingOpenings(
  deps: Deps,
  { organisation }: { readonly organisation: string },
): Promise<Result<readonly Opening[], 'RATING-LOG-UNKNOWN'>> {
  const loaded = await loadRatings(deps, { organisation });
  return loaded.ok ? ok(await ratingOpeningsOf(deps.db, loaded.value.id)) : loaded;
}
