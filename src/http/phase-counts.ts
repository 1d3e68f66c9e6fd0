import { sha256 } from '@noble/hashes/sha2.js';
import { fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import type { Log } from './log.ts';
import type { RoomState } from './wire/room.ts';

/**
 * The only log of room routes: when a meeting moves to another phase, how many requests of each kind were answered how
 * in the phase before. One line per request would tell in which order people voted.
 */
export class PhaseCounts {
  readonly #log: Log;
  readonly #isMeeting: (id: string) => boolean;
  readonly #meetings = new Map<Hex, { phases: string | undefined; readonly counts: Map<string, number> }>();

  /** @param isMeeting whatever else is named gets no count: nobody shall fill the memory with invented ids */
  constructor(log: Log, isMeeting: (id: string) => boolean) {
    this.#log = log;
    this.#isMeeting = isMeeting;
  }

  /** @param route the pattern of the route, without the values in it */
  count(meeting: Hex, route: string, status: number): void {
    if (!this.#isMeeting(meeting)) return;
    const known = this.#meetings.get(meeting) ?? { phases: undefined, counts: new Map() };
    this.#meetings.set(meeting, known);
    const name = `${route} ${status}`;
    known.counts.set(name, (known.counts.get(name) ?? 0) + 1);
  }

  /** Whether there is anything to write about this meeting. */
  knows(meeting: Hex): boolean {
    return this.#meetings.has(meeting);
  }

  /** Writes and forgets the counts if the meeting or one of its polls is in another phase than before. */
  moved(meeting: Hex, state: RoomState): void {
    const known = this.#meetings.get(meeting);
    if (known === undefined) return;
    const phases = [state.phase, ...state.polls.map(({ ordinal, phase }) => `${ordinal} ${phase}`)].join(', ');
    if (known.phases === phases) return;
    // The id of a meeting opens its room, so the log names it by a hash.
    const name = toHex(sha256(fromHex(meeting))).slice(0, 16);
    if (known.phases !== undefined)
      this.#log.info({ meeting: name, phases: known.phases, answered: Object.fromEntries(known.counts) }, 'room');
    if (state.phase === 'ended') this.#meetings.delete(meeting);
    else this.#meetings.set(meeting, { phases, counts: known.phases === undefined ? known.counts : new Map() });
  }
}
