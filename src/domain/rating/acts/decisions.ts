import type { Hex } from '../../../../crypto/bytes.ts';
import { type Result, refuse } from '../../../../crypto/result.ts';
import {
  each,
  fine,
  hasRole,
  isRefusal,
  judgeCorrection,
  judgeSubjects,
  periodOf,
  type RatingActs,
  subjectAt,
} from '../act.ts';
import type { RatingBodyOf } from '../bodies.ts';
import { groupCaps } from '../caps.ts';
import { eligibilityOf } from '../eligibility.ts';
import { missingBefore, proposalOf } from '../proposal.ts';
import { levelsOf, type PeriodState, type RatingState, ratingOf } from '../state.ts';

type Item = RatingBodyOf<'decided'>['decisions'][number];

/** What is decided, by whom the terms say, and what is cancelled. */
export const decisions: RatingActs<'decided' | 'decision-cancelled'> = {
  decided: {
    roles: ['secretary', 'superior'],
    judge: (state, body, by) => {
      const period = periodOf(state, body.period);
      if (isRefusal(period)) return period;
      const known = judgeSubjects(
        state,
        body.decisions.map(({ subject }) => subject),
      );
      if (!known.ok) return known;
      const judged = each(body.decisions, (item) => judgeDecision(state, period, item, by));
      return judged.ok ? judgeCaps(state, period, body) : judged;
    },
    apply: (state, body, { entry, by }) => {
      const period = state.periods.get(body.period) as PeriodState;
      const { date, document } = body;
      for (const { subject, level, reason, corrects } of body.decisions) {
        const { cancelled: _, ...rating } = ratingOf(period, subject);
        const decision = { entry, by, date, returned: false, level, document, reason, replaces: corrects };
        period.ratings.set(subject, { ...rating, decision });
      }
    },
  },

  'decision-cancelled': {
    roles: ['secretary', 'superior'],
    judge: (state, body, by) => {
      const period = periodOf(state, body.period);
      if (isRefusal(period)) return period;
      const known = judgeSubjects(state, [body.subject]);
      if (!known.ok) return known;
      const signer = judgeDecider(state, period, body.subject, by);
      if (!signer.ok) return signer;
      if (ratingOf(period, body.subject).decision?.entry !== body.decision)
        return refuse('DECISION-UNKNOWN', `entry ${body.decision} holds no standing decision about the subject`);
      return judgeGround(state, body);
    },
    apply: (state, body) => {
      const period = state.periods.get(body.period) as PeriodState;
      const { decision: _, ...rating } = ratingOf(period, body.subject);
      period.ratings.set(body.subject, { ...rating, cancelled: body.decision });
    },
  },
};

/** Who decides about a kind is a term of the period. */
function judgeDecider(state: RatingState, { terms }: PeriodState, subject: number, by: Hex): Result<void> {
  const role = terms.deciders[subjectAt(state, subject).kind] === 'superior' ? 'superior' : 'secretary';
  return hasRole(state, by, role) ? fine : refuse('RATING-SIGNER', `subject ${subject} is decided by the ${role}`);
}

function judgeDecision(state: RatingState, period: PeriodState, item: Item, by: Hex): Result<void> {
  const { subject, level, reason, corrects } = item;
  if (eligibilityOf(subjectAt(state, subject), period.terms).rated !== 'yes')
    return refuse('RATING-NOT-RATED', `subject ${subject}`);
  const signer = judgeDecider(state, period, subject, by);
  if (!signer.ok) return signer;
  const rating = ratingOf(period, subject);
  if (rating.decision !== undefined) return refuse('RATING-STEP', `subject ${subject} is decided: cancel that first`);
  const missing = missingBefore(period.terms, rating, 'decision');
  if (missing !== undefined) return refuse('RATING-STEP', `subject ${subject} waits for ${missing}`);
  if (level !== null && !levelsOf(period).includes(level)) return refuse('RATING-LEVEL', level);
  const cancelled = rating.cancelled === undefined ? undefined : { entry: rating.cancelled };
  const corrected = judgeCorrection(cancelled, corrects, reason);
  if (!corrected.ok) return corrected;
  const proposed = proposalOf(period, subject).level;
  return reason === null && (level === null || level !== proposed)
    ? refuse('DECISION-REASON', `subject ${subject} was proposed ${proposed ?? 'no level'}`)
    : fine;
}

/** Only groups in which something is decided now can be broken by it. */
function judgeCaps(state: RatingState, period: PeriodState, body: RatingBodyOf<'decided'>): Result<void> {
  const further = new Map(body.decisions.map(({ subject, level }) => [subject, level]));
  const touched = new Set(
    body.decisions.map(({ subject }) => {
      const { kind, group } = subjectAt(state, subject);
      return `${kind} ${group}`;
    }),
  );
  const overridden = new Set(body.overrides.map(({ kind, group }) => `${kind} ${group}`));
  return each(groupCaps(state, period, further), ({ kind, group, cap }) => {
    const key = `${kind} ${group}`;
    if (cap.met || !touched.has(key) || overridden.has(key)) return fine;
    return refuse('DECISION-CAP', `a group of ${cap.of} allows ${cap.allowed} and would have ${cap.top}`);
  });
}

/** A cancellation that follows from a complaint names one that was upheld, about this decision. */
function judgeGround(
  state: RatingState,
  { complaint, decision, subject }: RatingBodyOf<'decision-cancelled'>,
): Result<void> {
  if (complaint === null) return fine;
  const filed = state.complaints.get(complaint);
  return filed?.decision === decision && filed.subject === subject && filed.answer?.outcome === 'upheld'
    ? fine
    : refuse('COMPLAINT-UNKNOWN', `entry ${complaint} is no upheld complaint about this decision`);
}
