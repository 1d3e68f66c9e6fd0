import type { Hex } from '../../crypto/bytes.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import type { SealedBox } from '../domain/verify/box-judge.ts';

/**
 * States of meetings that this node has followed. Each is a snapshot that nobody changes; a newer one takes its place. Any
 * may be dropped at any time and is then read from the log again.
 */
export class MeetingCache {
  readonly #limit: number;
  /** In order of use, the longest unused first. */
  readonly #states = new Map<Hex, MeetingState>();
  readonly #boxes = new Map<string, Promise<SealedBox>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(meeting: Hex): MeetingState | undefined {
    const state = this.#states.get(meeting);
    if (state !== undefined) this.#keep(state);
    return state;
  }

  /** Whether this node has followed the meeting, and still holds it. */
  knows(meeting: string): boolean {
    return this.#states.has(meeting);
  }

  /** Keeps a snapshot unless a newer one is there. */
  put(state: MeetingState): void {
    const known = this.#states.get(state.id);
    if (known === undefined || known.log.size < state.log.size) this.#keep(state);
  }

  /**
   * Among the half that was not used for longest, the shortest log makes room: it is the cheapest to read again. Whoever asks for
   * many small meetings must not have everybody's ballots wait until a long log is read once more.
   */
  #keep(state: MeetingState): void {
    this.#states.delete(state.id);
    this.#states.set(state.id, state);
    if (this.#states.size <= this.#limit) return;
    const unused = [...this.#states.values()].slice(0, Math.ceil(this.#limit / 2));
    const shortest = unused.reduce((least, other) => (other.log.size < least.log.size ? other : least));
    this.#states.delete(shortest.id);
  }

  get meetings(): Hex[] {
    return [...this.#states.keys()];
  }

  /** What a sealed box holds, judged once per root. A judgement that fails is not kept. */
  box(name: string, judge: () => Promise<SealedBox>): Promise<SealedBox> {
    const known = this.#boxes.get(name);
    if (known !== undefined) return known;
    const judged = judge();
    touch(this.#boxes, name, judged, this.#limit);
    judged.catch(() => this.#boxes.delete(name));
    return judged;
  }
}

function touch<V>(map: Map<string, V>, key: string, value: V, limit: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= limit) return;
    map.delete(oldest);
  }
}
