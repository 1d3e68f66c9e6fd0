import type { Db } from '../../db/engine/database.ts';
import { forgetCastingOrder } from '../../db/repositories/ballots.ts';

/** What a service that was killed right after closing a poll has left: the order of casting in the work tables' old files. */
export async function finishClosing(db: Db): Promise<void> {
  // A server of somebody else may not let us; closing has tried too, and voting must go on.
  await forgetCastingOrder(db).catch(() => {});
}
