import { and, asc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Bytes, Hex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import type { PeriodProgress } from '../../src/domain/rating/report/progress.ts';
import type { Db } from '../engine/database.ts';
import { ratingCheckpoints, ratingEntries, ratingLogs, ratingOpenings, ratingProgress } from '../schema/ratings.ts';
import { transact } from '../transact.ts';
import type { OpeningRow } from './openings.ts';

/** A judged entry, and what its log is after it. */
export interface RatingAppend {
  readonly log: Hex;
  readonly organisation: string;
  /** Size of the log that the entry was judged against; 0 begins it. */
  readonly expectedSize: number;
  readonly entry: { readonly data: Bytes; readonly leaf: Hex; readonly type: string };
  /** Frontier of the log after the entry (13-log). */
  readonly peaks: Bytes;
  /** Openings that come with the entry, judged. */
  readonly openings: readonly OpeningRow[];
  /** Commitments whose openings the entry erases. */
  readonly erased: readonly Hex[];
  /** Of the periods whose numbers the entry may have changed. */
  readonly progress: ReadonlyMap<string, PeriodProgress>;
}

/**
 * Appends one entry, with what follows from it, in one transaction. Compare-and-set on the log's size: of two who judged
 * against the same log one wins, the other is refused and nothing of it is stored.
 */
export const appendRatingEntry = (db: Db, append: RatingAppend): Promise<Result<void, 'STATE-STALE'>> =>
  transact(db, async (tx) => {
    const { log, organisation, expectedSize, entry, peaks } = append;
    if (expectedSize === 0)
      await tx
        .insert(ratingLogs)
        .values({ id: log, organisationId: organisation, logSize: 0, logPeaks: new Uint8Array() })
        .onConflictDoNothing();
    const moved = await tx
      .update(ratingLogs)
      .set({ logSize: expectedSize + 1, logPeaks: peaks })
      .where(and(eq(ratingLogs.id, log), eq(ratingLogs.logSize, expectedSize)))
      .returning({ id: ratingLogs.id });
    if (moved.length === 0) return refuse('STATE-STALE', 'the rating log has grown meanwhile');
    await tx.insert(ratingEntries).values({ logId: log, index: expectedSize, ...entry });
    for (let at = 0; at < append.openings.length; at += 1000) {
      const part = append.openings.slice(at, at + 1000).map((row) => ({ logId: log, ...row }));
      await tx.insert(ratingOpenings).values(part).onConflictDoNothing();
    }
    if (append.erased.length > 0)
      await tx
        .delete(ratingOpenings)
        .where(and(eq(ratingOpenings.logId, log), inArray(ratingOpenings.commitment, [...append.erased])));
    for (const [period, data] of append.progress)
      await tx
        .insert(ratingProgress)
        .values({ logId: log, period, data })
        .onConflictDoUpdate({ target: [ratingProgress.logId, ratingProgress.period], set: { data } });
    return ok(undefined);
  });

/** A page ends with the first entry that brings it above this; one alone may have a megabyte. */
const PAGE_BYTES = 1_000_000;

/** Entries from an index on, in order, bounded in number and bytes; empty at the end of the log, and only there. */
export async function ratingEntriesFrom(
  db: Db,
  log: Hex,
  from: number,
  limit = 1000,
): Promise<{ readonly index: number; readonly data: Bytes }[]> {
  const inPage = (until: number) =>
    and(eq(ratingEntries.logId, log), gte(ratingEntries.index, from), lt(ratingEntries.index, until));
  const lengths = await db
    .select({ length: sql<number>`octet_length(${ratingEntries.data})` })
    .from(ratingEntries)
    .where(inPage(from + limit))
    .orderBy(asc(ratingEntries.index));
  if (lengths.length === 0) return [];
  let count = 0;
  for (let bytes = 0; count < lengths.length && bytes <= PAGE_BYTES; count++) bytes += Number(lengths[count]?.length);
  return db
    .select({ index: ratingEntries.index, data: ratingEntries.data })
    .from(ratingEntries)
    .where(inPage(from + count))
    .orderBy(asc(ratingEntries.index));
}

/** Where an entry with this leaf stands. */
export async function indexOfRatingLeaf(db: Db, log: Hex, leaf: Hex): Promise<number | undefined> {
  const [row] = await db
    .select({ index: ratingEntries.index })
    .from(ratingEntries)
    .where(and(eq(ratingEntries.logId, log), eq(ratingEntries.leaf, leaf)));
  return row?.index;
}

/** All openings of a log that are kept, ascending by commitment. */
export const ratingOpeningsOf = (db: Db, log: Hex): Promise<OpeningRow[]> =>
  db
    .select({ commitment: ratingOpenings.commitment, salt: ratingOpenings.salt, text: ratingOpenings.text })
    .from(ratingOpenings)
    .where(eq(ratingOpenings.logId, log))
    .orderBy(asc(ratingOpenings.commitment));

/** Stores the first note of a size for good. @returns the note that is stored */
export async function keepRatingNote(db: Db, log: Hex, size: number, note: string): Promise<string> {
  await db.insert(ratingCheckpoints).values({ logId: log, size, note }).onConflictDoNothing();
  const [row] = await db
    .select({ note: ratingCheckpoints.note })
    .from(ratingCheckpoints)
    .where(and(eq(ratingCheckpoints.logId, log), eq(ratingCheckpoints.size, size)));
  if (row === undefined) throw new Error('a checkpoint was neither found nor stored');
  return row.note;
}

/** Numbers of one period of the logs of some organisations; those without such a period are left out. */
export const progressOfOrganisations = (
  db: Db,
  organisations: readonly string[],
  period: string,
): Promise<{ organisation: string; data: PeriodProgress }[]> =>
  db
    .select({ organisation: ratingLogs.organisationId, data: ratingProgress.data })
    .from(ratingProgress)
    .innerJoin(ratingLogs, eq(ratingLogs.id, ratingProgress.logId))
    .where(and(inArray(ratingLogs.organisationId, [...organisations]), eq(ratingProgress.period, period)));
