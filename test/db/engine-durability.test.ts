import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { type Cluster, startCluster } from '../../db/engine/cluster.ts';
import { singleConnection } from '../../db/engine/postgres.ts';
import { newFolder, removeFolder } from '../support/holder.ts';

let folder: string;
let cluster: Cluster;
let client: Client;
beforeAll(async () => {
  folder = newFolder();
  cluster = assertOk(await startCluster(folder));
  client = await connected();
  await client.query(`create table ballot (id int primary key, token text unique)`);
});
afterAll(async () => {
  await client.end();
  await removeFolder(folder);
});

async function connected(): Promise<Client> {
  const connection = singleConnection(cluster.endpoint('postgres'));
  connection.on('error', () => {});
  await connection.connect();
  return connection;
}

const commits = 20;

/**
 * Commits one row after the other. Counts after how many replies the commit was in the synced part of the WAL, and how often the
 * server process of this connection synced the WAL (pg_stat_get_backend_io, PostgreSQL 18).
 */
async function measure(from: number): Promise<{ synced: number; syncs: number }> {
  const before = await walSyncs();
  let synced = 0;
  for (let id = from; id < from + commits; id++) {
    await client.query('begin');
    await client.query('insert into ballot (id) values ($1)', [id]);
    const written = await client.query<{ at: string }>('select pg_current_wal_insert_lsn()::text as at');
    await client.query('commit');
    // The commit record stands behind that position.
    const { rows } = await client.query<{ beyond: boolean }>(
      'select pg_current_wal_flush_lsn() > $1::pg_lsn as beyond',
      [written.rows[0]?.at],
    );
    if (rows[0]?.beyond) synced++;
  }
  return { synced, syncs: (await walSyncs()) - before };
}

async function walSyncs(): Promise<number> {
  await client.query('select pg_stat_force_next_flush()');
  const { rows } = await client.query<{ syncs: number }>(
    "select coalesce(sum(fsyncs), 0)::int as syncs from pg_stat_get_backend_io(pg_backend_pid()) where object = 'wal'",
  );
  return rows[0]?.syncs ?? 0;
}

describe('durable before it is acknowledged', () => {
  it('has synced each commit when the reply comes; without synchronous_commit it has not', async () => {
    const durable = await measure(0);
    expect(durable.synced).toBe(commits);
    // The WAL writer may now and then have done it for us.
    expect(durable.syncs).toBeGreaterThan(commits / 2);
    await client.query('set synchronous_commit = off');
    const hasty = await measure(commits);
    await client.query('reset synchronous_commit');
    expect(hasty.synced).toBeLessThan(commits);
    expect(hasty.syncs).toBeLessThan(commits / 2);
  });
});

describe('the log of the server', () => {
  const canary = 'canary-5f1c';
  const provoke = async (on: Client) => {
    const failing: [text: string, values?: string[]][] = [
      ['select $1::text::int', [canary]],
      [`select '${canary}'::date`],
      [`${canary} is no statement`],
      ['insert into ballot (id, token) values (1001, $1), (1002, $1)', [canary]],
    ];
    for (const [text, values] of failing) await expect(on.query(text, values)).rejects.toThrow();
  };
  const logOf = (path: string) => readFileSync(join(path, 'database/postgres.log'), 'utf8');

  it('holds no value and no statement, not even of those that fail; with usual settings it would', async () => {
    await provoke(client);
    await cluster.stop();
    expect(logOf(folder)).toContain('ready to accept connections');
    expect(logOf(folder)).not.toContain(canary);
    cluster = assertOk(await startCluster(folder, { settings: { log_min_messages: 'warning' } }));
    await client.end();
    client = await connected();
    await provoke(client);
    expect(logOf(folder)).toContain(canary);
  });
});
