import { ceilOf, floorOf, roundHalfUp } from '../fraction.ts';
import type { CapBase, CapLimit, CapRule } from './cap-set.ts';

/** Whether a cap is met, with the numbers that say why. All are non-negative integers. */
export interface CapJudgement {
  /** The number that the share is taken of. */
  readonly of: number;
  /** The most that may stand at the highest level. */
  readonly allowed: number;
  /** Those who do. */
  readonly top: number;
  readonly met: boolean;
}

/**
 * Judges a cap for one group (22-ratings). Inside a group a breach blocks a decision that gives no reason; of an aggregate
 * of groups it is a warning: the caller knows which it is.
 * @param levels codes from the highest to the lowest; `capSet` was decoded against them.
 * @param counts of those decided, by level in that order; those not rated are in none.
 */
export function judgeCap(capSet: CapRule, levels: readonly string[], counts: readonly number[]): CapJudgement {
  const of = baseOfCap(capSet, levels, counts);
  const top = counts[0] ?? 0;
  const allowed = Math.max(capSet.leastOne ? 1 : 0, mostOf(of, capSet.limit));
  return { of, allowed, top, met: top <= allowed };
}

function baseOfCap(capSet: CapRule, levels: readonly string[], counts: readonly number[]): number {
  const good = levels.indexOf(capSet.good);
  if (good < 1 || counts.length !== levels.length) throw new RangeError('counts and cap are of the same levels');
  return counts.slice(...RANGE_OF_BASE[capSet.base](good)).reduce((sum, count) => sum + count, 0);
}

/** Places of the levels that a base counts, the second exclusive; `good` is the place of the lowest good level. */
const RANGE_OF_BASE: Readonly<Record<CapBase, (good: number) => [number, number?]>> = {
  'good-only': (good) => [1, good + 1],
  'good-or-better': (good) => [0, good + 1],
  'all-rated': () => [0],
};

/** The greatest number that keeps the limit, of a non-negative integer `of`. Exact. */
function mostOf(of: number, limit: CapLimit): number {
  if (limit.than === 'under') return Math.max(0, ceilOf(of, limit) - 1);
  switch (limit.rounding) {
    case 'floor':
      return floorOf(of, limit);
    case 'half-up':
      return Number(roundHalfUp(BigInt(of) * BigInt(limit.p), BigInt(limit.q)));
    case 'ceil':
      return ceilOf(of, limit);
  }
}
