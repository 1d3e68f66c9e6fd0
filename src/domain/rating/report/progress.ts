import type { CapRule } from '../../rules/cap-set.ts';
import type { Level } from '../../rules/rule-set.ts';
import { expectedLevels, type GroupCap, groupCaps } from '../caps.ts';
import { subjectsOf } from '../eligibility.ts';
import { type Stage, stageOf } from '../proposal.ts';
import type { PeriodState, RatingState, Terms } from '../state.ts';
import { SUBJECT_KINDS, type SubjectKind } from '../status.ts';
import { type Tally, tallyOf } from './tally.ts';

/** What one log comes to in one period, in numbers alone: what a superior sees of hundreds of units at a glance. */
export interface PeriodProgress {
  readonly levels: readonly Level[];
  /** Code of the lowest good level; `null` where the levels have none below the highest. */
  readonly good: string | null;
  /** Kinds that the period rates and the log has. */
  readonly tallies: Readonly<Partial<Record<SubjectKind, Tally>>>;
  /** How many that are rated wait for which step. */
  readonly stages: Readonly<Record<Stage, number>>;
  /** Until when each step is due by the terms; compared with a clock by whoever shows it. */
  readonly deadlines: Terms['deadlines'];
  /** Within each group; they block. Of units together a breach is a warning. */
  readonly caps: readonly GroupCap[];
  /** The period's cap, and of each kind how many stand at each level, decided or else proposed: for units together. */
  readonly cap: CapRule | null;
  readonly expected: Readonly<Partial<Record<SubjectKind, readonly number[]>>>;
}

export function progressOf(state: RatingState, period: PeriodState): PeriodProgress {
  const stages: Record<Stage, number> = {
    'self-rating': 0,
    appraisal: 0,
    ballot: 0,
    'second-round': 0,
    decision: 0,
    decided: 0,
  };
  for (const { subject, eligibility } of subjectsOf(state, period.terms))
    if (eligibility.rated === 'yes') stages[stageOf(period, subject)]++;
  const tallies = SUBJECT_KINDS.map((kind) => [kind, tallyOf(state, period, kind)] as const);
  const { levels } = period.ruleSet;
  return {
    levels,
    good: period.capSet?.good ?? levels[1]?.code ?? null,
    tallies: Object.fromEntries(tallies.filter(([, { total }]) => total > 0)),
    stages,
    deadlines: period.terms.deadlines,
    caps: groupCaps(state, period),
    cap: period.capSet && ruleOf(period.capSet),
    expected: expectedLevels(state, period),
  };
}

const ruleOf = ({ good, base, limit, leastOne }: CapRule): CapRule => ({ good, base, limit, leastOne });
