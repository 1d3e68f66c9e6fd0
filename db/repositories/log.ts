import { and, asc, count, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Bytes, Hex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import type { MeetingPhase, PollPhase } from '../../src/domain/meeting/lifecycle.ts';
import type { Db } from '../engine/database.ts';
import { logEntries, meetings, polls } from '../schema/meetings.ts';
import { transact } from '../transact.ts';

/** Nodes listen here; a payload is `meeting id in hex ‖ ' ' ‖ kind` and nothing else. */
export const CHANNEL = 'phieu_kin';

export interface NewEntry {
  /** Canonical bytes, the leaf's data. */
  readonly data: Bytes;
  readonly leaf: Hex;
  readonly type: string;
}

export interface PollRow {
  readonly ordinal: number;
  readonly phase: PollPhase;
  readonly title: string | null;
}

/** Judged entries, and what the meeting is after them. */
export interface Append {
  readonly meeting: Hex;
  /** Size of the log that the entries were judged against. */
  readonly expectedSize: number;
  readonly entries: readonly NewEntry[];
  readonly phase: MeetingPhase;
  /** Frontier of the log after the entries (13-log). */
  readonly peaks: Bytes;
  /** Polls that are new or differ; the others may be left out. */
  readonly polls: readonly PollRow[];
  readonly title?: string | null;
  readonly manifestHash?: Hex | null;
  /** What shall be stored in the same transaction, after the entries. */
  readonly alongside?: (tx: Db) => Promise<void>;
}

/** The row of a meeting whose log is still empty. @returns false if the id is taken */
export async function insertMeeting(db: Db, meeting: Hex, organisation: string): Promise<boolean> {
  const row = {
    id: meeting,
    organisationId: organisation,
    phase: 'draft',
    logSize: 0,
    logPeaks: new Uint8Array(),
  } as const;
  const stored = await db.insert(meetings).values(row).onConflictDoNothing().returning({ id: meetings.id });
  return stored.length === 1;
}

/**
 * Appends in one transaction: entries, the phases that follow from them, and what goes alongside. Compare-and-set on the
 * log's size: of two who judged against the same log one wins, the other is refused and nothing of it is stored.
 */
export const appendEntries = (db: Db, append: Append): Promise<Result<void, 'STATE-STALE'>> =>
  transact(db, async (tx) => {
    const { meeting, expectedSize, entries } = append;
    const moved = await tx
      .update(meetings)
      .set({
        logSize: expectedSize + entries.length,
        logPeaks: append.peaks,
        phase: append.phase,
        ...(append.title === undefined ? {} : { title: append.title }),
        ...(append.manifestHash === undefined ? {} : { manifestHash: append.manifestHash }),
      })
      .where(and(eq(meetings.id, meeting), eq(meetings.logSize, expectedSize)))
      .returning({ id: meetings.id });
    if (moved.length === 0) return refuse('STATE-STALE', 'the log has grown meanwhile');
    const rows = entries.map((entry, offset) => ({ meetingId: meeting, index: expectedSize + offset, ...entry }));
    if (rows.length > 0) await tx.insert(logEntries).values(rows);
    for (const { ordinal, phase, title } of append.polls) await putPoll(tx, meeting, ordinal, phase, title);
    await append.alongside?.(tx);
    await tx.execute(sql`SELECT pg_notify(${CHANNEL}, ${`${meeting} log`})`);
    return ok(undefined);
  });

/** An insert with a conflict clause would fire the insert's trigger with the later phase, so it is tried second. */
async function putPoll(tx: Db, meetingId: Hex, ordinal: number, phase: PollPhase, title: string | null): Promise<void> {
  const updated = await tx
    .update(polls)
    .set({ phase, title })
    .where(and(eq(polls.meetingId, meetingId), eq(polls.ordinal, ordinal)))
    .returning({ ordinal: polls.ordinal });
  if (updated.length === 0) await tx.insert(polls).values({ meetingId, ordinal, phase, title });
}

export interface StoredEntry {
  readonly index: number;
  readonly type: string;
  readonly data: Bytes;
}

/** A page ends with the first entry that brings it above this: one alone may have megabytes, and a log hundreds of such. */
const PAGE_BYTES = 1_000_000;

/**
 * Entries of a log from an index on, in order: at most `limit`, and no more bytes than a node can hold. The lengths are asked
 * for first, which reads none of the data.
 * @returns an empty page at the end of the log, and only there
 */
export async function entriesFrom(db: Db, meeting: Hex, from: number, limit = 1000): Promise<StoredEntry[]> {
  const inPage = (until: number) =>
    and(eq(logEntries.meetingId, meeting), gte(logEntries.index, from), lt(logEntries.index, until));
  const lengths = await db
    .select({ length: sql<number>`octet_length(${logEntries.data})` })
    .from(logEntries)
    .where(inPage(from + limit))
    .orderBy(asc(logEntries.index));
  if (lengths.length === 0) return [];
  let count = 0;
  for (let bytes = 0; count < lengths.length && bytes <= PAGE_BYTES; count++) bytes += Number(lengths[count]?.length);
  return db
    .select({ index: logEntries.index, type: logEntries.type, data: logEntries.data })
    .from(logEntries)
    .where(inPage(from + count))
    .orderBy(asc(logEntries.index));
}

/** Where the newest entry with this leaf stands. */
export async function indexOfLeaf(db: Db, meeting: Hex, leaf: Hex): Promise<number | undefined> {
  const [row] = await db
    .select({ index: sql<number | null>`max(${logEntries.index})` })
    .from(logEntries)
    .where(and(eq(logEntries.meetingId, meeting), eq(logEntries.leaf, leaf)));
  return row?.index ?? undefined;
}

/** Leaf hashes of the first `size` entries, in order. */
export async function leavesOf(db: Db, meeting: Hex, size: number): Promise<Hex[]> {
  const rows = await db
    .select({ leaf: logEntries.leaf })
    .from(logEntries)
    .where(and(eq(logEntries.meetingId, meeting), lt(logEntries.index, size)))
    .orderBy(asc(logEntries.index));
  return rows.map(({ leaf }) => leaf);
}

export const meetingsOf = (db: Db, organisations: readonly string[]) =>
  db
    .select({
      meeting: meetings.id,
      organisation: meetings.organisationId,
      title: meetings.title,
      phase: meetings.phase,
      fingerprint: meetings.manifestHash,
    })
    .from(meetings)
    .where(inArray(meetings.organisationId, [...organisations]))
    .orderBy(asc(meetings.id));

export const pollsOf = (db: Db, ids: readonly Hex[]) =>
  db
    .select({ meeting: polls.meetingId, ordinal: polls.ordinal, phase: polls.phase, title: polls.title })
    .from(polls)
    .where(inArray(polls.meetingId, [...ids]))
    .orderBy(asc(polls.meetingId), asc(polls.ordinal));

/** Entries of the named types, in order, of several meetings. */
export const entriesOfTypes = (db: Db, ids: readonly Hex[], types: readonly string[]) =>
  db
    .select({ meeting: logEntries.meetingId, data: logEntries.data })
    .from(logEntries)
    .where(and(inArray(logEntries.meetingId, [...ids]), inArray(logEntries.type, [...types])))
    .orderBy(asc(logEntries.meetingId), asc(logEntries.index));

/** How many entries of a type each meeting has. */
export const countEntries = (db: Db, ids: readonly Hex[], type: string) =>
  db
    .select({ meeting: logEntries.meetingId, count: count() })
    .from(logEntries)
    .where(and(inArray(logEntries.meetingId, [...ids]), eq(logEntries.type, type)))
    .groupBy(logEntries.meetingId);
