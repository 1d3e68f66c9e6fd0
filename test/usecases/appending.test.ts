import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { canonicalJson, type Json } from '../../crypto/json.ts';
import { assertOk } from '../../crypto/result.ts';
import type { Database } from '../../db/engine/database.ts';
import { openUrl } from '../../db/engine/postgres.ts';
import { addProposal, dropProposals } from '../../db/repositories/proposals.ts';
import type { Body } from '../../src/domain/meeting/bodies.ts';
import { entryOf, signStatement } from '../../src/domain/meeting/entry.ts';
import { applyEntry } from '../../src/domain/meeting/judge.ts';
import { appendStatement } from '../../src/usecases/append-statement.ts';
import { copyState } from '../../src/usecases/copy-state.ts';
import { createMeeting } from '../../src/usecases/create-meeting.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { loadMeeting } from '../../src/usecases/load-meeting.ts';
import { postMail } from '../../src/usecases/post-mail.ts';
import { proposalHash } from '../../src/usecases/proposal-hash.ts';
import { propose } from '../../src/usecases/propose.ts';
import { readLog } from '../../src/usecases/read-log.ts';
import { readMail } from '../../src/usecases/read-mail.ts';
import { readProposals } from '../../src/usecases/read-proposals.ts';
import { signProposal } from '../../src/usecases/sign-proposal.ts';
import { type Change, watchMeetings } from '../../src/usecases/watch-meetings.ts';
import { textOfState } from '../support/clone-state.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { type Person, PlayedMeeting, type PlayedVoter } from '../support/played-meeting.ts';
import { enrol, HeldMeeting, nodeOn } from './held-meeting.ts';

describe('a meeting with two nodes', () => {
  let database: TestDatabase;
  let otherDatabase: Database;
  let held: HeldMeeting;
  let deps: Deps;
  let other: Deps;
  let meeting: Hex;

  beforeAll(async () => {
    database = await openTestDatabase();
    otherDatabase = assertOk(await openUrl(database.url as string));
    deps = await nodeOn(database, 'first');
    other = await nodeOn(otherDatabase, 'second');
    held = await HeldMeeting.begin(deps, { seed: 'appending', voters: 8 });
    meeting = held.meeting;
  });
  afterAll(async () => {
    await otherDatabase.close();
    await database.close();
  });

  const entries = async (node = deps) => assertOk(await readLog(node, { meeting, from: 0 })).entries;
  const sizeOf = async () => (await entries()).length;
  const wire = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
  const signedBy = (body: Body, ...people: readonly Person[]) => wire(held.sign(body, people));
  const refusal = (code: string) => expect.objectContaining({ ok: false, code });
  const lay = () => ({ meeting, officer: held.secretary.key });

  describe('creating', () => {
    const created = (more: object = {}, by: Person = held.secretary): unknown => {
      const body = {
        type: 'meeting-created',
        meeting,
        organisation: 'yen-the',
        service: held.service.key,
        secretary: by.key,
      };
      return signedBy({ ...body, ...more } as Body, by);
    };
    const create = (entry: unknown, officer = held.secretary.key) => createMeeting(deps, { entry, officer });

    it('MEETING-SERVICE: refuses a meeting of another service', async () => {
      expect(await create(created({ service: '11'.repeat(32) }))).toEqual(refusal('MEETING-SERVICE'));
    });

    it('ROLE-MISSING: refuses secretaries of other organisations, and entries of others', async () => {
      expect(await create(created({ organisation: 'noi-khac' }))).toEqual(refusal('ROLE-MISSING'));
      expect(await create(created(), held.tellers[0]?.key)).toEqual(refusal('ROLE-MISSING'));
      const teller = held.tellers[0] as Person;
      await enrol(deps, 'yen-the', 'teller', teller);
      expect(await create(created({}, teller), teller.key)).toEqual(refusal('ROLE-MISSING'));
    });

    it('LOG-FIRST-ENTRY: refuses to begin with anything else', async () => {
      expect(await create(signedBy({ type: 'meeting-end', meeting }, held.secretary))).toEqual(
        refusal('LOG-FIRST-ENTRY'),
      );
      expect(await loadMeeting(deps, meeting)).toEqual(refusal('MEETING-UNKNOWN'));
    });

    it('MEETING-EXISTS: refuses another meeting of this id, and answers the same one alike', async () => {
      const place = assertOk(await create(created()));
      expect(place).toEqual({ index: 0, leaf: expect.any(String), meeting });
      expect(await create(created())).toEqual({ ok: true, value: place });
      const rival = held.person('Thư ký khác');
      await enrol(deps, 'yen-the', 'secretary', rival);
      expect(await create(created({}, rival), rival.key)).toEqual(refusal('MEETING-EXISTS'));
      expect(await sizeOf()).toBe(1);
      held.create();
      await held.deliver();
      expect(await sizeOf()).toBe(1);
    });

    it('MEETING-UNKNOWN: refuses statements to a meeting that is not there', async () => {
      const elsewhere = '00'.repeat(16);
      const entry = signedBy({ type: 'meeting-end', meeting: elsewhere }, held.secretary);
      expect(await appendStatement(deps, { meeting: elsewhere, entry })).toEqual(refusal('MEETING-UNKNOWN'));
    });
  });

  describe('hostile statements', () => {
    const nested = () => {
      let value: unknown = 'x';
      for (let i = 0; i < 200_000; i++) value = [value];
      return value;
    };

    it('ENCODING-JSON: refuses what is not the JSON of the protocol, or holds U+0000', async () => {
      const roll = { type: 'ceremony-complaint', meeting, run: 1, teller: 1, accused: 2 };
      for (const bad of [1.5, Number.MAX_VALUE, -0, '\ud800', nested(), undefined, 'a\u0000b']) {
        const body = { ...roll, reason: bad };
        expect(await appendStatement(deps, { meeting, entry: { body, sigs: [] } })).toEqual(refusal('ENCODING-JSON'));
        expect(await propose(deps, { ...lay(), body })).toEqual(refusal('ENCODING-JSON'));
      }
    });

    it('ENCODING-SHAPE: refuses what is not a signed statement', async () => {
      for (const entry of [
        null,
        [],
        'x',
        {},
        { body: {}, sigs: [] },
        { body: { type: 'roll', meeting, voters: [] }, sigs: [] },
      ])
        expect(await appendStatement(deps, { meeting, entry })).toEqual(refusal('ENCODING-SHAPE'));
      expect(await propose(deps, { ...lay(), body: { type: 'nothing' } })).toEqual(refusal('ENCODING-SHAPE'));
    });

    it('STATEMENT-MEETING: refuses a statement of another meeting', async () => {
      const entry = signedBy({ type: 'meeting-end', meeting: '00'.repeat(16) }, held.secretary);
      expect(await appendStatement(deps, { meeting, entry })).toEqual(refusal('STATEMENT-MEETING'));
    });

    it('STATEMENT-SIGNERS: nobody but the service seals boxes and counts', async () => {
      const box = { root: '00'.repeat(32), size: 0 };
      const sealed: Body = { type: 'box-sealed', meeting, ordinal: 1, box };
      expect(await appendStatement(deps, { meeting, entry: signedBy(sealed, held.secretary) })).toEqual(
        refusal('STATEMENT-SIGNERS'),
      );
    });
  });

  describe('mail of the ceremony', () => {
    const post = (officer: Person, data: object = { box: 'a', token: 'b' }, more: object = {}) =>
      postMail(deps, {
        meeting,
        officer: officer.key,
        run: 1,
        recipient: 2,
        kind: 'shares',
        data,
        ...more,
      } as Parameters<typeof postMail>[1]);

    beforeAll(async () => {
      held.ceremony();
      await held.deliver();
    });

    it('reaches its recipient and those to whom all is sent', async () => {
      const [first, second] = held.tellers as unknown as [Person, Person];
      assertOk(await post(first));
      assertOk(await post(first, { token: 'b', box: 'a' }));
      assertOk(await post(second, { n: 1 }, { recipient: 0 }));
      assertOk(await post(held.secretary, { n: 2 }, { recipient: 3 }));
      const read = async (to: number) =>
        assertOk(await readMail(other, { meeting, run: 1, to })).map(({ sender }) => sender);
      expect(await read(2)).toEqual([1, 2]);
      expect(await read(3)).toEqual([0, 2]);
      expect(await read(0)).toEqual([2]);
      expect(assertOk(await readMail(deps, { meeting, run: 2, to: 2 }))).toEqual([]);
    });

    it('MAIL-CONFLICT: refuses another message in the place of one', async () => {
      expect(await post(held.tellers[0] as Person, { box: 'c', token: 'b' })).toEqual(refusal('MAIL-CONFLICT'));
    });

    it('MAIL-SENDER: refuses who is not of this run', async () => {
      expect(await post(held.person('Người lạ'))).toEqual(refusal('MAIL-SENDER'));
      expect(await post(held.tellers[0] as Person, {}, { run: 2 })).toEqual(refusal('MAIL-SENDER'));
    });
  });

  describe('openings', () => {
    const rollEntry = () => {
      const before = held.entries.length;
      held.roll();
      expect(held.entries).toHaveLength(before + 1);
      return held.parcel(held.entries.at(-1) as PlayedMeeting['entries'][number]);
    };

    it('OPENING-MISSING: refuses names without openings, until all are stored', async () => {
      const roll = rollEntry();
      const { openings = [] } = roll;
      expect(await appendStatement(deps, { ...roll, openings: openings.slice(1) })).toEqual(refusal('OPENING-MISSING'));
      const stranger = { ...openings[0], commitment: '00'.repeat(32) } as (typeof openings)[number];
      expect(await appendStatement(deps, { ...roll, openings: [...openings, stranger] })).toEqual(
        refusal('OPENING-UNKNOWN'),
      );
      const renamed = openings.map((opening, i) => (i === 3 ? { ...opening, text: 'Người khác' } : opening));
      expect(await appendStatement(deps, { ...roll, openings: renamed })).toEqual(refusal('OPENING-INVALID'));
      await held.deliver();
      expect(await sizeOf()).toBe(held.entries.length);
      const again = held.state.roll?.voters.slice(1) ?? [];
      const shorter = signedBy({ type: 'roll', meeting, voters: again }, held.secretary);
      expect(await appendStatement(deps, { meeting, entry: shorter })).toMatchObject({ ok: true });
      expect(await sizeOf()).toBe(held.entries.length + 1);
      expect(assertOk(await appendStatement(deps, { ...roll, openings: [] })).index).toBe(held.entries.length - 1);
      expect(await sizeOf()).toBe(held.entries.length + 1);
    });
  });
});

describe('issuing with two nodes', () => {
  let database: TestDatabase;
  let otherDatabase: Database;
  let held: HeldMeeting;
  let deps: Deps;
  let other: Deps;
  let meeting: Hex;

  beforeAll(async () => {
    database = await openTestDatabase();
    otherDatabase = assertOk(await openUrl(database.url as string));
    deps = await nodeOn(database, 'first');
    other = await nodeOn(otherDatabase, 'second');
    held = await HeldMeeting.begin(deps, { seed: 'issuing', voters: 12, pairs: 2 });
    meeting = held.meeting;
    held.create();
    held.ceremony();
    held.roll();
    held.plan(1, [held.ratingQuestion(2)]);
    await held.deliver();
  });
  afterAll(async () => {
    await otherDatabase.close();
    await database.close();
  });

  const refusal = (code: string) => expect.objectContaining({ ok: false, code });
  const sizeOf = async () => assertOk(await readLog(deps, { meeting, from: 0 })).size;

  const lay = () => ({ meeting, officer: held.secretary.key });

  describe('proposals', () => {
    const sign = (proposal: Hex, body: Body, who: Pick<Person, 'secret'>, node = deps) =>
      signProposal(node, { meeting, proposal, signature: signStatement(body, who.secret) });

    it('STATEMENT-SIGNERS: are no place for what one officer states alone', async () => {
      const body: Body = { type: 'roll', meeting, voters: held.state.roll?.voters.slice() ?? [] };
      expect(await propose(deps, { ...lay(), body })).toEqual(refusal('STATEMENT-SIGNERS'));
    });

    it('collect the signatures of all who must sign, on any node, and are appended by the last', async () => {
      const body = held.manifestBody();
      expect(await propose(deps, { ...lay(), body })).toEqual(refusal('OPENING-MISSING'));
      const { proposal } = assertOk(await propose(deps, { ...lay(), body, openings: held.openingsFor(body) }));
      expect(assertOk(await propose(other, { ...lay(), body }))).toEqual({ proposal });
      const pending = async () => assertOk(await readProposals(other, { meeting }));
      expect(await pending()).toEqual([{ proposal, body, sigs: [] }]);
      const [last, ...first] = held.everybody;
      for (const [place, who] of first.entries()) {
        expect(await sign(proposal, body, who, place % 2 === 0 ? deps : other)).toEqual({
          ok: true,
          value: { appended: null },
        });
        expect(await sign(proposal, body, who)).toEqual({ ok: true, value: { appended: null } });
      }
      expect((await pending())[0]?.sigs).toHaveLength(first.length);
      const before = await sizeOf();
      const done = { ok: true, value: { appended: before } };
      expect(await sign(proposal, body, last as Person)).toEqual(done);
      expect(await sign(proposal, body, last as Person, other)).toEqual(done);
      expect(await sizeOf()).toBe(before + 1);
      expect(await pending()).toEqual([]);
      held.append(held.sign(body, held.everybody));
      await held.deliver();
      expect(await sizeOf()).toBe(before + 1);
    });

    it('STATEMENT-SIGNERS: are laid out by those who sign them', async () => {
      const body: Body = { type: 'meeting-end', meeting };
      const stranger = held.voters[0] as PlayedVoter;
      expect(await propose(deps, { meeting, officer: stranger.key, body })).toEqual(refusal('STATEMENT-SIGNERS'));
    });

    it('PROPOSAL-MANY: nobody fills the list alone, and what has become stale makes room', async () => {
      const officer = held.tellers[0]?.key as Hex;
      const lays = (text: string, who = officer) => {
        const body: Body = { type: 'teller-lost', meeting, teller: 2, reason: text };
        return propose(deps, { meeting, officer: who, body });
      };
      const waiting = async () => assertOk(await readProposals(deps, { meeting })).map(({ proposal }) => proposal);
      for (let i = 0; i < 32; i++) assertOk(await lays(`lần ${i}`));
      expect(await lays('quá nhiều')).toEqual(refusal('PROPOSAL-MANY'));
      assertOk(await lays('lần 7'));
      assertOk(await lays('người khác', held.secretary.key));
      const all = await waiting();
      expect(all).toHaveLength(33);
      await dropProposals(deps.db, meeting, all);
      for (let ordinal = 1; ordinal <= 32; ordinal++) {
        const stale: Body = { type: 'poll-close', meeting, ordinal };
        const name = { meeting, bodyHash: proposalHash(stale) };
        await addProposal(deps.db, name, canonicalJson(stale as unknown as Json), officer);
      }
      const { proposal } = assertOk(await lays('còn chỗ'));
      expect(await waiting()).toEqual([proposal]);
      await dropProposals(deps.db, meeting, [proposal]);
    });

    it('PROPOSAL-UNKNOWN: refuses signatures under nothing', async () => {
      const body: Body = { type: 'meeting-end', meeting };
      expect(await sign('00'.repeat(32), body, held.secretary)).toEqual(refusal('PROPOSAL-UNKNOWN'));
    });

    it('refuse what could never be appended, who may not sign, and signatures over something else', async () => {
      const barrier: Body = { type: 'poll-close', meeting, ordinal: 1 };
      expect(await propose(deps, { ...lay(), body: barrier })).toEqual(refusal('POLL-PHASE'));
      const body: Body = { type: 'issuing-opened', meeting };
      const { proposal } = assertOk(await propose(deps, { ...lay(), body }));
      expect(await sign(proposal, body, held.voters[0] as PlayedVoter)).toEqual(refusal('STATEMENT-SIGNERS'));
      expect(await sign(proposal, { type: 'meeting-end', meeting }, held.secretary)).toEqual(
        refusal('STATEMENT-SIGNATURE-INVALID'),
      );
    });

    it('are appended once when the last signatures come at the same moment', async () => {
      const body: Body = { type: 'issuing-opened', meeting };
      const { proposal } = assertOk(await propose(deps, { ...lay(), body }));
      const before = await sizeOf();
      const results = await Promise.all(
        held.everybody.map((who, i) => sign(proposal, body, who, i % 2 === 0 ? deps : other)),
      );
      const indices = results.map((result) => assertOk(result).appended).filter((index) => index !== null);
      expect(new Set(indices)).toEqual(new Set([before]));
      expect(await sizeOf()).toBe(before + 1);
      const [entry] = assertOk(await readLog(deps, { meeting, from: before })).entries;
      expect(entry?.body).toEqual(body);
      held.append(entry as PlayedMeeting['entries'][number]);
      await held.deliver();
    });
  });

  describe('appending', () => {
    it('judges again what others have overtaken: all of many statements at once stand, each once', async () => {
      const heard: Change[] = [];
      const unwatch = await watchMeetings(other, (change) => heard.push(change));
      const teller = held.tellers[0] as Person;
      const statements = held.voters.map(({ index }) =>
        held.sign({ type: 'presence', meeting, voter: index }, [teller]),
      );
      const before = await sizeOf();
      const places = await Promise.all(
        statements.flatMap((entry) => [held.submit(entry, deps), held.submit(entry, other)]),
      );
      const indices = places.map((place) => assertOk(place).index);
      for (let i = 0; i < indices.length; i += 2) expect(indices[i]).toBe(indices[i + 1]);
      expect([...new Set(indices)].sort((a, b) => a - b)).toEqual(statements.map((_, i) => before + i));
      expect(await sizeOf()).toBe(before + statements.length);
      for (const entry of assertOk(await readLog(deps, { meeting, from: before })).entries) held.append(entry);
      await held.deliver();
      const [first, second] = [await loadMeeting(deps, meeting), await loadMeeting(other, meeting)].map(assertOk);
      expect(first?.log.root()).toEqual(held.state.log.root());
      expect(second?.log.root()).toEqual(held.state.log.root());
      await expect.poll(() => heard.length).toBeGreaterThanOrEqual(statements.length);
      expect(new Set(heard.map((change) => JSON.stringify(change)))).toEqual(
        new Set([JSON.stringify({ meeting, kind: 'log' })]),
      );
      await unwatch();
    });

    it('VAULT-ENTRY-MISMATCH: refuses a request without the sealed entry that it names', async () => {
      const voter = held.voters[0] as PlayedVoter;
      const request = held.sign(held.requestBody(voter, [1, 2]), [voter]);
      const parcel = held.parcel(request);
      const sealed = held.vault.get(request.body.vault) as Uint8Array;
      const { vaultEntry: _, ...bare } = parcel;
      expect(await appendStatement(deps, bare)).toEqual(refusal('VAULT-ENTRY-MISMATCH'));
      for (const wrong of [sealed.subarray(1), Uint8Array.from(sealed, (byte, i) => (i === 40 ? byte ^ 1 : byte))])
        expect(await appendStatement(deps, { ...parcel, vaultEntry: wrong })).toEqual(refusal('VAULT-ENTRY-MISMATCH'));
      const place = assertOk(await appendStatement(deps, parcel));
      expect(assertOk(await appendStatement(other, parcel))).toEqual(place);
      const second = held.sign(held.requestBody(voter, [1, 2]), [voter]);
      expect(await held.submit(second)).toEqual(refusal('REQUEST-REPEATED'));
      held.append(request);
      await held.deliver();
      voter.request = request;
    });

    it('ISSUE-EVALUATION-INVALID: refuses a false answer of a teller before it reaches the log', async () => {
      const voter = held.voters[0] as PlayedVoter;
      const teller = held.tellers[0] as PlayedMeeting['tellers'][number];
      const body = held.issueBody(teller, voter.request as NonNullable<PlayedVoter['request']>);
      const [first, second] = body.evaluations as [
        { ordinal: number; evaluation: Hex },
        { ordinal: number; evaluation: Hex },
      ];
      const swapped = {
        ...body,
        evaluations: [
          { ...first, evaluation: second.evaluation },
          { ...second, evaluation: first.evaluation },
        ],
      };
      const before = await sizeOf();
      expect(await held.submit(held.sign(swapped, [teller]))).toEqual(refusal('ISSUE-EVALUATION-INVALID'));
      expect(await sizeOf()).toBe(before);
      expect(await held.submit(held.sign(body, [teller]))).toMatchObject({ ok: true });
      expect(fromHex(first.evaluation)).toHaveLength(48);
    });
  });
});

describe('a snapshot of a meeting', () => {
  it('never changes by what is applied to its copy', () => {
    const played = PlayedMeeting.play([[[0]], [[1]], [[0]], [[2]], [[0]]], { seed: 'copies' });
    const [created, ...later] = played.entries;
    const begun = new PlayedMeeting({ seed: 'copies' });
    begun.append(created as PlayedMeeting['entries'][number]);
    let { state } = begun;
    for (const entry of later) {
      const before = textOfState(state);
      const copy = copyState(state);
      expect(textOfState(copy)).toBe(before);
      applyEntry(copy, entryOf(entry.body, entry.sigs));
      expect(textOfState(state), entry.body.type).toBe(before);
      state = copy;
    }
    expect(toHex(state.log.root())).toBe(toHex(played.state.log.root()));
    expect(textOfState(state)).toBe(textOfState(played.state));
  });
});
