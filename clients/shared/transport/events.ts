import type { Bytes, Hex } from '../../../crypto/bytes.ts';
import { type RoomState, roomState } from '../../../src/http/wire/room.ts';
import { chunksOf, pause, requestStream, sleep, type Transport } from './http.ts';

/** An event stream's text is cut off after so many characters without an empty line: no event of ours is that long. */
const MAX_PENDING = 65_536;

/**
 * Reads server-sent events (WHATWG HTML §9.2.6) out of chunks that are cut anywhere: the data of each event of a name.
 * Comments, ids and other events are passed over.
 */
export async function* readEvents(chunks: AsyncIterable<Bytes>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pending = '';
  for await (const chunk of chunks) {
    pending = (pending + decoder.decode(chunk, { stream: true })).replaceAll('\r\n', '\n');
    let end = pending.indexOf('\n\n');
    while (end >= 0) {
      const data = eventData(pending.slice(0, end), name);
      if (data !== undefined) yield data;
      pending = pending.slice(end + 2);
      end = pending.indexOf('\n\n');
    }
    if (pending.length > MAX_PENDING) return;
  }
}

function eventData(block: string, name: string): string | undefined {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  }
  return event === name && data.length > 0 ? data.join('\n') : undefined;
}

/**
 * Follows a room: yields the bare counts whenever they change, and comes back by itself when the connection is lost. It
 * only says when to look; what is so is read from the log.
 * @param stopped asked before every event and every new connection
 */
export async function* roomEvents(
  transport: Transport,
  meeting: Hex,
  stopped: () => boolean,
): AsyncGenerator<RoomState> {
  const { wait = sleep } = transport;
  for (let failures = 0; !stopped(); failures++) {
    if (failures > 0) await wait(pause(transport.random, failures));
    const stream = await requestStream(
      { ...transport, attempts: 1 },
      { method: 'GET', path: `/room/${meeting}/events` },
    );
    if (!stream.ok) continue;
    try {
      for await (const text of readEvents(chunksOf(stream.value), 'state')) {
        if (stopped()) return;
        const state = decodeState(text);
        if (state === undefined) continue;
        failures = 0;
        yield state;
      }
    } catch {
      // The connection broke off: the next round opens another.
    }
  }
}

function decodeState(text: string): RoomState | undefined {
  try {
    const judged = roomState.safeParse(JSON.parse(text));
    return judged.success ? judged.data : undefined;
  } catch {
    return undefined;
  }
}
