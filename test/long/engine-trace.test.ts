import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { startCluster } from '../../db/engine/cluster.ts';
import { singleConnection } from '../../db/engine/postgres.ts';
import { newFolder, removeFolder } from '../support/holder.ts';

let folder: string;
let client: Client;
beforeAll(async () => {
  folder = newFolder();
  client = singleConnection(assertOk(await startCluster(folder)).endpoint('postgres'));
  await client.connect();
  await client.query('create table ballot (id int)');
});
afterAll(async () => {
  await client.end();
  await removeFolder(folder);
});

/** The system calls of the connection's server process while it commits one row: `sync` or `reply`, in order. */
async function trace(): Promise<string[]> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const path = join(folder, 'trace.txt');
  const strace = spawn('strace', ['-p', String(rows[0]?.pid), '-e', 'trace=fdatasync,fsync,sendto', '-o', path]);
  // It says `attached` on its standard error.
  await once(strace.stderr, 'data');
  await client.query('insert into ballot values (1)');
  strace.kill('SIGINT');
  await once(strace, 'exit');
  const calls = readFileSync(path, 'utf8').match(/(?:fdatasync|fsync|sendto)(?=\()/g) ?? [];
  return calls.map((call) => (call === 'sendto' ? 'reply' : 'sync'));
}

const available = () => {
  try {
    return execFileSync('strace', ['-V']).length > 0;
  } catch {
    return false;
  }
};

it('syncs the WAL before it replies, seen from outside; without synchronous_commit it does not', async () => {
  if (!available()) throw new Error('install strace: the long tests look at the system calls of the database');
  expect(await trace()).toEqual(['sync', 'reply']);
  await client.query('set synchronous_commit = off');
  expect(await trace()).toEqual(['reply']);
});
