import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { type Account, engineAccount, giveTo } from './account.ts';
import { engineBinaries } from './binaries.ts';
import { type Endpoint, errorCode, singleConnection } from './postgres.ts';
import { settings } from './settings.ts';

const run = promisify(execFile);

/** A running server on a data folder. It is a process of its own that may outlive us; it belongs to no opener yet. */
export interface Cluster {
  /** Where the superuser reaches a database of it. */
  endpoint(database: string): Endpoint;
  readonly superuser: string;
  /** Rolls back what is open, writes a checkpoint and ends the server; settles when it has ended. */
  stop(): Promise<void>;
  /** Removes what interrupted first starts have left. Only for the one holder of the folder. */
  tidy(): Promise<void>;
}

export interface ClusterOptions {
  /** Folder of another PostgreSQL's programs, and what its initdb needs; the npm package's by default. */
  readonly programs?: { readonly bin: string; readonly initdb: readonly string[] };
  /** How clients reach it; Node has no Unix sockets on Windows. */
  readonly transport?: 'socket' | 'loopback';
  readonly log?: (line: string) => void;
  /** Instead of ours in settings.ts; tests show with it what ours are for. */
  readonly settings?: Readonly<Record<string, string>>;
}

const superuser = 'postgres';
const passwordFile = 'phieu-kin-password';
// Comparison by code point, the same on every machine and after every system update; people see lists sorted by the client.
const initdbFlags = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
/** Longest path of a Unix socket that every system takes: 104 bytes with the final zero on macOS. */
const longestSocketPath = 103;

/**
 * Starts the server of `dataDir`, creating it on first use, or joins the one that runs there already: started by another
 * opener just now, or left behind by one that was killed. After any crash the server recovers from its WAL before this settles.
 *
 * What is true after a crash of ours: a half-made cluster has a name of its own and is never used; a made one is whole.
 */
export async function startCluster(
  dataDir: string,
  options: ClusterOptions = {},
): Promise<Result<Cluster, 'DATABASE-UNREACHABLE' | 'DATABASE-VERSION'>> {
  try {
    const account = await engineAccount();
    const root = await prepareFolder(resolve(dataDir), account);
    const bin = options.programs?.bin ?? (await engineBinaries(root, account));
    const server = { root, bin, account, data: join(root, 'cluster'), options };
    if (!existsSync(server.data)) await initialise(server);
    const made = (await readFile(join(server.data, 'PG_VERSION'), 'utf8')).trim();
    const { stdout } = await run(join(bin, 'postgres'), ['--version'], { ...account });
    const major = /(\d+)(?:\.|\s|$)/.exec(stdout.replace('(PostgreSQL)', ''))?.[1];
    if (made !== major) return refuse('DATABASE-VERSION', `the data is of PostgreSQL ${made}, the engine is ${major}`);
    return await joinOrStart(server);
  } catch (error) {
    return refuse('DATABASE-UNREACHABLE', (error as Error).message);
  }
}

interface Server {
  readonly root: string;
  readonly data: string;
  readonly bin: string;
  readonly account: Account | undefined;
  readonly options: ClusterOptions;
}

async function prepareFolder(dataDir: string, account: Account | undefined): Promise<string> {
  const root = join(dataDir, 'database');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (account) {
    // The account must pass through to its own folder; it still cannot list this one.
    const { mode } = await stat(dataDir);
    if ((mode & 0o001) === 0) await chmod(dataDir, (mode & 0o777) | 0o001);
  }
  await mkdir(root, { recursive: true, mode: 0o700 });
  await giveTo(account, root);
  if (account)
    await run('ls', [root], { ...account }).catch(() => {
      throw new Error(
        `PostgreSQL's account cannot enter ${root}: choose a folder such as /var/lib/phieu-kin, or do not be root`,
      );
    });
  return root;
}

async function initialise({ root, data, bin, account, options }: Server): Promise<void> {
  options.log?.('database: first use, creating it');
  const fresh = join(root, `cluster.new-${randomBytes(6).toString('hex')}`);
  const password = `${fresh}.password`;
  const flags = ['-D', fresh, '-U', superuser, '-A', 'scram-sha-256', `--pwfile=${password}`, '-E', 'UTF8'];
  try {
    await writeFile(password, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
    await giveTo(account, password);
    await run(join(bin, 'initdb'), [...flags, ...(options.programs?.initdb ?? initdbFlags)], {
      ...account,
      cwd: root,
      env: environment(),
    });
    await rename(password, join(fresh, passwordFile));
    await rename(fresh, data);
    await syncFolder(root);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    await rm(password, { force: true });
    // Another opener may have made it meanwhile; ours is then not needed.
    if (!existsSync(data)) throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

/** Ours, without what would steer PostgreSQL or its locale. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

async function joinOrStart(server: Server): Promise<Result<Cluster, 'DATABASE-UNREACHABLE'>> {
  const password = (await readFile(join(server.data, passwordFile), 'utf8')).trim();
  const host = await hostOf(server);
  const cluster = (port: number): Cluster => ({
    endpoint: (database) => ({ host, port, database, user: superuser, password }),
    superuser,
    stop: () => stop(server, host),
    tidy: () => tidy(server),
  });
  let failures = 0;
  for (;;) {
    const pidFile = await readPidFile(server);
    const port = pidFile?.port ?? 5432;
    const answer = pidFile === undefined ? 'absent' : await knock(cluster(port).endpoint('postgres'));
    if (answer === 'ready') return ok(cluster(port));
    if (answer !== 'absent' && answer !== 'busy') return refuse('DATABASE-UNREACHABLE', `the server answers ${answer}`);
    const pid = pidFile?.pid;
    if (answer === 'absent' && (pidFile === undefined || (pid !== undefined && !(await isServer(pid, server))))) {
      if (pid !== undefined) await disownPidFile(server, pid);
      const ended = await spawnServer(server, host);
      // Processes of a killed server may need a moment to end; the new one refuses while they hold its memory.
      const patience = ended && /shared memory block|lock file/.test(ended) ? 300 : 5;
      if (ended !== undefined && ++failures >= patience) return refuse('DATABASE-UNREACHABLE', ended);
      if (ended !== undefined) await sleep(200);
    }
    await sleep(50);
  }
}

async function hostOf({ root, account, options }: Server): Promise<string> {
  if ((options.transport ?? (process.platform === 'win32' ? 'loopback' : 'socket')) === 'loopback') return '127.0.0.1';
  if (Buffer.byteLength(join(root, '.s.PGSQL.5432')) <= longestSocketPath) return root;
  const short = join(tmpdir(), `phieu-kin-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  await mkdir(short, { mode: 0o700 }).then(
    () => giveTo(account, short),
    () => undefined,
  );
  const { uid, mode } = await stat(short);
  if (uid !== (account?.uid ?? process.getuid?.()) || (mode & 0o077) !== 0)
    throw new Error(`${short} belongs to somebody else: choose a data folder with a shorter path`);
  return short;
}

/** The server's own record of itself: line 1 its process, line 4 its port (PostgreSQL manual, 66.1; pidfile.h). */
async function readPidFile({
  data,
}: Server): Promise<{ pid: number | undefined; port: number | undefined } | undefined> {
  const path = join(data, 'postmaster.pid');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Math.abs(Number(lines[0]));
  if (pid > 0) return { pid, port: Number(lines[3]) || undefined };
  // Empty: being written just now, or cut off by a power failure; the server itself refuses to judge. It is written at once.
  const { mtimeMs } = await stat(path);
  if (Date.now() - mtimeMs > 10_000) await rm(path, { force: true });
  return { pid: undefined, port: undefined };
}

/**
 * The server judges a stale pid file itself, but takes any living process of its account for a server. So where the id is in
 * use again, we write one that nobody has. We never remove the file: its shared memory key is what keeps a new server away
 * from the last processes of a killed one.
 */
async function disownPidFile({ data }: Server, pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  let free = 4_194_303;
  while (isAlive(free)) free--;
  const path = join(data, 'postmaster.pid');
  await writeFile(path, (await readFile(path, 'utf8')).replace(/^-?\d+/, String(free)));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Is this process the server of our folder? Process ids are used again, in containers very soon. */
async function isServer(pid: number, { data }: Server): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  if (process.platform === 'linux')
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').includes(data);
  return (await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))).stdout.includes(data);
}

/** 'ready', 'absent', 'busy' (starting, recovering or ending: SQLSTATE 57P03), or the code of another error. */
async function knock(at: Endpoint): Promise<string> {
  const client = singleConnection(at);
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    const code = errorCode(error);
    if (['ENOENT', 'ECONNREFUSED'].includes(code)) return 'absent';
    // 'unknown' is the driver's: the connection broke, or nothing answered in time.
    return ['57P03', '57P01', 'ECONNRESET', 'EPIPE', 'unknown'].includes(code) ? 'busy' : code;
  } finally {
    await client.end();
  }
}

/** Settles when the server has taken its folder (undefined) or has ended (the end of its log). */
async function spawnServer(server: Server, host: string): Promise<string | undefined> {
  const { root, data, bin, account, options } = server;
  options.log?.('database: starting PostgreSQL');
  const logPath = join(root, 'postgres.log');
  const log = await open(logPath, 'a', 0o600);
  const loopback = host === '127.0.0.1';
  const where = loopback
    ? { listen_addresses: host, port: String(await freePort()), unix_socket_directories: '' }
    : { listen_addresses: '', port: '5432', unix_socket_directories: host, unix_socket_permissions: '0700' };
  const flags = Object.entries({ ...settings, ...options.settings, ...where }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  // Detached with its output in a file: neither our death nor a Ctrl-C meant for us reaches it before we have closed.
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
    ...account,
    cwd: root,
    env: environment(),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  const ended = new Promise<boolean>((settle) => {
    child.once('error', () => settle(true));
    child.once('exit', () => settle(true));
  });
  child.unref();
  await log.close();
  for (;;) {
    if (await Promise.race([ended, sleep(20).then(() => false)])) break;
    if ((await readPidFile(server))?.pid === child.pid) return undefined;
  }
  const text = await readFile(logPath, 'utf8').catch(() => '');
  return `PostgreSQL does not start: ${text.trim().split('\n').slice(-3).join(' / ')}`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((settle) => probe.listen(0, '127.0.0.1', settle));
  const { port } = probe.address() as { port: number };
  await new Promise((settle) => probe.close(settle));
  return port;
}

async function stop({ data, bin, account, root }: Server, host: string): Promise<void> {
  const flags = ['stop', '-D', data, '-m', 'fast', '-w', '-t', '120'];
  try {
    await run(join(bin, 'pg_ctl'), flags, { ...account, cwd: root, env: environment() });
  } catch (error) {
    // It may have died before.
    if (existsSync(join(data, 'postmaster.pid'))) throw error;
  }
  if (host.startsWith(tmpdir()) && host !== root) await rmdir(host).catch(() => undefined);
}

async function tidy({ root }: Server): Promise<void> {
  // Another first start that lost the race may still be writing: it removes what is its own, or the next opener does.
  for (const name of await readdir(root))
    if (name.startsWith('cluster.new-')) await rm(join(root, name), { recursive: true, force: true }).catch(() => {});
}
