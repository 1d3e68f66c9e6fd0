import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { startCluster } from '../../db/engine/cluster.ts';
import { type Database, rowsOf } from '../../db/engine/database.ts';
import { openCluster, openEmbedded } from '../../db/engine/embedded.ts';
import { connectionPool, openUrl, urlOf } from '../../db/engine/postgres.ts';
import { Holder, newFolder, pidFileOf, removeFolder, serverPid } from '../support/holder.ts';

const used: string[] = [];
const folder = () => {
  used.push(newFolder());
  return used.at(-1) as string;
};
afterEach(async () => {
  for (const path of used.splice(0)) await removeFolder(path);
});

const numbers = async ({ db }: Database) =>
  rowsOf<{ n: number }>(await db.execute(sql`select n from ballot order by n`)).map(({ n }) => n);
const codeOf = (result: Awaited<ReturnType<typeof openEmbedded>>) => (result.ok ? 'opened' : result.code);

describe('one opener', () => {
  it('DATABASE-IN-USE: refuses a second opener, in this process or another, until the first has closed', async () => {
    const path = folder();
    const first = assertOk(await openEmbedded(path));
    expect(codeOf(await openEmbedded(path))).toBe('DATABASE-IN-USE');
    const other = new Holder(path);
    await other.exited;
    expect(other.lines).toEqual(['DATABASE-IN-USE']);
    await first.exec('create table ballot (n int); insert into ballot values (7)');
    await first.close();
    const second = assertOk(await openEmbedded(path));
    expect(await numbers(second)).toEqual([7]);
    await second.close();
  });

  it('DATABASE-IN-USE: of two that race for an empty folder exactly one wins', async () => {
    const path = folder();
    const results = await Promise.all([openEmbedded(path), openEmbedded(path)]);
    expect(results.map(codeOf).sort()).toEqual(['DATABASE-IN-USE', 'opened']);
    for (const result of results) if (result.ok) await result.value.close();
  });

  it('wins while another first start still writes a cluster of its own, which it cannot remove then', async () => {
    const path = folder();
    await assertOk(await openEmbedded(path)).close();
    const unfinished = join(path, 'database/cluster.new-0123456789ab');
    let writing = true;
    let files = 0;
    const write = () => {
      mkdirSync(unfinished, { recursive: true });
      writeFileSync(join(unfinished, String(files++)), '');
      if (writing) setImmediate(write);
    };
    write();
    const first = await openEmbedded(path);
    writing = false;
    await assertOk(first).close();
    await assertOk(await openEmbedded(path)).close();
    expect(readdirSync(join(path, 'database')).filter((name) => name.startsWith('cluster.new-'))).toEqual([]);
  });

  it('takes over from a killed holder: its rows stay, its open transaction and its connections end', async () => {
    const path = folder();
    const writer = new Holder(path);
    await writer.said((line) => line === '5');
    await writer.kill();
    const pid = serverPid(path);
    const idle = new Holder(path, 'hold');
    await idle.said((line) => line === 'held');
    await idle.kill();
    const database = assertOk(await openEmbedded(path));
    expect(serverPid(path)).toBe(pid);
    const rows = await numbers(database);
    expect(rows).toEqual(expect.arrayContaining(writer.acknowledged));
    expect(rows).not.toContain(-1);
    await database.db.execute(sql`insert into ballot values (-1)`);
    await database.close();
  });
});

describe('crash of the server', () => {
  it('DATABASE-LOST: the handle ends, nothing in flight is acknowledged, and committed rows are there after reopening', async () => {
    const path = folder();
    const database = assertOk(await openEmbedded(path));
    await database.exec('create table ballot (n int); insert into ballot values (1)');
    const inFlight = database.db.transaction(async (tx) => {
      await tx.execute(sql`insert into ballot values (2)`);
      process.kill(serverPid(path), 'SIGKILL');
      await tx.execute(sql`select pg_sleep(30)`);
    });
    await expect(inFlight).rejects.toThrow();
    expect((await database.lost).code).toBe('DATABASE-LOST');
    await expect(database.db.execute(sql`select 1`)).rejects.toThrow();
    const again = assertOk(await openEmbedded(path));
    expect(await numbers(again)).toEqual([1]);
    await again.close();
    await database.close();
  });

  it('DATABASE-LOST: also when only the connection with the lock has ended', async () => {
    const path = folder();
    const cluster = assertOk(await startCluster(path));
    const database = assertOk(await openCluster(cluster));
    const { pool: admin } = connectionPool(cluster.endpoint('postgres'), 1);
    await admin.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'phieu-kin-lock'",
    );
    expect((await database.lost).code).toBe('DATABASE-LOST');
    await expect(database.db.execute(sql`select 1`)).rejects.toThrow();
    await admin.end();
    // Whoever opens the folder now is left alone by the one that lost it.
    const next = assertOk(await openEmbedded(path));
    await database.close();
    await next.db.execute(sql`select 1`);
    await next.close();
  });

  it('opens although another process has the id of the killed server', async () => {
    const path = folder();
    const database = assertOk(await openEmbedded(path));
    await database.exec('create table ballot (n int); insert into ballot values (1)');
    const record = readFileSync(pidFileOf(path), 'utf8');
    process.kill(serverPid(path), 'SIGKILL');
    await database.lost;
    // Of the engine's account, else the server sees that it cannot be one of its own.
    const asOwner = process.getuid?.() === 0 ? { uid: statSync(pidFileOf(path)).uid } : {};
    const pid = execFileSync('sh', ['-c', 'sleep 300 >/dev/null 2>&1 & echo $!'], {
      encoding: 'utf8',
      ...asOwner,
    }).trim();
    writeFileSync(pidFileOf(path), record.replace(/^\d+/, pid));
    const again = assertOk(await openEmbedded(path));
    expect(await numbers(again)).toEqual([1]);
    await again.close();
    process.kill(Number(pid));
  });
});

describe('a server that comes back', () => {
  it('is used again by a service that does not own it, and listeners hear that they missed something', async () => {
    const path = folder();
    const cluster = assertOk(await startCluster(path));
    const database = assertOk(await openUrl(urlOf(cluster.endpoint('postgres'))));
    const heard: string[] = [];
    let wake = () => {};
    const hear = (count: number) =>
      new Promise<void>((resolve) => {
        wake = () => heard.length >= count && resolve();
        wake();
      });
    await database.listen('bell', (payload) => {
      heard.push(payload);
      wake();
    });
    await cluster.stop();
    await expect(database.db.execute(sql`select 1`)).rejects.toThrow();
    assertOk(await startCluster(path));
    await hear(1);
    await database.notify('bell', 'again');
    await hear(2);
    expect(heard).toEqual(['', 'again']);
    await database.close();
  });
});

describe('refusals', () => {
  it('DATABASE-NOT-DURABLE: refuses a server that acknowledges before it syncs', async () => {
    const path = folder();
    const cluster = assertOk(await startCluster(path, { settings: { fsync: 'off' } }));
    expect(codeOf(await openUrl(urlOf(cluster.endpoint('postgres'))))).toBe('DATABASE-NOT-DURABLE');
    expect(codeOf(await openCluster(cluster))).toBe('DATABASE-NOT-DURABLE');
    await cluster.stop();
    const durable = assertOk(await startCluster(path));
    const url = urlOf(durable.endpoint('postgres'));
    assertOk(await openUrl(url)).close();
    const { pool: admin } = connectionPool(url, 1);
    await admin.query('alter role postgres set synchronous_commit = off');
    expect(codeOf(await openUrl(url))).toBe('DATABASE-NOT-DURABLE');
    await admin.end();
  });

  it('DATABASE-VERSION: refuses the folder of another major version and leaves it as it is', async () => {
    const path = folder();
    await assertOk(await openEmbedded(path)).close();
    const mark = join(path, 'database/cluster/PG_VERSION');
    writeFileSync(mark, '17\n');
    expect(codeOf(await openEmbedded(path))).toBe('DATABASE-VERSION');
    expect(readFileSync(mark, 'utf8')).toBe('17\n');
    writeFileSync(mark, '18\n');
  });

  it('DATABASE-UNREACHABLE: refuses what is no address, no server, no folder', async () => {
    expect(codeOf(await openUrl('not an address'))).toBe('DATABASE-UNREACHABLE');
    expect(codeOf(await openUrl('postgres://nobody:x@127.0.0.1:1/none'))).toBe('DATABASE-UNREACHABLE');
    const path = folder();
    writeFileSync(join(path, 'file'), '');
    expect(codeOf(await openEmbedded(join(path, 'file')))).toBe('DATABASE-UNREACHABLE');
    const damaged = folder();
    mkdirSync(join(damaged, 'database/cluster'), { recursive: true });
    expect(codeOf(await openEmbedded(damaged))).toBe('DATABASE-UNREACHABLE');
  });
});
