import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Hex, toHex } from '../../crypto/bytes.ts';
import { type Db, rowsOf } from '../../db/engine/database.ts';
import type { Loot } from './linker.ts';

/** What the thief can reach. */
export interface House {
  /** As superuser of the server. */
  readonly db: Db;
  readonly meeting: Hex;
  /** Where the WAL stood before the first request. */
  readonly walFrom: string;
  /** All that the service and its database have logged, and the exported record if there is one. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface Theft {
  readonly loot: Loot;
  /** Where bytes of ballots lie, and of how many of them: files of relations, `WAL`, texts. */
  readonly traces: ReadonlyMap<string, number>;
}

/** Where traces of ballots lie, apart from the sealed box with its indexes and the record. */
export const elsewhere = ({ traces }: Theft): string[] =>
  [...traces.keys()].filter((name) => !/^sealed_ballots\b|^record$/.test(name));

interface BallotRow {
  readonly leaf: Hex;
  readonly key: Hex;
  readonly tracking: Hex;
  readonly ballot: Uint8Array;
  readonly xmin: number;
  readonly chunk: number | null;
}

interface LogRow {
  readonly index: number;
  readonly type: string;
  readonly data: Uint8Array;
  readonly leaf: Hex;
  readonly xmin: number;
}

export const walPosition = async (db: Db): Promise<string> =>
  (rowsOf<{ at: string }>(await db.execute(sql`SELECT pg_current_wal_insert_lsn()::text AS at`))[0] as { at: string })
    .at;

/**
 * Takes everything: all rows with their hidden columns, the bytes of every relation's files (what was deleted included),
 * the WAL since `walFrom` as far as it is still there, texts. Every clue becomes an order of voters or of ballots.
 */
export async function steal(house: House): Promise<Theft> {
  const { db, meeting, walFrom, texts } = house;
  // Before the checkpoint below, which may remove some of it.
  const wal = await readWal(db, walFrom);
  const commits = await commitOrder(db, walFrom);
  await db.execute(sql`CHECKPOINT`);
  const voters = await voterClues(db, meeting, commits);
  const { rows, orders } = await ballotClues(db, meeting, commits);
  const traces = new Map<string, number>();
  const look = (name: string, bytes: Buffer, coding: 'hex' | 'latin1' = 'hex') => {
    const found = rows
      .map((row) => ({ leaf: row.leaf, at: firstTrace(bytes, row, coding) }))
      .filter((trace): trace is { leaf: Hex; at: number } => trace.at !== undefined)
      .sort((a, b) => a.at - b.at)
      .map(({ leaf }) => leaf);
    if (found.length === 0) return;
    traces.set(name, found.length);
    // Those that left no trace come last: a guess, but one that knows nothing of the truth.
    orders.set(name, [...found, ...rows.map(({ leaf }) => leaf).filter((leaf) => !found.includes(leaf))]);
  };
  for (const { name, bytes } of await relationFiles(db)) look(name, bytes);
  look('WAL', wal);
  for (const [name, text] of Object.entries(texts)) look(name, Buffer.from(text), 'latin1');
  const cast = new Map(rows.map(({ leaf, xmin }) => [leaf, xmin]));
  return { loot: { voters: voters.orders, issued: voters.issued, ballots: orders, cast }, traces };
}

/** The first place that holds any 16 bytes by which a ballot is known. */
function firstTrace(
  bytes: Buffer,
  { leaf, key, tracking, ballot }: BallotRow,
  coding: 'hex' | 'latin1',
): number | undefined {
  const marks = [leaf, leaf.slice(32), key, key.slice(32), tracking, toHex(ballot.slice(0, 16))];
  const places = marks.map((mark) => bytes.indexOf(Buffer.from(mark.slice(0, 32), coding))).filter((at) => at >= 0);
  return places.length === 0 ? undefined : Math.min(...places);
}

async function voterClues(db: Db, meeting: Hex, commits: ReadonlyMap<number, number>) {
  const log = rowsOf<LogRow>(
    await db.execute(sql`SELECT index, type, data, encode(leaf, 'hex') AS leaf, xmin::text::bigint::int AS xmin
      FROM log_entries WHERE meeting_id = decode(${meeting}, 'hex') ORDER BY xmin::text::bigint, ctid`),
  ).map((row) => ({
    ...row,
    body: (JSON.parse(Buffer.from(row.data).toString()) as { body: Record<string, unknown> }).body,
  }));
  const requests = log.filter(({ type }) => type === 'request');
  const voterOf = new Map(requests.map(({ leaf, body }) => [leaf, String(body.voter)]));
  const byVault = new Map(requests.map(({ body }) => [body.vault, String(body.voter)]));
  const vault = rowsOf<{ hash: Hex }>(
    await db.execute(sql`SELECT encode(entry_hash, 'hex') AS hash FROM vault_entries
      WHERE meeting_id = decode(${meeting}, 'hex') ORDER BY xmin::text::bigint, ctid`),
  ).map(({ hash }) => hash);
  const named = requests.map(({ body }) => String(body.voter));
  const byIndex = [...log].sort((a, b) => a.index - b.index);
  const present = byIndex.filter(({ type }) => type === 'presence').map(({ body }) => String(body.voter));
  const answered = byIndex
    .filter(({ type }) => type === 'issue')
    .map(({ body }) => voterOf.get(body.request as Hex) as string);
  const committed = [...requests].sort((a, b) => (commits.get(a.xmin) ?? 0) - (commits.get(b.xmin) ?? 0));
  const orders = new Map<string, string[]>([
    ['roll', [...named].sort((a, b) => Number(a) - Number(b))],
    ['requests by xmin, ctid', named],
    ['requests in the log', byIndex.filter(({ type }) => type === 'request').map(({ body }) => String(body.voter))],
    ['presence', present.filter((voter) => named.includes(voter))],
    ['answers', [...new Set(answered)]],
    ['requests by hash of the vault entry', [...byVault.keys()].sort().map((hash) => byVault.get(hash) as string)],
    ...(vault.length === 0 ? [] : [['vault by xmin, ctid', vault.map((hash) => byVault.get(hash) as string)] as const]),
    ...(requests.every(({ xmin }) => commits.has(xmin))
      ? [['requests by commit in the WAL', committed.map(({ body }) => String(body.voter))] as const]
      : []),
  ] as [string, string[]][]);
  const answers = log.filter(({ type }) => type === 'issue');
  const issuedAt = answers.map(({ body, xmin }): [string, number] => [
    voterOf.get(body.request as Hex) as string,
    xmin,
  ]);
  return { orders, issued: new Map(issuedAt) };
}

async function ballotClues(db: Db, meeting: Hex, commits: ReadonlyMap<number, number>) {
  const orders = new Map<string, string[]>();
  const from = async (table: 'ballots' | 'sealed_ballots') =>
    rowsOf<BallotRow>(
      await db.execute(sql`SELECT encode(leaf, 'hex') AS leaf, encode(ballot_key_hash, 'hex') AS key, encode(tracking, 'hex') AS tracking,
          ballot, xmin::text::bigint::int AS xmin, pg_column_toast_chunk_id(ballot)::bigint::int AS chunk
        FROM ${sql.identifier(table)} WHERE meeting_id = decode(${meeting}, 'hex') ORDER BY ctid`),
    );
  const [open, sealed] = [await from('ballots'), await from('sealed_ballots')];
  if (open.length > 0 && sealed.length > 0) throw new Error('a poll is either open or sealed');
  const rows = [...open, ...sealed];
  const order = (name: string, key: (row: BallotRow) => number | string) => {
    const keys = new Map(rows.map((row) => [row.leaf, key(row)]));
    const compare = (a: Hex, b: Hex) => ((keys.get(a) as number) < (keys.get(b) as number) ? -1 : 1);
    // Equal keys tell nothing; the order in which rows were read is that of ctid, which is its own clue.
    if (new Set(keys.values()).size === rows.length) orders.set(name, rows.map(({ leaf }) => leaf).sort(compare));
  };
  orders.set(
    'ctid',
    rows.map(({ leaf }) => leaf),
  );
  order('xmin', ({ xmin }) => xmin);
  order('commit in the WAL', ({ xmin }) => commits.get(xmin) ?? -1);
  order('oid of the oversize value', ({ chunk }) => chunk ?? -1);
  order('leaf', ({ leaf }) => leaf);
  order('hash of the key', ({ key }) => key);
  order('tracking code', ({ tracking }) => tracking);
  return { rows, orders };
}

/** Every file of the service's tables, their oversize values and indexes, under the name of the relation. */
async function relationFiles(db: Db): Promise<{ name: string; bytes: Buffer }[]> {
  const names = rowsOf<{ name: string; path: string }>(
    await db.execute(sql`
      WITH tables AS (SELECT oid, relname, reltoastrelid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace),
      heaps AS (SELECT oid, relname AS name FROM tables
        UNION ALL SELECT reltoastrelid, relname || ', oversize' FROM tables WHERE reltoastrelid <> 0)
      SELECT name, pg_relation_filepath(oid::regclass) AS path FROM heaps
      UNION ALL SELECT heaps.name || ', index ' || i.relname, pg_relation_filepath(i.oid::regclass)
        FROM heaps JOIN pg_index ON indrelid = heaps.oid JOIN pg_class i ON i.oid = indexrelid
        WHERE heaps.name NOT LIKE '%, oversize' ORDER BY 1`),
  );
  const folder = await dataFolder(db);
  return names.map(({ name, path }) => ({ name, bytes: readIfThere(join(folder, path)) }));
}

async function dataFolder(db: Db): Promise<string> {
  const [shown] = rowsOf<{ data_directory: string }>(await db.execute(sql`SHOW data_directory`));
  return (shown as { data_directory: string }).data_directory;
}

const readIfThere = (path: string): Buffer => (existsSync(path) ? readFileSync(path) : Buffer.alloc(0));

/** What is left of the WAL since a position, and what removed segments left in files kept for reuse, whose names are later. */
async function readWal(db: Db, from: string): Promise<Buffer> {
  const [first] = rowsOf<{ name: string }>(await db.execute(sql`SELECT pg_walfile_name(${from}::pg_lsn) AS name`));
  const folder = join(await dataFolder(db), 'pg_wal');
  const names = readdirSync(folder).filter(
    (name) => /^[0-9A-F]{24}$/.test(name) && name >= (first as { name: string }).name,
  );
  return Buffer.concat(names.sort().map((name) => readIfThere(join(folder, name))));
}

/** The place of each transaction among the commits of the WAL; empty if that part of the WAL is gone. */
async function commitOrder(db: Db, from: string): Promise<Map<number, number>> {
  await db.execute(sql`CREATE EXTENSION IF NOT EXISTS pg_walinspect`);
  const there = rowsOf(await db.execute(sql`SELECT FROM pg_ls_waldir() WHERE name = pg_walfile_name(${from}::pg_lsn)`));
  if (there.length === 0) return new Map();
  const commits = rowsOf<{ xid: string; description: string }>(
    await db.execute(sql`SELECT xid::text, description FROM pg_get_wal_records_info(${from}::pg_lsn, pg_current_wal_flush_lsn())
      WHERE resource_manager = 'Transaction' AND record_type = 'COMMIT' ORDER BY start_lsn`),
  );
  // Rows that were written under a savepoint bear the id of the subtransaction.
  const savepoints = (text: string) => /subxacts:((?: \d+)+)/.exec(text)?.[1]?.trim().split(' ') ?? [];
  return new Map(
    commits.flatMap(({ xid, description }, place) =>
      [xid, ...savepoints(description)].map((id): [number, number] => [Number(id), place]),
    ),
  );
}
