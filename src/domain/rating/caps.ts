import { type CapJudgement, judgeCap } from '../rules/cap.ts';
import { eligibilityOf } from './eligibility.ts';
import { proposalOf } from './proposal.ts';
import { levelsOf, type PeriodState, type RatingState, ratingOf } from './state.ts';
import { SUBJECT_KINDS, type SubjectKind } from './status.ts';

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
  const { capSet } = period;
  if (capSet === null) return [];
  return countGroups(state, period, further).map(({ kind, group, counts }) => ({
    kind,
    group,
    cap: judgeCap(capSet, levelsOf(period), counts),
  }));
}

/** All groups of one kind together, where there are several. */
export interface AggregateCap {
  readonly kind: SubjectKind;
  readonly groups: number;
  readonly cap: CapJudgement;
}

/**
 * The cap of each kind over its groups together: a breach is told, and blocks nothing.
 * @param further levels about to be decided, by subject.
 */
export function aggregateCaps(
  state: RatingState,
  period: PeriodState,
  further: ReadonlyMap<number, string | null> = new Map(),
): readonly AggregateCap[] {
  const { capSet } = period;
  if (capSet === null) return [];
  const groups = countGroups(state, period, further);
  return SUBJECT_KINDS.flatMap((kind): readonly AggregateCap[] => {
    const own = groups.filter((group) => group.kind === kind);
    if (own.length < 2) return [];
    return [{ kind, groups: own.length, cap: judgeCap(capSet, levelsOf(period), together(period, own)) }];
  });
}

/**
 * How many of each kind stand at each level, decided or else proposed, all groups together: what a superior adds up over
 * units whose cap is the same. Kinds that nobody is rated of are left out.
 */
export function expectedLevels(
  state: RatingState,
  period: PeriodState,
): Readonly<Partial<Record<SubjectKind, readonly number[]>>> {
  const groups = countGroups(state, period, new Map());
  return Object.fromEntries(
    SUBJECT_KINDS.flatMap((kind) => {
      const own = groups.filter((group) => group.kind === kind);
      return own.length === 0 ? [] : [[kind, together(period, own)] as const];
    }),
  );
}

const together = (period: PeriodState, groups: readonly GroupCounts[]): readonly number[] =>
  levelsOf(period).map((_, at) => groups.reduce((total, { counts }) => total + (counts[at] ?? 0), 0));

interface GroupCounts {
  readonly kind: SubjectKind;
  readonly group: string;
  readonly counts: number[];
}

function countGroups(
  state: RatingState,
  period: PeriodState,
  further: ReadonlyMap<number, string | null>,
): readonly GroupCounts[] {
  const levels = levelsOf(period);
  const counts = new Map<string, GroupCounts>();
  for (const [place, subject] of state.subjects.entries()) {
    if (eligibilityOf(subject, period.terms).rated !== 'yes') continue;
    const { kind, group } = subject;
    const key = `${kind} ${group}`;
    const entry = counts.get(key) ?? { kind, group, counts: levels.map(() => 0) };
    counts.set(key, entry);
    const level = further.has(place) ? further.get(place) : levelNow(period, place);
    const at = levels.indexOf(level ?? '');
    if (at >= 0) entry.counts[at] = (entry.counts[at] ?? 0) + 1;
  }
  return [...counts.values()];
}

function levelNow(period: PeriodState, subject: number): string | null {
  const { decision } = ratingOf(period, subject);
  return decision === undefined ? proposalOf(period, subject).level : decision.level;
}
