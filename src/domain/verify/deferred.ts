import type { BallotContext } from '../../../crypto/ballot-layout.ts';
import type { Bytes } from '../../../crypto/bytes.ts';
import type { Result } from '../../../crypto/result.ts';

/** What of a batch of ballots is told to the verifier. */
export interface BatchVerdict {
  /** Whether each counts. */
  readonly valid: readonly boolean[];
  /** Sums of the valid ones, A ‖ B per option; absent if none is. */
  readonly sums?: Bytes;
}

/** Judges what takes time, in other threads. Every method may be called again before it has answered. */
export interface FarJudges {
  /** As `verifyEvaluations` (07-token). */
  evaluations(verificationShare: Bytes, pairs: readonly (readonly [Bytes, Bytes])[]): Promise<boolean>;
  /** As `judgeBatch`: signatures, tokens and proofs of ballots of one box. */
  ballots(context: BallotContext, ballots: readonly Bytes[]): Promise<Result<BatchVerdict>>;
}

/** Judged together: enough to profit from one multiplication and one pairing, few enough to stay small in memory. */
export const BATCH = 32;

/** Tasks that are out at once, for each thread: one that is being judged, one that waits. */
const TASKS = 2;

/**
 * Tasks of one verification that other threads work on while it reads on. While they have enough to do, this thread does its
 * part itself: all cores are used, and what is out, and so the memory it takes, is bounded.
 */
export class Deferred {
  /** Ballots or evaluations that make one task. */
  readonly batch: number;
  readonly #judges: FarJudges;
  readonly #limit: number;
  readonly #out = new Set<Promise<void>>();

  /** @param threads that the judges have */
  constructor(judges: FarJudges, threads: number, batch = BATCH) {
    this.batch = batch;
    this.#judges = judges;
    this.#limit = TASKS * threads;
  }

  /**
   * Gives a task to the judges, or does it here if they have enough to do. A task that takes little memory need not have `here`.
   * @param use what is made of the answer, in whatever order answers come
   */
  later<T>(there: (judges: FarJudges) => Promise<T>, use: (answer: T) => void, here?: () => T): void {
    if (here !== undefined && this.#out.size >= this.#limit) {
      use(here());
      return;
    }
    const task: Promise<void> = there(this.#judges)
      .then(use)
      .then(() => {
        this.#out.delete(task);
      });
    this.#out.add(task);
    // Whoever waits for all answers meets the rejection.
    task.catch(() => {});
  }

  /** Waits for all answers; rejects if a task was given up. */
  async settled(): Promise<void> {
    await Promise.all(this.#out);
  }
}
