import type { Hex } from '../../../../crypto/bytes.ts';
import { assertOk, type Result, refuse } from '../../../../crypto/result.ts';
import { scoreOf } from '../../rules/criteria-set.ts';
import {
  type At,
  each,
  fine,
  isRefusal,
  judgeCorrection,
  judgeSubjects,
  periodOf,
  type RatingAct,
  type RatingActs,
  subjectAt,
} from '../act.ts';
import type { RatingBodyOf, RatingRole } from '../bodies.ts';
import { eligibilityOf } from '../eligibility.ts';
import { missingBefore } from '../proposal.ts';
import { levelsOf, type PeriodState, type RatingState, ratingOf, type Slot, type SubjectRating } from '../state.ts';

const STEP_OF_SLOT = {
  self: 'self-rating',
  appraisal: 'appraisal',
  ballot: 'ballot',
  selection: 'second-round',
} as const satisfies Record<Slot, string>;

/**
 * Judges that a subject is rated in the period, that the step belongs to it and comes in its turn, and that the value
 * supersedes the one that stands (22-ratings, "Values").
 */
export function judgeTurn(
  state: RatingState,
  period: PeriodState,
  slot: Slot,
  { subject, corrects }: { readonly subject: number; readonly corrects: number | null },
  reason: Hex | null,
): Result<void> {
  const { terms } = period;
  if (eligibilityOf(subjectAt(state, subject), terms).rated !== 'yes')
    return refuse('RATING-NOT-RATED', `subject ${subject}`);
  const rating = ratingOf(period, subject);
  if (rating.decision !== undefined) return refuse('RATING-STEP', `subject ${subject} is decided`);
  if (!hasStep(period, slot)) return refuse('RATING-STEP', 'not a step of this period');
  const missing = missingBefore(terms, rating, STEP_OF_SLOT[slot]);
  if (missing !== undefined) return refuse('RATING-STEP', `subject ${subject} waits for ${missing}`);
  return judgeCorrection(rating[slot], corrects, reason);
}

function hasStep({ terms: { steps, secondRound } }: PeriodState, slot: Slot): boolean {
  switch (slot) {
    case 'self':
      return steps.selfRating;
    case 'appraisal':
      return steps.appraisal;
    case 'ballot':
      return steps.ballot !== 'none';
    case 'selection':
      return secondRound !== null;
  }
}

/** Puts a value into its slot. */
export const put = (period: PeriodState, subject: number, change: Partial<SubjectRating>): void => {
  period.ratings.set(subject, { ...ratingOf(period, subject), ...change });
};

const ratingAct = <T extends 'self-rated' | 'appraised'>(
  slot: 'self' | 'appraisal',
  roles: readonly RatingRole[],
): RatingAct<T> => ({
  roles,
  judge: (state, body: RatingBodyOf<'self-rated' | 'appraised'>) => {
    const period = periodOf(state, body.period);
    if (isRefusal(period)) return period;
    const known = judgeSubjects(
      state,
      body.ratings.map(({ subject }) => subject),
    );
    if (!known.ok) return known;
    return each(body.ratings, (stated) => {
      const turn = judgeTurn(state, period, slot, stated, body.reason);
      return turn.ok ? judgeLevelAndPoints(period, stated) : turn;
    });
  },
  apply: (state, body: RatingBodyOf<'self-rated' | 'appraised'>, { entry, by }: At) => {
    const period = state.periods.get(body.period) as PeriodState;
    for (const { subject, level, points, remarks } of body.ratings) {
      const { criteriaSet } = period;
      const score = points === null || criteriaSet === null ? null : assertOk(scoreOf(criteriaSet, points));
      const value = { entry, by, date: body.date, returned: false, level, score, remarks };
      put(period, subject, { [slot]: value });
    }
  },
});

function judgeLevelAndPoints(
  period: PeriodState,
  { level, points }: RatingBodyOf<'self-rated'>['ratings'][number],
): Result<void> {
  if (!levelsOf(period).includes(level)) return refuse('RATING-LEVEL', level);
  if (points === null) return fine;
  if (period.criteriaSet === null) return refuse('RATING-POINTS', 'the period has no criteria');
  const scored = scoreOf(period.criteriaSet, points);
  return scored.ok ? fine : scored;
}

/** Values sent back, from this step on. */
const SLOTS: readonly Slot[] = ['self', 'appraisal', 'ballot', 'selection'];
const FIRST_SLOT = { 'self-rating': 'self', appraisal: 'appraisal', ballot: 'ballot' } as const;

export const values: RatingActs<'self-rated' | 'appraised' | 'exclusion-noted' | 'sent-back'> = {
  'self-rated': ratingAct('self', ['secretary']),
  appraised: ratingAct('appraisal', ['appraiser', 'superior']),

  'exclusion-noted': {
    roles: ['secretary', 'superior', 'auditor'],
    judge: (state, { period: name, subject, code }) => {
      const period = periodOf(state, name);
      if (isRefusal(period)) return period;
      const known = judgeSubjects(state, [subject]);
      if (!known.ok) return known;
      return period.capSet?.exclusions.some((exclusion) => exclusion.code === code)
        ? fine
        : refuse('RATING-EXCLUSION', code);
    },
    apply: (state, { period: name, subject, code, source }) => {
      const period = state.periods.get(name) as PeriodState;
      const { exclusions } = ratingOf(period, subject);
      put(period, subject, { exclusions: [...exclusions, { code, source }] });
    },
  },

  'sent-back': {
    roles: ['secretary', 'superior'],
    judge: (state, { period: name, subjects, to }) => {
      const period = periodOf(state, name);
      if (isRefusal(period)) return period;
      const known = judgeSubjects(state, subjects);
      if (!known.ok) return known;
      return each(subjects, (subject) => {
        const rating = ratingOf(period, subject);
        if (rating.decision !== undefined) return refuse('RATING-STEP', `subject ${subject} is decided`);
        const value = rating[FIRST_SLOT[to]];
        return value === undefined || value.returned ? refuse('RATING-STEP', `subject ${subject} has no ${to}`) : fine;
      });
    },
    apply: (state, { period: name, subjects, to }) => {
      const period = state.periods.get(name) as PeriodState;
      for (const subject of subjects) {
        const rating = ratingOf(period, subject);
        for (const slot of SLOTS.slice(SLOTS.indexOf(FIRST_SLOT[to])))
          if (rating[slot] !== undefined) put(period, subject, { [slot]: { ...rating[slot], returned: true } });
      }
    },
  },
};
