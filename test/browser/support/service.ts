import { inject } from 'vitest';
import { assertOk } from '../../../crypto/result.ts';
import { decodeEnvironment, type RunningService, startService } from '../../../src/main.ts';
import { openTestDatabase } from '../../support/databases.ts';

/** The real service with the built screens, on a fresh database, at an address that browsers trust (localhost). */
export async function openService(): Promise<RunningService> {
  const database = await openTestDatabase();
  const environment = assertOk(decodeEnvironment({ DATABASE_URL: database.url, HOST: 'localhost', PORT: '0' }));
  const running = assertOk(
    await startService(environment, { info: () => {}, error: () => {} }, inject('clientFolder')),
  );
  return {
    ...running,
    close: async () => {
      await running.close();
      await database.close();
    },
  };
}
