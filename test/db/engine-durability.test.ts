import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { type Cluster, startCluster } from '../../db/engine/cluster.ts';
import { connect } from '../../db/engine/postgres.ts';
import { newFolder, removeFolder } from '../support/holder.ts';

let folder: string;
let cluster: Cluster;
let sql: postgres.Sql;
beforeAll(async () => {
  folder = newFolder();
  cluster = assertOk(await startCluster(folder));
  sql = connect(cluster.endpoint('postgres'), { max: 1 });
  await sql`create table ballot (id int primary key, token text unique)`;
});
afterAll(async () => {
  await sql.end();
  await removeFolder(folder);
});

const commits = 20;

/**
 * Commits one row after the other. Counts after how many replies the commit was in the synced part of the WAL, and how often the
 * server process of this connection synced the WAL (pg_stat_get_backend_io, PostgreSQL 18).
 */
async function measure(from: number): Promise<{ synced: number; syncs: number }> {
  const before = await walSyncs();
  let synced = 0;
  for (let id = from; id < from + commits; id++) {
    const [written] = await sql.begin(async (tx) => {
      await tx`insert into ballot (id) values (${id})`;
      return tx<{ at: string }[]>`select pg_current_wal_insert_lsn()::text as at`;
    });
    // The commit record stands behind that position.
    const [row] = await sql<{ beyond: boolean }[]>`
      select pg_current_wal_flush_lsn() > ${String(written?.at)}::pg_lsn as beyond`;
    if (row?.beyond) synced++;
  }
  return { synced, syncs: (await walSyncs()) - before };
}

async function walSyncs(): Promise<number> {
  await sql`select pg_stat_force_next_flush()`;
  const [row] = await sql<{ syncs: number }[]>`
    select coalesce(sum(fsyncs), 0)::int as syncs from pg_stat_get_backend_io(pg_backend_pid()) where object = 'wal'`;
  return row?.syncs ?? 0;
}

describe('durable before it is acknowledged', () => {
  it('has synced each commit when the reply comes; without synchronous_commit it has not', async () => {
    const durable = await measure(0);
    expect(durable.synced).toBe(commits);
    // The WAL writer may now and then have done it for us.
    expect(durable.syncs).toBeGreaterThan(commits / 2);
    await sql`set synchronous_commit = off`;
    const hasty = await measure(commits);
    await sql`reset synchronous_commit`;
    expect(hasty.synced).toBeLessThan(commits);
    expect(hasty.syncs).toBeLessThan(commits / 2);
  });
});

describe('the log of the server', () => {
  const canary = 'canary-5f1c';
  const provoke = async (on: postgres.Sql) => {
    const outcomes = await Promise.allSettled([
      on`select ${canary}::text::int`,
      on.unsafe(`select '${canary}'::date`),
      on.unsafe(`${canary} is no statement`),
      on`insert into ballot (id, token) values (1001, ${canary}), (1002, ${canary})`,
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => 'rejected'));
  };
  const logOf = (path: string) => readFileSync(join(path, 'database/postgres.log'), 'utf8');

  it('holds no value and no statement, not even of those that fail; with usual settings it would', async () => {
    await provoke(sql);
    await cluster.stop();
    expect(logOf(folder)).toContain('ready to accept connections');
    expect(logOf(folder)).not.toContain(canary);
    cluster = assertOk(await startCluster(folder, { settings: { log_min_messages: 'warning' } }));
    await sql.end({ timeout: 0 });
    sql = connect(cluster.endpoint('postgres'), { max: 1 });
    await provoke(sql);
    expect(logOf(folder)).toContain(canary);
  });
});
