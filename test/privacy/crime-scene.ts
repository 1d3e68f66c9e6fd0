import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { startCluster } from '../../db/engine/cluster.ts';
import type { Database } from '../../db/engine/database.ts';
import { openCluster } from '../../db/engine/embedded.ts';
import { openUrl, urlOf } from '../../db/engine/postgres.ts';
import { migrate } from '../../db/migrate.ts';
import { insertOrganisation } from '../../db/repositories/organisations.ts';

/** The embedded database as a service runs it, and the thief's way into it. */
export interface CrimeScene {
  readonly service: Database;
  /** Superuser in the service's database. */
  readonly thief: Database;
  /** What the database server has logged. */
  serverLog(): Promise<string>;
  close(): Promise<void>;
}

export async function openScene(): Promise<CrimeScene> {
  // Where the test run ends what an interrupted test leaves.
  const folder = await mkdtemp(join(inject('databaseFolder'), 'privacy-'));
  // Nothing cleans up by itself, so that what is gone is gone by the service's own doing, on a slow machine too.
  const settings = { autovacuum: 'off', checkpoint_timeout: '1d' };
  const cluster = assertOk(await startCluster(folder, { settings }));
  const service = assertOk(await openCluster(cluster));
  assertOk(await migrate(service.db));
  await insertOrganisation(service.db, { id: 'yen-the', parentId: null, name: 'Yên Thế', level: 'huyện' });
  const thief = assertOk(await openUrl(urlOf(cluster.endpoint('phieu_kin'))));
  return {
    service,
    thief,
    serverLog: () => readFile(join(folder, 'database', 'postgres.log'), 'utf8'),
    close: async () => {
      await thief.close();
      await service.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
