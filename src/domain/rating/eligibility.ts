import { type Membership, mayVote } from '../rules/standing.ts';
import { addMonths, type DateText } from './dates.ts';
import type { RatedSubject, RatingState, Terms } from './state.ts';
import { type StatusAt, statusAt } from './status.ts';

/** Why somebody on the books is not rated in a period. */
export type NotRatedReason = 'moved-out' | 'exempt' | 'suspended' | 'detained' | 'recent';

/** Whether a subject is rated; `absent` are those not on the books or of a kind that the period does not rate. */
export type Eligibility =
  | { readonly rated: 'yes'; readonly status: StatusAt }
  | { readonly rated: 'no'; readonly status: StatusAt; readonly reason: NotRatedReason }
  | { readonly rated: 'absent'; readonly status: StatusAt };

/**
 * Whether a subject is rated in a period, from its history on the day that the terms name (22-ratings).
 * Somebody admitted less than `minMonths` before that day is not; on the very day the months are full.
 */
export function eligibilityOf(subject: RatedSubject, terms: Terms): Eligibility {
  const status = statusAt(subject.history, terms.asOf);
  if (!status.there || terms.deciders[subject.kind] === null) return { rated: 'absent', status };
  if (subject.kind !== 'individual') return { rated: 'yes', status };
  const { standing, since } = status;
  if (standing !== 'counted' && terms.notRated.includes(standing)) return { rated: 'no', status, reason: standing };
  if (since !== null && addMonths(since, terms.minMonths) > terms.asOf)
    return { rated: 'no', status, reason: 'recent' };
  return { rated: 'yes', status };
}

/** Places of the subjects on the books, with who of them is rated. */
export function subjectsOf(
  state: RatingState,
  terms: Terms,
): readonly { readonly subject: number; readonly of: RatedSubject; readonly eligibility: Eligibility }[] {
  return state.subjects
    .map((of, subject) => ({ subject, of, eligibility: eligibilityOf(of, terms) }))
    .filter(({ eligibility }) => eligibility.rated !== 'absent');
}

/** A member as a meeting's roll takes it, on a day. */
export interface RollMember {
  readonly subject: number;
  readonly membership: Membership;
  readonly standing: StatusAt['standing'];
  /** Official and not moved out, suspended or detained (16-rules). */
  readonly votes: boolean;
}

/** The roll of a meeting on a day: every member on the books; who votes follows from membership and standing. */
export function rollOn(state: RatingState, date: DateText): readonly RollMember[] {
  return state.subjects.flatMap(({ kind, history }, subject): readonly RollMember[] => {
    const { there, membership, standing } = statusAt(history, date);
    if (kind !== 'individual' || !there || membership === null) return [];
    return [{ subject, membership, standing, votes: mayVote(membership, standing) }];
  });
}
