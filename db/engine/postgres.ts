import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import type { Database, OpenCode } from './database.ts';

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
export const applicationName = 'phieu-kin';

/** @param extra options of the driver that only the caller needs; connections otherwise live as long as the client */
export function connect(at: Endpoint | string, extra: postgres.Options<Record<string, never>> = {}): postgres.Sql {
  const options: postgres.Options<Record<string, never>> = {
    max: 10,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: applicationName },
    ...extra,
  };
  const target = typeof at === 'string' ? socketOf(at) : at;
  if (typeof target === 'string') return postgres(target, options);
  return postgres({ ...options, ...target, username: target.user });
}

/** The driver does not know libpq's form of a socket folder, `postgres://user:password@%2Ffolder:5432/database`. */
function socketOf(text: string): string | Endpoint {
  const url = new URL(text);
  const host = decodeURIComponent(url.hostname);
  if (!host.startsWith('/')) return text;
  return {
    host,
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
}

/** The inverse: what an operator gives as DATABASE_URL to reach the same database. Holds the password. */
export function urlOf({ host, port, database, user, password }: Endpoint): string {
  const part = encodeURIComponent;
  return `postgres://${part(user)}:${part(password)}@${part(host)}:${port}/${part(database)}`;
}

/**
 * Opens a PostgreSQL that somebody else runs; any number of services may share it.
 * @param url `postgres://…`, from the operator
 */
export async function openUrl(url: string): Promise<Result<Database, OpenCode>> {
  let sql: postgres.Sql;
  try {
    sql = connect(url);
  } catch {
    return refuse('DATABASE-UNREACHABLE', 'DATABASE_URL is not a postgres:// address');
  }
  return await judged(sql, () => databaseOn(sql, 'postgres', new Promise(() => {}), () => sql.end({ timeout: 5 })));
}

/** Gives the database if the server behind `sql` is one we may keep ballots in; else ends `sql`. */
export async function judged(sql: postgres.Sql, open: () => Database): Promise<Result<Database, OpenCode>> {
  try {
    const refusal = await refusalOf(sql);
    if (refusal === undefined) return ok(open());
    await sql.end({ timeout: 5 });
    return refusal;
  } catch (error) {
    await sql.end({ timeout: 0 });
    return refuse('DATABASE-UNREACHABLE', `the database does not answer: ${errorCode(error)}`);
  }
}

async function refusalOf(sql: postgres.Sql) {
  const [row] = await sql<{ version: number; fsync: string; pages: string; commit: string }[]>`
    select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
           current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commit`;
  if (row === undefined) throw new Error('a select without from gave no row');
  if (row.version < oldestMajor * 10000)
    return refuse('DATABASE-VERSION', `PostgreSQL ${oldestMajor} or later is needed, this is ${row.version}`);
  for (const [setting, value] of [
    ['fsync', row.fsync],
    ['full_page_writes', row.pages],
    ['synchronous_commit', row.commit],
  ])
    if (value === 'off')
      return refuse('DATABASE-NOT-DURABLE', `${setting} is off: a crash could lose acknowledged ballots`);
  return undefined;
}

export function databaseOn(
  sql: postgres.Sql,
  engine: Database['engine'],
  lost: Database['lost'],
  close: () => Promise<void>,
): Database {
  return {
    engine,
    db: drizzle(sql),
    exec: async (script) => {
      await sql.unsafe(script).simple();
    },
    notify: async (channel, payload) => {
      await sql.notify(channel, payload);
    },
    listen: async (channel, onPayload) => {
      const { unlisten } = await sql.listen(channel, onPayload);
      return unlisten;
    },
    lost,
    close,
  };
}

/** The SQLSTATE or system code of a driver's error; never its message, which may hold bound values. */
export function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'unknown';
}
