import type { SSEStreamingApi } from 'hono/streaming';
import type { Hex } from '../../crypto/bytes.ts';
import type { RoomEvents } from './room-events.ts';

/**
 * Writes a meeting's state to one stream: at once, and whenever it differs from what was written last; otherwise a comment as a
 * sign of life. A slow reader misses states, never the last one. Ends with the stream or with the service.
 */
export async function follow(events: RoomEvents, meeting: Hex, stream: SSEStreamingApi): Promise<void> {
  let woken = false;
  let ended = false;
  let wake = () => {};
  const ring = () => {
    woken = true;
    wake();
  };
  stream.onAbort(() => {
    ended = true;
    ring();
  });
  const unsubscribe = events.subscribe(meeting, ring);
  try {
    let written = '';
    while (!ended && !events.closed) {
      woken = false;
      const data = JSON.stringify(await events.stateOf(meeting));
      if (data === written) await stream.write(': still here\n\n');
      else await stream.writeSSE({ event: 'state', data });
      written = data;
      if (!woken)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    unsubscribe();
  }
}
