import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../crypto/bytes.ts';
import { canonicalText, decodeCanonicalJson, type Json } from '../../crypto/json.ts';
import { assertOk } from '../../crypto/result.ts';
import type { RuledQuestion } from '../../src/domain/rules/counts.ts';
import { evaluatePoll, outcomeHash, verifyOutcome } from '../../src/domain/rules/evaluate.ts';
import type { Heads } from '../../src/domain/rules/heads.ts';
import { CAUTIOUS_DEFAULT, LONG_AN_DISTRICTS } from '../../src/domain/rules/presets.ts';
import { decodeRuleSet, type RuleSet, ruleSetHash } from '../../src/domain/rules/rule-set.ts';
import type { Verdict } from '../../src/domain/rules/verdict.ts';
import { everybody, MOTION, NOBODY_ABSENT, ratingOf, selectionOf } from './builders.ts';

const { rating, selection } = CAUTIOUS_DEFAULT;
const HALF = { than: 'more-than', p: 1, q: 2 } as const;

function verdictOf(rules: RuleSet, question: RuledQuestion, counts: readonly number[], heads: Heads): Verdict {
  const [verdict] = assertOk(evaluatePoll(rules, [question], [counts], heads)).outcome.verdicts;
  if (verdict === undefined) throw new Error('no verdict');
  return verdict;
}

const rate = (counts: readonly number[], changes: Partial<RuleSet['rating']> = {}, heads = everybody(15)): Verdict =>
  verdictOf(
    { ...CAUTIOUS_DEFAULT, rating: { ...rating, ...changes } as RuleSet['rating'] },
    ratingOf(1),
    counts,
    heads,
  );

describe('a rating', () => {
  it('is won by more than half of the summoned, not of those who voted', () => {
    expect(rate([8, 7, 0, 0, 0])).toMatchObject({
      outcome: 'level',
      level: 'HTXS',
      reason: 'threshold-reached',
      next: null,
    });
    const half = everybody(16, { present: 15, issued: 15, returned: 15, valid: 15 });
    expect(rate([8, 7, 0, 0, 0], {}, half)).toMatchObject({ outcome: 'none', reason: 'threshold-not-reached' });
    expect(rate([8, 7, 0, 0, 0], { base: 'valid' }, half)).toMatchObject({ level: 'HTXS' });
  });

  it('does not count the excused who stayed away, but does count the exempt who came', () => {
    const away = (exempt: number): Heads => everybody(15, { summoned: 16, absent: { ...NOBODY_ABSENT, exempt } });
    expect(rate([8, 7, 0, 0, 0], {}, away(1))).toMatchObject({ level: 'HTXS' });
    expect(rate([8, 7, 0, 0, 0], {}, away(0))).toMatchObject({ level: null });
  });

  it('may be cumulated from the highest level down', () => {
    expect(rate([4, 5, 6, 0, 0], { win: 'cumulated' })).toMatchObject({ level: 'HTT' });
    expect(rate([4, 5, 6, 0, 0])).toMatchObject({ level: null });
    expect(rate([1, 1, 1, 1, 11], { win: 'cumulated' })).toMatchObject({ outcome: 'none', level: null });
  });

  it('may go to the largest, "not rated" left aside', () => {
    const largest = (counts: readonly number[]): Verdict =>
      verdictOf(
        { ...CAUTIOUS_DEFAULT, rating: { win: 'largest', none: 're-vote' } },
        ratingOf(1),
        counts,
        everybody(15),
      );
    expect(largest([4, 2, 0, 0, 9])).toMatchObject({ level: 'HTXS', reason: 'largest' });
    expect(largest([5, 5, 5, 0, 0])).toMatchObject({
      outcome: 'tie',
      candidates: ['HTXS', 'HTT', 'HT'],
      next: 're-vote',
    });
    expect(largest([0, 0, 0, 0, 15])).toMatchObject({ outcome: 'none', next: 'chair-decides' });
  });

  it('has no winner when everybody leaves it unrated', () => {
    expect(rate([0, 0, 0, 0, 15])).toMatchObject({ outcome: 'none', reason: 'no-level-votes', next: 'chair-decides' });
  });

  it('goes to the stronger of two that reach half, and is tied if they are equal', () => {
    const half = { threshold: { than: 'at-least', p: 1, q: 3 } } as const;
    expect(rate([9, 6, 0, 0, 0], half)).toMatchObject({ level: 'HTXS' });
    const equal = verdictOf(
      { ...CAUTIOUS_DEFAULT, rating: { ...rating, ...half } as RuleSet['rating'] },
      ratingOf(1),
      [7, 7, 0, 0, 0],
      everybody(14),
    );
    expect(equal).toMatchObject({
      outcome: 'tie',
      reason: 'equal-votes',
      candidates: ['HTXS', 'HTT'],
      next: 'chair-decides',
    });
  });

  it('names the top two for a re-vote, all equals of the second included', () => {
    const again = (counts: readonly number[]): Verdict => rate(counts, { none: 're-vote' });
    expect(again([2, 7, 6, 0, 0])).toMatchObject({ next: 're-vote', candidates: ['HTT', 'HT'] });
    expect(again([5, 4, 4, 2, 0])).toMatchObject({ next: 're-vote', candidates: ['HTXS', 'HTT', 'HT'] });
    expect(again([7, 0, 0, 0, 8])).toMatchObject({ next: 'chair-decides', candidates: [] });
  });

  it('works for one voter, and for an empty box', () => {
    expect(rate([0, 1, 0, 0, 0], {}, everybody(1))).toMatchObject({ level: 'HTT' });
    const empty = everybody(15, { returned: 0, valid: 0 });
    expect(rate([0, 0, 0, 0, 0], { base: 'valid', win: 'cumulated' }, empty)).toMatchObject({ outcome: 'none' });
  });

  it('decides nothing if too few are present', () => {
    const few = everybody(15, { present: 9, issued: 9, returned: 9, valid: 9 });
    const { outcome, trace } = assertOk(
      evaluatePoll(
        CAUTIOUS_DEFAULT,
        [ratingOf(1), selectionOf(2, 0, 1), MOTION],
        [
          [9, 0, 0, 0, 0],
          [9, 0],
          [9, 0, 0],
        ],
        few,
      ),
    );
    expect(outcome.quorum).toEqual({ summoned: 15, adjusted: 15, present: 9, needed: 10, met: false });
    expect(outcome.verdicts.map((verdict) => verdict.outcome)).toEqual(['not-quorate', 'not-quorate', 'not-quorate']);
    expect(trace.map(({ step }) => step)).toEqual(['summoned', 'quorum']);
    expect(assertOk(evaluatePoll(CAUTIOUS_DEFAULT, [], [], everybody(0))).outcome.quorum.met).toBe(false);
  });
});

describe('a selection', () => {
  const choose = (counts: readonly number[], changes: Partial<RuleSet['selection']>, most = 3): Verdict =>
    verdictOf(
      { ...CAUTIOUS_DEFAULT, selection: { ...selection, ...changes } },
      selectionOf(counts.length, 0, most),
      counts,
      everybody(15),
    );
  const fates = (verdict: Verdict) =>
    verdict.kind === 'selection' ? verdict.options.map((option) => option.outcome) : [];

  it('takes those with the most votes among those that reach the threshold', () => {
    const verdict = choose([8, 12, 7, 10], { winners: { min: 2, max: 2 } });
    expect(verdict).toMatchObject({ outcome: 'complete', next: null });
    expect(fates(verdict)).toEqual(['not-selected', 'selected', 'not-selected', 'selected']);
    expect(verdict).toMatchObject({
      options: [{ reason: 'places-filled' }, {}, { reason: 'threshold-not-reached' }, {}],
    });
  });

  it('ties equals whom the last places cannot all hold, and keeps those above them', () => {
    const verdict = choose([9, 12, 9, 9], { winners: { min: 3, max: 3 }, tie: 're-vote' });
    expect(fates(verdict)).toEqual(['tie', 'selected', 'tie', 'tie']);
    expect(verdict).toMatchObject({ outcome: 'tie', next: 're-vote' });
    expect(fates(choose([9, 12, 9, 3], { winners: { min: 3, max: 3 } }))).toEqual([
      'selected',
      'selected',
      'selected',
      'not-selected',
    ]);
  });

  it('is short if too few reach the threshold, and has as many places as the question where the rules name none', () => {
    expect(choose([9, 3, 2, 1], { winners: { min: 2, max: 3 }, short: 'superior-decides' })).toMatchObject({
      outcome: 'short',
      next: 'superior-decides',
    });
    expect(fates(choose([9, 10, 11], {}, 2))).toEqual(['not-selected', 'selected', 'selected']);
  });

  it('never selects without a vote', () => {
    const free = { base: 'valid', threshold: { than: 'more-than', p: 0, q: 1 } } as const;
    expect(fates(choose([0, 1], free))).toEqual(['not-selected', 'selected']);
  });

  it('chooses five exemplary organisations of nineteen', () => {
    const counts = [15, 14, 13, 12, 11, 10, ...Array.from({ length: 13 }, () => 0)];
    const verdict = verdictOf(LONG_AN_DISTRICTS, selectionOf(19, 5, 5), counts, everybody(15));
    expect(fates(verdict).slice(0, 6)).toEqual([...Array.from({ length: 5 }, () => 'selected'), 'not-selected']);
  });
});

describe('a motion', () => {
  it('is carried by those who agree', () => {
    const ask = (counts: readonly number[]): Verdict => verdictOf(CAUTIOUS_DEFAULT, MOTION, counts, everybody(15));
    expect(ask([8, 7, 0])).toEqual({ kind: 'motion', line: 0, outcome: 'carried', reason: 'threshold-reached' });
    expect(ask([7, 0, 8])).toEqual({
      kind: 'motion',
      line: 0,
      outcome: 'not-carried',
      reason: 'threshold-not-reached',
    });
  });
});

describe('evaluatePoll refuses', () => {
  const mixed = [ratingOf(1), selectionOf(3, 1, 2), MOTION];
  const good = [
    [8, 7, 0, 0, 0],
    [15, 5, 0],
    [8, 7, 0],
  ];
  const evaluate = (counts: readonly (readonly number[])[], questions: readonly RuledQuestion[] = mixed) =>
    evaluatePoll(CAUTIOUS_DEFAULT, questions, counts, everybody(15));

  it('nothing that is well formed', () => {
    expect(evaluate(good).ok).toBe(true);
  });

  it.each<[string, readonly (readonly number[])[]]>([
    [
      'a rating with a vote too few',
      [
        [8, 6, 0, 0, 0],
        [15, 5, 0],
        [8, 7, 0],
      ],
    ],
    [
      'a motion with a vote too many',
      [
        [8, 7, 0, 0, 0],
        [15, 5, 0],
        [8, 8, 0],
      ],
    ],
    [
      'a selection with fewer choices than asked',
      [
        [8, 7, 0, 0, 0],
        [14, 0, 0],
        [8, 7, 0],
      ],
    ],
    [
      'a selection with more choices than allowed',
      [
        [8, 7, 0, 0, 0],
        [15, 15, 1],
        [8, 7, 0],
      ],
    ],
    [
      'an option with more votes than ballots',
      [
        [8, 7, 0, 0, 0],
        [16, 4, 0],
        [8, 7, 0],
      ],
    ],
  ])('COUNT-IDENTITY: %s', (_, counts) => {
    expect(evaluate(counts)).toMatchObject({ ok: false, code: 'COUNT-IDENTITY' });
  });

  it('COUNT-IDENTITY: heads that contradict each other', () => {
    const heads = everybody(15, { issued: 16 });
    expect(evaluatePoll(CAUTIOUS_DEFAULT, mixed, good, heads)).toMatchObject({ ok: false, code: 'COUNT-IDENTITY' });
  });

  it.each<[string, readonly (readonly number[])[]]>([
    [
      'a line too few',
      [
        [8, 7, 0, 0, 0],
        [15, 5, 0],
      ],
    ],
    ['a line too many', [...good, [15]]],
    [
      'an option too few',
      [
        [8, 7, 0, 0],
        [15, 5, 0],
        [8, 7, 0],
      ],
    ],
    [
      'a negative count',
      [
        [16, -1, 0, 0, 0],
        [15, 5, 0],
        [8, 7, 0],
      ],
    ],
    [
      'a fraction',
      [
        [7.5, 7.5, 0, 0, 0],
        [15, 5, 0],
        [8, 7, 0],
      ],
    ],
  ])('COUNT-SHAPE: %s', (_, counts) => {
    expect(evaluate(counts)).toMatchObject({ ok: false, code: 'COUNT-SHAPE' });
  });

  it('RULE-LEVELS: a rating that asks about other levels, another order or other words', () => {
    const { levels } = CAUTIOUS_DEFAULT;
    for (const asked of [
      LONG_AN_DISTRICTS.levels,
      [...levels].reverse(),
      levels.slice(1),
      levels.map((l) => ({ ...l, vi: '?' })),
    ])
      expect(evaluate([[15, 0, 0, 0, 0]], [ratingOf(1, asked)])).toMatchObject({ ok: false, code: 'RULE-LEVELS' });
  });
});

describe('the outcome', () => {
  const questions = [ratingOf(2)];
  const counts = [
    [9, 5, 1, 0, 0],
    [7, 7, 0, 0, 1],
  ];
  const { outcome } = assertOk(evaluatePoll(CAUTIOUS_DEFAULT, questions, counts, everybody(15)));
  const page = readFileSync(new URL('../../docs/protocol/16-rules.md', import.meta.url), 'utf8');

  it('is that of the worked example in the specification, byte for byte', () => {
    const [ruleText, outcomeText] = [...page.matchAll(/```json\n(.*)\n```/g)].map((match) => match[1] ?? '');
    const rules = assertOk(decodeRuleSet(assertOk(decodeCanonicalJson(utf8(ruleText ?? '')))));
    expect(rules).toEqual(CAUTIOUS_DEFAULT);
    expect(outcomeText).toBe(canonicalText(outcome as unknown as Json));
    expect(page).toContain(`Rule set hash \`${ruleSetHash(rules)}\``);
    expect(page).toContain(`Outcome hash \`${outcomeHash(outcome)}\``);
  });

  it('OUTCOME-MISMATCH: refuses one changed word, and accepts the derived one', () => {
    const claim = JSON.parse(canonicalText(outcome as unknown as Json)) as Json;
    expect(verifyOutcome(claim, CAUTIOUS_DEFAULT, questions, counts, everybody(15)).ok).toBe(true);
    const forged = JSON.parse(canonicalText(claim).replace('"level":null', '"level":"HTT"')) as Json;
    for (const other of [forged, null, { ...(claim as object), extra: 1 }] as Json[])
      expect(verifyOutcome(other, CAUTIOUS_DEFAULT, questions, counts, everybody(15))).toMatchObject({
        ok: false,
        code: 'OUTCOME-MISMATCH',
      });
    const softer = { ...CAUTIOUS_DEFAULT, motion: { base: 'valid', threshold: HALF } } as const;
    expect(verifyOutcome(claim, softer, questions, counts, everybody(15))).toMatchObject({ code: 'OUTCOME-MISMATCH' });
    expect(verifyOutcome(claim, CAUTIOUS_DEFAULT, questions, counts, everybody(14))).toMatchObject({ ok: false });
  });
});
