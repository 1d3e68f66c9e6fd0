import { sha256 } from '@noble/hashes/sha2.js';
import { fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import type { Log } from './log.ts';
import type { RoomState } from './wire/room.ts';

interface Counted {
  phases: string;
  counts: Map<string, number>;
}

/**
 * The only log of room routes: when a meeting moves to another phase, how many requests of each kind were answered how
 * in the phase before. One line per request would tell in which order people voted.
 */
export class PhaseCounts {
  readonly #log: Log;
  readonly #stateOf: (meeting: Hex) => Promise<RoomState | undefined>;
  readonly #meetings = new Map<Hex, Counted>();

  /** @param stateOf a meeting that this node works on, as it stands; invented ids get no count: nobody shall fill the memory */
  constructor(log: Log, stateOf: (meeting: Hex) => Promise<RoomState | undefined>) {
    this.#log = log;
    this.#stateOf = stateOf;
  }

  /** @param route the pattern of the route, without the values in it */
  async count(meeting: Hex, route: string, status: number): Promise<void> {
    const known = this.#meetings.get(meeting) ?? (await this.#begin(meeting));
    if (known === undefined) return;
    const name = `${route} ${status}`;
    known.counts.set(name, (known.counts.get(name) ?? 0) + 1);
  }

  /** A log has grown: writes and forgets the counts if the meeting or one of its polls is in another phase than before. */
  async changed(meeting: Hex): Promise<void> {
    if (!this.#meetings.has(meeting)) return;
    const state = await this.#stateOf(meeting);
    const known = this.#meetings.get(meeting);
    if (state === undefined || known === undefined || known.phases === phasesOf(state)) return;
    // The id of a meeting opens its room, so the log names it by a hash.
    const name = toHex(sha256(fromHex(meeting))).slice(0, 16);
    this.#log.info({ meeting: name, phases: known.phases, answered: Object.fromEntries(known.counts) }, 'room');
    if (state.phase === 'ended') this.#meetings.delete(meeting);
    else this.#meetings.set(meeting, { phases: phasesOf(state), counts: new Map() });
  }

  async #begin(meeting: Hex): Promise<Counted | undefined> {
    const state = await this.#stateOf(meeting);
    if (state === undefined) return undefined;
    // Another request may have begun it meanwhile.
    const known = this.#meetings.get(meeting) ?? { phases: phasesOf(state), counts: new Map() };
    this.#meetings.set(meeting, known);
    return known;
  }
}

const phasesOf = ({ phase, polls }: RoomState): string =>
  [phase, ...polls.map(({ ordinal, phase }) => `${ordinal} ${phase}`)].join(', ');
