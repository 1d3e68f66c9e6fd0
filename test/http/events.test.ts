import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { openUrl } from '../../db/engine/postgres.ts';
import type { RoomState } from '../../src/http/wire/room.ts';
import { openScene } from './scene.ts';
import type { ServedMeeting } from './served-meeting.ts';
import { TestService } from './test-service.ts';

let one: TestService;
let two: TestService;
let meeting: ServedMeeting;
const eventTimes = { gatherMs: 20, heartbeatMs: 200 };

beforeAll(async () => {
  const opened = await openScene({ eventTimes });
  one = opened.service;
  meeting = opened.scene.meeting;
  const database = assertOk(await openUrl(one.database.url as string));
  two = await TestService.open({ eventTimes, limits: { streams: 2 } }, { ...database, url: undefined });
}, 120_000);
afterAll(async () => {
  await two.close();
  await one.close();
});

/** Reads a stream as text; `until` waits for something to stand in it. */
async function listen(service: TestService, headers: Record<string, string> = {}) {
  const abort = new AbortController();
  const answer = await service.app.request(`/api/v1/room/${meeting.meeting}/events`, {
    headers,
    signal: abort.signal,
  });
  const reader = answer.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  let text = '';
  let ended = false;
  const reading = (async () => {
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    ended = true;
  })().catch(() => {
    ended = true;
  });
  return {
    answer,
    states: () =>
      [...text.matchAll(/event: state\ndata: (.*)\n/g)].map(([, data]) => JSON.parse(data as string) as RoomState),
    until: async (what: (text: string) => boolean) => {
      while (!what(text)) await sleep(10);
    },
    ended: async () => {
      while (!ended) await sleep(10);
    },
    close: async () => {
      await reader.cancel();
      abort.abort();
      await reading;
    },
  };
}

describe('events of a room', () => {
  it('tells at once, and what another node has appended, in bare counts', async () => {
    const stream = await listen(two);
    expect(stream.answer.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.answer.headers.get('set-cookie')).toBeNull();
    await stream.until(() => stream.states().length === 1);
    const { size } = stream.states()[0] as RoomState;
    expect(stream.states()).toEqual([
      {
        size: meeting.entries.length,
        phase: 'issuing',
        present: 0,
        polls: [{ ordinal: 1, phase: 'planned', cast: 0 }],
      },
    ]);
    meeting.say({ type: 'presence', meeting: meeting.meeting, voter: 0 }, meeting.tellers[0] as never);
    await meeting.send();
    await stream.until(() => stream.states().length === 2);
    expect(stream.states()[1]).toMatchObject({ size: size + 1, present: 1 });
    await stream.close();
  });

  it('shows signs of life while nothing happens', async () => {
    const stream = await listen(two);
    await stream.until((text) => text.split(': still here').length > 3);
    expect(stream.states().length).toBe(1);
    await stream.close();
  });

  it('RETRY-LATER: refuses more streams than a meeting may have, and takes one again when one has ended', async () => {
    const path = `/room/${meeting.meeting}/events`;
    const streams = [await listen(two), await listen(two)];
    for (const stream of streams) await stream.until(() => stream.states().length === 1);
    const refused = await two.call('GET', path);
    expect(refused).toMatchObject({ status: 503, code: 'RETRY-LATER' });
    expect(refused.headers.get('retry-after')).toBe('2');
    await streams[0]?.close();
    let again = await listen(two);
    while (again.answer.status === 503) again = await listen(two);
    await again.until(() => again.states().length === 1);
    await again.close();
    await streams[1]?.close();
  });

  it('RETRY-LATER: refuses a device that would take them all, and no other', async () => {
    const database = { ...assertOk(await openUrl(one.database.url as string)), url: undefined };
    const three = await TestService.open({ eventTimes, trustProxy: true, limits: { streamsOfOne: 2 } }, database);
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const open = () => listen(three, from('10.0.0.1'));
    const streams = [await open(), await open()];
    const path = `/room/${meeting.meeting}/events`;
    expect(await three.call('GET', path, { headers: from('10.0.0.1') })).toMatchObject({ code: 'RETRY-LATER' });
    const other = await listen(three, from('10.0.0.2'));
    await other.until(() => other.states().length === 1);
    await streams[0]?.close();
    let again = await open();
    while (again.answer.status === 503) again = await open();
    await again.until(() => again.states().length === 1);
    for (const stream of [other, again, streams[1]]) await stream?.close();
    await three.close();
  });

  it('end when the service closes', async () => {
    const three = await TestService.open(
      { eventTimes },
      { ...assertOk(await openUrl(one.database.url as string)), url: undefined },
    );
    const stream = await listen(three);
    await stream.until(() => stream.states().length === 1);
    await three.close();
    await stream.ended();
  });
});
