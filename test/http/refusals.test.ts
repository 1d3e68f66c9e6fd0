import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '../../db/engine/database.ts';
import { refusalsAnswer } from '../../src/http/wire/ratings.ts';
import { forEachEngine } from '../support/databases.ts';
import type { Scene } from './route-table.ts';
import { openScene } from './scene.ts';
import type { Key, TestService } from './test-service.ts';

/** In Vietnam; in Greenwich it is the day before. */
const AFTER_MIDNIGHT = Date.parse('2026-12-14T00:30:00+07:00');
const ZEROS = '00'.repeat(32);

forEachEngine((engine) => {
  describe('refusals are counted', () => {
    let service: TestService;
    let scene: Scene;
    let auditor: string;
    const counted = async (token: string, organisation = 'yen-the') => {
      const answer = await service.call('GET', `/organisations/${organisation}/ratings/refusals`, { token });
      expect(answer.status).toBe(200);
      return refusalsAnswer.parse(answer.as()).refusals;
    };
    const enrolled = async (organisation: string, role: 'auditor' | 'secretary'): Promise<Key & { token: string }> => {
      const who = service.key();
      await service.enrol(organisation, role, who);
      return { ...who, token: await service.signIn(who) };
    };

    beforeAll(async () => {
      ({ service, scene } = await openScene({}, await engine.open()));
      service.now = AFTER_MIDNIGHT;
      auditor = (await enrolled('huyen', 'auditor')).token;
    });
    afterAll(() => service.close());

    it('starts with nothing: what was done and what was asked too early are no refusals', async () => {
      expect(await counted(auditor)).toEqual([]);
      await service.call('GET', '/organisations/yen-the/ratings/log', { token: auditor });
      await service.call('GET', '/organisations/yen-the/ratings/log');
      expect(await counted(auditor)).toEqual([]);
    });

    it('counts acts, ballots, reading without a role and failed sign-ins, each under its name and day', async () => {
      const { meeting, secretary } = scene.meeting;
      const stranger = await enrolled('ben-canh', 'secretary');
      const entry = { body: { type: 'none' }, key: ZEROS, sig: '00'.repeat(64) };
      for (let i = 0; i < 3; i++)
        await service.call('POST', '/organisations/yen-the/ratings/entries', { token: auditor, json: { entry } });
      await service.call('GET', '/organisations/yen-the/ratings/log', { token: stranger.token });
      for (const way of [`/room/${meeting}/polls/1/ballots`, `/room/${'ab'.repeat(16)}/polls/1/ballots`])
        await service.call('POST', way, {
          body: new Uint8Array(40),
          headers: { 'content-type': 'application/octet-stream' },
        });
      const challenge = await service.call('POST', '/auth/challenge', { json: { key: secretary.key } });
      await service.call('POST', '/auth/session', {
        json: { key: secretary.key, ...challenge.as<object>(), signature: '00'.repeat(64) },
      });
      await service.call('POST', '/auth/session', {
        json: { key: ZEROS, challenge: ZEROS, signature: '00'.repeat(64) },
      });
      service.now = AFTER_MIDNIGHT + 24 * 3600 * 1000;
      auditor = (await enrolled('huyen', 'auditor')).token;
      await service.call('POST', '/organisations/yen-the/ratings/entries', { token: auditor, json: { entry } });

      const lines = await counted(auditor);
      const day = '2026-12-14';
      expect(lines).toEqual([
        { onDay: day, incident: 'act-refused', code: 'ENCODING-SHAPE', meeting: null, count: 3 },
        { onDay: day, incident: 'act-refused', code: 'ROLE-MISSING', meeting: null, count: 1 },
        { onDay: day, incident: 'ballot-refused', code: expect.any(String), meeting, count: 1 },
        { onDay: day, incident: 'sign-in-failed', code: 'SESSION-SIGNATURE', meeting: null, count: 1 },
        { onDay: '2026-12-15', incident: 'act-refused', code: 'ENCODING-SHAPE', meeting: null, count: 1 },
      ]);
    });

    it('adds to what was counted before, and counts nothing for those beside', async () => {
      const before = await counted(auditor);
      const entry = { body: { type: 'none' }, key: ZEROS, sig: '00'.repeat(64) };
      await service.call('POST', '/organisations/yen-the/ratings/entries', { token: auditor, json: { entry } });
      const after = await counted(auditor);
      expect(after.map(({ count }) => count)).toEqual(
        before.map(({ count, onDay }) => (onDay === '2026-12-15' ? count + 1 : count)),
      );
      expect(await counted(auditor, 'ben-canh')).toEqual([]);
    });

    it('keeps no key, name, address or time', async () => {
      const rows = rowsOf<{ line: string }>(
        await service.database.db.execute(sql`SELECT row_to_json(r)::text AS line FROM refusals r`),
      );
      expect(rows.length).toBeGreaterThan(3);
      for (const { line } of rows)
        expect(Object.keys(JSON.parse(line)).sort()).toEqual([
          'code',
          'count',
          'incident',
          'meeting',
          'on_day',
          'organisation_id',
        ]);
    });

    it('ROLE-MISSING: shows nothing to those who may not read the log', async () => {
      const beside = await enrolled('ben-canh', 'auditor');
      const answer = await service.call('GET', '/organisations/yen-the/ratings/refusals', { token: beside.token });
      expect(answer).toMatchObject({ status: 403, code: 'ROLE-MISSING' });
    });
  });
});
