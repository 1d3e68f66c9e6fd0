import { execFile } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The system account that PostgreSQL runs as; PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const name = 'phieu-kin-db';

/**
 * The account for the engine: our own (undefined) unless we are root, else `phieu-kin-db`, which is created on first use
 * as a system account without home, shell or password. Throws if root cannot create it.
 */
export async function engineAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const known = await lookUp();
  if (known) return known;
  try {
    const shell = ['--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin'];
    await run('useradd', ['--system', '--user-group', '--no-create-home', ...shell, name]);
  } catch {
    // Another opener may have created it just now.
  }
  const created = await lookUp();
  if (!created) throw new Error(`run as an ordinary user: root cannot create the account ${name} for PostgreSQL`);
  return created;
}

async function lookUp(): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
    );
    return uid !== undefined && gid !== undefined ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

/** Hands a file or folder to the engine's account, where there is one. */
export async function giveTo(account: Account | undefined, path: string): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}
