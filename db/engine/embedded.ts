import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { ok, type Refusal, type Result, refuse } from '../../crypto/result.ts';
import { type Cluster, startCluster } from './cluster.ts';
import type { Database, OpenCode } from './database.ts';
import { connectionPool, databaseOn, type Endpoint, errorCode, judge, lockName, singleConnection } from './postgres.ts';

/** Database and role of the service in its own server; the role owns the database, and may end and discard WAL. */
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
  const lock = singleConnection(cluster.endpoint('postgres'), lockName);
  let released = false;
  const broken = new Promise<void>((resolve) => {
    lock.on('error', () => {});
    lock.once('end', () => {
      if (!released) resolve();
    });
  });
  const release = async () => {
    released = true;
    await lock.end();
  };
  try {
    await lock.connect();
    if (!(await acquire(lock))) {
      await release();
      return refuse(
        'DATABASE-IN-USE',
        'another service has this data folder open: stop it first, or choose another folder',
      );
    }
    await cluster.tidy();
    await endLastHolder(lock);
    const endpoint = await ensureService(lock, cluster);
    const { pool, destroy } = connectionPool(endpoint);
    const refusal = await judge(pool);
    if (refusal !== undefined) {
      await pool.end();
      await release();
      return refusal;
    }
    // Without the lock another opener may come: end at once, rather than write beside it.
    let held = true;
    const lost = broken.then((): Refusal<'DATABASE-LOST'> => {
      held = false;
      destroy();
      closePool();
      return refuse('DATABASE-LOST', 'the database server has ended or let go of its lock: open it again');
    });
    let ending: Promise<void> | undefined;
    const closePool = () => {
      ending ??= pool.end();
      return ending;
    };
    const database = databaseOn(pool, endpoint, 'embedded', lost, async () => {
      released = true;
      await closePool();
      // The lock goes with the server, so nobody opens the folder before it has ended. Without the lock it may be another's.
      if (held) await cluster.stop();
      await lock.end();
    });
    return ok(database);
  } catch (error) {
    await release();
    return refuse('DATABASE-UNREACHABLE', `opening the database failed: ${errorCode(error)}`);
  }
}

async function acquire(lock: Client): Promise<boolean> {
  for (let attempt = 0; attempt < lockTries; attempt++) {
    const { rows } = await lock.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lockKey]);
    if (rows[0]?.mine) return true;
    await sleep(lockPause);
  }
  return false;
}

/** Connections of a killed service may still finish a statement: they end before the new holder reads anything. */
async function endLastHolder(lock: Client): Promise<void> {
  const { rows } = await lock.query<{ ended: boolean }>(
    `select pg_terminate_backend(pid, 10000) as ended from pg_stat_activity
     where backend_type = 'client backend' and datname = $1`,
    [service],
  );
  if (rows.some(({ ended }) => !ended)) throw new Error('a connection of the last service does not end');
}

async function ensureService(lock: Client, cluster: Cluster): Promise<Endpoint> {
  const { password } = cluster.endpoint('postgres');
  const role = await lock.query('select 1 from pg_roles where rolname = $1', [service]);
  // Utility statements take no parameters; the password is our own hexadecimal text.
  if (role.rowCount === 0) await lock.query(`create role ${service} login password '${password}'`);
  const database = await lock.query('select 1 from pg_database where datname = $1', [service]);
  if (database.rowCount === 0) await lock.query(`create database ${service} owner ${service}`);
  await lock.query(`grant pg_checkpoint to ${service}`);
  // Privileges on functions belong to each database.
  const inside = singleConnection(cluster.endpoint(service), lockName);
  inside.on('error', () => {});
  try {
    await inside.connect();
    await inside.query(`grant execute on function pg_switch_wal() to ${service}`);
  } finally {
    await inside.end();
  }
  return { ...cluster.endpoint(service), user: service };
}
