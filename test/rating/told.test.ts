import { describe, expect, it } from 'vitest';
import { basisOf, preparePoll } from '../../src/domain/rating/prepare.ts';
import { differences, lowerFirst, outOfOrder, overdue } from '../../src/domain/rating/told.ts';
import { committed, member, plainTerms, RatingLog, terms } from './fixture.ts';

const why = committed('why');

describe('the order', () => {
  const mixed = () => {
    const log = RatingLog.withOfficers();
    const formed = [{ from: '2020-01-01', status: 'formed' as const }];
    log.say('secretary', {
      type: 'subjects-added',
      subjects: [
        member('a'),
        member('b'),
        member('chi ủy', { kind: 'collective', history: formed }),
        member('chi bộ', { kind: 'organisation', history: formed }),
      ],
    });
    log.say('superior', plainTerms());
    return log;
  };

  it('is told: collectives before individuals, members before their organisation', () => {
    const log = mixed();
    expect(outOfOrder(log.state, log.period(), new Set(['collective']))).toEqual([]);
    expect(outOfOrder(log.state, log.period(), new Set(['individual']))).toEqual([
      {
        vi: 'Còn 1 tập thể lãnh đạo, quản lý chưa quyết định; theo trình tự, tập thể lãnh đạo, quản lý trước, đảng viên sau.',
        en: '1 leadership collectives are not decided yet; in order, leadership collectives come before members.',
      },
    ]);
    expect(outOfOrder(log.state, log.period(), new Set(['organisation']))).toHaveLength(2);
    expect(outOfOrder(log.state, log.period(), new Set(['individual', 'collective']))).toEqual([]);
  });

  it('is silent once what comes first is decided, and stops nothing', () => {
    const log = mixed();
    log.say('secretary', log.decide({ 0: 'HTT', 1: 'HTT' }, { reason: why }));
    expect(outOfOrder(log.state, log.period(), new Set(['organisation']))).toHaveLength(1);
    log.say('secretary', log.decide({ 2: 'HTT' }, { reason: why }));
    expect(outOfOrder(log.state, log.period(), new Set(['individual', 'organisation']))).toEqual([]);
  });

  it('names the lower units that are late', () => {
    expect(lowerFirst([{ name: 'Chi bộ 1', open: 0 }])).toEqual([]);
    const [words] = lowerFirst([
      { name: 'Chi bộ 1', open: 0 },
      { name: 'Chi bộ 2', open: 3 },
    ]);
    expect(words?.vi).toBe(
      '1 đơn vị cấp dưới chưa quyết định xong: Chi bộ 2. Theo trình tự, cấp dưới trước, cấp trên sau.',
    );
  });
});

describe('deadlines', () => {
  it('are those of the step that a subject waits for; the day itself is in time', () => {
    const log = RatingLog.opened(['a', 'b']);
    log.say('secretary', log.rate('self-rated', { 0: 'HTT' }));
    expect(overdue(log.state, log.period(), '2026-11-20')).toEqual([]);
    expect(overdue(log.state, log.period(), '2026-11-21')).toEqual([
      { subject: 1, stage: 'self-rating', due: '2026-11-20' },
    ]);
    expect(overdue(log.state, log.period(), '2026-12-01').map(({ stage }) => stage)).toEqual([
      'appraisal',
      'self-rating',
    ]);
  });
});

describe('differences', () => {
  it('between the ballot and what stands beside it are named', () => {
    const log = RatingLog.opened(['a']);
    log.say('secretary', log.rate('self-rated', { 0: 'HTXS' }, { points: [9000] }));
    log.say('appraiser', log.rate('appraised', { 0: 'HTT' }, { points: [9500] }));
    expect(differences(log.period(), 0)).toEqual([]);
    log.say('secretary', log.ballot({ 0: [0, 9, 0, 0, 0] }));
    expect(differences(log.period(), 0)).toEqual([
      { source: 'self-rating', level: 'HTXS' },
      { source: 'score', level: 'HTXS' },
      { source: 'appraisal-score', level: 'HTXS' },
    ]);
  });
});

describe('preparing a poll', () => {
  it('fills in those who wait for it, the roll of the day and the rule set', () => {
    const log = RatingLog.withOfficers();
    log.say('secretary', {
      type: 'subjects-added',
      subjects: [
        member('a'),
        member('b', { detail: committed('phó bí thư') }),
        member('c', { history: [{ from: '2026-01-01', status: 'probationary' }] }),
        member('d', { history: [{ from: '2026-11-01', status: 'probationary' }] }),
      ],
    });
    log.say('superior', terms());
    expect(preparePoll(log.state, '2026', 'ballot', 'individual', '2026-12-04')).toBeUndefined();
    log.say('secretary', log.rate('self-rated', { 0: 'HTT', 1: 'HTT', 2: 'HTT' }));
    log.say('appraiser', log.rate('appraised', { 1: 'HTT', 2: 'HTT' }));
    const prepared = preparePoll(log.state, '2026', 'ballot', 'individual', '2026-12-04');
    expect(prepared).toMatchObject({
      purpose: 'propose',
      subjects: [
        { subject: 1, name: committed('b'), detail: committed('phó bí thư') },
        { subject: 2, name: committed('c'), detail: null },
      ],
      choose: null,
    });
    expect(prepared?.roll.map(({ subject, votes }) => [subject, votes])).toEqual([
      [0, true],
      [1, true],
      [2, false],
      [3, false],
    ]);
  });

  it('of a second round takes its subjects from the first', () => {
    const log = RatingLog.opened(
      ['a', 'b', 'c'],
      terms({ secondRound: { levels: ['HTXS'], most: 5, effect: 'exemplary' } }),
    );
    log.throughBallot({ 0: 'HTXS', 1: 'HTT', 2: 'HTXS' });
    const prepared = preparePoll(log.state, '2026', 'second-round', 'individual', '2026-12-04');
    expect(prepared?.subjects.map(({ subject }) => subject)).toEqual([0, 2]);
    expect(prepared?.choose).toEqual({ min: 0, max: 2 });
    expect(preparePoll(log.state, '2026', 'ballot', 'individual', '2026-12-04')).toBeUndefined();
  });
});

describe('the basis of a longer period', () => {
  it('are the decisions of the shorter ones within it', () => {
    const log = RatingLog.opened(['a']);
    for (const [period, asOf] of [
      ['2026-11', '2026-11-30'],
      ['2026-q3', '2026-09-30'],
      ['2025-12', '2025-12-31'],
      ['2026-12', '2026-12-31'],
    ] as const) {
      const deadlines = { selfRating: null, appraisal: null, ballot: null, decision: null };
      log.say('secretary', plainTerms({ period, asOf, deadlines }));
      if (period !== '2026-12') log.say('secretary', log.decide({ 0: 'HTT' }, { period, reason: why }));
    }
    expect(basisOf(log.state, '2026', 0)).toEqual([
      { period: '2026-11', level: 'HTT' },
      { period: '2026-q3', level: 'HTT' },
    ]);
  });
});
