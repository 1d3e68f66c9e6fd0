import { describe, expect, it } from 'vitest';
import { proposalOf, stageOf } from '../../src/domain/rating/proposal.ts';
import { ratingOf } from '../../src/domain/rating/state.ts';
import { capped, committed, headsOf, paperSource, plainTerms, RatingLog, terms } from './fixture.ts';

const why = committed('why');
const balloted = () => {
  const log = RatingLog.opened(['a', 'b', 'c']);
  log.throughBallot({ 0: 'HTXS', 1: 'HTT' });
  return log;
};

describe('self-rating and appraisal', () => {
  it('stand beside each other with their scores, and nothing overwrites them', () => {
    const log = RatingLog.opened(['a']);
    log.say('secretary', log.rate('self-rated', { 0: 'HTXS' }, { points: [9250] }));
    log.say('appraiser', log.rate('appraised', { 0: 'HTT' }, { points: [8999] }));
    const { self, appraisal, decision } = ratingOf(log.period(), 0);
    expect(self).toMatchObject({ entry: 4, level: 'HTXS', score: { score: 9250, level: 'HTXS' } });
    expect(appraisal).toMatchObject({ entry: 5, level: 'HTT', score: { score: 8999, level: 'HTT' } });
    expect(decision).toBeUndefined();
    expect(stageOf(log.period(), 0)).toBe('ballot');
  });

  it('RATING-CORRECTION: a value names the one that it supersedes, and why', () => {
    const log = RatingLog.opened(['a']);
    const rated = (more: object) => log.refusal('secretary', log.rate('self-rated', { 0: 'HTT' }, more));
    expect(rated({ corrects: 3, reason: why })).toBe('RATING-CORRECTION');
    const entry = log.say('secretary', log.rate('self-rated', { 0: 'HTXS' }));
    expect(rated({})).toBe('RATING-CORRECTION');
    expect(rated({ corrects: entry })).toBe('RATING-CORRECTION');
    expect(rated({ corrects: entry - 1, reason: why })).toBe('RATING-CORRECTION');
    log.say('secretary', log.rate('self-rated', { 0: 'HTT' }, { corrects: entry, reason: why }));
    expect(ratingOf(log.period(), 0).self).toMatchObject({ entry: entry + 1, level: 'HTT' });
    expect(rated({ corrects: entry, reason: why })).toBe('RATING-CORRECTION');
  });

  it('RATING-LEVEL: a level is one of the rule set', () => {
    const log = RatingLog.opened(['a']);
    expect(log.refusal('secretary', log.rate('self-rated', { 0: 'TSVM' }))).toBe('RATING-LEVEL');
  });

  it('RATING-POINTS: points fit the criteria, and there are none without criteria', () => {
    const log = RatingLog.opened(['a']);
    const rated = (points: readonly number[]) =>
      log.refusal('secretary', log.rate('self-rated', { 0: 'HTT' }, { points }));
    expect(rated([10_001])).toBe('RATING-POINTS');
    expect(rated([1, 2])).toBe('RATING-POINTS');
    const bare = RatingLog.opened(['a'], terms({ criteriaSet: null }));
    expect(bare.refusal('secretary', bare.rate('self-rated', { 0: 'HTT' }, { points: [1] }))).toBe('RATING-POINTS');
  });

  it('RATING-SUBJECT: subjects are known and named once', () => {
    const log = RatingLog.opened(['a']);
    expect(log.refusal('secretary', log.rate('self-rated', { 1: 'HTT' }))).toBe('RATING-SUBJECT');
    const once = log.rate('self-rated', { 0: 'HTT' });
    expect(log.refusal('secretary', { ...once, ratings: [...once.ratings, ...once.ratings] })).toBe('RATING-SUBJECT');
  });

  it('RATING-NOT-RATED: who is not rated gets no value, as the status now is', () => {
    const log = RatingLog.opened(['a']);
    const history = [
      { from: '2010-02-03', status: 'official' as const },
      { from: '2026-05-01', status: 'exempt' as const },
    ];
    log.say('secretary', { type: 'status-stated', subject: 0, history, basis: why });
    expect(log.refusal('secretary', log.rate('self-rated', { 0: 'HTT' }))).toBe('RATING-NOT-RATED');
    expect(log.refusal('secretary', log.ballot({ 0: [1, 0, 0, 0, 0] }))).toBe('RATING-NOT-RATED');
    expect(log.refusal('superior', log.decide({ 0: 'HTT' }))).toBe('RATING-NOT-RATED');
  });
});

describe('steps', () => {
  it('RATING-STEP: come in the order of the terms', () => {
    const log = RatingLog.opened(['a']);
    const appraise = log.rate('appraised', { 0: 'HTT' });
    const ballot = log.ballot({ 0: [9, 0, 0, 0, 0] });
    expect(log.refusal('appraiser', appraise)).toBe('RATING-STEP');
    log.say('secretary', log.rate('self-rated', { 0: 'HTT' }));
    expect(log.refusal('secretary', ballot)).toBe('RATING-STEP');
    log.say('appraiser', appraise);
    expect(log.refusal('superior', log.decide({ 0: 'HTT' }))).toBe('RATING-STEP');
    log.say('secretary', ballot);
    expect(log.refusal('superior', log.decide({ 0: 'HTXS' }))).toBe('accepted');
  });

  it('RATING-STEP: those that the terms leave out are not taken', () => {
    const log = RatingLog.opened(['a'], plainTerms());
    expect(log.refusal('secretary', log.rate('self-rated', { 0: 'HTT' }))).toBe('RATING-STEP');
    expect(log.refusal('appraiser', log.rate('appraised', { 0: 'HTT' }))).toBe('RATING-STEP');
    expect(log.refusal('secretary', log.ballot({ 0: [1, 0, 0, 0, 0] }))).toBe('RATING-STEP');
    expect(log.refusal('secretary', log.decide({ 0: 'HTT' }, { reason: why }))).toBe('accepted');
  });

  it('RATING-STEP: nothing is restated about what is decided, and only what stands is sent back', () => {
    const log = balloted();
    const back = (subjects: number[], to: 'self-rating' | 'appraisal' | 'ballot') =>
      ({ type: 'sent-back', period: '2026', subjects, to, reason: why }) as const;
    expect(log.refusal('superior', back([2], 'self-rating'))).toBe('RATING-STEP');
    log.say('superior', log.decide({ 0: 'HTXS' }));
    expect(log.refusal('superior', back([0], 'ballot'))).toBe('RATING-STEP');
    expect(log.refusal('secretary', log.rate('self-rated', { 0: 'HTT' }, { corrects: 4, reason: why }))).toBe(
      'RATING-STEP',
    );
    expect(log.refusal('superior', back([1], 'ballot'))).toBe('accepted');
  });

  it('sent back, are taken again from there, with the earlier value to compare', () => {
    const log = balloted();
    log.say('superior', { type: 'sent-back', period: '2026', subjects: [0], to: 'appraisal', reason: why });
    expect(stageOf(log.period(), 0)).toBe('appraisal');
    expect(stageOf(log.period(), 1)).toBe('decision');
    expect(proposalOf(log.period(), 0)).toEqual({ level: null, from: 'nothing' });
    expect(ratingOf(log.period(), 0)).toMatchObject({
      self: { returned: false },
      appraisal: { level: 'HTXS', returned: true },
      ballot: { returned: true },
    });
    expect(log.refusal('superior', log.decide({ 0: 'HTXS' }))).toBe('RATING-STEP');
    expect(log.refusal('appraiser', log.rate('appraised', { 0: 'HTT' }))).toBe('RATING-CORRECTION');
    log.say('appraiser', log.rate('appraised', { 0: 'HTT' }, { corrects: 5, reason: why }));
    log.say('secretary', log.ballot({ 0: [1, 8, 0, 0, 0] }, { corrects: 6, reason: why }));
    expect(proposalOf(log.period(), 0)).toEqual({ level: 'HTT', from: 'ballot' });
  });
});

describe('ballots', () => {
  it('COUNT-SHAPE, COUNT-IDENTITY: counts and heads can have come from one poll', () => {
    const log = balloted();
    log.say('secretary', log.rate('self-rated', { 2: 'HTT' }));
    log.say('appraiser', log.rate('appraised', { 2: 'HTT' }));
    const stated = (counts: number[], more = {}) => log.refusal('secretary', log.ballot({ 2: counts }, more));
    expect(stated([9, 0, 0, 0])).toBe('COUNT-SHAPE');
    expect(stated([9, 0, 0, 0, 0], { heads: headsOf(8) })).toBe('COUNT-IDENTITY');
    expect(stated([9, 0, 0, 0, 0], { heads: { ...headsOf(9), issued: 10 } })).toBe('COUNT-IDENTITY');
    expect(stated([9, 0, 0, 0, 0])).toBe('accepted');
  });

  it('have the level that the rule set gives, or none', () => {
    const log = balloted();
    expect(ratingOf(log.period(), 0).ballot?.verdict).toMatchObject({ level: 'HTXS', outcome: 'level' });
    const entry = ratingOf(log.period(), 0).ballot?.entry ?? -1;
    log.say('secretary', log.ballot({ 0: [3, 3, 3, 0, 0] }, { corrects: entry, reason: why }));
    expect(proposalOf(log.period(), 0)).toEqual({ level: null, from: 'ballot' });
    log.say('secretary', log.ballot({ 0: [0, 0, 0, 0, 9] }, { corrects: entry + 1, reason: why }));
    expect(ratingOf(log.period(), 0).ballot?.verdict).toMatchObject({ level: null, reason: 'no-level-votes' });
  });

  it('of one voter, and of a meeting that was not quorate', () => {
    const log = RatingLog.opened(
      ['a', 'b'],
      terms({ steps: { selfRating: false, appraisal: false, ballot: 'decides' } }),
    );
    log.say('secretary', log.ballot({ 0: [0, 1, 0, 0, 0] }));
    expect(proposalOf(log.period(), 0).level).toBe('HTT');
    const heads = { ...headsOf(1), summoned: 3 };
    log.say('secretary', log.ballot({ 1: [1, 0, 0, 0, 0] }, { heads }));
    expect(ratingOf(log.period(), 1).ballot?.verdict.outcome).toBe('not-quorate');
    expect(proposalOf(log.period(), 1).level).toBeNull();
  });

  it('RATING-CONFIRMATION: from paper count once another officer has confirmed them', () => {
    const log = RatingLog.opened(['a'], terms({ steps: { selfRating: false, appraisal: false, ballot: 'proposes' } }));
    const entry = log.say('secretary', log.ballot({ 0: [9, 0, 0, 0, 0] }, { source: paperSource }));
    expect(stageOf(log.period(), 0)).toBe('ballot');
    expect(log.refusal('superior', log.decide({ 0: 'HTXS' }))).toBe('RATING-STEP');
    const confirm = { type: 'ballot-confirmed', entry } as const;
    expect(log.refusal('secretary', confirm)).toBe('RATING-CONFIRMATION');
    expect(log.refusal('teller', { ...confirm, entry: entry - 1 })).toBe('RATING-CONFIRMATION');
    log.say('teller', confirm);
    expect(log.refusal('auditor', confirm)).toBe('RATING-CONFIRMATION');
    expect(proposalOf(log.period(), 0)).toEqual({ level: 'HTXS', from: 'ballot' });
    expect(ratingOf(log.period(), 0).ballot?.source.kind).toBe('paper');
  });
});

describe('a second ballot', () => {
  const second = (
    log: RatingLog,
    votes: Readonly<Record<number, number>>,
    change: { min?: number; max?: number } = {},
  ) => {
    const options = Object.entries(votes).map(([subject, of]) => ({
      subject: Number(subject),
      corrects: null,
      votes: of,
    }));
    const result = {
      kind: 'selection' as const,
      line: 0,
      min: 0,
      max: Math.min(2, options.length),
      options,
      ...change,
    };
    return log.ballot({}, { heads: headsOf(9), result });
  };
  const opened = (effect: 'highest-level' | 'exemplary') => {
    const log = RatingLog.opened(['a', 'b', 'c', 'd'], terms({ secondRound: { levels: ['HTXS'], most: 2, effect } }));
    log.throughBallot({ 0: 'HTXS', 1: 'HTXS', 2: 'HTXS', 3: 'HTT' });
    return log;
  };

  it('RATING-SECOND-ROUND: is about those of the named levels and chooses as many as the terms say', () => {
    const log = opened('highest-level');
    expect(log.refusal('secretary', second(log, { 0: 9, 1: 8, 3: 1 }))).toBe('RATING-SECOND-ROUND');
    expect(log.refusal('secretary', second(log, { 0: 9, 1: 8, 2: 1 }, { max: 3 }))).toBe('RATING-SECOND-ROUND');
    expect(log.refusal('secretary', second(log, { 0: 9, 1: 8, 2: 1 }))).toBe('accepted');
    const none = balloted();
    expect(none.refusal('secretary', second(none, { 0: 9 }))).toBe('RATING-STEP');
  });

  it('takes the highest level from those it does not choose', () => {
    const log = opened('highest-level');
    expect(stageOf(log.period(), 0)).toBe('second-round');
    expect(stageOf(log.period(), 3)).toBe('decision');
    log.say('secretary', second(log, { 0: 9, 1: 8, 2: 1 }));
    expect([0, 1, 2, 3].map((subject) => proposalOf(log.period(), subject))).toEqual([
      { level: 'HTXS', from: 'second-round' },
      { level: 'HTXS', from: 'second-round' },
      { level: 'HTT', from: 'second-round' },
      { level: 'HTT', from: 'ballot' },
    ]);
  });

  it('proposes nothing to those whom the last places cannot all hold', () => {
    const log = opened('highest-level');
    log.say('secretary', second(log, { 0: 8, 1: 5, 2: 5 }));
    expect([0, 1, 2].map((subject) => proposalOf(log.period(), subject).level)).toEqual(['HTXS', null, null]);
  });

  it('of exemplary ones leaves levels as they are', () => {
    const log = opened('exemplary');
    log.say('secretary', second(log, { 0: 9, 1: 8, 2: 1 }));
    expect(proposalOf(log.period(), 2)).toEqual({ level: 'HTXS', from: 'ballot' });
    expect(ratingOf(log.period(), 0).selection?.option.outcome).toBe('selected');
    expect(ratingOf(log.period(), 2).selection?.option.outcome).toBe('not-selected');
  });
});

describe('exclusions', () => {
  it('RATING-EXCLUSION: are noted under a code of the cap set, with their source', () => {
    const log = RatingLog.opened(['a'], terms(capped));
    const note = (code: string) =>
      ({ type: 'exclusion-noted', period: '2026', subject: 0, code, source: why }) as const;
    expect(log.refusal('auditor', note('late'))).toBe('RATING-EXCLUSION');
    const bare = RatingLog.opened(['a']);
    expect(bare.refusal('auditor', note('disciplined'))).toBe('RATING-EXCLUSION');
    log.say('auditor', note('disciplined'));
    expect(ratingOf(log.period(), 0).exclusions).toEqual([{ code: 'disciplined', source: why }]);
  });
});
