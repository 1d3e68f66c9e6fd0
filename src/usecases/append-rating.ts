import { toHex } from '../../crypto/bytes.ts';
import { leafHash } from '../../crypto/merkle.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { appendRatingEntry, indexOfRatingLeaf, ratingOpeningsOf } from '../../db/repositories/ratings.ts';
import { ratingCommitments } from '../domain/rating/commitments.ts';
import { decodeRatingEntry, type RatingEntry, ratingLogId } from '../domain/rating/entry.ts';
import { applyRatingEntry, beginRatingLog, judgeRatingEntry } from '../domain/rating/judge.ts';
import { type PeriodProgress, progressOf } from '../domain/rating/report/progress.ts';
import type { RatingState } from '../domain/rating/state.ts';
import type { Place } from './append-statement.ts';
import type { Deps } from './deps.ts';
import { canonicalBytes } from './hostile-statement.ts';
import { judgeOpenings } from './judge-openings.ts';
import { loadRatings } from './load-ratings.ts';
import type { Opening } from './opening.ts';
import { judgeByService } from './rating-attachments.ts';
import { copyRatingState } from './rating-cache.ts';

interface RatingToAppend {
  readonly organisation: string;
  /** Hostile: `{body, key, sig}` as parsed from JSON. */
  readonly entry: unknown;
  /** Hostile: openings of the commitments that the statement makes; those stored already may be left out. */
  readonly openings?: readonly Opening[];
}

/** How often a statement is judged again because the log has grown meanwhile. */
const ATTEMPTS = 20;

/**
 * Judges a statement of a rating log and appends it with what follows from it, in one transaction. One that stands in the log
 * already answers with its place. Codes: those of 22-ratings and 18-service-rules.
 */
export async function appendRating(deps: Deps, request: RatingToAppend): Promise<Result<Place>> {
  const { organisation, openings = [] } = request;
  const data = canonicalBytes(request.entry);
  if (!data.ok) return data;
  const decoded = decodeRatingEntry(request.entry);
  if (!decoded.ok) return decoded;
  const entry = decoded.value;
  const leaf = toHex(leafHash(data.value));
  const log = ratingLogId(deps.serviceKey.public, organisation);
  if (entry.body.log !== log) return refuse('RATING-LOG', 'made for the log of another organisation or service');
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const loaded = await loadRatings(deps, { organisation });
    const before = loaded.ok ? loaded.value : undefined;
    const judged = await judge(deps, before, entry, organisation);
    if (!judged.ok) {
      const index = await indexOfRatingLeaf(deps.db, log, leaf);
      return index === undefined ? judged : ok({ index, leaf });
    }
    const opened = await judgeOpenings(new Set(ratingCommitments(entry.body)), openings, () =>
      ratingOpeningsOf(deps.db, log),
    );
    if (!opened.ok) return opened;
    const after = judged.value;
    const appended = await appendRatingEntry(deps.db, {
      log,
      organisation,
      expectedSize: before?.log.size ?? 0,
      entry: { data: data.value, leaf, type: entry.body.type },
      peaks: after.log.state().peaks,
      openings,
      erased: entry.body.type === 'names-erased' ? entry.body.commitments : [],
      progress: progressAfter(after, entry),
    });
    if (!appended.ok) continue;
    deps.ratings.put(after);
    return ok({ index: after.log.size - 1, leaf });
  }
  return refuse('STATE-STALE', 'the log keeps growing; send the same statement again');
}

/** @returns the state with the entry applied */
async function judge(
  deps: Deps,
  before: RatingState | undefined,
  entry: RatingEntry,
  organisation: string,
): Promise<Result<RatingState>> {
  const domain = before === undefined ? beginRatingLog(entry) : judgeRatingEntry(before, entry);
  if (!domain.ok) return domain;
  const known = await judgeByService(deps, before, entry.body, organisation);
  if (!known.ok) return known;
  if (before === undefined) return domain as Result<RatingState>;
  const after = copyRatingState(before);
  applyRatingEntry(after, entry);
  return ok(after);
}

/** The numbers of the period that a statement is about; of all periods where it is about subjects. */
function progressAfter(state: RatingState, { body }: RatingEntry): ReadonlyMap<string, PeriodProgress> {
  const named =
    'period' in body
      ? [body.period]
      : body.type === 'ballot-confirmed'
        ? [state.papers.get(body.entry)?.period]
        : body.type === 'subjects-added' || body.type === 'status-stated'
          ? [...state.periods.keys()]
          : [];
  return new Map(
    named.flatMap((name) => {
      const period = state.periods.get(name ?? '');
      return name === undefined || period === undefined ? [] : [[name, progressOf(state, period)] as const];
    }),
  );
}
