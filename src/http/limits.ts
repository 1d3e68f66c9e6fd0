import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Attempts per minute before a client is told to wait. */
export interface LimitSettings {
  /** Challenges and sessions, per address. */
  readonly signIn: number;
  /** Invitation codes tried, per address. */
  readonly invitation: number;
  /** Refused casts, requests and queries, per meeting and address: garbage of one device never stops another. */
  readonly garbage: number;
  /** Casts being judged and stored at once; more are told to come back. */
  readonly casting: number;
  /** Open event streams of one meeting. */
  readonly streams: number;
}

export const DEFAULT_LIMITS: LimitSettings = { signIn: 60, invitation: 20, garbage: 60, casting: 64, streams: 500 };

export type LimitName = 'signIn' | 'invitation' | 'garbage';

/** Counters of this process; nothing of them outlives it. */
export class Limits {
  readonly settings: LimitSettings;
  readonly #limiters: Readonly<Record<LimitName, RateLimiterMemory>>;
  #casting = 0;

  constructor(settings: LimitSettings) {
    this.settings = settings;
    const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 });
    this.#limiters = {
      signIn: perMinute(settings.signIn),
      invitation: perMinute(settings.invitation),
      garbage: perMinute(settings.garbage),
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

  /** Runs a cast if there is room for one more; `undefined` means that the device should come back. */
  async whileCasting<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#casting >= this.settings.casting) return undefined;
    this.#casting++;
    try {
      return await work();
    } finally {
      this.#casting--;
    }
  }
}
