import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import type { Database } from './database.ts';

/**
 * An empty PostgreSQL in this process's memory (PGlite), for tests and rehearsals: everything is gone after `close`.
 * It is never given a folder, because it neither syncs nor locks one (docs/decisions/0001-embedded-database.md).
 */
export async function openMemory(): Promise<Database> {
  const client = await PGlite.create();
  return {
    engine: 'pglite',
    db: drizzle(client),
    exec: async (script) => {
      await client.exec(script);
    },
    notify: async (channel, payload) => {
      await client.query('select pg_notify($1, $2)', [channel, payload]);
    },
    listen: (channel, onPayload) => client.listen(channel, onPayload),
    lost: new Promise(() => {}),
    close: () => client.close(),
  };
}
