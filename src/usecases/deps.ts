import type { BallotContext } from '../../crypto/ballot-layout.ts';
import type { Bytes, Hex, RandomBytes } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Database, Db } from '../../db/engine/database.ts';
import type { EvaluationClaim } from '../domain/meeting/act.ts';
import type { TreeHead } from '../domain/meeting/shapes.ts';
import type { SealedBox } from '../domain/verify/box-judge.ts';
import type { Report } from '../domain/verify/report.ts';
import type { CastAnnouncer } from './cast-announcer.ts';
import type { MeetingCache } from './meeting-cache.ts';
import type { RatingCache } from './rating-cache.ts';
import type { RefusalCounts } from './refusal-counts.ts';

/** The service's own Ed25519 key: it signs heads, receipts, seals and tallies, and can open or change no ballot. */
interface ServiceKey {
  /** 32 bytes, never logged, never leaves the process. */
  readonly secret: Bytes;
  readonly public: Hex;
}

/** The costly judgements. A pool of workers may stand behind them, so that the event loop is never blocked. */
export interface Judges {
  /** A ballot that is being cast: eligibility, then form (11-ballot). */
  ballot(context: BallotContext, ballot: Bytes): Promise<Result<void>>;
  /** A teller's blind evaluations, as `verifyEvaluation` (07-token) does. */
  evaluations(parts: EvaluationClaim['parts']): Promise<boolean>;
  /** A sealed box, as `BoxJudge` (15-verification) does; ballots ascending by leaf. */
  box(context: BallotContext, box: TreeHead, ballots: AsyncIterable<Bytes>): Promise<Result<SealedBox>>;
  /**
   * A whole record of another installation, as `verifyRecord` (15-verification) does. One at a time (`RETRY-LATER`).
   * @param anchor 14 bytes, the payload of the code on the paper minutes
   */
  record(record: Bytes, anchor: Bytes): Promise<Result<Report>>;
}

/** Everything a use case reaches beyond its arguments. Made once by `createDeps`. */
export interface Deps {
  readonly database: Database;
  readonly db: Db;
  /** Milliseconds since 1970; only sessions, challenges and invitations look at it, never the state of a meeting. */
  readonly clock: () => number;
  readonly random: RandomBytes;
  readonly serviceKey: ServiceKey;
  readonly judges: Judges;
  readonly meetings: MeetingCache;
  readonly ratings: RatingCache;
  readonly announcer: CastAnnouncer;
  readonly refusals: RefusalCounts;
}
