import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { assertOk } from '../../crypto/result.ts';
import { startCluster } from '../../db/engine/cluster.ts';
import { engines, sharedServers } from './databases.ts';

/** Gives the run a folder for its servers, says which engines it has, and ends the servers that tests have started. */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'phieu-kin-test-'));
  // Where root runs the tests, the engine's account must pass through.
  chmodSync(folder, 0o711);
  project.provide('databaseFolder', folder);
  console.log(`database engines: ${engines.map(({ name }) => name).join(', ')}`);
  if (!engines.some(({ name }) => name.startsWith('PostgreSQL 15')))
    console.log('NOT RUN on PostgreSQL 15: install postgresql-15 or set PHIEU_KIN_TEST_PG15_URL');
  return async () => {
    for (const { folder: name, options } of Object.values(sharedServers))
      if (existsSync(join(folder, name))) await assertOk(await startCluster(join(folder, name), options)).stop();
    await rm(folder, { recursive: true, force: true });
  };
}
