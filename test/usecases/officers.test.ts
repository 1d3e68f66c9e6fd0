import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { publicKeyOf, sign } from '../../crypto/signature.ts';
import { organisations, roles } from '../../db/schema/organisations.ts';
import { acceptInvitation, invitationMessage } from '../../src/usecases/accept-invitation.ts';
import { authorize, type Need } from '../../src/usecases/authorize.ts';
import { closeSession } from '../../src/usecases/close-session.ts';
import { createOrganisation } from '../../src/usecases/create-organisation.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { invite } from '../../src/usecases/invite.ts';
import { listOrganisations } from '../../src/usecases/list-organisations.ts';
import { openSession, sessionMessage } from '../../src/usecases/open-session.ts';
import { organisationOverview } from '../../src/usecases/organisation-overview.ts';
import { readOrganisation } from '../../src/usecases/read-organisation.ts';
import { startChallenge } from '../../src/usecases/start-challenge.ts';
import { sqlStateOf } from '../db/fixture.ts';
import { forEachEngine, type TestDatabase } from '../support/databases.ts';
import { seededRandom } from '../support/random.ts';
import { type Clock, enrol, nodeOn } from './held-meeting.ts';

const random = seededRandom('officers');

interface Key {
  readonly secret: Uint8Array;
  readonly key: Hex;
}

const newKey = (): Key => {
  const secret = random(32);
  return { secret, key: toHex(publicKeyOf(secret)) };
};

forEachEngine((engine) => {
  let database: TestDatabase;
  let deps: Deps;
  const clock: Clock = { now: 1_750_000_000_000 };
  beforeAll(async () => {
    database = await engine.open();
    deps = await nodeOn(database, engine.name, clock);
    for (const [organisation, parent] of [
      ['tinh', null],
      ['huyen', 'tinh'],
      ['xa', 'huyen'],
      ['khac', 'tinh'],
    ] as const)
      assertOk(await createOrganisation(deps, { organisation, name: organisation, level: 'đảng bộ', parent }));
  });
  afterAll(() => database.close());

  const accept = (code: string, { secret, key }: Key, typed = code) =>
    acceptInvitation(deps, {
      code: typed,
      key,
      signature: toHex(sign(secret, invitationMessage(fromHex(deps.serviceKey.public), typed))),
    });
  const codeFor = async (organisation: string, role: (typeof roles)[number]) =>
    assertOk(await invite(deps, { organisation, invitations: [{ name: 'Lê Văn A', role }] }))[0]?.code as string;
  const answer = ({ secret, key }: Key, challenge: Hex, service = deps.serviceKey.public) =>
    openSession(deps, {
      key,
      challenge,
      signature: toHex(sign(secret, sessionMessage(fromHex(service), fromHex(challenge)))),
    });
  const signIn = async (who: Key) => answer(who, (await startChallenge(deps, who)).challenge);

  describe('organisations', () => {
    it('ORGANISATION-UNKNOWN: refuses a child of nothing, and knows no organisation that is not there', async () => {
      const child = { organisation: 'con', name: 'Con', level: 'chi bộ', parent: 'nowhere' };
      const refusal = { ok: false, code: 'ORGANISATION-UNKNOWN' };
      expect(await createOrganisation(deps, child)).toMatchObject(refusal);
      expect(await readOrganisation(deps, { organisation: 'con' })).toMatchObject(refusal);
      expect(await organisationOverview(deps, { organisation: 'con' })).toMatchObject(refusal);
      expect(await invite(deps, { organisation: 'con', invitations: [] })).toMatchObject(refusal);
    });

    it('ORGANISATION-EXISTS: refuses another organisation under a taken id, and takes the same one again', async () => {
      const same = { organisation: 'xa', name: 'xa', level: 'đảng bộ', parent: 'huyen' };
      expect(await createOrganisation(deps, same)).toMatchObject({ ok: true });
      for (const other of [{ name: 'khác' }, { level: 'khác' }, { parent: 'tinh' }, { parent: null }])
        expect(await createOrganisation(deps, { ...same, ...other })).toMatchObject({
          ok: false,
          code: 'ORGANISATION-EXISTS',
        });
    });

    it('form a tree: no row can make a cycle', async () => {
      const row = { name: 'x', level: 'x' };
      const insert = (rows: { id: string; parentId: string }[]) =>
        sqlStateOf(database.db.insert(organisations).values(rows.map((ids) => ({ ...row, ...ids }))));
      expect(await insert([{ id: 'vong', parentId: 'vong' }])).not.toBe('accepted');
      expect(
        await insert([
          { id: 'vong-a', parentId: 'vong-b' },
          { id: 'vong-b', parentId: 'vong-a' },
        ]),
      ).not.toBe('accepted');
      expect(
        await sqlStateOf(database.db.execute(sql`UPDATE organisations SET parent_id = 'xa' WHERE id = 'huyen'`)),
      ).toBe('23514');
      expect(
        await sqlStateOf(database.db.execute(sql`UPDATE organisations SET parent_id = NULL WHERE id = 'huyen'`)),
      ).toBe('23514');
    });

    it('are shown with what lies below them', async () => {
      expect(
        assertOk(await readOrganisation(deps, { organisation: 'tinh' })).children.map((child) => child.organisation),
      ).toEqual(['huyen', 'khac']);
      const lines = assertOk(await organisationOverview(deps, { organisation: 'huyen' }));
      expect(lines.map(({ organisation, parent, meetings }) => [organisation, parent, meetings])).toEqual([
        ['huyen', 'tinh', []],
        ['xa', 'huyen', []],
      ]);
    });
  });

  describe('invitations', () => {
    it('make an officer, once, however the code is typed', async () => {
      const [first, second] = [newKey(), newKey()];
      const code = await codeFor('xa', 'teller');
      const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      const member = { organisation: 'xa', role: 'teller', name: 'Lê Văn A' };
      expect(await accept(code, first, typed)).toEqual({ ok: true, value: member });
      expect(await accept(code, first)).toEqual({ ok: true, value: member });
      expect(await accept(code, second)).toMatchObject({ ok: false, code: 'INVITATION-INVALID' });
      expect(await listOrganisations(deps, { officer: first.key })).toEqual([
        { organisation: 'xa', parent: 'huyen', name: 'xa', level: 'đảng bộ', role: 'teller' },
      ]);
      expect(await listOrganisations(deps, { officer: second.key })).toEqual([]);
    });

    it('INVITATION-INVALID: refuses unknown and expired codes', async () => {
      const late = await codeFor('xa', 'teller');
      expect(await accept('AAAA-AAAA-AAAA-AAAA-AAAA', newKey())).toMatchObject({
        ok: false,
        code: 'INVITATION-INVALID',
      });
      clock.now += 14 * 24 * 3600 * 1000;
      expect(await accept(late, newKey())).toMatchObject({ ok: false, code: 'INVITATION-INVALID' });
    });

    it('INVITATION-SIGNATURE: refuses who does not hold the key, and signatures for another code', async () => {
      const [own, other] = [newKey(), newKey()];
      const code = await codeFor('xa', 'teller');
      const refusal = { ok: false, code: 'INVITATION-SIGNATURE' };
      expect(await accept(code, { secret: own.secret, key: other.key })).toMatchObject(refusal);
      const elsewhere = sign(own.secret, invitationMessage(fromHex(deps.serviceKey.public), `${code}0`));
      expect(await acceptInvitation(deps, { code, key: own.key, signature: toHex(elsewhere) })).toMatchObject(refusal);
      expect(await accept(code, own)).toMatchObject({ ok: true });
    });

    it('one of two keys that race for a code gets it', async () => {
      const code = await codeFor('xa', 'auditor');
      const results = await Promise.all([newKey(), newKey(), newKey()].map((who) => accept(code, who)));
      expect(results.filter((result) => result.ok)).toHaveLength(1);
    });
  });

  describe('sessions', () => {
    let officer: Key;
    beforeAll(async () => {
      officer = newKey();
      await enrol(deps, 'huyen', 'superior', officer);
    });

    it('SESSION-CHALLENGE: refuses challenges of other keys, expired and presented ones', async () => {
      const refusal = { ok: false, code: 'SESSION-CHALLENGE' };
      const { challenge } = await startChallenge(deps, officer);
      expect(await answer(newKey(), challenge)).toMatchObject(refusal);
      expect(await answer(officer, challenge)).toMatchObject({ ok: true });
      expect(await answer(officer, challenge)).toMatchObject(refusal);
      const slow = await startChallenge(deps, officer);
      clock.now += 120_000;
      expect(await answer(officer, slow.challenge)).toMatchObject(refusal);
    });

    it('SESSION-SIGNATURE: refuses a signature for another service or by another key, and uses the challenge up', async () => {
      const { challenge } = await startChallenge(deps, officer);
      expect(await answer(officer, challenge, '11'.repeat(32))).toMatchObject({ ok: false, code: 'SESSION-SIGNATURE' });
      expect(await answer(officer, challenge)).toMatchObject({ ok: false, code: 'SESSION-CHALLENGE' });
      const again = await startChallenge(deps, officer);
      const forged = await answer({ key: officer.key, secret: newKey().secret }, again.challenge);
      expect(forged).toMatchObject({ ok: false, code: 'SESSION-SIGNATURE' });
    });

    it('SESSION-OFFICER: refuses a key without any role', async () => {
      expect(await signIn(newKey())).toMatchObject({ ok: false, code: 'SESSION-OFFICER' });
    });

    it('SESSION-INVALID: refuses tokens that are malformed, unknown, closed or expired', async () => {
      const need: Need = { to: 'session' };
      const refusal = { ok: false, code: 'SESSION-INVALID' };
      const { token, expiresInSeconds, roles: held } = assertOk(await signIn(officer));
      expect(held).toEqual([{ organisation: 'huyen', role: 'superior' }]);
      expect(await authorize(deps, { token, need })).toEqual({ ok: true, value: { key: officer.key } });
      for (const wrong of ['', token.toUpperCase(), `${token}00`, 'ff'.repeat(32), `${token.slice(2)}'`])
        expect(await authorize(deps, { token: wrong, need })).toMatchObject(refusal);
      const other = assertOk(await signIn(officer));
      await closeSession(deps, { token: other.token });
      await closeSession(deps, { token: 'not a token' });
      expect(await authorize(deps, { token: other.token, need })).toMatchObject(refusal);
      clock.now += expiresInSeconds * 1000 - 1;
      expect(await authorize(deps, { token, need })).toMatchObject({ ok: true });
      clock.now += 1;
      expect(await authorize(deps, { token, need })).toMatchObject(refusal);
    });

    it('ROLE-MISSING: a role counts in its own organisation; overviews are open to superiors and auditors from above', async () => {
      const holders = new Map<string, string>();
      for (const organisation of ['tinh', 'huyen', 'xa', 'khac'])
        for (const role of roles) {
          const who = newKey();
          await enrol(deps, organisation, role, who);
          holders.set(`${organisation}/${role}`, assertOk(await signIn(who)).token);
        }
      for (const [held, token] of holders) {
        const [organisation, role] = held.split('/') as [string, (typeof roles)[number]];
        const may = async (need: Need) => {
          const result = await authorize(deps, { token, need });
          expect(result.ok || result.code === 'ROLE-MISSING').toBe(true);
          return result.ok;
        };
        for (const target of ['tinh', 'huyen', 'xa', 'khac', 'nowhere'])
          for (const asked of roles) {
            const allowed = await may({ to: 'organisation', organisation: target, roles: [asked] });
            expect(allowed, `${held} as ${asked} of ${target}`).toBe(target === organisation && asked === role);
          }
        const above: Record<string, string[]> = { tinh: [], huyen: ['tinh'], xa: ['huyen', 'tinh'], khac: ['tinh'] };
        for (const target of ['tinh', 'huyen', 'xa', 'khac']) {
          const expected =
            target === organisation ||
            ((role === 'superior' || role === 'auditor') && (above[target] as string[]).includes(organisation));
          expect(await may({ to: 'overview', organisation: target }), `${held} sees ${target}`).toBe(expected);
        }
        expect(await may({ to: 'overview', organisation: 'nowhere' })).toBe(false);
        expect(await may({ to: 'meeting', meeting: '00'.repeat(16), roles })).toBe(false);
      }
    });
  });

  it('keeps neither tokens nor codes nor the letters of a name that it refuses', async () => {
    const who = newKey();
    const code = await codeFor('xa', 'auditor');
    assertOk(await accept(code, who));
    const { token } = assertOk(await signIn(who));
    const dump = JSON.stringify(
      await Promise.all(
        ['invitations', 'officers', 'sessions', 'challenges'].map((table) =>
          database.db.execute(sql`SELECT to_jsonb(t)::text AS row FROM ${sql.identifier(table)} t`),
        ),
      ),
    );
    expect(dump).toContain(who.key);
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(code);
    const nul = { organisation: 'xa', invitations: [{ name: 'A\u0000B', role: 'teller' as const }] };
    expect(await invite(deps, nul)).toMatchObject({ ok: false, code: 'ENCODING-JSON' });
  });

  it('nodes that start at once agree on one service key', async () => {
    const nodes = await Promise.all([1, 2, 3].map((i) => nodeOn(database, `node ${i}`)));
    for (const node of nodes) expect(node.serviceKey).toEqual(deps.serviceKey);
    expect(await sqlStateOf(database.db.execute(sql`DELETE FROM service_keys`))).toBe('23001');
    expect(await sqlStateOf(database.db.execute(sql`UPDATE service_keys SET seed = seed`))).toBe('23001');
  });
});
