import type { Hex } from '../../../crypto/bytes.ts';
import { assertOk } from '../../../crypto/result.ts';
import type { TraceStep } from '../rules/trace.ts';
import type { At } from './act.ts';
import { evaluateBallot } from './acts/ballots.ts';
import type { RatingBodyOf } from './bodies.ts';
import { type GroupCap, groupCaps } from './caps.ts';
import { type Proposal, proposalOf, standing } from './proposal.ts';
import { type PeriodState, type RatingState, ratingOf } from './state.ts';

/**
 * What shows that a stated ballot took place: the anchored record of its meeting; a record that was not there to compare with;
 * or nothing but paper minutes.
 */
export type BallotProof = 'proven' | 'unchecked' | 'paper';

/** A stated ballot with the reasons of its verdicts; the trace counts lines as the statement does, from 0. */
export interface StatedBallot {
  readonly entry: number;
  readonly proof: BallotProof;
  readonly body: RatingBodyOf<'ballot-stated'>;
  readonly trace: readonly TraceStep[];
}

/** One subject of a decision, beside what was proposed at that moment. */
export interface DecidedSubject {
  readonly subject: number;
  readonly proposed: Proposal;
  readonly level: string | null;
  /** Whether the decision is another than was proposed; it then has a reason. */
  readonly departs: boolean;
  readonly reason: Hex | null;
  /** The cancelled decision in whose place it stands. */
  readonly replaces: number | null;
  /** Entries of the ballots that count for the subject. */
  readonly ballots: readonly number[];
}

/** A decision derived again from the log: what it says, what was proposed, and what the cap of each group came to. */
export interface DecisionTrace {
  readonly entry: number;
  readonly by: Hex;
  readonly body: RatingBodyOf<'decided'>;
  readonly subjects: readonly DecidedSubject[];
  /** Of the groups in which something was decided, after the decision; `override` is why one was knowingly broken. */
  readonly caps: readonly (GroupCap & { readonly override: Hex | null })[];
}

/** @param body a judged ballot, before it is applied */
export function traceBallot(
  state: RatingState,
  body: RatingBodyOf<'ballot-stated'>,
  { entry }: At,
  proof: BallotProof,
): StatedBallot {
  const { trace } = assertOk(evaluateBallot(periodNamed(state, body.period), body));
  return { entry, proof, body, trace };
}

/** @param body a judged decision, before it is applied */
export function traceDecision(state: RatingState, body: RatingBodyOf<'decided'>, { entry, by }: At): DecisionTrace {
  const period = periodNamed(state, body.period);
  const subjects = body.decisions.map(({ subject, level, reason, corrects }): DecidedSubject => {
    const proposed = proposalOf(period, subject);
    const { ballot, selection } = ratingOf(period, subject);
    return {
      subject,
      proposed,
      level,
      departs: level !== proposed.level,
      reason,
      replaces: corrects,
      ballots: [standing(ballot), standing(selection)].flatMap((one) => (one === undefined ? [] : [one.entry])),
    };
  });
  const touched = new Set(body.decisions.map(({ subject }) => groupKey(state.subjects[subject])));
  const further = new Map(body.decisions.map(({ subject, level }) => [subject, level]));
  const caps = groupCaps(state, period, further)
    .filter((group) => touched.has(groupKey(group)))
    .map((group) => ({
      ...group,
      override: body.overrides.find((one) => groupKey(one) === groupKey(group))?.reason ?? null,
    }));
  return { entry, by, body, subjects, caps };
}

const groupKey = (of: { readonly kind: string; readonly group: string } | undefined): string =>
  of === undefined ? '' : `${of.kind} ${of.group}`;

function periodNamed(state: RatingState, name: string): PeriodState {
  const period = state.periods.get(name);
  if (period === undefined) throw new RangeError(`no period ${name}`);
  return period;
}
