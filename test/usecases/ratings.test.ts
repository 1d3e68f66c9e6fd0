import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { decodeCheckpoint, verifyCheckpoint } from '../../crypto/checkpoint.ts';
import { assertOk, type Result } from '../../crypto/result.ts';
import type { RatingBody } from '../../src/domain/rating/bodies.ts';
import { ratingLogId, signRating } from '../../src/domain/rating/entry.ts';
import { progressOf } from '../../src/domain/rating/report/progress.ts';
import { ratingOf } from '../../src/domain/rating/state.ts';
import { verifyRatingRecord } from '../../src/domain/rating/verify-record.ts';
import { appendRating } from '../../src/usecases/append-rating.ts';
import type { Place } from '../../src/usecases/append-statement.ts';
import { createOrganisation } from '../../src/usecases/create-organisation.ts';
import type { Deps } from '../../src/usecases/deps.ts';
import { exportRatingRecord, ratingNote } from '../../src/usecases/export-rating-record.ts';
import { loadRatings } from '../../src/usecases/load-ratings.ts';
import { ratingOverview } from '../../src/usecases/rating-overview.ts';
import { readRatingLog, readRatingOpenings } from '../../src/usecases/read-rating-log.ts';
import { sqlStateOf } from '../db/fixture.ts';
import {
  committed,
  complaintAbout,
  keyOf,
  member,
  openingsFor,
  paperSource,
  plainTerms,
  type Saying,
  secretOf,
  terms,
} from '../rating/fixture.ts';
import { forEachEngine, type TestDatabase } from '../support/databases.ts';
import { EventfulMeeting } from '../support/eventful-meeting.ts';
import { ratedPoll } from '../support/rated-poll.ts';
import { enrol, nodeOn } from './held-meeting.ts';

const why = committed('Theo kết luận kiểm tra');
const meeting = new EventfulMeeting().playAll();

forEachEngine((engine) => {
  let database: TestDatabase;
  let deps: Deps;
  let organisation: string;

  const bodyOf = (saying: Saying, of = organisation): RatingBody =>
    ({ date: '2026-12-01', ...saying, log: ratingLogId(deps.serviceKey.public, of) }) as RatingBody;
  const send = (who: string, saying: Saying, node = deps): Promise<Result<Place>> => {
    const body = bodyOf(saying);
    const openings = openingsFor(body);
    return appendRating(node, { organisation, entry: signRating(body, secretOf(who)), openings });
  };
  const say = async (who: string, saying: Saying): Promise<number> => assertOk(await send(who, saying)).index;
  const codeOf = async (work: Promise<Result<unknown>>): Promise<string> => {
    const result = await work;
    return result.ok ? 'accepted' : result.code;
  };

  const created = (): Saying<'rating-log-created'> => ({
    type: 'rating-log-created',
    organisation,
    service: deps.serviceKey.public,
    secretary: keyOf('secretary'),
    name: committed('Người lập'),
  });
  const officers = (): Saying<'officers-named'> => ({
    type: 'officers-named',
    officers: [
      { key: keyOf('secretary'), role: 'secretary', organisation, name: committed('Người lập') },
      { key: keyOf('teller'), role: 'teller', organisation, name: committed('Kiểm phiếu') },
      { key: keyOf('superior'), role: 'superior', organisation: 'huyen', name: committed('Cấp trên') },
      { key: keyOf('superior'), role: 'appraiser', organisation: 'huyen', name: committed('Cấp trên') },
      { key: keyOf('auditor'), role: 'auditor', organisation: 'huyen', name: committed('Kiểm tra') },
    ],
  });

  /** A new organisation below `huyen`, with its officers. */
  const found = async (id: string): Promise<void> => {
    organisation = id;
    assertOk(await createOrganisation(deps, { organisation: id, parent: 'huyen', name: id, level: 'chi bộ' }));
    for (const role of ['secretary', 'teller'] as const)
      await enrol(deps, id, role, { secret: secretOf(role), key: keyOf(role) });
  };

  beforeAll(async () => {
    database = await engine.open();
    deps = await nodeOn(database, `ratings ${engine.name}`);
    assertOk(await createOrganisation(deps, { organisation: 'huyen', parent: null, name: 'Huyện', level: 'huyện' }));
    for (const role of ['superior', 'auditor'] as const)
      await enrol(deps, 'huyen', role, { secret: secretOf(role), key: keyOf(role) });
  });
  afterAll(() => database.close());

  describe('a rating log', () => {
    it('is kept from its creation to a complaint and an erasure, and verifies offline', async () => {
      await found('yen-the');
      deps.meetings.put(meeting.state);
      const { names, ruleSet, statement } = ratedPoll(meeting);
      await say('secretary', created());
      await say('secretary', officers());
      const name = (at: number): Hex => names[at] ?? '';
      const textOf = (commitment: Hex) => meeting.openings.find((one) => toHex(one.commitment) === commitment);
      const subjects = [0, 1, 2].map((at) => member('', { name: name(at) }));
      const added = bodyOf({ type: 'subjects-added', subjects });
      const openings = subjects.flatMap(({ name: commitment }) => {
        const known = textOf(commitment);
        return known === undefined ? [] : [{ commitment, salt: toHex(known.salt), text: known.text }];
      });
      assertOk(await appendRating(deps, { organisation, entry: signRating(added, secretOf('secretary')), openings }));
      const steps = { selfRating: false, appraisal: false, ballot: 'proposes' } as const;
      await say('superior', terms({ criteriaSet: null, ruleSet, steps }));
      const forged = structuredClone(statement);
      if (forged.result.kind === 'rating') forged.result.lines[0]?.counts.reverse();
      expect(await codeOf(send('secretary', forged))).toBe('RATING-BALLOT-RECORD');
      const unknown = { ...statement, source: { ...statement.source, meeting: '00'.repeat(16) } } as Saying;
      expect(await codeOf(send('secretary', unknown))).toBe('RATING-BALLOT-RECORD');
      await say('secretary', statement);
      const decided: Saying<'decided'> = {
        type: 'decided',
        period: '2026',
        document: { number: '7-QĐ/ĐU', date: '2026-12-15' },
        decisions: [{ subject: 0, corrects: null, level: 'HTXS', reason: null }],
        overrides: [],
      };
      const decision = await say('superior', decided);
      const complaint = await say('secretary', complaintAbout(0));
      await say('auditor', { type: 'complaint-answered', complaint, outcome: 'dismissed', findings: why });
      await say('secretary', { type: 'names-erased', document: '3-QĐ/ĐU', commitments: [name(0)] });

      const kept = assertOk(await readRatingOpenings(deps, { organisation }));
      expect(kept.map(({ commitment }) => commitment)).not.toContain(name(0));
      expect(kept.map(({ commitment }) => commitment)).toContain(name(1));
      const chunks: Bytes[] = [];
      for await (const chunk of assertOk(await exportRatingRecord(deps, { organisation }))) chunks.push(chunk);
      const report = await verifyRatingRecord(chunks, new Map([[meeting.meeting, meeting.state]]));
      if (report.standing !== 'consistent') throw new Error(`${report.failure.code} ${report.failure.detail}`);
      expect(report.ballots).toEqual({ proven: 1, unchecked: 0, paper: 0 });
      const period = report.state.periods.get('2026');
      expect(period && ratingOf(period, 0).decision).toMatchObject({ entry: decision, level: 'HTXS' });
      const { note } = assertOk(await ratingNote(deps, { organisation }));
      const checkpoint = assertOk(decodeCheckpoint(note));
      expect(checkpoint.size).toBe(report.state.log.size);
      const origin = `phieu-kin/${report.state.id}`;
      const keys = { service: fromHex(deps.serviceKey.public), tellers: [] };
      expect(verifyCheckpoint(checkpoint, origin, keys)).toMatchObject({ ok: true });
    });

    it('RATING-LOG-UNKNOWN: is not there before it is created', async () => {
      await found('chi-bo-1');
      expect(await codeOf(readRatingLog(deps, { organisation, from: 0 }))).toBe('RATING-LOG-UNKNOWN');
      expect(await codeOf(exportRatingRecord(deps, { organisation }))).toBe('RATING-LOG-UNKNOWN');
      expect(await codeOf(send('secretary', officers()))).toBe('RATING-LOG-FIRST');
    });

    it('RATING-LOG: takes nothing made for another organisation', async () => {
      await found('chi-bo-2');
      const entry = signRating(bodyOf(created(), 'chi-bo-1'), secretOf('secretary'));
      expect(await codeOf(appendRating(deps, { organisation, entry }))).toBe('RATING-LOG');
    });

    it('ENCODING-SHAPE, ENCODING-JSON: takes only statements', async () => {
      for (const entry of [null, {}, { body: { type: 'x' }, key: '', sig: '' }])
        expect(await codeOf(appendRating(deps, { organisation, entry }))).toBe('ENCODING-SHAPE');
      expect(await codeOf(appendRating(deps, { organisation, entry: { text: '\u0000' } }))).toBe('ENCODING-JSON');
    });

    it('RATING-OFFICER-ROLE: names only officers who hold the role there or above', async () => {
      await found('chi-bo-3');
      expect(await codeOf(send('secretary', { ...created(), secretary: keyOf('stranger') }))).toBe('RATING-SIGNER');
      expect(await codeOf(send('teller', { ...created(), secretary: keyOf('teller') }))).toBe('RATING-OFFICER-ROLE');
      await say('secretary', created());
      const named = (change: object) => {
        const list = officers();
        const [first, second, ...rest] = list.officers;
        return { ...list, officers: [first, { ...second, ...change }, ...rest] } as Saying;
      };
      for (const change of [{ role: 'auditor' }, { organisation: 'yen-the' }, { key: keyOf('stranger') }])
        expect(await codeOf(send('secretary', named(change)))).toBe('RATING-OFFICER-ROLE');
      expect(await codeOf(send('secretary', named({})))).toBe('accepted');
    });

    it('OPENING-MISSING, OPENING-UNKNOWN, OPENING-INVALID: every text comes with its statement', async () => {
      await found('chi-bo-4');
      const entry = signRating(bodyOf(created()), secretOf('secretary'));
      const [opening] = openingsFor(entry.body);
      if (opening === undefined) throw new Error('no opening');
      const codes = await Promise.all([
        codeOf(appendRating(deps, { organisation, entry })),
        codeOf(appendRating(deps, { organisation, entry, openings: [{ ...opening, commitment: why }] })),
        codeOf(appendRating(deps, { organisation, entry, openings: [{ ...opening, text: 'khác' }] })),
      ]);
      expect(codes).toEqual(['OPENING-MISSING', 'OPENING-UNKNOWN', 'OPENING-INVALID']);
      expect(await codeOf(appendRating(deps, { organisation, entry, openings: [opening] }))).toBe('accepted');
    });

    it('answers an identical retry with the same place', async () => {
      await found('chi-bo-5');
      const first = assertOk(await send('secretary', created()));
      expect(assertOk(await send('secretary', created()))).toEqual(first);
      const second = assertOk(await send('secretary', officers()));
      expect(assertOk(await send('secretary', officers()))).toEqual(second);
      expect(second.index).toBe(1);
    });

    it('grows one by one though two nodes write at once, and both see the same', async () => {
      await found('chi-bo-6');
      await say('secretary', created());
      const other = await nodeOn(database, `other ${engine.name}`);
      const added = (name: string): Saying => ({ type: 'subjects-added', subjects: [member(name)] });
      const places = await Promise.all(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((name, i) => send('secretary', added(name), i % 2 === 0 ? deps : other)),
      );
      expect(places.map((place) => assertOk(place).index).sort()).toEqual([1, 2, 3, 4, 5, 6]);
      const [one, two] = [
        assertOk(await loadRatings(deps, { organisation })),
        assertOk(await loadRatings(other, { organisation })),
      ];
      expect(one.subjects).toEqual(two.subjects);
      expect(toHex(one.log.root())).toBe(toHex(two.log.root()));
    });

    it('is refused every change by the database itself', async () => {
      const { db } = database;
      for (const statement of [
        sql`UPDATE rating_entries SET type = 'other'`,
        sql`DELETE FROM rating_entries`,
        sql`TRUNCATE rating_entries`,
        sql`DELETE FROM rating_logs`,
      ])
        expect(await sqlStateOf(db.execute(statement))).not.toBe('accepted');
      for (const statement of [
        sql`UPDATE rating_logs SET log_size = log_size - 1`,
        sql`UPDATE rating_logs SET log_size = log_size + 1`,
        sql`UPDATE rating_logs SET organisation_id = 'huyen' WHERE organisation_id = 'chi-bo-6'`,
        sql`INSERT INTO rating_entries SELECT log_id, index + 7, leaf, type, data FROM rating_entries LIMIT 1`,
      ])
        expect(await sqlStateOf(db.execute(statement))).toBe('23514');
    });
  });

  describe('the overview', () => {
    it('has the numbers that follow from each log, after every statement that changes them', async () => {
      await found('chi-bo-7');
      await say('secretary', created());
      await say('secretary', officers());
      await say('secretary', { type: 'subjects-added', subjects: [member('a'), member('b')] });
      await say(
        'secretary',
        plainTerms({
          period: '2025',
          asOf: '2025-12-31',
          steps: { selfRating: false, appraisal: false, ballot: 'proposes' },
        }),
      );
      const line = async () =>
        assertOk(await ratingOverview(deps, { organisation: 'huyen', period: '2025' })).find(
          (one) => one.organisation === organisation,
        );
      const follows = async () => {
        const state = assertOk(await loadRatings(deps, { organisation }));
        const period = state.periods.get('2025');
        const progress = (await line())?.progress;
        expect(progress).toEqual(period && JSON.parse(JSON.stringify(progressOf(state, period))));
        return progress;
      };
      expect((await follows())?.stages.ballot).toBe(2);
      const lines = [0, 1].map((subject) => ({ subject, corrects: null, line: subject, counts: [0, 9, 0, 0, 0] }));
      const heads = { summoned: 9, present: 9, issued: 9, returned: 9, valid: 9, invalid: 0 };
      const absent = { 'moved-out': 0, exempt: 0, suspended: 0, detained: 0, excused: 0 };
      const entry = await say('secretary', {
        type: 'ballot-stated',
        period: '2025',
        source: paperSource,
        heads: { ...heads, absent },
        result: { kind: 'rating', lines },
        reason: null,
      });
      expect((await follows())?.stages.ballot).toBe(2);
      await say('teller', { type: 'ballot-confirmed', entry });
      expect((await follows())?.stages.decision).toBe(2);
      const exempt = [
        { from: '2010-02-03', status: 'official' as const },
        { from: '2025-02-01', status: 'exempt' as const },
      ];
      await say('secretary', { type: 'status-stated', subject: 1, history: exempt, basis: why });
      expect((await follows())?.tallies.individual?.notRated.exempt).toBe(1);
      const units = assertOk(await ratingOverview(deps, { organisation: 'huyen', period: '2025' }));
      expect(units.filter(({ progress }) => progress !== null)).toHaveLength(1);
      expect(assertOk(await ratingOverview(deps, { organisation, period: '2024' }))).toMatchObject([
        { progress: null },
      ]);
      expect(await codeOf(ratingOverview(deps, { organisation: 'khong-co', period: '2025' }))).toBe(
        'ORGANISATION-UNKNOWN',
      );
    });
  });
});
