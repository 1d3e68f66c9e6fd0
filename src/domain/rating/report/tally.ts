import { subjectsOf } from '../eligibility.ts';
import { levelsOf, type PeriodState, type RatingState, ratingOf } from '../state.ts';
import type { SubjectKind } from '../status.ts';
import type { ReasonWithoutLevel } from '../words.ts';

/**
 * How many of one kind there are and what became of them. `total` = decided at a level + not rated + open, always; of
 * individuals it is also official + probationary. All are non-negative integers.
 */
export interface Tally {
  readonly total: number;
  /** Of individuals; 0 for other kinds. */
  readonly official: number;
  readonly probationary: number;
  readonly notRated: Readonly<Record<ReasonWithoutLevel, number>>;
  /** To be rated, and not decided yet. */
  readonly open: number;
  /** Decided, by level from the highest. */
  readonly counts: readonly number[];
  /** Of those decided, how many rest on a ballot that only paper minutes tell of. */
  readonly unproven: number;
}

const NOBODY: Tally['notRated'] = {
  'moved-out': 0,
  exempt: 0,
  suspended: 0,
  detained: 0,
  recent: 0,
  'by-decision': 0,
};

export const emptyTally = (levels: number): Tally => ({
  total: 0,
  official: 0,
  probationary: 0,
  notRated: NOBODY,
  open: 0,
  counts: Array.from({ length: levels }, () => 0),
  unproven: 0,
});

/** Counts one kind of one log's subjects in a period. */
export function tallyOf(state: RatingState, period: PeriodState, kind: SubjectKind): Tally {
  const levels = levelsOf(period);
  const counts = levels.map(() => 0);
  const notRated = { ...NOBODY };
  let [total, official, probationary, open, unproven] = [0, 0, 0, 0, 0];
  for (const { subject, of, eligibility } of subjectsOf(state, period.terms)) {
    if (of.kind !== kind) continue;
    total++;
    if (eligibility.status.membership === 'official') official++;
    if (eligibility.status.membership === 'probationary') probationary++;
    const { decision, ballot } = ratingOf(period, subject);
    if (eligibility.rated === 'no') notRated[eligibility.reason]++;
    else if (decision === undefined) open++;
    else if (decision.level === null) notRated['by-decision']++;
    else {
      const at = levels.indexOf(decision.level);
      counts[at] = (counts[at] ?? 0) + 1;
      if (ballot?.source.kind === 'paper') unproven++;
    }
  }
  return { total, official, probationary, notRated, open, counts, unproven };
}

/** The sum of tallies of the same levels. */
export function addTallies(a: Tally, b: Tally): Tally {
  if (a.counts.length !== b.counts.length) throw new RangeError('tallies of different levels');
  const notRated = Object.fromEntries(
    (Object.keys(NOBODY) as ReasonWithoutLevel[]).map((reason) => [reason, a.notRated[reason] + b.notRated[reason]]),
  ) as Tally['notRated'];
  return {
    total: a.total + b.total,
    official: a.official + b.official,
    probationary: a.probationary + b.probationary,
    notRated,
    open: a.open + b.open,
    counts: a.counts.map((count, at) => count + (b.counts[at] ?? 0)),
    unproven: a.unproven + b.unproven,
  };
}

export const ratedIn = ({ counts }: Tally): number => sum(counts);
export const notRatedIn = ({ notRated }: Tally): number => sum(Object.values(notRated));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
