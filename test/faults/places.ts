import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertOk } from '../../crypto/result.ts';
import { openEmbedded } from '../../db/engine/embedded.ts';
import { openUrl } from '../../db/engine/postgres.ts';
import { openTestDatabase } from '../support/databases.ts';
import { newFolder, removeFolder, serverPid } from '../support/holder.ts';
import type { Place } from './voting-room.ts';

/** A PostgreSQL that outlives the services on it. */
export async function withServer(use: (place: Place) => Promise<void>): Promise<void> {
  const database = await openTestDatabase();
  const url = database.url as string;
  try {
    await use({
      environment: { DATABASE_URL: url },
      open: async () => ({ ...assertOk(await openUrl(url)), url }),
    });
  } finally {
    await database.close();
  }
}

/** The embedded database, which dies and is taken over with its service. */
export async function withEmbedded(use: (place: Place & { readonly folder: string }) => Promise<void>): Promise<void> {
  const folder = newFolder();
  try {
    await use({
      folder,
      environment: { DATABASE_URL: undefined, PHIEU_KIN_DATA: folder },
      open: async () => ({ ...assertOk(await openEmbedded(folder)), url: undefined }),
    });
  } finally {
    await removeFolder(folder);
  }
}

/**
 * SIGKILL to the embedded PostgreSQL's first process, and so to all of them. Waits for one that runs: the service starts it
 * again after each kill. Throws if none comes.
 */
async function killEmbedded(folder: string): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    try {
      const pid = serverPid(folder);
      // The file outlives a killed server.
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)) {
        process.kill(pid, 'SIGKILL');
        return;
      }
    } catch {
      // No file, or no such process: it is being started again.
    }
    await sleep(20);
  }
  throw new Error('no server to kill');
}

/** The second comes while the service is still starting again. */
export async function killTwice(folder: string): Promise<void> {
  await killEmbedded(folder);
  await killEmbedded(folder);
}
