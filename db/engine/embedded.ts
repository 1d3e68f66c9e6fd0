import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { type Refusal, type Result, refuse } from '../../crypto/result.ts';
import { type Cluster, startCluster } from './cluster.ts';
import type { Database, OpenCode } from './database.ts';
import { applicationName, connect, databaseOn, type Endpoint, errorCode, judged } from './postgres.ts';

/** Database and role of the service in its own server; the role owns the database and nothing else. */
const service = 'phieu_kin';
/** Key of the advisory lock that the one opener of a folder holds, in the database `postgres`: "phieu" in ASCII. */
const lockKey = '482788074869';
/** A killed opener's lock ends when the server notices: `client_connection_check_interval`, and some for a slow machine. */
const lockTries = 40;
const lockPause = 100;

/**
 * Opens the database in `dataDir`, creating it on first use. Its PostgreSQL is a process of its own; what a killed service
 * or a killed server has left behind is taken over or recovered. Exactly one service can have a folder open.
 * @param dataDir the service's data folder, from the operator; the database keeps to `dataDir/database`
 * @param log takes lines for the operator, without any data
 */
export async function openEmbedded(dataDir: string, log?: (line: string) => void): Promise<Result<Database, OpenCode>> {
  const started = await startCluster(dataDir, log ? { log } : {});
  if (!started.ok) return started;
  return await openCluster(started.value);
}

/** Becomes the one opener of a running server. A refused opener leaves the server to the one that has it. */
export async function openCluster(cluster: Cluster): Promise<Result<Database, OpenCode>> {
  const lock = watchedConnection(cluster.endpoint('postgres'));
  try {
    if (!(await acquire(lock.sql))) {
      await lock.end();
      return refuse(
        'DATABASE-IN-USE',
        'another service has this data folder open: stop it first, or choose another folder',
      );
    }
    await cluster.tidy();
    await endLastHolder(lock.sql);
    const endpoint = await ensureService(lock.sql, cluster);
    const sql = connect(endpoint);
    return await judged(sql, () => {
      // Without the lock another opener may come: end at once, rather than write beside it.
      const lost = lock.closed.then(async (): Promise<Refusal<'DATABASE-LOST'>> => {
        await sql.end({ timeout: 0 });
        return refuse('DATABASE-LOST', 'the database server has ended or let go of its lock: open it again');
      });
      return databaseOn(sql, 'embedded', lost, async () => {
        lock.release();
        await sql.end({ timeout: 30 });
        // The lock goes with the server, so nobody opens the folder before it has ended.
        await cluster.stop();
        await lock.end();
      });
    });
  } catch (error) {
    await lock.end();
    return refuse('DATABASE-UNREACHABLE', `opening the database failed: ${errorCode(error)}`);
  }
}

interface Watched {
  readonly sql: postgres.Sql;
  /** Settles when the connection closes before `release` was called. */
  readonly closed: Promise<void>;
  release(): void;
  end(): Promise<void>;
}

/** A single connection, which holds the lock as long as it lives and is never made again. */
function watchedConnection(at: Endpoint): Watched {
  let released = false;
  let settle = () => {};
  const closed = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const sql = connect(at, {
    max: 1,
    connection: { application_name: `${applicationName}-lock` },
    onclose: () => {
      if (!released) settle();
    },
  });
  const release = () => {
    released = true;
  };
  const end = async () => {
    release();
    await sql.end({ timeout: 0 });
  };
  return { sql, closed, release, end };
}

async function acquire(sql: postgres.Sql): Promise<boolean> {
  for (let attempt = 0; attempt < lockTries; attempt++) {
    const [row] = await sql<{ mine: boolean }[]>`select pg_try_advisory_lock(${lockKey}::bigint) as mine`;
    if (row?.mine) return true;
    await sleep(lockPause);
  }
  return false;
}

/** Connections of a killed service may still finish a statement: they end before the new holder reads anything. */
async function endLastHolder(sql: postgres.Sql): Promise<void> {
  const remaining = await sql<{ ended: boolean }[]>`
    select pg_terminate_backend(pid, 10000) as ended from pg_stat_activity where application_name = ${applicationName}`;
  if (remaining.some(({ ended }) => !ended)) throw new Error('a connection of the last service does not end');
}

async function ensureService(sql: postgres.Sql, cluster: Cluster): Promise<Endpoint> {
  const { password } = cluster.endpoint('postgres');
  const [role] = await sql`select 1 from pg_roles where rolname = ${service}`;
  // Utility statements take no parameters; the password is our own hexadecimal text.
  if (!role) await sql.unsafe(`create role ${service} login password '${password}'`);
  const [database] = await sql`select 1 from pg_database where datname = ${service}`;
  if (!database) await sql.unsafe(`create database ${service} owner ${service}`);
  return { ...cluster.endpoint(service), user: service };
}
