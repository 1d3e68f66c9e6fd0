import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { describe, inject } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { type Cluster, type ClusterOptions, startCluster } from '../../db/engine/cluster.ts';
import type { Database } from '../../db/engine/database.ts';
import { openMemory } from '../../db/engine/memory.ts';
import { connectionPool, openUrl, urlOf } from '../../db/engine/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseFolder: string;
  }
}

/** A fresh database; closing it also drops it. */
export interface TestDatabase extends Database {
  /** For processes that open it too (`openUrl`); PGlite has none. */
  readonly url: string | undefined;
}

export interface Engine {
  readonly name: string;
  open(): Promise<TestDatabase>;
}

const debian15 = '/usr/lib/postgresql/15/bin';
const given15 = process.env.PHIEU_KIN_TEST_PG15_URL;

const pglite: Engine = { name: 'PGlite', open: async () => ({ ...(await openMemory()), url: undefined }) };

/** One server of the whole test run: the first test file that needs it starts it, the others join, the run ends it. */
export const sharedServers: Record<string, { folder: string; options: ClusterOptions }> = {
  'embedded PostgreSQL 18': { folder: 'pg18', options: {} },
  ...(given15 === undefined && existsSync(debian15)
    ? { 'PostgreSQL 15': { folder: 'pg15', options: { programs: { bin: debian15, initdb: ['--locale=C.UTF-8'] } } } }
    : {}),
};

/** Every engine that this machine has. test/support/global-databases.ts says at the start of a run which these are. */
export const engines: readonly Engine[] = [
  pglite,
  ...Object.keys(sharedServers).map(
    (name): Engine => ({ name, open: async () => fresh(adminUrl(await joinServer(name))) }),
  ),
  ...(given15 === undefined ? [] : [{ name: 'PostgreSQL 15 (given)', open: () => fresh(given15) }]),
];

/** Runs a suite of tests once for each engine. */
export function forEachEngine(suite: (engine: Engine) => void): void {
  for (const engine of engines) describe(engine.name, () => suite(engine));
}

/** A fresh database on the embedded engine, for tests that are not about engines. */
export const openTestDatabase = async (): Promise<TestDatabase> =>
  fresh(adminUrl(await joinServer('embedded PostgreSQL 18')));

const adminUrl = (cluster: Cluster) => urlOf(cluster.endpoint('postgres'));

async function joinServer(name: string): Promise<Cluster> {
  const server = sharedServers[name];
  if (!server) throw new Error(`no server ${name}`);
  return assertOk(await startCluster(`${inject('databaseFolder')}/${server.folder}`, server.options));
}

async function fresh(admin: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const { pool } = connectionPool(admin, 1);
  await pool.query(`create database ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  const database = assertOk(await openUrl(url.href));
  return {
    ...database,
    url: url.href,
    close: async () => {
      await database.close();
      await pool.query(`drop database ${name} with (force)`);
      await pool.end();
    },
  };
}
