import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Attempts per minute before a client is told to wait. */
export interface LimitSettings {
  /** Challenges and sessions, per address. */
  readonly signIn: number;
  /** Invitation codes tried, per address. */
  readonly invitation: number;
  /** Refused casts, requests and queries, per meeting and address: garbage of one device never stops another. */
  readonly garbage: number;
  /** Ballots of one key whose token was good and whose proofs were not: each costs as much as a whole ballot. */
  readonly proofs: number;
  /** Casts being judged and stored at once; more are told to come back. */
  readonly casting: number;
  /** Open event streams of one meeting. */
  readonly streams: number;
  /** Of these, per address: no device takes them all. */
  readonly streamsOfOne: number;
}

export const DEFAULT_LIMITS: LimitSettings = {
  signIn: 60,
  invitation: 20,
  garbage: 60,
  proofs: 5,
  casting: 64,
  streams: 500,
  streamsOfOne: 100,
};

export type LimitName = 'signIn' | 'invitation' | 'garbage' | 'proofs';

/** Counters of this process; nothing of them outlives it. */
export class Limits {
  readonly settings: LimitSettings;
  readonly #limiters: Readonly<Record<LimitName, RateLimiterMemory>>;
  readonly #casting = new Set<string>();
  readonly #underWay = new Map<string, number>();
  readonly #streams = new Map<string, number>();

  constructor(settings: LimitSettings) {
    this.settings = settings;
    const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 });
    this.#limiters = {
      signIn: perMinute(settings.signIn),
      invitation: perMinute(settings.invitation),
      garbage: perMinute(settings.garbage),
      proofs: perMinute(settings.proofs),
    };
  }

  /** Counts one attempt. @returns whether it is still within the limit */
  async take(name: LimitName, who: string): Promise<boolean> {
    try {
      await this.#limiters[name].consume(who);
      return true;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return false;
      throw refused;
    }
  }

  /** Whether attempts are used up, without counting one. */
  async exhausted(name: LimitName, who: string): Promise<boolean> {
    const spent = await this.#limiters[name].get(who);
    return spent !== null && spent.consumedPoints >= this.settings[name];
  }

  /**
   * Runs a cast if there is room for one more, and no other ballot of this key is being cast; otherwise `undefined`, and the
   * device should come back.
   */
  async whileCasting<T>(ballotKey: string, work: () => Promise<T>): Promise<T | undefined> {
    if (this.#casting.size >= this.settings.casting || this.#casting.has(ballotKey)) return undefined;
    this.#casting.add(ballotKey);
    try {
      return await work();
    } finally {
      this.#casting.delete(ballotKey);
    }
  }

  /**
   * Runs a request of a device that has not sent too much garbage. What is being judged counts as garbage until it is known
   * not to be, so that sending it all at once gains nothing.
   * @returns `spent` if it has, `later` if it may have
   */
  async whileTrusted(
    who: string,
    work: () => Promise<{ readonly garbage: boolean }>,
  ): Promise<'done' | 'later' | 'spent'> {
    const underWay = (this.#underWay.get(who) ?? 0) + 1;
    this.#underWay.set(who, underWay);
    try {
      const spent = (await this.#limiters.garbage.get(who))?.consumedPoints ?? 0;
      if (spent >= this.settings.garbage) return 'spent';
      if (spent + underWay > this.settings.garbage) return 'later';
      const { garbage } = await work();
      if (garbage) await this.take('garbage', who);
      return 'done';
    } finally {
      const left = (this.#underWay.get(who) ?? 1) - 1;
      if (left > 0) this.#underWay.set(who, left);
      else this.#underWay.delete(who);
    }
  }

  /** Opens a stream of one device (meeting and address). @returns what closes it; `undefined` if the device has too many open */
  openStream(who: string): (() => void) | undefined {
    const open = this.#streams.get(who) ?? 0;
    if (open >= this.settings.streamsOfOne) return undefined;
    this.#streams.set(who, open + 1);
    return () => {
      const left = (this.#streams.get(who) ?? 1) - 1;
      if (left > 0) this.#streams.set(who, left);
      else this.#streams.delete(who);
    };
  }
}
