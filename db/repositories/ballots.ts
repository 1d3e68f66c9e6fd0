import { and, asc, count, eq, gt, inArray, or, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { type Bytes, fromHex, type Hex } from '../../crypto/bytes.ts';
import { type Db, rowsOf } from '../engine/database.ts';
import { ballots, sealedBallots } from '../schema/ballots.ts';

/** One poll of one meeting. */
export interface BoxName {
  readonly meeting: Hex;
  readonly ordinal: number;
}

export interface NewBallot extends BoxName {
  /** SHA-256 of the ballot key. */
  readonly ballotKeyHash: Hex;
  readonly leaf: Hex;
  readonly tracking: Hex;
  readonly ballot: Bytes;
}

/**
 * Stores a judged ballot if its poll is open: one statement, one transaction, durable when it returns. It shares the
 * poll's row, so that closing waits for it, and after closing it finds nothing.
 * @returns false if nothing was stored: `findBallot` and the poll's phase say why
 */
export async function storeBallot(db: Db, row: NewBallot): Promise<boolean> {
  const stored = await db.execute(sql`
    INSERT INTO ballots (meeting_id, ordinal, ballot_key_hash, leaf, tracking, ballot)
    SELECT meeting_id, ordinal, ${fromHex(row.ballotKeyHash)}::bytea, ${fromHex(row.leaf)}::bytea,
           ${fromHex(row.tracking)}::bytea, ${row.ballot}::bytea
    FROM polls WHERE meeting_id = ${fromHex(row.meeting)}::bytea AND ordinal = ${row.ordinal} AND phase = 'open' FOR SHARE
    ON CONFLICT DO NOTHING RETURNING ordinal`);
  return rowsOf(stored).length === 1;
}

/** The leaf of whatever ballot has this key or tracking code, before or after closing; the one with the key first. */
export async function findBallot(
  db: Db,
  { meeting, ordinal }: BoxName,
  ballotKeyHash: Hex,
  tracking?: Hex,
): Promise<Hex | undefined> {
  const from = (table: typeof ballots | typeof sealedBallots) =>
    db
      .select({ leaf: table.leaf, keyHash: table.ballotKeyHash })
      .from(table)
      .where(
        and(
          eq(table.meetingId, meeting),
          eq(table.ordinal, ordinal),
          tracking === undefined
            ? eq(table.ballotKeyHash, ballotKeyHash)
            : or(eq(table.ballotKeyHash, ballotKeyHash), eq(table.tracking, tracking)),
        ),
      );
  // One statement: closing moves rows from the one table to the other, and no snapshot sees them in neither.
  const found = await unionAll(from(ballots), from(sealedBallots));
  return (found.find(({ keyHash }) => keyHash === ballotKeyHash) ?? found[0])?.leaf;
}

/**
 * Moves a closed poll's ballots into its sealed box, in ascending order of leaves, which is all the order they have from
 * then on. In the transaction that has closed the poll: its row is locked, no cast is in flight.
 * @returns the leaves, ascending
 */
export async function sealBox(tx: Db, { meeting, ordinal }: BoxName): Promise<Hex[]> {
  const where = sql`meeting_id = ${fromHex(meeting)}::bytea AND ordinal = ${ordinal}`;
  await tx.execute(sql`
    INSERT INTO sealed_ballots (meeting_id, ordinal, ballot_key_hash, leaf, tracking, ballot)
    SELECT meeting_id, ordinal, ballot_key_hash, leaf, tracking, ballot FROM ballots WHERE ${where} ORDER BY leaf`);
  await discardBallots(tx, { meeting, ordinal });
  return sealedLeaves(tx, { meeting, ordinal });
}

/** Empties the work table of a poll. */
export async function discardBallots(tx: Db, { meeting, ordinal }: BoxName): Promise<void> {
  await tx.delete(ballots).where(and(eq(ballots.meetingId, meeting), eq(ballots.ordinal, ordinal)));
}

/**
 * Makes the work tables' deleted rows unreadable in the data folder, and with them the order in which they came. VACUUM alone
 * waits for old snapshots and leaves copies on pages of indexes, in the order of casting; so the tables get new files. The WAL
 * holds the order too: its segments are ended and removed where the role may ask for that and the server does not keep them
 * (`wal_recycle`, archives, replicas). Not within a transaction; may be repeated.
 */
export async function forgetCastingOrder(db: Db): Promise<void> {
  for (const table of ['ballots', 'vault_entries'])
    if (!(await rewrite(db, table))) await db.execute(sql`VACUUM ${sql.identifier(table)}`);
  await db.execute(sql`SELECT pg_switch_wal()`);
  await db.execute(sql`CHECKPOINT`);
}

/**
 * Empty files for an empty table, else new ones with the rows of other polls, in the order of their hashes. Readers take the
 * lock before their snapshot, so none of them misses rows that have moved to the sealed box.
 * @returns false if the lock is not to be had soon: casts in other polls go before
 */
async function rewrite(db: Db, name: string): Promise<boolean> {
  const table = sql.identifier(name);
  try {
    await db.transaction(async (tx) => {
      await tx.execute(sql`SET LOCAL lock_timeout = '300ms'`);
      await tx.execute(sql`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
      const empty = rowsOf(await tx.execute(sql`SELECT FROM ${table} LIMIT 1`)).length === 0;
      await tx.execute(empty ? sql`TRUNCATE ${table}` : sql`CLUSTER ${table} USING ${sql.identifier(`${name}_pkey`)}`);
    });
    return true;
  } catch (error) {
    if ((error as { cause?: { code?: string } }).cause?.code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}

/** SQLSTATE of an expired `lock_timeout`. */
const LOCK_NOT_AVAILABLE = '55P03';

export async function sealedLeaves(db: Db, box: BoxName): Promise<Hex[]> {
  const rows = await db
    .select({ leaf: sealedBallots.leaf })
    .from(sealedBallots)
    .where(inBox(box))
    .orderBy(asc(sealedBallots.leaf));
  return rows.map(({ leaf }) => leaf);
}

/** Tracking codes of a sealed box in the order of its leaves. */
export async function sealedTrackingCodes(db: Db, box: BoxName): Promise<Hex[]> {
  const rows = await db
    .select({ tracking: sealedBallots.tracking })
    .from(sealedBallots)
    .where(inBox(box))
    .orderBy(asc(sealedBallots.leaf));
  return rows.map(({ tracking }) => tracking);
}

/** The ballots of a sealed box, ascending by leaf, a page at a time: the box never changes, so no snapshot is needed. */
export async function* sealedBox(db: Db, box: BoxName, page = 64): AsyncGenerator<Bytes> {
  let after: Hex | undefined;
  for (;;) {
    const rows = await db
      .select({ leaf: sealedBallots.leaf, ballot: sealedBallots.ballot })
      .from(sealedBallots)
      .where(after === undefined ? inBox(box) : and(inBox(box), gt(sealedBallots.leaf, after)))
      .orderBy(asc(sealedBallots.leaf))
      .limit(page);
    for (const { ballot } of rows) yield ballot;
    if (rows.length < page) return;
    after = rows.at(-1)?.leaf;
  }
}

/** How many ballots each poll of these meetings has, open or sealed. Polls without any are absent. */
export async function countBallots(db: Db, meetings: readonly Hex[]) {
  const from = (table: typeof ballots | typeof sealedBallots) =>
    db
      .select({ meeting: table.meetingId, ordinal: table.ordinal, count: count() })
      .from(table)
      .where(inArray(table.meetingId, [...meetings]))
      .groupBy(table.meetingId, table.ordinal);
  return unionAll(from(ballots), from(sealedBallots));
}

const inBox = ({ meeting, ordinal }: BoxName) =>
  and(eq(sealedBallots.meetingId, meeting), eq(sealedBallots.ordinal, ordinal));
