import type { Refusal } from '../../crypto/result.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import type { RoomState } from '../../src/http/wire/room.ts';
import { deferredEvidence } from './evidence.ts';
import { followLog, type MeetingView } from './meeting-view.ts';
import { roomEvents } from './transport/events.ts';
import { sleep, type Transport } from './transport/http.ts';
import { roomClient } from './transport/room.ts';
import { unhurried } from './unhurried.ts';

/** What a device that follows a room is told. */
export interface RoomListener {
  /** The log was read to its end and judged. The state is the view's own and goes on changing. */
  readonly read: (state: MeetingState) => void;
  /** Bare counts, as the service says them; they prove nothing. */
  readonly counts?: (counts: RoomState) => void;
  /** The service cannot be reached for now, or contradicts what this device has seen: the code tells which. */
  readonly refused: (refusal: Refusal) => void;
}

/** Looks at least so often, also where event streams do not get through. */
const REST_MS = 5_000;

/**
 * Keeps a view at the end of the log: reads on at every event of the room, and every few seconds without one.
 * @returns stops following; nothing is told after that
 */
export function followRoom(transport: Transport, view: MeetingView, listener: RoomListener): () => void {
  const { wait = sleep } = transport;
  const room = roomClient(transport, view.pins.meeting);
  let stopped = false;
  let wake = (): void => {};
  const look = async () => {
    const followed = await followLog(view, unhurried(room.log), deferredEvidence);
    if (stopped) return;
    if (followed.ok) listener.read(followed.value);
    else listener.refused(followed);
  };
  const loop = async () => {
    while (!stopped) {
      const woken = new Promise<void>((settle) => {
        wake = settle;
      });
      await look();
      await Promise.race([woken, wait(REST_MS)]);
    }
  };
  const hear = async () => {
    for await (const counts of roomEvents(transport, view.pins.meeting, () => stopped)) {
      listener.counts?.(counts);
      wake();
    }
  };
  void loop();
  void hear();
  return () => {
    stopped = true;
    wake();
  };
}
