import type { BallotContext } from '../../crypto/ballot-layout.ts';
import type { Bytes, Hex, RandomBytes } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Database, Db } from '../../db/engine/database.ts';
import type { MeetingCache } from './meeting-cache.ts';

/** The service's own Ed25519 key: it signs heads, receipts, seals and tallies, and can open or change no ballot. */
export interface ServiceKey {
  /** 32 bytes, never logged, never leaves the process. */
  readonly secret: Bytes;
  readonly public: Hex;
}

/**
 * Judges a ballot that is being cast, as `judgeBallot` (11-ballot) does; a pool of workers may stand behind it, so that
 * the event loop is never blocked.
 */
export type BallotJudge = (context: BallotContext, ballot: Bytes) => Promise<Result<void>>;

/** Everything a use case reaches beyond its arguments. Made once by `createDeps`. */
export interface Deps {
  readonly database: Database;
  readonly db: Db;
  /** Milliseconds since 1970; only sessions, challenges and invitations look at it, never the state of a meeting. */
  readonly clock: () => number;
  readonly random: RandomBytes;
  readonly serviceKey: ServiceKey;
  readonly judgeBallot: BallotJudge;
  readonly meetings: MeetingCache;
}
