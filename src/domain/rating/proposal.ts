import { levelsOf, type PeriodState, ratingOf, type SubjectRating, type Terms } from './state.ts';

/** What the steps before the decision come to. */
export interface Proposal {
  /** `null` where the step gave no level: a decision then needs a reason. */
  readonly level: string | null;
  readonly from: 'second-round' | 'ballot' | 'appraisal' | 'self-rating' | 'nothing';
}

/**
 * The level that is proposed for a subject: by the second ballot where it bears on levels and the subject stood in it, else by
 * the first, else by the last step before it. Values that were sent back, and paper ballots that nobody confirmed, propose nothing.
 */
export function proposalOf(period: PeriodState, subject: number): Proposal {
  const rating = ratingOf(period, subject);
  const ballot = standing(rating.ballot);
  const selection = standing(rating.selection);
  if (period.terms.steps.ballot !== 'none') {
    if (ballot === undefined) return { level: null, from: 'nothing' };
    if (selection === undefined || period.terms.secondRound?.effect !== 'highest-level')
      return { level: ballot.verdict.level, from: 'ballot' };
    return { level: afterSelection(period, ballot.verdict.level, selection.option.outcome), from: 'second-round' };
  }
  const appraisal = standing(rating.appraisal);
  if (appraisal !== undefined) return { level: appraisal.level, from: 'appraisal' };
  const self = standing(rating.self);
  return self === undefined ? { level: null, from: 'nothing' } : { level: self.level, from: 'self-rating' };
}

/** Chosen: the highest level. Not chosen: what the first ballot gave, but the highest level is then out of reach. */
function afterSelection(period: PeriodState, first: string | null, outcome: string): string | null {
  const [highest = null, next = null] = levelsOf(period);
  if (outcome === 'selected') return highest;
  if (outcome !== 'not-selected') return null;
  return first === highest ? next : first;
}

/** A value that counts: stated, not sent back, and confirmed where it comes from paper. */
export function standing<T extends { readonly returned: boolean; readonly confirmedBy?: unknown }>(
  value: T | undefined,
): T | undefined {
  return value === undefined || value.returned || value.confirmedBy === null ? undefined : value;
}

/** What a subject waits for. */
export type Stage = 'self-rating' | 'appraisal' | 'ballot' | 'second-round' | 'decision' | 'decided';

/**
 * The first step that a subject lacks, in the order of the terms.
 */
export function stageOf(period: PeriodState, subject: number): Stage {
  const rating = ratingOf(period, subject);
  if (rating.decision !== undefined) return 'decided';
  return missingBefore(period.terms, rating, 'decision') ?? 'decision';
}

const ORDER = ['self-rating', 'appraisal', 'ballot', 'second-round', 'decision'] as const;
type Step = (typeof ORDER)[number];

/** The first step before `step` that the terms ask for and the subject lacks. */
export function missingBefore(terms: Terms, rating: SubjectRating, step: Step): Exclude<Step, 'decision'> | undefined {
  const { selfRating, appraisal, ballot } = terms.steps;
  const before = ORDER.slice(0, ORDER.indexOf(step));
  const lacks = (one: Exclude<Step, 'decision'>): boolean => {
    switch (one) {
      case 'self-rating':
        return selfRating && standing(rating.self) === undefined;
      case 'appraisal':
        return appraisal && standing(rating.appraisal) === undefined;
      case 'ballot':
        return ballot !== 'none' && standing(rating.ballot) === undefined;
      case 'second-round':
        return isInSecondRound(terms, rating) && standing(rating.selection) === undefined;
    }
  };
  return before.find((one): one is Exclude<Step, 'decision'> => one !== 'decision' && lacks(one));
}

/** Whether the first ballot put the subject among those of whom the second chooses. */
export function isInSecondRound({ secondRound }: Terms, rating: SubjectRating): boolean {
  const level = standing(rating.ballot)?.verdict.level ?? null;
  return secondRound !== null && level !== null && secondRound.levels.includes(level);
}
