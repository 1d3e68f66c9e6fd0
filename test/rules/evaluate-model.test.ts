import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { isLowestTerms } from '../../src/domain/fraction.ts';
import { evaluatePoll } from '../../src/domain/rules/evaluate.ts';
import type { Heads } from '../../src/domain/rules/heads.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import { decodeRuleSet, type RuleSet } from '../../src/domain/rules/rule-set.ts';
import type { Threshold } from '../../src/domain/rules/threshold.ts';
import { MOTION, NOBODY_ABSENT, ratingOf, selectionOf } from './builders.ts';
import { enough, fillPlaces, type Room, secondRound, winningLevels } from './model.ts';

const threshold: fc.Arbitrary<Threshold> = fc
  .record({
    than: fc.constantFrom('more-than' as const, 'at-least' as const),
    p: fc.integer({ min: 0, max: 5 }),
    q: fc.integer({ min: 1, max: 5 }),
  })
  .filter((share) => isLowestTerms(share) && (share.than === 'more-than' ? share.p < share.q : share.p > 0));
const base = fc.constantFrom('summoned-adjusted', 'present', 'issued', 'returned', 'valid');
const remedy = fc.constantFrom('chair-decides', 're-vote', 'superior-decides');
const majority = { base, threshold };

const ruleSet: fc.Arbitrary<RuleSet> = fc
  .record({
    quorum: threshold,
    subtract: fc.constantFrom([], ['exempt'], ['exempt', 'excused']),
    rating: fc.oneof(
      fc.record({ win: fc.constantFrom('own-votes', 'cumulated'), ...majority, none: remedy }),
      fc.record({ win: fc.constant('largest'), none: remedy }),
    ),
    selection: fc.record({
      ...majority,
      winners: fc.record({ min: fc.integer({ min: 0, max: 3 }), max: fc.constantFrom(null, 3, 4) }),
      tie: remedy,
      short: remedy,
    }),
    motion: fc.record(majority),
  })
  .map((parameters) => assertOk(decodeRuleSet({ ...CAUTIOUS_DEFAULT, ...parameters })));

/** People leave step by step; ballots are drawn for those who remain. */
const room = (choice: fc.Arbitrary<readonly number[]>) =>
  fc
    .record({
      ballots: fc.array(choice, { maxLength: 16 }),
      invalid: fc.integer({ min: 0, max: 2 }),
      kept: fc.integer({ min: 0, max: 2 }),
      unissued: fc.integer({ min: 0, max: 2 }),
      exempt: fc.integer({ min: 0, max: 4 }),
      excused: fc.integer({ min: 0, max: 4 }),
      missing: fc.integer({ min: 0, max: 8 }),
    })
    .map(({ ballots, invalid, kept, unissued, exempt, excused, missing }) => {
      const returned = ballots.length + invalid;
      const issued = returned + kept;
      const present = issued + unissued;
      const absent = { ...NOBODY_ABSENT, exempt, excused };
      const summoned = present + exempt + excused + missing;
      const heads: Heads = { summoned, absent, present, issued, returned, valid: ballots.length, invalid };
      return { ballots, heads };
    });

function roomOf(rules: RuleSet, heads: Heads, ballots: Room['ballots']): Room {
  const gone =
    (rules.subtract.includes('exempt') ? heads.absent.exempt : 0) +
    (rules.subtract.includes('excused') ? heads.absent.excused : 0);
  return { ...heads, adjusted: heads.summoned - gone, ballots };
}

const sums = (options: number, ballots: Room['ballots']): number[] =>
  Array.from({ length: options }, (_, option) => ballots.filter((choices) => choices.includes(option)).length);

const RUNS = { numRuns: 1500 };

describe('evaluatePoll agrees with the model of single ballots', () => {
  it('on rating lines', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(ruleSet, room(fc.tuple(fc.integer({ min: 0, max: 4 }))), (rules, { heads, ballots }) => {
        const { outcome } = assertOk(evaluatePoll(rules, [ratingOf(1)], [sums(5, ballots)], heads));
        const inside = roomOf(rules, heads, ballots);
        const met = enough(heads.present, inside.adjusted, rules.quorum);
        expect(outcome.quorum).toMatchObject({ adjusted: inside.adjusted, met });
        const codes = (places: readonly number[]) => places.map((place) => rules.levels[place]?.code);
        const winners = winningLevels(inside, rules);
        const again = secondRound(inside, rules);
        const revote = rules.rating.none === 're-vote' && again.length > 1;
        const next = rules.rating.none === 're-vote' && !revote ? 'chair-decides' : rules.rating.none;
        const expected = !met
          ? { outcome: 'not-quorate', level: null, candidates: [], next: null }
          : winners.length === 1
            ? { outcome: 'level', level: codes(winners)[0], candidates: [], next: null }
            : winners.length > 1
              ? { outcome: 'tie', level: null, candidates: codes(winners), next: rules.rating.none }
              : { outcome: 'none', level: null, candidates: revote ? codes(again) : [], next };
        expect(outcome.verdicts).toEqual([expect.objectContaining(expected)]);
        seen.add(expected.outcome);
      }),
      RUNS,
    );
    expect([...seen].sort()).toEqual(['level', 'none', 'not-quorate', 'tie']);
  });

  it('on selections', () => {
    const seen = new Set<string>();
    const choice = fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(ruleSet, room(choice), (rules, { heads, ballots }) => {
        const { outcome } = assertOk(evaluatePoll(rules, [selectionOf(6, 1, 4)], [sums(6, ballots)], heads));
        const inside = roomOf(rules, heads, ballots);
        const [verdict] = outcome.verdicts;
        if (verdict?.kind !== 'selection') throw new Error('no selection');
        seen.add(verdict.outcome);
        if (!enough(heads.present, inside.adjusted, rules.quorum)) {
          expect(verdict.outcome).toBe('not-quorate');
          return;
        }
        const fate = fillPlaces(inside, rules, 6, 4);
        expect(verdict.options.map((option) => option.outcome)).toEqual(fate);
        const selected = fate.filter((end) => end === 'selected').length;
        const expected = fate.includes('tie') ? 'tie' : selected < rules.selection.winners.min ? 'short' : 'complete';
        expect(verdict.outcome).toBe(expected);
        expect(verdict.next).toBe(expected === 'complete' ? null : rules.selection[expected]);
      }),
      RUNS,
    );
    expect([...seen].sort()).toEqual(['complete', 'not-quorate', 'short', 'tie']);
  });

  it('on motions', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(ruleSet, room(fc.tuple(fc.integer({ min: 0, max: 2 }))), (rules, { heads, ballots }) => {
        const { outcome } = assertOk(evaluatePoll(rules, [MOTION], [sums(3, ballots)], heads));
        const inside = roomOf(rules, heads, ballots);
        const agree = ballots.filter(([option]) => option === 0).length;
        const of = rules.motion.base === 'summoned-adjusted' ? inside.adjusted : heads[rules.motion.base];
        const expected = !enough(heads.present, inside.adjusted, rules.quorum)
          ? 'not-quorate'
          : enough(agree, of, rules.motion.threshold)
            ? 'carried'
            : 'not-carried';
        expect(outcome.verdicts).toEqual([expect.objectContaining({ kind: 'motion', line: 0, outcome: expected })]);
        seen.add(expected);
      }),
      RUNS,
    );
    expect([...seen].sort()).toEqual(['carried', 'not-carried', 'not-quorate']);
  });
});
