import { type RandomBytes, toHex } from '../../crypto/bytes.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import type { Database } from '../../db/engine/database.ts';
import { agreeOnSeed } from '../../db/repositories/service-keys.ts';
import { CastAnnouncer } from './cast-announcer.ts';
import type { Deps, Judges } from './deps.ts';
import { MeetingCache } from './meeting-cache.ts';
import { RatingCache } from './rating-cache.ts';
import { RefusalCounts } from './refusal-counts.ts';
import { threadJudges } from './thread-judges.ts';

/** States that a node keeps in memory at most; a meeting of 150 voters takes a few megabytes. */
const CACHED_MEETINGS = 64;
/** A cell of 40 members takes some hundred kilobytes. */
const CACHED_RATING_LOGS = 64;

/**
 * Reads or makes the service key (several nodes that start at once agree on one) and wires the use cases. The database
 * has been migrated.
 * @param options `judges` default to this thread
 */
export async function createDeps(options: {
  readonly database: Database;
  readonly clock: () => number;
  readonly random: RandomBytes;
  readonly judges?: Judges;
}): Promise<Deps> {
  const { database, clock, random, judges = threadJudges(random) } = options;
  const secret = await agreeOnSeed(database.db, random(32));
  return {
    database,
    db: database.db,
    clock,
    random,
    serviceKey: { secret, public: toHex(publicKeyOf(secret)) },
    judges,
    meetings: new MeetingCache(CACHED_MEETINGS),
    ratings: new RatingCache(CACHED_RATING_LOGS),
    announcer: new CastAnnouncer(database),
    refusals: new RefusalCounts(database.db, clock),
  };
}
