import { drizzle } from 'drizzle-orm/node-postgres';
import { Client, type ClientConfig, Pool, type PoolClient } from 'pg';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import type { Database, OpenCode } from './database.ts';
import { Listener } from './listener.ts';

/** Where a PostgreSQL listens: `host` is a host name, or the folder of its Unix socket. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

const oldestMajor = 15;

/** Connections of the service carry this name, so that a new opener of the embedded engine finds those of the last one. */
const applicationName = 'phieu-kin';
export const lockName = 'phieu-kin-lock';

/** What an operator gives as DATABASE_URL to reach this database (libpq's form for socket folders). Holds the password. */
export function urlOf({ host, port, database, user, password }: Endpoint): string {
  const part = encodeURIComponent;
  return `postgres://${part(user)}:${part(password)}@${part(host)}:${port}/${part(database)}`;
}

const configOf = (at: Endpoint | string): ClientConfig => ({
  application_name: applicationName,
  connectionTimeoutMillis: 10_000,
  ...(typeof at === 'string' ? { connectionString: at } : at),
});

/** A single connection, not yet connected. Its owner must listen to `error`, which otherwise ends the process. */
export const singleConnection = (at: Endpoint | string, name = applicationName): Client =>
  new Client({ ...configOf(at), application_name: name });

/** Connections that are made again when they break, and can be ended at once. */
export interface Connections {
  readonly pool: Pool;
  /** Breaks every connection; running queries reject. Without it `pool.end` waits for them. */
  destroy(): void;
}

/** @param max how many connections at most */
export function connectionPool(at: Endpoint | string, max = 10): Connections {
  const pool = new Pool({ ...configOf(at), max, idleTimeoutMillis: 0 });
  const clients = new Set<PoolClient & Partial<Pick<Client, 'end'>>>();
  // A connection that breaks rejects its query, and the pool drops it. The event itself would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    clients.add(client);
  });
  pool.on('remove', (client) => clients.delete(client));
  return {
    pool,
    destroy: () => {
      for (const client of clients) client.end?.();
    },
  };
}

/**
 * Opens a PostgreSQL that somebody else runs; any number of services may share it.
 * @param url `postgres://…`, from the operator
 */
export async function openUrl(url: string): Promise<Result<Database, OpenCode>> {
  if (!URL.canParse(url) || !/^postgres(?:ql)?:\/\//.test(url))
    return refuse('DATABASE-UNREACHABLE', 'DATABASE_URL is not a postgres:// address');
  const { pool } = connectionPool(url);
  const refusal = await judge(pool);
  if (refusal === undefined) return ok(databaseOn(pool, url, 'postgres', new Promise(() => {}), () => pool.end()));
  await pool.end();
  return refusal;
}

/** Judges whether the server is one we may keep ballots in. Gives the reason if not. */
export async function judge(pool: Pool) {
  try {
    const { rows } = await pool.query<{ version: number; fsync: string; pages: string; commit: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
              current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commit`,
    );
    const row = rows[0];
    if (row === undefined) throw new Error('a select without from gave no row');
    if (row.version < oldestMajor * 10000)
      return refuse('DATABASE-VERSION', `PostgreSQL ${oldestMajor} or later is needed, this is ${row.version}`);
    const settings = { fsync: row.fsync, full_page_writes: row.pages, synchronous_commit: row.commit };
    for (const [name, value] of Object.entries(settings))
      if (value === 'off')
        return refuse('DATABASE-NOT-DURABLE', `${name} is off: a crash could lose acknowledged ballots`);
    return undefined;
  } catch (error) {
    return refuse('DATABASE-UNREACHABLE', `the database does not answer: ${errorCode(error)}`);
  }
}

/** @param close ends the pool, and whatever belongs to the engine */
export function databaseOn(
  pool: Pool,
  at: Endpoint | string,
  engine: Database['engine'],
  lost: Database['lost'],
  close: () => Promise<void>,
): Database {
  const listener = new Listener(() => singleConnection(at));
  lost.then(() => listener.end());
  return {
    engine,
    db: drizzle(pool),
    exec: async (script) => {
      await pool.query(script);
    },
    notify: async (channel, payload) => {
      await pool.query('select pg_notify($1, $2)', [channel, payload]);
    },
    listen: (channel, onPayload) => listener.listen(channel, onPayload),
    lost,
    close: async () => {
      await listener.end();
      await close();
    },
  };
}

/** The SQLSTATE or system code of a driver's error; never its message, which may hold bound values. */
export function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'unknown';
}
