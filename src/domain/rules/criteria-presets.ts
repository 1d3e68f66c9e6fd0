import type { CriteriaSet } from './criteria-set.ts';

/** Of 100 points the levels are suggested from 90, 70 and 50 on; with more levels than four, each further one from half of that. */
const STEPS = [9000, 7000, 5000];

/**
 * Criteria to start from: all in all 100 points, which whoever publishes the period divides up. No text is cited.
 * @param levels codes from the highest to the lowest, at most 12
 */
export function hundredPoints(levels: readonly string[]): CriteriaSet {
  const from = levels.map((_, place) => STEPS[place] ?? Math.floor(5000 / 2 ** (place - STEPS.length + 1)));
  return {
    type: 'criteria-set',
    format: 1,
    id: 'hundred-points',
    version: 1,
    title: { vi: 'Thang 100 điểm', en: '100 points' },
    document: null,
    criteria: [{ code: '1', vi: 'Điểm chung', en: 'All in all', most: 10_000 }],
    levels: levels.map((level, place) => ({
      level,
      from: place === levels.length - 1 ? 0 : (from[place] ?? 0),
    })),
  };
}
