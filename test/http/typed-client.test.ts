import { hc } from 'hono/client';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { App } from '../../src/http/app.ts';
import type { RoomState } from '../../src/http/wire/room.ts';
import { openScene } from './scene.ts';
import type { ServedMeeting } from './served-meeting.ts';
import type { TestService } from './test-service.ts';

let service: TestService;
let meeting: ServedMeeting;

beforeAll(async () => {
  const opened = await openScene();
  service = opened.service;
  meeting = opened.scene.meeting;
}, 120_000);
afterAll(() => service.close());

const clientFor = (token: string) =>
  hc<App>('http://service', {
    headers: { authorization: `Bearer ${token}` },
    fetch: (input: RequestInfo | URL, init?: RequestInit) => service.app.request(input as string, init),
  });

describe('the typed client of Hono', () => {
  it('knows every status of a route and what comes with it', async () => {
    const answer = await clientFor(meeting.secretaryToken).api.v1.meetings[':meeting'].$get({
      param: { meeting: meeting.meeting },
    });
    expectTypeOf(answer.status).toEqualTypeOf<200 | 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503>();
    if (answer.status !== 200) throw new Error(`${answer.status}`);
    const summary = await answer.json();
    expectTypeOf(summary.phase).toEqualTypeOf<RoomState['phase']>();
    expectTypeOf(summary.polls[0]?.issued).toEqualTypeOf<number | undefined>();
    expect(summary).toMatchObject({ phase: 'issuing', present: 0 });
  });

  it('knows the codes of a refusal', async () => {
    const answer = await clientFor('0'.repeat(64)).api.v1.organisations.$get();
    if (answer.status === 200) throw new Error('a session from nowhere');
    const { code, vi } = await answer.json();
    expectTypeOf<'SESSION-INVALID'>().toExtend<typeof code>();
    expectTypeOf<'NO-SUCH-CODE'>().not.toExtend<typeof code>();
    expect([answer.status, code]).toEqual([401, 'SESSION-INVALID']);
    expect(vi).toContain('đăng nhập lại');
  });

  it('takes only bodies of the right form', async () => {
    const { challenge } = clientFor('').api.v1.auth;
    // @ts-expect-error a challenge is asked for with a key
    expect((await challenge.$post({ json: { name: 'a' } })).status).toBe(400);
    expect((await challenge.$post({ json: { key: 'ab'.repeat(32) } })).status).toBe(200);
  });
});
