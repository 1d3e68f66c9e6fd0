import { describe, expect, it } from 'vitest';
import { toHex } from '../../crypto/bytes.ts';
import { merkleRoot } from '../../crypto/merkle.ts';
import { ratingBodySchema } from '../../src/domain/rating/bodies.ts';
import { decodeRatingEntry, ratingEntryLeaf, ratingLogId, signRating } from '../../src/domain/rating/entry.ts';
import { applyRatingEntry, beginRatingLog, judgeRatingEntry } from '../../src/domain/rating/judge.ts';
import {
  committed,
  eventfulLog,
  HUNDRED,
  keyOf,
  member,
  ORGANISATION,
  plainTerms,
  RatingLog,
  SERVICE,
  secretOf,
  terms,
} from './fixture.ts';

const added = (...names: readonly string[]) => ({
  type: 'subjects-added' as const,
  subjects: names.map((name) => member(name)),
});

describe('a rating log', () => {
  it('is a Merkle tree of its entries, whose state follows from them alone', () => {
    const log = RatingLog.opened(['a', 'b']);
    expect(toHex(log.state.log.root())).toBe(toHex(merkleRoot(log.entries.map(ratingEntryLeaf))));
    const [first, ...rest] = log.entries;
    const begun = first === undefined ? undefined : beginRatingLog(first);
    if (!begun?.ok) throw new Error('refused');
    for (const entry of rest) {
      expect(judgeRatingEntry(begun.value, entry)).toEqual({ ok: true });
      applyRatingEntry(begun.value, entry);
    }
    expect(begun.value.subjects).toEqual(log.state.subjects);
    expect([...begun.value.periods]).toEqual([...log.state.periods]);
    expect(begun.value.log.root()).toEqual(log.state.log.root());
  });

  it('RATING-LOG-FIRST: begins with its creation and is created once', () => {
    const log = new RatingLog();
    const created = { ...log.state.created, date: '2026-12-02' };
    expect(log.refusal('secretary', created)).toBe('RATING-LOG-FIRST');
    const other = log.sign('secretary', { type: 'subjects-added', subjects: [member('x')] });
    expect(beginRatingLog(other)).toMatchObject({ code: 'RATING-LOG-FIRST' });
  });

  it('RATING-LOG: has the id of its organisation and service, and takes no statement of another log', () => {
    const log = RatingLog.withOfficers();
    const created = log.state.created;
    const secret = secretOf('secretary');
    for (const change of [{ organisation: 'chi-bo-2' }, { service: keyOf('other') }, { log: '00'.repeat(16) }])
      expect(beginRatingLog(signRating({ ...created, ...change }, secret))).toMatchObject({ code: 'RATING-LOG' });
    const body = { type: 'subjects-added', log: ratingLogId(SERVICE, 'chi-bo-2'), date: '2026-12-01' } as const;
    const foreign = signRating({ ...body, subjects: [member('x')] }, secret);
    expect(judgeRatingEntry(log.state, foreign)).toMatchObject({ code: 'RATING-LOG' });
  });

  it('STATEMENT-SIGNATURE-INVALID: takes nothing that its signer has not signed as it stands', () => {
    const log = RatingLog.withOfficers();
    const entry = log.sign('secretary', { type: 'subjects-added', subjects: [member('x')] });
    const forged = [
      { ...entry, body: { ...entry.body, date: '2026-12-02' } },
      { ...entry, key: keyOf('superior') },
      { ...entry, sig: `${entry.sig.slice(0, -2)}00` },
    ];
    for (const one of forged)
      expect(judgeRatingEntry(log.state, one)).toMatchObject({ code: 'STATEMENT-SIGNATURE-INVALID' });
    expect(judgeRatingEntry(log.state, entry)).toEqual({ ok: true });
  });

  it('STATEMENT-REPEATED: a signature is good for one entry', () => {
    const log = RatingLog.opened(['a']);
    const history = [{ from: '2010-02-03', status: 'official' as const }];
    const first = { type: 'status-stated', subject: 0, history, basis: committed('x') } as const;
    log.say('secretary', first);
    log.say('secretary', { ...first, history: [...history, { from: '2026-01-01', status: 'exempt' }] });
    expect(log.refusal('secretary', first)).toBe('STATEMENT-REPEATED');
    expect(log.refusal('secretary', { ...first, date: '2026-12-02' })).toBe('accepted');
  });

  it.each([
    ['an unknown type', { type: 'poll-open' }],
    ['an unknown member', { note: 1 }],
    ['a member missing', { subjects: undefined }],
    ['a day that does not exist', { date: '2026-02-30' }],
    ['an empty list', { subjects: [] }],
    ['a negative index', { type: 'status-stated', subjects: undefined, subject: -1 }],
  ])('ENCODING-SHAPE: refuses %s', (_, change) => {
    const log = new RatingLog();
    const entry = log.sign('secretary', { type: 'subjects-added', subjects: [member('x')] });
    expect(decodeRatingEntry(JSON.parse(JSON.stringify(entry))).ok).toBe(true);
    const bent = JSON.parse(JSON.stringify({ ...entry, body: { ...entry.body, ...change } }));
    expect(decodeRatingEntry(bent)).toMatchObject({ ok: false, code: 'ENCODING-SHAPE' });
    expect(decodeRatingEntry({ ...entry, extra: 1 })).toMatchObject({ code: 'ENCODING-SHAPE' });
    for (const value of [null, [], 'x', 1, {}]) expect(decodeRatingEntry(value).ok).toBe(false);
  });
});

it('has statements of every type, and each is shown in a test log', () => {
  const types = new Set(eventfulLog().entries.map(({ body }) => body.type));
  expect([...types].sort()).toEqual(ratingBodySchema.options.map(({ shape }) => shape.type.value).sort());
});

describe('officers', () => {
  it('RATING-SIGNER: only officers of the log sign, each what their office allows', () => {
    const log = RatingLog.opened(['a']);
    const subjects = added('x');
    for (const who of ['teller', 'appraiser', 'superior', 'auditor', 'stranger'])
      expect(log.refusal(who, subjects)).toBe('RATING-SIGNER');
    expect(log.refusal('secretary', log.rate('appraised', { 0: 'HTT' }))).toBe('RATING-SIGNER');
    expect(log.refusal('superior', log.rate('self-rated', { 0: 'HTT' }))).toBe('RATING-SIGNER');
    expect(log.refusal('secretary', subjects)).toBe('accepted');
  });

  it('RATING-OFFICERS: there is always a secretary of the organisation, and no office twice', () => {
    const log = RatingLog.withOfficers();
    const named = (officers: typeof log.state.officers) =>
      log.refusal('secretary', { type: 'officers-named', officers: [...officers] });
    const [secretary, ...others] = log.state.officers;
    if (secretary === undefined) throw new Error('no secretary');
    expect(named(others)).toBe('RATING-OFFICERS');
    expect(named([{ ...secretary, organisation: 'xa' }])).toBe('RATING-OFFICERS');
    expect(named([secretary, secretary])).toBe('RATING-OFFICERS');
    expect(named([secretary, { ...secretary, role: 'appraiser' }])).toBe('accepted');
  });

  it('who are no longer named sign nothing more', () => {
    const log = RatingLog.withOfficers();
    const key = keyOf('second');
    const name = committed('second');
    log.say('secretary', {
      type: 'officers-named',
      officers: [{ key, role: 'secretary', organisation: ORGANISATION, name }],
    });
    const subjects = added('x');
    expect(log.refusal('secretary', subjects)).toBe('RATING-SIGNER');
    expect(log.refusal('second', subjects)).toBe('accepted');
  });
});

describe('subjects and periods', () => {
  it('RATING-SUBJECT-REPEATED: no name commitment stands twice', () => {
    const log = RatingLog.withOfficers();
    log.say('secretary', { type: 'subjects-added', subjects: [member('a')] });
    const add = (...names: readonly string[]) =>
      log.refusal('secretary', { type: 'subjects-added', subjects: names.map((name) => member(name)) });
    expect(add('a')).toBe('RATING-SUBJECT-REPEATED');
    expect(add('b', 'b')).toBe('RATING-SUBJECT-REPEATED');
    expect(add('b')).toBe('accepted');
  });

  it('RATING-PERIOD-REPEATED: terms are fixed once, for superior and unit alike', () => {
    const log = RatingLog.opened(['a']);
    expect(log.refusal('superior', terms({ title: 'Khác' }))).toBe('RATING-PERIOD-REPEATED');
    expect(log.refusal('secretary', plainTerms())).toBe('RATING-PERIOD-REPEATED');
  });

  it('RATING-SIGNER: where a superior decides, no unit sets the terms', () => {
    const log = RatingLog.withOfficers();
    expect(log.refusal('secretary', terms())).toBe('RATING-SIGNER');
    expect(log.refusal('superior', terms())).toBe('accepted');
    expect(log.refusal('secretary', plainTerms())).toBe('accepted');
  });

  it.each([
    ['a day outside the period', { asOf: '2027-01-01' }],
    ['that nothing is rated', { deciders: { individual: null, collective: null, organisation: null } }],
    [
      'a later step due earlier',
      { deadlines: { selfRating: '2026-12-02', appraisal: null, ballot: '2026-12-01', decision: null } },
    ],
    ['a second round of unknown levels', { secondRound: { levels: ['TOT'], most: 1, effect: 'exemplary' } }],
    [
      'a second round without a first',
      {
        steps: { selfRating: true, appraisal: true, ballot: 'none' },
        secondRound: { levels: ['HTXS'], most: 1, effect: 'exemplary' },
      },
    ],
  ] as const)('RATING-TERMS: refuses %s', (_, change) => {
    expect(RatingLog.withOfficers().refusal('superior', terms(change as never))).toBe('RATING-TERMS');
  });

  it('RULE-SHAPE, CAP-SHAPE, CRITERIA-SHAPE: refuses sets that are none, or of other levels', () => {
    const log = RatingLog.withOfficers();
    expect(log.refusal('superior', terms({ ruleSet: {} }))).toBe('RULE-SHAPE');
    expect(log.refusal('superior', terms({ capSet: {} }))).toBe('CAP-SHAPE');
    expect(log.refusal('superior', terms({ criteriaSet: { ...HUNDRED, levels: [] } }))).toBe('CRITERIA-SHAPE');
  });

  it('RATING-PERIOD: nothing is stated about a period that is not open', () => {
    const log = RatingLog.opened(['a']);
    const elsewhere = { period: '2025' };
    for (const [who, saying] of [
      ['secretary', { ...log.rate('self-rated', { 0: 'HTT' }), ...elsewhere }],
      ['secretary', log.ballot({ 0: [1, 0, 0, 0, 0] }, elsewhere)],
      ['superior', log.decide({ 0: 'HTT' }, elsewhere)],
      ['superior', { type: 'sent-back', subjects: [0], to: 'ballot', reason: committed('x'), ...elsewhere }],
      [
        'auditor',
        { type: 'complaint-filed', subject: 0, received: '2026-12-20', content: committed('x'), ...elsewhere },
      ],
      ['auditor', { type: 'exclusion-noted', subject: 0, code: 'disciplined', source: committed('x'), ...elsewhere }],
      [
        'superior',
        { type: 'decision-cancelled', subject: 0, decision: 3, complaint: null, reason: committed('x'), ...elsewhere },
      ],
    ] as const)
      expect(log.refusal(who, saying as never)).toBe('RATING-PERIOD');
  });

  it('ERASURE-UNKNOWN: only texts of the log are erased, each once', () => {
    const log = RatingLog.opened(['a', 'b']);
    const erase = (...names: readonly string[]) =>
      ({ type: 'names-erased', document: '3-QĐ/ĐU', commitments: names.map(committed) }) as const;
    expect(log.refusal('secretary', erase('stranger'))).toBe('ERASURE-UNKNOWN');
    expect(log.refusal('secretary', erase('a', 'a'))).toBe('ERASURE-UNKNOWN');
    log.say('secretary', erase('a'));
    expect(log.refusal('auditor', erase('a'))).toBe('ERASURE-UNKNOWN');
    expect(log.refusal('auditor', erase('b'))).toBe('accepted');
  });
});
