import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScene } from './scene.ts';
import type { TestService } from './test-service.ts';

let service: TestService;
let path: string;
const tokens: string[] = [];
const keys: string[] = [];

beforeAll(async () => {
  const opened = await openScene();
  service = opened.service;
  path = `/meetings/${opened.scene.meeting.meeting}/offers`;
  for (const role of ['teller', 'teller', 'secretary'] as const) {
    const who = service.key();
    await service.enrol('yen-the', role, who);
    tokens.push(await service.signIn(who));
    keys.push(who.key);
  }
});
afterAll(() => service.close());

const offer = (token: string | undefined, exchange: string) =>
  service.call('POST', path, { token, json: { exchange } });

describe('exchange keys offered for the next run', () => {
  it('are kept once for each officer: the newest', async () => {
    expect((await offer(tokens[0], '11'.repeat(32))).status).toBe(201);
    expect((await offer(tokens[1], '22'.repeat(32))).status).toBe(201);
    expect((await offer(tokens[0], '33'.repeat(32))).status).toBe(201);
    const read = await service.call('GET', path, { token: tokens[2] });
    const { offers } = read.as<{ offers: { key: string; exchange: string }[] }>();
    const expected = [
      { key: keys[0], exchange: '33'.repeat(32) },
      { key: keys[1], exchange: '22'.repeat(32) },
    ];
    expect(offers).toEqual(expected.sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1)));
  });

  it('are taken from tellers only', async () => {
    const refused = await offer(tokens[2], '44'.repeat(32));
    expect([refused.status, refused.as<{ code: string }>().code]).toEqual([403, 'ROLE-MISSING']);
  });
});
