import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toHex, utf8 } from '../../crypto/bytes.ts';
import { createApp } from '../../src/http/app.ts';
import type { Log } from '../../src/http/log.ts';
import { ROUTES, type Scene } from './route-table.ts';
import { openScene } from './scene.ts';
import type { TestService } from './test-service.ts';

const CANARY = 'CANARY-7f3a';
const canaryHex = toHex(utf8(CANARY));

let service: TestService;
let scene: Scene;

beforeAll(async () => {
  ({ service, scene } = await openScene());
}, 120_000);
afterAll(() => service.close());

/** Every text of a value gets the canary, hexadecimal text in hexadecimal. */
function marked(value: unknown): unknown {
  if (typeof value === 'string')
    return /^[0-9a-f]{32,}$/.test(value) ? canaryHex + value.slice(canaryHex.length) : `${CANARY}${value}`;
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, marked(child)]));
}

/** What no line may hold: canaries, and what this meeting's people and rooms are known by. */
function leaks(lines: readonly string[]): string[] {
  const { meeting } = scene.meeting;
  const secrets = [CANARY, canaryHex, meeting, scene.meeting.secretaryToken, scene.meeting.tellerToken()];
  const people = [...scene.meeting.everybody, ...scene.meeting.voters].map(({ key }) => key);
  const names = ['Người', 'Đảng bộ', 'Nguyễn', toHex(service.deps.serviceKey.secret)];
  return lines.filter((line) => [...secrets, ...people, ...names].some((secret) => line.includes(secret)));
}

/** Every route, with honest bodies, with canaries in all members, headers, paths and queries, and with broken bodies. */
async function visitEverything(call: TestService['call']): Promise<number> {
  let answered = 0;
  const headers = { 'user-agent': CANARY, 'x-request-id': CANARY, 'x-forwarded-for': CANARY, cookie: `a=${CANARY}` };
  for (const [name, row] of Object.entries(ROUTES)) {
    const method = name.split(' ')[0] as string;
    if (method === 'DELETE') continue;
    const json = row.json?.(scene);
    const path = row.path(scene);
    for (const token of [scene.meeting.secretaryToken, scene.meeting.tellerToken(), canaryHex.padEnd(64, '0')]) {
      await call(method, path, { token, headers, ...(json === undefined ? {} : { json }) });
      if (json !== undefined) {
        await call(method, path, { token, headers, json: marked(json) });
        await call(method, path, {
          token,
          headers: { ...headers, 'content-type': 'application/json' },
          body: `{"${CANARY}"`,
        });
      }
      await call(method, path.replace(/[^/]+$/, CANARY), { token, headers, ...(json === undefined ? {} : { json }) });
      answered += 2;
    }
  }
  const room = `/room/${scene.meeting.meeting}`;
  for (const entry of scene.meeting.entries) {
    const { path, ...options } = scene.meeting.requestOf(entry);
    await call('POST', path, { ...options, json: marked(options.json), headers });
  }
  for (const path of [
    'log',
    'subjects',
    'checkpoints/1',
    'polls/1/vault',
    'polls/1/tracking',
    `polls/1/inclusion/${'ab'.repeat(32)}`,
    CANARY,
  ])
    await call('GET', `${room}/${path}?${CANARY}=${CANARY}`, { headers });
  const json = { voter: 0, signature: canaryHex.padEnd(128, '0') };
  await call('POST', `${room}/name`, { json, headers });
  await call('POST', `${room}/polls/1/receipt`, {
    json: { ballotKey: canaryHex.padEnd(64, '0'), signature: json.signature },
    headers,
  });
  const octets = { ...headers, 'content-type': 'application/octet-stream' };
  await call('POST', `${room}/polls/1/ballots`, { body: utf8(CANARY.repeat(100)), headers: octets });
  await call('POST', '/auth/session', {
    json: { key: json.signature.slice(0, 64), challenge: json.signature.slice(0, 64), signature: json.signature },
    headers,
  });
  await call('POST', '/invitations/accept', {
    json: { code: CANARY, key: json.signature.slice(0, 64), signature: json.signature },
    headers,
  });
  return answered;
}

describe('the log of the service', () => {
  it('holds nothing of any request, and no line at all for one of a room', async () => {
    const before = service.lines.length;
    const answered = await visitEverything((...args) => service.call(...args));
    const lines = service.lines.slice(before);
    expect(lines.length).toBeGreaterThan(answered);
    expect(leaks(service.lines)).toEqual([]);
    expect(lines.filter((line) => line.includes('/room/'))).toEqual([]);
  });

  it('SERVICE-FAULT: holds nothing of what a failing database says, and answers nothing of it', async () => {
    const words = `${CANARY} insert into ballots values ('${canaryHex}')`;
    const failing = new Proxy(service.deps.db, {
      get: () => () => {
        const cause = Object.assign(new Error(words), { code: '22P02', detail: words, parameters: [CANARY] });
        throw new Error(`Failed query: ${words}`, { cause });
      },
    });
    const lines: string[] = [];
    const write = (fields: unknown, message: string) => lines.push(JSON.stringify([fields, message]));
    const log: Log = { info: write, error: write };
    const { app, close } = await createApp({ deps: { ...service.deps, db: failing }, log });
    const texts: string[] = [];
    const statuses = new Set<number>();
    await visitEverything(async (method, path, { token, json, body, headers } = {}) => {
      const sent = json === undefined ? body : JSON.stringify(json);
      const answer = await app.request(`/api/v1${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          ...headers,
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        ...(sent === undefined ? {} : { body: sent as BodyInit }),
      });
      statuses.add(answer.status);
      texts.push(await answer.text());
      return undefined as never;
    });
    await close();
    expect(statuses).toContain(500);
    expect(leaks(lines)).toEqual([]);
    expect(lines.join()).toContain('22P02');
    expect(texts.filter((text) => text.includes(CANARY) || text.includes(canaryHex))).toEqual([]);
  });

  it('RETRY-LATER: tells devices to come back while the database is away', async () => {
    const away = new Proxy(service.deps.db, {
      get: () => () => {
        throw new Error('Failed query', { cause: Object.assign(new Error('away'), { code: 'ECONNREFUSED' }) });
      },
    });
    const silent = { info: () => {}, error: () => {} };
    const { app, close } = await createApp({ deps: { ...service.deps, db: away }, log: silent });
    const answer = await app.request('/api/v1/organisations', {
      headers: { authorization: `Bearer ${'ab'.repeat(32)}` },
    });
    await close();
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await answer.json()).toMatchObject({ code: 'RETRY-LATER' });
  });

  it('counts a room’s requests, and writes the counts when the phase moves on', async () => {
    const counted = () => service.lines.filter((line) => line.includes('"room"'));
    const already = counted().length;
    const { meeting } = scene;
    const say = async (voter: number) => {
      meeting.say({ type: 'presence', meeting: meeting.meeting, voter }, meeting.tellers[0] as never);
      await meeting.send();
    };
    await service.call('GET', `/room/${meeting.meeting}/log`);
    await say(0);
    await say(1);
    for (let i = 0; i < 3; i++) await service.call('GET', `/room/${meeting.meeting}/log`);
    meeting.say(meeting.barrierBody(1), meeting.secretary);
    await meeting.send();
    await expect.poll(() => counted().length, { timeout: 10_000 }).toBe(already + 1);
    const line = counted().at(-1) as string;
    expect(line).toContain('issuing, 1 planned');
    expect(line).toMatch(/room\/:meeting\/log 200":\d+/);
    expect(leaks([line])).toEqual([]);
  });
});
