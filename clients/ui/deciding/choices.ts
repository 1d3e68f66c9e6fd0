import type { Hex, RandomBytes } from '../../../crypto/bytes.ts';
import { type AggregateCap, aggregateCaps, type GroupCap, groupCaps } from '../../../src/domain/rating/caps.ts';
import { subjectsOf } from '../../../src/domain/rating/eligibility.ts';
import { proposalOf, stageOf } from '../../../src/domain/rating/proposal.ts';
import { type PeriodState, type RatingState, ratingOf } from '../../../src/domain/rating/state.ts';
import type { SubjectKind } from '../../../src/domain/rating/status.ts';
import type { Opening } from '../../shared/openings.ts';
import { committer, type Saying } from '../../shared/ratings/saying.ts';

/** What is about to be decided of one subject. `level` `null`: not rated after all. */
export interface Choice {
  readonly level: string | null;
  readonly reason: string;
}

/** By place of the subject. Nothing is chosen beforehand. */
export type Choices = ReadonlyMap<number, Choice>;

/** Whether the holder of a key decides about subjects of a kind: `own` is the secretary's, `superior` the superior's. */
export function decides(state: RatingState, { terms }: PeriodState, kind: SubjectKind, key: Hex): boolean {
  const decider = terms.deciders[kind];
  const role = decider === 'superior' ? 'superior' : 'secretary';
  return decider !== null && state.officers.some((officer) => officer.key === key && officer.role === role);
}

/** Subjects that wait for this officer's decision, in the order of the log. */
export const decidable = (state: RatingState, period: PeriodState, key: Hex): readonly number[] =>
  subjectsOf(state, period.terms)
    .filter(
      ({ subject, of, eligibility }) =>
        eligibility.rated === 'yes' && stageOf(period, subject) === 'decision' && decides(state, period, of.kind, key),
    )
    .map(({ subject }) => subject);

/** Whether a choice needs a reason: it departs from what was proposed, or stands in the place of a cancelled decision. */
export const needsReason = (period: PeriodState, subject: number, { level }: Pick<Choice, 'level'>): boolean =>
  level === null || level !== proposalOf(period, subject).level || ratingOf(period, subject).cancelled !== undefined;

/** A group's cap with what is chosen now. */
export interface Meter extends GroupCap {
  /** Something of the group is decided now: only then does a breach stand in the way. */
  readonly touched: boolean;
}

export const groupName = ({ kind, group }: Pick<GroupCap, 'kind' | 'group'>): string => `${kind} ${group}`;

const furtherOf = (choices: Choices): ReadonlyMap<number, string | null> =>
  new Map([...choices].map(([subject, { level }]) => [subject, level]));

/** The cap over all groups of a kind together, as it would be with these choices: told, and stands in no way. */
export const aggregatesOf = (state: RatingState, period: PeriodState, choices: Choices): readonly AggregateCap[] =>
  aggregateCaps(state, period, furtherOf(choices));

/** All groups with their caps as they would be with these choices. */
export function metersOf(state: RatingState, period: PeriodState, choices: Choices): readonly Meter[] {
  const further = furtherOf(choices);
  const touched = new Set(
    [...choices.keys()].flatMap((subject) => {
      const of = state.subjects[subject];
      return of === undefined ? [] : [groupName(of)];
    }),
  );
  return groupCaps(state, period, further).map((group) => ({ ...group, touched: touched.has(groupName(group)) }));
}

/** What stands between these choices and a decision. */
export interface Missing {
  /** Subjects whose choice needs a reason and has none. */
  readonly reasons: readonly number[];
  /** Groups whose cap they break, without a reason to override it. */
  readonly overrides: readonly Meter[];
}

/** @param overrides reasons by name of the group */
export function missingIn(
  period: PeriodState,
  choices: Choices,
  meters: readonly Meter[],
  overrides: ReadonlyMap<string, string>,
): Missing {
  return {
    reasons: [...choices]
      .filter(([subject, choice]) => needsReason(period, subject, choice) && choice.reason.trim() === '')
      .map(([subject]) => subject),
    overrides: meters.filter(
      (meter) => meter.touched && !meter.cap.met && (overrides.get(groupName(meter)) ?? '').trim() === '',
    ),
  };
}

interface DecisionFacts {
  readonly date: string;
  readonly document: { readonly number: string; readonly date: string };
  readonly overrides: ReadonlyMap<string, string>;
}

/** The one statement that decides about all that was chosen. */
export function decisionOf(
  period: PeriodState,
  choices: Choices,
  meters: readonly Meter[],
  { date, document, overrides }: DecisionFacts,
  random: RandomBytes,
): { readonly saying: Saying<'decided'>; readonly openings: readonly Opening[] } {
  const { commit, commitGiven, openings } = committer(random);
  const saying: Saying<'decided'> = {
    type: 'decided',
    date,
    period: period.terms.period,
    document: { number: document.number.trim(), date: document.date },
    decisions: [...choices]
      .sort(([a], [b]) => a - b)
      .map(([subject, { level, reason }]) => ({
        subject,
        corrects: ratingOf(period, subject).cancelled ?? null,
        level,
        reason: commitGiven(reason),
      })),
    overrides: meters
      .filter((meter) => meter.touched && !meter.cap.met)
      .map((meter) => ({
        kind: meter.kind,
        group: meter.group,
        reason: commit((overrides.get(groupName(meter)) ?? '').trim()),
      })),
  };
  return { saying, openings };
}
