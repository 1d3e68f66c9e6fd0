import { type CapJudgement, judgeCap } from '../rules/cap.ts';
import { eligibilityOf } from './eligibility.ts';
import { proposalOf } from './proposal.ts';
import { levelsOf, type PeriodState, type RatingState, ratingOf } from './state.ts';
import type { SubjectKind } from './status.ts';

/** A group of similar role within which a cap holds. */
export interface GroupCap {
  readonly kind: SubjectKind;
  readonly group: string;
  readonly cap: CapJudgement;
}

/**
 * The caps of a period as they stand, or as they would with further decisions: each subject that is rated counts at its
 * decided level, and while it is not decided at the proposed one, so that a group can be decided one by one.
 * @param further levels about to be decided, by subject.
 * @returns one judgement for each kind and group, in the order of the subjects; none where the period has no cap.
 */
export function groupCaps(
  state: RatingState,
  period: PeriodState,
  further: ReadonlyMap<number, string | null> = new Map(),
): readonly GroupCap[] {
  const { capSet, terms } = period;
  if (capSet === null) return [];
  const levels = levelsOf(period);
  const counts = new Map<string, { kind: SubjectKind; group: string; counts: number[] }>();
  for (const [place, subject] of state.subjects.entries()) {
    if (eligibilityOf(subject, terms).rated !== 'yes') continue;
    const { kind, group } = subject;
    const key = `${kind} ${group}`;
    const entry = counts.get(key) ?? { kind, group, counts: levels.map(() => 0) };
    counts.set(key, entry);
    const level = further.has(place) ? further.get(place) : levelNow(period, place);
    const at = levels.indexOf(level ?? '');
    if (at >= 0) entry.counts[at] = (entry.counts[at] ?? 0) + 1;
  }
  return [...counts.values()].map(({ kind, group, counts: of }) => ({
    kind,
    group,
    cap: judgeCap(capSet, levels, of),
  }));
}

function levelNow(period: PeriodState, subject: number): string | null {
  const { decision } = ratingOf(period, subject);
  return decision === undefined ? proposalOf(period, subject).level : decision.level;
}
