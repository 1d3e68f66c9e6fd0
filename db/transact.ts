import type { Result } from '../crypto/result.ts';
import type { Db } from './engine/database.ts';

/**
 * Runs `work` in a transaction that commits only an `ok`: a refusal rolls everything back and is returned. `work` uses
 * the handle it is given and no other (an outer handle deadlocks on the one-connection engine). Within a transaction it
 * is a savepoint.
 */
export async function transact<T, Code extends string>(
  db: Db,
  work: (tx: Db) => Promise<Result<T, Code>>,
): Promise<Result<T, Code>> {
  let outcome: Result<T, Code> | undefined;
  try {
    return await db.transaction(async (tx) => {
      outcome = await work(tx as unknown as Db);
      if (!outcome.ok) throw new RolledBack();
      return outcome;
    });
  } catch (error) {
    if (error instanceof RolledBack && outcome !== undefined) return outcome;
    throw error;
  }
}

class RolledBack extends Error {}
