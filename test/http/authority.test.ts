import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signStatement } from '../../src/domain/meeting/entry.ts';
import type { Role } from '../../src/usecases/organisation.ts';
import { type Key, TestService } from './test-service.ts';

/** Officers who reach for more than they were given. */
let service: TestService;

beforeAll(async () => {
  service = await TestService.open();
  await service.organisation('huyen', null);
});
afterAll(() => service.close());

async function officer(organisation: string, role: Role): Promise<Key & { token: string }> {
  const who = service.key();
  await service.enrol(organisation, role, who);
  return { ...who, token: await service.signIn(who) };
}

const child = (id: string) => ({ organisation: id, name: 'Xã', level: 'đảng bộ', secretary: 'Bí thư' });
const found = (token: string, id: string) =>
  service.call('POST', '/organisations/huyen/children', { token, json: child(id) });
const take = (code: string, who: Key) =>
  service.call('POST', '/invitations/accept', { json: service.acceptance(code, who) });

describe('who stands above an organisation', () => {
  it('ORGANISATION-EXISTS: gets no second code for its secretary once it has officers of its own', async () => {
    const above = await officer('huyen', 'superior');
    const first = await found(above.token, 'xa-1');
    const again = await found(above.token, 'xa-1');
    expect([first.status, again.status]).toEqual([201, 201]);
    const [lost, code] = [first, again].map((answer) => answer.as<{ code: string }>().code) as [string, string];
    expect(await take(lost, service.key())).toMatchObject({ code: 'INVITATION-INVALID' });
    expect((await take(code, service.key())).status).toBe(201);
    expect(await found(above.token, 'xa-1')).toMatchObject({ status: 409, code: 'ORGANISATION-EXISTS' });
    expect(await take(lost, service.key())).toMatchObject({ code: 'INVITATION-INVALID' });
  });

  it('keeps at most one founding code, also when two ask at the same moment', async () => {
    const above = await officer('huyen', 'secretary');
    const answers = await Promise.all([1, 2, 3, 4].map(() => found(above.token, 'xa-2')));
    const codes = answers.flatMap((answer) => (answer.status === 201 ? [answer.as<{ code: string }>().code] : []));
    expect(codes.length).toBeGreaterThan(0);
    const taken = [];
    for (const code of codes) taken.push((await take(code, service.key())).status);
    expect(taken.filter((status) => status === 201)).toHaveLength(1);
  });

  it('INVITATION-ROLE: a superior invites superiors, and nobody who sees names and ballots', async () => {
    const above = await officer('huyen', 'superior');
    const invite = (role: Role) =>
      service.call('POST', '/organisations/huyen/invitations', {
        token: above.token,
        json: {
          invitations: [
            { name: 'Tôi', role: 'superior' },
            { name: 'Tôi', role },
          ],
        },
      });
    for (const role of ['secretary', 'teller', 'auditor'] as const)
      expect(await invite(role)).toMatchObject({ status: 403, code: 'INVITATION-ROLE' });
    expect((await invite('superior')).status).toBe(201);
    const both = await officer('huyen', 'superior');
    await service.enrol('huyen', 'secretary', both);
    const json = { invitations: [{ name: 'Kiểm phiếu', role: 'teller' }] };
    expect((await service.call('POST', '/organisations/huyen/invitations', { token: both.token, json })).status).toBe(
      201,
    );
  });

  it('learns from an overview no id that opens a room', async () => {
    const above = await officer('huyen', 'superior');
    const code = (await found(above.token, 'xa-3')).as<{ code: string }>().code;
    const secretary = service.key();
    await take(code, secretary);
    const meeting = '5a'.repeat(16);
    const body = {
      type: 'meeting-created',
      meeting,
      organisation: 'xa-3',
      service: service.deps.serviceKey.public,
      secretary: secretary.key,
    } as const;
    const created = await service.call('POST', '/meetings', {
      token: await service.signIn(secretary),
      json: { entry: { body, sigs: [signStatement(body, secretary.secret)] } },
    });
    expect(created.status).toBe(201);
    expect((await service.call('GET', `/room/${meeting}/log`)).status).toBe(200);
    const overview = await service.call('GET', '/organisations/huyen/overview', { token: above.token });
    expect(overview.status).toBe(200);
    expect(overview.text).toContain('"phase":"draft"');
    expect(overview.text).not.toContain(meeting);
    for (const [id] of overview.text.matchAll(/[0-9a-f]{32}/g))
      expect((await service.call('GET', `/room/${id}/log`)).status).toBe(404);
  });
});
