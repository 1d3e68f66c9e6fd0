import type { Bytes } from '../../crypto/bytes.ts';
import type { Db } from '../engine/database.ts';
import { serviceKeys } from '../schema/sessions.ts';

/**
 * The service's seed. The first of several nodes that start at once stores its proposal; all of them get that one.
 * @param proposal 32 bytes, secret, fresh
 */
export async function agreeOnSeed(db: Db, proposal: Bytes): Promise<Bytes> {
  await db.insert(serviceKeys).values({ one: true, seed: proposal }).onConflictDoNothing();
  const [row] = await db.select({ seed: serviceKeys.seed }).from(serviceKeys);
  if (row === undefined) throw new Error('the service key was neither found nor stored');
  return row.seed;
}
