import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromHex, toHex, transcript } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { sign } from '../../crypto/signature.ts';
import { invite } from '../../src/usecases/invite.ts';
import { type Key, TestService } from './test-service.ts';

let service: TestService;
let officer: Key;

beforeAll(async () => {
  service = await TestService.open();
  await service.organisation('yen-the', null);
  officer = service.key();
  await service.enrol('yen-the', 'secretary', officer);
});
afterAll(() => service.close());

const open = (json: unknown) => service.call('POST', '/auth/session', { json });

describe('signing in', () => {
  it('gives a token, roles and a time to live, and the token works', async () => {
    const answer = await open(service.sessionRequest(officer, await service.challenge(officer.key)));
    expect(answer.status).toBe(201);
    const session = answer.as<{ token: string; roles: unknown; expiresInSeconds: number }>();
    expect(session.roles).toEqual([{ organisation: 'yen-the', role: 'secretary' }]);
    expect((await service.call('GET', '/organisations', { token: session.token })).status).toBe(200);
  });

  it('SESSION-CHALLENGE: a challenge is good once, also when two race for it', async () => {
    const request = service.sessionRequest(officer, await service.challenge(officer.key));
    const answers = await Promise.all([1, 2, 3, 4].map(() => open(request)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401]);
    expect(await open(request)).toMatchObject({ status: 401, code: 'SESSION-CHALLENGE' });
  });

  it('SESSION-CHALLENGE: refuses an invented one, one given to another key, and one that is too old', async () => {
    expect(await open(service.sessionRequest(officer, '11'.repeat(32)))).toMatchObject({ code: 'SESSION-CHALLENGE' });
    const other = await service.challenge(service.key().key);
    expect(await open(service.sessionRequest(officer, other))).toMatchObject({ code: 'SESSION-CHALLENGE' });
    const old = await service.challenge(officer.key);
    service.now += 121_000;
    expect(await open(service.sessionRequest(officer, old))).toMatchObject({ code: 'SESSION-CHALLENGE' });
  });

  it('SESSION-SIGNATURE: refuses a signature given to another service, by another key, or over something else', async () => {
    const stranger = service.key();
    const forged = async (make: (challenge: string) => object) => open(make(await service.challenge(officer.key)));
    const refused = { status: 401, code: 'SESSION-SIGNATURE' };
    expect(await forged((challenge) => service.sessionRequest(officer, challenge, stranger.key))).toMatchObject(
      refused,
    );
    expect(
      await forged((challenge) => ({ ...service.sessionRequest(stranger, challenge), key: officer.key })),
    ).toMatchObject(refused);
    const bare = (challenge: string) => toHex(sign(officer.secret, fromHex(challenge)));
    expect(await forged((challenge) => ({ key: officer.key, challenge, signature: bare(challenge) }))).toMatchObject(
      refused,
    );
    const statement = (challenge: string) =>
      toHex(sign(officer.secret, transcript('phieu-kin/v1/statement', fromHex(challenge))));
    expect(
      await forged((challenge) => ({ key: officer.key, challenge, signature: statement(challenge) })),
    ).toMatchObject(refused);
  });

  it('SESSION-OFFICER: refuses a key without a role', async () => {
    const stranger = service.key();
    const answer = await open(service.sessionRequest(stranger, await service.challenge(stranger.key)));
    expect(answer).toMatchObject({ status: 403, code: 'SESSION-OFFICER' });
  });

  it('SESSION-INVALID: a session ends when its officer signs out', async () => {
    const token = await service.signIn(officer);
    expect((await service.call('DELETE', '/auth/session', { token })).status).toBe(200);
    expect(await service.call('GET', '/organisations', { token })).toMatchObject({
      status: 401,
      code: 'SESSION-INVALID',
    });
  });

  it('ROUTE-UNKNOWN: answers like everything else where there is nothing', async () => {
    for (const [method, path] of [
      ['GET', '/nothing-here'],
      ['PUT', '/auth/session'],
      ['GET', '/auth/challenge'],
    ] as const)
      expect(await service.call(method, path)).toMatchObject({ status: 404, code: 'ROUTE-UNKNOWN' });
  });

  it('sets no cookie, and lets nothing be cached, framed or guessed', async () => {
    for (const answer of [
      await open(service.sessionRequest(officer, await service.challenge(officer.key))),
      await service.call('GET', '/service'),
      await service.call('GET', '/nothing-here'),
    ]) {
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('x-powered-by')).toBeNull();
    }
  });
});

describe('invitations', () => {
  const newCode = async () => {
    const request = { organisation: 'yen-the', invitations: [{ name: 'Người mới', role: 'teller' as const }] };
    return assertOk(await invite(service.deps, request))[0]?.code as string;
  };
  const accept = (json: unknown) => service.call('POST', '/invitations/accept', { json });

  it('INVITATION-INVALID: a code is good for one key; the same key may repeat it', async () => {
    const code = await newCode();
    const who = service.key();
    expect((await accept(service.acceptance(code, who))).status).toBe(201);
    expect((await accept(service.acceptance(code, who))).status).toBe(201);
    expect(await accept(service.acceptance(code, service.key()))).toMatchObject({
      status: 422,
      code: 'INVITATION-INVALID',
    });
  });

  it('INVITATION-INVALID: refuses a guessed and an old code', async () => {
    const who = service.key();
    expect(await accept(service.acceptance('0000000000000000', who))).toMatchObject({ code: 'INVITATION-INVALID' });
    const code = await newCode();
    service.now += 15 * 24 * 3_600_000;
    expect(await accept(service.acceptance(code, who))).toMatchObject({ code: 'INVITATION-INVALID' });
  });

  it('INVITATION-SIGNATURE: refuses a key that its sender does not hold', async () => {
    const code = await newCode();
    const forged = { ...service.acceptance(code, service.key()), key: officer.key };
    expect(await accept(forged)).toMatchObject({ status: 422, code: 'INVITATION-SIGNATURE' });
  });

  it('makes a child organisation with a first secretary', async () => {
    const token = await service.signIn(officer);
    const json = { organisation: 'chi-bo-moi', name: 'Chi bộ mới', level: 'chi bộ', secretary: 'Bí thư' };
    const made = await service.call('POST', '/organisations/yen-the/children', { token, json });
    expect(made.status).toBe(201);
    const who = service.key();
    const accepted = await accept(service.acceptance(made.as<{ code: string }>().code, who));
    expect(accepted.as()).toEqual({ organisation: 'chi-bo-moi', role: 'secretary', name: 'Bí thư' });
  });
});

describe('limits', () => {
  it('RATE-LIMITED: sign-in and invitation codes are counted per address, and the answer says how long to wait', async () => {
    const limited = await TestService.open({ limits: { signIn: 5, invitation: 3 }, trustProxy: true });
    try {
      const from = (address: string) => ({ headers: { 'x-forwarded-for': `1.2.3.4, ${address}` } });
      const challenge = (address: string) =>
        limited.call('POST', '/auth/challenge', { json: { key: officer.key }, ...from(address) });
      for (let i = 0; i < 5; i++) expect((await challenge('10.0.0.1')).status).toBe(200);
      const refused = await challenge('10.0.0.1');
      expect(refused).toMatchObject({ status: 429, code: 'RATE-LIMITED' });
      expect(refused.headers.get('retry-after')).toBe('60');
      expect((await challenge('10.0.0.2')).status).toBe(200);
      const json = limited.acceptance('0000000000000000', officer);
      const codes: (string | undefined)[] = [];
      for (let i = 0; i < 4; i++)
        codes.push((await limited.call('POST', '/invitations/accept', { json, ...from('10.0.0.1') })).code);
      expect(codes).toEqual([...new Array(3).fill('INVITATION-INVALID'), 'RATE-LIMITED']);
    } finally {
      await limited.close();
    }
  });

  it('RATE-LIMITED: an address that a client claims counts for nothing without a proxy of ours', async () => {
    const limited = await TestService.open({ limits: { signIn: 2 } });
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 3; i++) {
        const headers = { 'x-forwarded-for': `10.0.0.${i}` };
        statuses.push((await limited.call('POST', '/auth/challenge', { json: { key: officer.key }, headers })).status);
      }
      expect(statuses).toEqual([200, 200, 429]);
    } finally {
      await limited.close();
    }
  });
});
