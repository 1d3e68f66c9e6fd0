import type { Hex } from '../../crypto/bytes.ts';
import type { Database } from '../../db/engine/database.ts';
import { CHANNEL } from '../../db/repositories/log.ts';

/**
 * Tells other nodes that ballots were cast. Not within the transaction of the cast: notifying transactions commit one by
 * one in all of PostgreSQL, and casts must not queue for that. Per meeting one announcement is under way and at most one
 * waits; it speaks for all casts since. A lost one is made up for by the next, or by who looks now and then.
 */
export class CastAnnouncer {
  readonly #database: Pick<Database, 'notify'>;
  /** Meetings being announced; true if it is to be done once more. */
  readonly #underWay = new Map<Hex, boolean>();

  constructor(database: Pick<Database, 'notify'>) {
    this.#database = database;
  }

  announce(meeting: Hex): void {
    if (this.#underWay.has(meeting)) this.#underWay.set(meeting, true);
    else void this.#send(meeting);
  }

  async #send(meeting: Hex): Promise<void> {
    do {
      this.#underWay.set(meeting, false);
      try {
        await this.#database.notify(CHANNEL, `${meeting} cast`);
      } catch {
        // A hint: the ballot is stored and acknowledged whether or not anybody hears of it.
      }
    } while (this.#underWay.get(meeting));
    this.#underWay.delete(meeting);
  }
}
