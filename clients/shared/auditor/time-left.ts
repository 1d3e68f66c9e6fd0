/** Items that come closer together than this were only read: the work is done in batches, and a batch ends with a wait. */
const BATCH_MS = 60;
/** Nobody is told a guess from less than this. */
const SETTLE_MS = 1_500;

/** Estimates when work ends whose progress comes in bursts. Times are milliseconds of one clock. */
export class TimeLeft {
  readonly #started: number;
  #last: number;
  #mark = { done: 0, at: 0 };

  constructor(now: number) {
    this.#started = now;
    this.#last = now;
  }

  /** @returns when the work will have ended, or undefined while that cannot be told */
  endsAt(done: number, total: number, now: number): number | undefined {
    // What came without a wait is not yet worked on: only the end of a batch says how fast it goes.
    if (now - this.#last >= BATCH_MS || done === total) this.#mark = { done, at: now };
    this.#last = now;
    const { at, done: judged } = this.#mark;
    if (judged === 0 || at - this.#started < SETTLE_MS) return undefined;
    return at + ((at - this.#started) / judged) * (total - judged);
  }
}
