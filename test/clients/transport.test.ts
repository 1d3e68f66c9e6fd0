import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newView } from '../../clients/shared/meeting-view.ts';
import { signedEntry } from '../../clients/shared/officer.ts';
import { makeRoll } from '../../clients/shared/secretary/prepare-meeting.ts';
import { appendOnce } from '../../clients/shared/transport/append.ts';
import { readEvents, roomEvents } from '../../clients/shared/transport/events.ts';
import { pause, request, type Transport } from '../../clients/shared/transport/http.ts';
import { signIn } from '../../clients/shared/transport/officer.ts';
import { roomClient } from '../../clients/shared/transport/room.ts';
import { splitBox } from '../../clients/shared/transport/split-box.ts';
import { type Bytes, concat, u32, utf8 } from '../../crypto/bytes.ts';
import { ok, refuse } from '../../crypto/result.ts';
import { seededRandom } from '../support/random.ts';
import { draftMeeting, MEMBERS, stateIn } from './meeting.ts';

type Answer = (url: string, init: RequestInit) => Response | Promise<Response>;

/** A network that answers each attempt with the next answer, the last for ever. */
function network(...answers: Answer[]) {
  const calls: { url: string; init: RequestInit }[] = [];
  const pauses: number[] = [];
  const transport: Transport = {
    base: 'https://phieu.test/api/v1',
    random: seededRandom('network'),
    fetch: async (url, init) => {
      calls.push({ url, init });
      return (answers[Math.min(calls.length, answers.length) - 1] as Answer)(url, init);
    },
    wait: async (milliseconds) => {
      pauses.push(milliseconds);
    },
  };
  return { transport, calls, pauses };
}

const json =
  (value: unknown, status = 200): Answer =>
  () =>
    new Response(JSON.stringify(value), { status });
const broken: Answer = () => {
  throw new TypeError('connection reset');
};
const refused = (status: number, code: string) => json({ code, vi: '…', en: '…', detail: 'why' }, status);
const shape = z.strictObject({ leaf: z.string() });
const call = { method: 'POST', path: '/room/aa/x', body: '{"a":1}' } as const;

describe('signing in', () => {
  const challenge = (byte: string) => json({ challenge: byte.repeat(32) });
  const session = json({ token: 'ab'.repeat(32), expiresInSeconds: 60, roles: [] });
  const key = new Uint8Array(32).fill(7);

  it('SERVICE-UNREACHABLE: begins anew with another challenge when the answer is lost, and gives up after three', async () => {
    const { transport, calls } = network(challenge('01'), broken, challenge('02'), session);
    expect((await signIn(transport, 'cd'.repeat(32), key)).ok).toBe(true);
    expect(calls.map(({ url }) => url.slice(url.lastIndexOf('/')))).toEqual([
      '/challenge',
      '/session',
      '/challenge',
      '/session',
    ]);
    expect(String(calls[3]?.init.body)).toContain('02'.repeat(32));
    const dead = network(challenge('01'), broken, challenge('02'), broken, challenge('03'), broken, session);
    expect(await signIn(dead.transport, 'cd'.repeat(32), key)).toMatchObject({ code: 'SERVICE-UNREACHABLE' });
    expect(dead.calls).toHaveLength(6);
  });

  it('does not ask again when the service refuses', async () => {
    const { transport, calls } = network(challenge('01'), refused(401, 'SESSION-OFFICER'), challenge('02'));
    expect(await signIn(transport, 'cd'.repeat(32), key)).toMatchObject({ code: 'SESSION-OFFICER' });
    expect(calls).toHaveLength(2);
  });
});

describe('requests', () => {
  it('sends the same bytes again until an answer comes, with a pause that grows', async () => {
    const { transport, calls, pauses } = network(broken, refused(503, 'BUSY'), json({ leaf: 'x' }));
    expect(await request(transport, call, shape)).toEqual(ok({ leaf: 'x' }));
    expect(calls.map(({ init }) => init.body)).toEqual(['{"a":1}', '{"a":1}', '{"a":1}']);
    expect(pauses).toHaveLength(2);
    const busy: Answer = () =>
      new Response(JSON.stringify({ code: 'RETRY-LATER', vi: '…', en: '…' }), {
        status: 503,
        headers: { 'Retry-After': '2' },
      });
    const later = network(busy, json({ leaf: 'x' }));
    expect((await request(later.transport, call, shape)).ok).toBe(true);
    expect(later.pauses[0]).toBeGreaterThanOrEqual(2000);
    const random = () => Uint8Array.of(255, 255);
    expect([1, 2, 3, 9].map((attempt) => pause(random, attempt))).toEqual([400, 800, 1600, 5000]);
    expect(pause(() => new Uint8Array(2), 3)).toBe(0);
  });

  it('SERVICE-TIMEOUT: waits no longer for the rest of an answer than for its beginning', async () => {
    const half: Answer = (_, init) => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('{"leaf":'));
          init?.signal?.addEventListener('abort', () => controller.error(new Error('aborted')));
        },
      });
      return new Response(body, { status: 200 });
    };
    const { transport } = network(half);
    const stalled = request({ ...transport, timeoutMs: 20, attempts: 2 }, call, shape);
    expect(await stalled).toMatchObject({ code: 'SERVICE-TIMEOUT' });
  });

  it('SERVICE-UNREACHABLE: gives up after so many attempts', async () => {
    const { transport, calls } = network(broken);
    expect(await request({ ...transport, attempts: 3 }, call, shape)).toMatchObject({ code: 'SERVICE-UNREACHABLE' });
    expect(calls).toHaveLength(3);
  });

  it('SERVICE-TIMEOUT: does not wait for ever', async () => {
    const hanging: Answer = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const { transport } = network(hanging);
    const answer = await request({ ...transport, timeoutMs: 5, attempts: 2 }, call, shape);
    expect(answer).toMatchObject({ code: 'SERVICE-TIMEOUT' });
  });

  it('SERVICE-ANSWER-INVALID: judges the shape of answers and of refusals', async () => {
    for (const answer of [
      json({ leaf: 1 }),
      json({ leaf: 'x', more: 1 }),
      json({ hm: 1 }, 422),
      () => new Response('{'),
    ])
      expect(await request(network(answer).transport, call, shape)).toMatchObject({ code: 'SERVICE-ANSWER-INVALID' });
  });

  it('passes on the service’s own refusal and does not retry it', async () => {
    const { transport, calls } = network(refused(409, 'POLL-PHASE'));
    expect(await request(transport, call, shape)).toEqual(refuse('POLL-PHASE', 'why'));
    expect(calls).toHaveLength(1);
  });

  it('says nothing of who asks in the room: no token, cookie or referrer, and bytes as they are', async () => {
    const { transport, calls } = network(json({ leaf: 'aa'.repeat(32), receipt: 'bb'.repeat(64) }));
    const ballot = Uint8Array.of(1, 2, 3);
    expect((await roomClient(transport, 'cc'.repeat(16)).cast(1, ballot)).ok).toBe(true);
    const { url, init } = calls[0] as (typeof calls)[number];
    expect(url).toBe(`https://phieu.test/api/v1/room/${'cc'.repeat(16)}/polls/1/ballots`);
    expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
    expect(init.headers).toEqual({ 'Content-Type': 'application/octet-stream' });
    expect(init.body).toBe(ballot);
    await request({ ...transport, token: 'secret' }, { method: 'GET', path: '/x' }, z.unknown());
    expect(calls[1]?.init.headers).toEqual({ Authorization: 'Bearer secret' });
  });
});

describe('a write whose answer was lost', () => {
  it('looks into the log before it reports a failure', async () => {
    const meeting = await draftMeeting('append', 1);
    const { service, secretary, random } = meeting;
    const view = newView({ meeting: stateIn(meeting).id, heads: [] });
    const entry = signedEntry(makeRoll(stateIn(meeting).id, MEMBERS, random).body, secretary);
    const lost = async () => refuse('SERVICE-TIMEOUT');
    expect(await appendOnce(view, entry, lost, service.fetchPage)).toMatchObject({ code: 'SERVICE-TIMEOUT' });
    const takenAndLost = async () => {
      service.append(entry);
      return refuse('SERVICE-TIMEOUT');
    };
    expect(await appendOnce(view, entry, takenAndLost, service.fetchPage)).toEqual(ok(undefined));
    const other = signedEntry(makeRoll(stateIn(meeting).id, MEMBERS, random).body, secretary);
    const lying = async () => ok({ index: 9 });
    expect(await appendOnce(view, other, lying, service.fetchPage)).toMatchObject({ code: 'STATE-STALE' });
  });
});

const streamOf = (...chunks: readonly (string | Bytes)[]) =>
  new ReadableStream<Bytes>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(typeof chunk === 'string' ? utf8(chunk) : chunk);
      controller.close();
    },
  });

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('events of a room', () => {
  const state = (size: number) => ({
    size,
    phase: 'in-session',
    present: 3,
    polls: [{ ordinal: 1, phase: 'open', cast: size }],
  });
  const event = (size: number) => `event: state\ndata: ${JSON.stringify(state(size))}\n\n`;

  it('reads events cut anywhere and passes over comments and other events', async () => {
    const text = utf8(
      `: hello\n\nevent: other\ndata: 1\n\nevent: state\r\ndata: a\r\ndata: ế\r\n\r\ndata: 2\n\nevent: state\ndata: cut`,
    );
    for (const size of [1, 2, 7, 1000]) {
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
        text.slice(size * i, size * (i + 1)),
      );
      expect(await collect(readEvents(streamOf(...chunks), 'state'))).toEqual(['a\nế']);
    }
  });

  it('comes back when the connection is lost, and stops when told', async () => {
    const answers: Answer[] = [
      () => new Response(streamOf(event(1))),
      broken,
      () => new Response(streamOf('event: state\ndata: {"size":-1}\n\n', event(2))),
    ];
    const { transport, calls } = network(...answers);
    const seen: number[] = [];
    for await (const { size } of roomEvents(transport, 'dd'.repeat(16), () => seen.length === 2)) seen.push(size);
    expect(seen).toEqual([1, 2]);
    expect(calls).toHaveLength(3);
  });
});

describe('a downloaded box', () => {
  const ballots = [1, 2, 3].map((value) => new Uint8Array(5).fill(value));
  const bytes = concat(...ballots.flatMap((ballot) => [u32(5), ballot]));

  it('is cut into ballots wherever the chunks end', async () => {
    for (let at = 0; at <= bytes.length; at++)
      expect(await collect(splitBox([bytes.slice(0, at), bytes.slice(at)], 5))).toEqual(
        ballots.map((ballot) => ok(ballot)),
      );
  });

  it('BOX-FORM: refuses another length and a box that is cut off', async () => {
    expect((await collect(splitBox([bytes], 6))).at(-1)).toMatchObject({ code: 'BOX-FORM' });
    expect((await collect(splitBox([bytes.slice(0, -1)], 5))).at(-1)).toMatchObject({ code: 'BOX-FORM' });
    const lost = async function* () {
      yield bytes.slice(0, 12);
      throw new Error('connection reset');
    };
    expect((await collect(splitBox(lost(), 5))).at(-1)).toMatchObject({ code: 'SERVICE-UNREACHABLE' });
    const long = concat(u32(0xffffffff), bytes);
    expect(await collect(splitBox([long], 5))).toMatchObject([{ code: 'BOX-FORM' }]);
  });
});
