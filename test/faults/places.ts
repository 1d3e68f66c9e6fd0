import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertOk } from '../../crypto/result.ts';
import { openEmbedded } from '../../db/engine/embedded.ts';
import { openUrl } from '../../db/engine/postgres.ts';
import { openTestDatabase } from '../support/databases.ts';
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
  const folder = await mkdtemp(join(tmpdir(), 'phieu-kin-fault-'));
  try {
    await use({
      folder,
      environment: { DATABASE_URL: undefined, PHIEU_KIN_DATA: folder },
      open: async () => ({ ...assertOk(await openEmbedded(folder)), url: undefined }),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** SIGKILL to the embedded PostgreSQL's first process, and so to all of them. */
export async function killEmbedded(folder: string): Promise<void> {
  const file = await readFile(join(folder, 'database', 'postmaster.pid'), 'utf8').catch(() => undefined);
  const pid = Number(file?.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
