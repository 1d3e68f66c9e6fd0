import type { Hex } from '../../crypto/bytes.ts';
import type { Deps } from '../usecases/deps.ts';
import { type MeetingSummary, meetingSummary } from '../usecases/meeting-summary.ts';
import { watchMeetings } from '../usecases/watch-meetings.ts';
import type { RoomState } from './wire/room.ts';

export interface EventTimes {
  /** Hints that arrive within so many milliseconds make one event: a single cast is not to be seen going in. */
  readonly gatherMs: number;
  /** A sign of life, and a fresh look in case a hint was lost. */
  readonly heartbeatMs: number;
}

export const DEFAULT_EVENT_TIMES: EventTimes = { gatherMs: 1_000, heartbeatMs: 15_000 };

/** What a room may see of a meeting: bare counts. */
const roomStateOf = ({ size, phase, present, polls }: MeetingSummary): RoomState => ({
  size,
  phase,
  present,
  polls: polls.map(({ ordinal, phase, cast }) => ({ ordinal, phase, cast })),
});

interface Watched {
  readonly wake: Set<() => void>;
  state: Promise<RoomState | undefined> | undefined;
  gathering: NodeJS.Timeout | undefined;
}

/**
 * Tells open streams of any node that a meeting has changed. Changes arrive as hints over the database; the state is always read
 * from the tables, once for all streams of a meeting.
 */
export class RoomEvents {
  readonly #deps: Deps;
  readonly #times: EventTimes;
  readonly #meetings = new Map<Hex, Watched>();
  readonly #onChange: (meeting: Hex) => void;
  #heartbeat: NodeJS.Timeout | undefined;
  #unwatch: (() => Promise<void>) | undefined;
  #closed = false;

  private constructor(deps: Deps, times: EventTimes, onChange: (meeting: Hex) => void) {
    this.#deps = deps;
    this.#times = times;
    this.#onChange = onChange;
  }

  /** @param onChange hears of every change of a log, also of meetings without streams */
  static async start(deps: Deps, times: EventTimes, onChange: (meeting: Hex) => void): Promise<RoomEvents> {
    const events = new RoomEvents(deps, times, onChange);
    events.#unwatch = await watchMeetings(deps, ({ meeting, kind }) => events.#hear(meeting, kind));
    events.#heartbeat = setInterval(() => {
      for (const watched of events.#meetings.values()) events.#wakeAll(watched);
    }, times.heartbeatMs);
    events.#heartbeat.unref();
    return events;
  }

  get closed(): boolean {
    return this.#closed;
  }

  streamsOf(meeting: Hex): number {
    return this.#meetings.get(meeting)?.wake.size ?? 0;
  }

  /** `wake` is called after changes and at every heartbeat. @returns a function that ends it */
  subscribe(meeting: Hex, wake: () => void): () => void {
    const watched = this.#meetings.get(meeting) ?? { wake: new Set(), state: undefined, gathering: undefined };
    this.#meetings.set(meeting, watched);
    watched.wake.add(wake);
    return () => {
      watched.wake.delete(wake);
      if (watched.wake.size > 0 || this.#meetings.get(meeting) !== watched) return;
      clearTimeout(watched.gathering);
      this.#meetings.delete(meeting);
    };
  }

  /** The state to show now; `undefined` if there is no such meeting. */
  stateOf(meeting: Hex): Promise<RoomState | undefined> {
    const read = async () => {
      const summary = await meetingSummary(this.#deps, { meeting });
      return summary.ok ? roomStateOf(summary.value) : undefined;
    };
    const watched = this.#meetings.get(meeting);
    if (watched === undefined) return read();
    watched.state ??= read();
    return watched.state;
  }

  /** Ends every stream and hears nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    for (const watched of this.#meetings.values()) {
      clearTimeout(watched.gathering);
      for (const wake of watched.wake) wake();
    }
    await this.#unwatch?.();
  }

  #hear(meeting: Hex, kind: 'log' | 'cast'): void {
    if (kind === 'log') this.#onChange(meeting);
    const watched = this.#meetings.get(meeting);
    if (watched === undefined || watched.gathering !== undefined) return;
    watched.gathering = setTimeout(() => {
      watched.gathering = undefined;
      this.#wakeAll(watched);
    }, this.#times.gatherMs);
  }

  #wakeAll(watched: Watched): void {
    watched.state = undefined;
    for (const wake of watched.wake) wake();
  }
}
