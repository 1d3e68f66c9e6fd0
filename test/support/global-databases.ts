import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { assertOk } from '../../crypto/result.ts';
import { startCluster } from '../../db/engine/cluster.ts';
import { engines, sharedServers } from './databases.ts';

const prefix = 'phieu-kin-test-';

/** Ends the servers of runs that were interrupted, and removes their folders, which are named after the run's process. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const run = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (!run || isAlive(run)) continue;
    try {
      sweepRun(join(tmpdir(), name));
    } catch {
      // Another run sweeps at the same time.
    }
  }
}

function sweepRun(folder: string): void {
  for (const path of readdirSync(folder)) {
    const record = join(folder, path, 'database/cluster/postmaster.pid');
    const pid = existsSync(record) ? Number(readFileSync(record, 'utf8').split('\n')[0]) : 0;
    const command = `/proc/${pid}/cmdline`;
    if (pid > 0 && existsSync(command) && readFileSync(command, 'utf8').includes(folder)) process.kill(pid, 'SIGQUIT');
  }
  rmSync(folder, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Gives the run a folder for its servers, says which engines it has, and ends the servers that tests have started. */
export default function setup(project: TestProject): () => Promise<void> {
  sweep();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  // Where root runs the tests, the engine's account must pass through.
  chmodSync(folder, 0o711);
  project.provide('databaseFolder', folder);
  process.stdout.write(`database engines: ${engines.map(({ name }) => name).join(', ')}\n`);
  if (!engines.some(({ name }) => name.startsWith('PostgreSQL 15')))
    process.stdout.write('NOT RUN on PostgreSQL 15: install postgresql-15 or set PHIEU_KIN_TEST_PG15_URL\n');
  return async () => {
    for (const { folder: name, options } of Object.values(sharedServers))
      if (existsSync(join(folder, name))) await assertOk(await startCluster(join(folder, name), options)).stop();
    await rm(folder, { recursive: true, force: true });
  };
}
