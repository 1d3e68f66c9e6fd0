import type { RandomBytes } from '../../crypto/bytes.ts';
import type { Database } from '../../db/engine/database.ts';
import type { BallotJudge, Deps } from './deps.ts';

/**
 * Reads or makes the service key (several nodes that start at once agree on one) and wires the use cases. The database
 * has been migrated. `judgeBallot` defaults to judging in this thread.
 */
export async function createDeps(options: {
  readonly database: Database;
  readonly clock: () => number;
  readonly random: RandomBytes;
  readonly judgeBallot?: BallotJudge;
}): Promise<Deps> {
  throw new Error(`not yet ${options.database.engine}`);
}
