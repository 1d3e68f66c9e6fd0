import type { Hex } from '../../../crypto/bytes.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { DateText } from './dates.ts';
import { type RollMember, rollOn, subjectsOf } from './eligibility.ts';
import { isWithin } from './period.ts';
import { stageOf } from './proposal.ts';
import { type RatingState, ratingOf } from './state.ts';
import type { SubjectKind } from './status.ts';

/** What a meeting needs for the ballot of a period: filled in, so that nobody types names twice. */
export interface PreparedPoll {
  readonly purpose: 'propose' | 'decide';
  readonly ruleSet: RuleSet;
  /**
   * In the order of the ballot. The meeting's manifest takes the same name commitments, salts included: that is what ties its
   * result to these subjects.
   */
  readonly subjects: readonly { readonly subject: number; readonly name: Hex; readonly detail: Hex | null }[];
  readonly roll: readonly RollMember[];
  /** For a second ballot: the fewest and most to choose. */
  readonly choose: { readonly min: number; readonly max: number } | null;
}

/**
 * The poll that comes next for a kind: a rating of all that wait for a ballot, or the choice among those whom a first ballot
 * gave one of the levels that the terms name.
 * @param name of an opened period. @param date of the meeting: who votes follows from the status on that day.
 * @returns `undefined` if nobody waits for that ballot
 */
export function preparePoll(
  state: RatingState,
  name: string,
  round: 'ballot' | 'second-round',
  kind: SubjectKind,
  date: DateText,
): PreparedPoll | undefined {
  const period = state.periods.get(name);
  if (period === undefined) throw new RangeError(`no period ${name}`);
  const { terms, ruleSet } = period;
  const waiting = subjectsOf(state, terms).filter(
    ({ subject, of, eligibility }) =>
      of.kind === kind && eligibility.rated === 'yes' && stageOf(period, subject) === round,
  );
  const { secondRound } = terms;
  if (waiting.length === 0 || terms.steps.ballot === 'none') return undefined;
  const max = Math.min(secondRound?.most ?? 0, waiting.length);
  return {
    purpose: terms.steps.ballot === 'decides' ? 'decide' : 'propose',
    ruleSet,
    subjects: waiting.map(({ subject, of }) => ({ subject, name: of.name, detail: of.detail })),
    roll: rollOn(state, date),
    choose: round === 'ballot' ? null : { min: Math.min(ruleSet.selection.winners.min, max), max },
  };
}

/** Results of the shorter periods within a period, as the basis of the longer one. In order of their names. */
export function basisOf(
  state: RatingState,
  name: string,
  subject: number,
): readonly { readonly period: string; readonly level: string | null }[] {
  return [...state.periods]
    .filter(([shorter]) => isWithin(shorter, name))
    .flatMap(([shorter, period]) => {
      const { decision } = ratingOf(period, subject);
      return decision === undefined ? [] : [{ period: shorter, level: decision.level }];
    })
    .sort((a, b) => (a.period < b.period ? -1 : 1));
}
