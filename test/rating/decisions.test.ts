import { describe, expect, it } from 'vitest';
import { groupCaps } from '../../src/domain/rating/caps.ts';
import { stageOf } from '../../src/domain/rating/proposal.ts';
import { ratingOf } from '../../src/domain/rating/state.ts';
import { complaintDue } from '../../src/domain/rating/told.ts';
import { CAP_PRESETS } from '../../src/domain/rules/cap-presets.ts';
import { committed, complaintAbout, member, plainTerms, RatingLog, terms } from './fixture.ts';

const why = committed('why');
const balloted = (names = ['a', 'b']) => {
  const log = RatingLog.opened(names);
  log.throughBallot({ 0: 'HTXS', 1: 'HTT' });
  return log;
};
const cancel = (decision: number, more: { subject?: number; complaint?: number } = {}) =>
  ({
    type: 'decision-cancelled',
    period: '2026',
    subject: more.subject ?? 0,
    decision,
    complaint: more.complaint ?? null,
    reason: why,
  }) as const;

describe('decisions', () => {
  it('say who decided what, under which document', () => {
    const log = balloted();
    const entry = log.say('superior', log.decide({ 0: 'HTXS', 1: 'HTT' }));
    expect(ratingOf(log.period(), 1).decision).toMatchObject({
      entry,
      level: 'HTT',
      document: { number: '7-QĐ/ĐU', date: '2026-12-15' },
      replaces: null,
    });
    expect(stageOf(log.period(), 0)).toBe('decided');
  });

  it('DECISION-REASON: departing from what was proposed needs a reason, and so does rating nobody', () => {
    const log = balloted();
    expect(log.refusal('superior', log.decide({ 0: 'HTT' }))).toBe('DECISION-REASON');
    expect(log.refusal('superior', log.decide({ 0: null }))).toBe('DECISION-REASON');
    expect(log.refusal('superior', log.decide({ 0: 'HTT' }, { reason: why }))).toBe('accepted');
    expect(log.refusal('superior', log.decide({ 0: null }, { reason: why }))).toBe('accepted');
    const plain = RatingLog.opened(['a'], plainTerms());
    expect(plain.refusal('secretary', plain.decide({ 0: 'HTT' }))).toBe('DECISION-REASON');
  });

  it('RATING-SIGNER: are made by whom the terms name for the kind', () => {
    const log = balloted();
    expect(log.refusal('secretary', log.decide({ 0: 'HTXS' }))).toBe('RATING-SIGNER');
    const own = RatingLog.opened(['a'], plainTerms());
    expect(own.refusal('superior', own.decide({ 0: 'HTT' }, { reason: why }))).toBe('RATING-SIGNER');
  });

  it('RATING-LEVEL, RATING-SUBJECT, RATING-STEP: are about known levels and subjects that are not decided', () => {
    const log = balloted();
    expect(log.refusal('superior', log.decide({ 0: 'TOT' }, { reason: why }))).toBe('RATING-LEVEL');
    expect(log.refusal('superior', log.decide({ 9: 'HTT' }))).toBe('RATING-SUBJECT');
    log.say('superior', log.decide({ 0: 'HTXS' }));
    expect(log.refusal('superior', log.decide({ 0: 'HTT' }, { reason: why, corrects: 7 }))).toBe('RATING-STEP');
  });
});

describe('caps', () => {
  const rate = (rounding: string) =>
    CAP_PRESETS.find(({ id }) => id === `at-most-20-of-good-or-better-${rounding}`) ?? null;
  /** 39 good or better, of whom 8 are proposed the highest level, as published for 42 organisations; 3 below. */
  const published = (rounding: string) => {
    const names = Array.from({ length: 42 }, (_, i) => `organisation ${i}`);
    const steps = { selfRating: false, appraisal: false, ballot: 'proposes' } as const;
    const log = RatingLog.opened(names, terms({ capSet: rate(rounding), steps }));
    const counts = names.map((_, i) => (i < 8 ? [15, 0, 0, 0, 0] : i < 39 ? [0, 15, 0, 0, 0] : [0, 0, 15, 0, 0]));
    log.say('secretary', log.ballot(Object.fromEntries(counts.entries())));
    const all = Object.fromEntries(names.map((_, i) => [i, i < 8 ? 'HTXS' : i < 39 ? 'HTT' : 'HT']));
    return { log, all };
  };

  it('DECISION-CAP: 8 of 39 break 20% rounded down, unless overridden with a reason', () => {
    const { log, all } = published('floor');
    expect(log.refusal('superior', log.decide(all))).toBe('DECISION-CAP');
    const override = { kind: 'individual', group: 'đảng viên', reason: why } as const;
    expect(log.refusal('superior', log.decide(all, { overrides: [{ ...override, group: 'khác' }] }))).toBe(
      'DECISION-CAP',
    );
    expect(log.refusal('superior', log.decide(all, { overrides: [override] }))).toBe('accepted');
  });

  it('are met by the same decisions with halves rounded up', () => {
    const { log, all } = published('half-up');
    expect(log.refusal('superior', log.decide(all))).toBe('accepted');
    expect(groupCaps(log.state, log.period())).toEqual([
      { kind: 'individual', group: 'đảng viên', cap: { of: 39, allowed: 8, top: 8, met: true } },
    ]);
  });

  it('let a group be decided one by one: who is not decided counts as proposed', () => {
    const { log } = published('half-up');
    log.say('superior', log.decide({ 0: 'HTXS' }));
    log.say('superior', log.decide({ 1: 'HTXS' }));
    expect(log.refusal('superior', log.decide({ 41: 'HTXS' }, { reason: why }))).toBe('DECISION-CAP');
    log.say('superior', log.decide({ 2: 'HTT' }, { reason: why }));
    expect(log.refusal('superior', log.decide({ 41: 'HTXS' }, { reason: why }))).toBe('accepted');
  });

  it('hold in each group by itself, and decisions about one are not stopped by another', () => {
    const log = RatingLog.withOfficers();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    log.say('secretary', {
      type: 'subjects-added',
      subjects: names.map((name, i) => member(name, { group: i < 5 ? 'bí thư' : 'đảng viên' })),
    });
    log.say('superior', plainTerms({ capSet: rate('floor') }));
    const others = { 1: 'HTT', 2: 'HTT', 3: 'HTT', 4: 'HTT' };
    expect(log.refusal('secretary', log.decide({ 0: 'HTXS', ...others }, { reason: why }))).toBe('accepted');
    expect(log.refusal('secretary', log.decide({ 5: 'HTXS' }, { reason: why }))).toBe('DECISION-CAP');
    const override = { kind: 'individual', group: 'đảng viên', reason: why } as const;
    log.say('secretary', log.decide({ 5: 'HTXS' }, { reason: why, overrides: [override] }));
    expect(log.refusal('secretary', log.decide({ 0: 'HTXS', ...others }, { reason: why }))).toBe('accepted');
  });
});

describe('complaints and cancelled decisions', () => {
  it('lead to a decision in place of the one that was wrong', () => {
    const log = balloted();
    const first = log.say('superior', log.decide({ 0: 'HTXS', 1: 'HTT' }));
    const filed = complaintAbout(1);
    const complaint = log.say('secretary', filed);
    const known = log.state.complaints.get(complaint);
    expect(known && complaintDue(log.state, known)).toBe('2027-01-11');
    log.say('auditor', { type: 'complaint-answered', complaint, outcome: 'upheld', findings: why });
    log.say('superior', cancel(first, { subject: 1, complaint }));
    expect(stageOf(log.period(), 1)).toBe('decision');
    expect(log.refusal('superior', log.decide({ 1: 'HTT' }))).toBe('RATING-CORRECTION');
    expect(log.refusal('superior', log.decide({ 1: 'HTT' }, { corrects: first }))).toBe('RATING-CORRECTION');
    log.say('superior', log.decide({ 1: 'HTXS' }, { corrects: first, reason: why }));
    expect(ratingOf(log.period(), 1).decision).toMatchObject({ level: 'HTXS', replaces: first });
    expect(ratingOf(log.period(), 1).cancelled).toBeUndefined();
    expect(ratingOf(log.period(), 0).decision).toMatchObject({ entry: first, level: 'HTXS' });
  });

  it('DECISION-UNKNOWN: are about a decision that stands', () => {
    const log = balloted();
    const filed = complaintAbout(0);
    expect(log.refusal('secretary', filed)).toBe('DECISION-UNKNOWN');
    const first = log.say('superior', log.decide({ 0: 'HTXS' }));
    expect(log.refusal('superior', cancel(first - 1))).toBe('DECISION-UNKNOWN');
    expect(log.refusal('superior', cancel(first, { subject: 1 }))).toBe('DECISION-UNKNOWN');
    log.say('superior', cancel(first));
    expect(log.refusal('superior', { ...cancel(first), date: '2026-12-30' })).toBe('DECISION-UNKNOWN');
    expect(log.refusal('secretary', filed)).toBe('DECISION-UNKNOWN');
  });

  it('COMPLAINT-UNKNOWN: are answered once, and cancel only what they are about and once upheld', () => {
    const log = balloted();
    const first = log.say('superior', log.decide({ 0: 'HTXS', 1: 'HTT' }));
    const filed = complaintAbout(0);
    const complaint = log.say('secretary', filed);
    const answer = { type: 'complaint-answered', complaint, outcome: 'dismissed', findings: why } as const;
    expect(log.refusal('auditor', { ...answer, complaint: first })).toBe('COMPLAINT-UNKNOWN');
    expect(log.refusal('superior', cancel(first, { complaint }))).toBe('COMPLAINT-UNKNOWN');
    log.say('auditor', answer);
    expect(log.refusal('auditor', { ...answer, outcome: 'upheld' })).toBe('COMPLAINT-UNKNOWN');
    expect(log.refusal('superior', cancel(first, { complaint }))).toBe('COMPLAINT-UNKNOWN');
    const second = log.say('secretary', { ...filed, received: '2026-12-21' });
    log.say('auditor', { ...answer, complaint: second, outcome: 'upheld' });
    expect(log.refusal('superior', cancel(first, { complaint: second, subject: 1 }))).toBe('COMPLAINT-UNKNOWN');
    expect(log.refusal('superior', cancel(first, { complaint: second }))).toBe('accepted');
  });

  it('RATING-SIGNER: the inspection committee answers, and who decides cancels', () => {
    const log = balloted();
    const first = log.say('superior', log.decide({ 0: 'HTXS' }));
    expect(log.refusal('secretary', cancel(first))).toBe('RATING-SIGNER');
    const filed = complaintAbout(0);
    const complaint = log.say('auditor', filed);
    const answer = { type: 'complaint-answered', complaint, outcome: 'upheld', findings: why } as const;
    expect(log.refusal('superior', answer)).toBe('RATING-SIGNER');
  });
});
