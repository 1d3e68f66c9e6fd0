import type { SubjectKind } from '../../../src/domain/rating/status.ts';
import { type CapJudgement, judgeCap } from '../../../src/domain/rules/cap.ts';
import type { CapRule } from '../../../src/domain/rules/cap-set.ts';
import type { OverviewLine } from '../../shared/ratings/rating-client.ts';

/** One kind, over all units of a level in the tree that have the same levels and the same cap. */
export interface UnitsCap {
  readonly kind: SubjectKind;
  /** The level of those who rate, as in the totals. */
  readonly by: string;
  readonly units: number;
  readonly levels: readonly string[];
  readonly rule: CapRule;
  readonly cap: CapJudgement;
}

/**
 * The cap of units together (22-ratings): told, and blocks nothing. Different caps, levels of rating and levels of the tree are
 * never added up, and of a single unit its own caps say it.
 */
export function unitsCaps(lines: readonly OverviewLine[]): readonly UnitsCap[] {
  const sums = new Map<string, Omit<UnitsCap, 'cap'> & { readonly counts: readonly number[] }>();
  for (const { progress, level: by } of lines) {
    const { cap: rule, expected, levels: of = [] } = progress ?? {};
    if (!rule || expected === undefined) continue;
    const levels = of.map(({ code }) => code);
    for (const [kind, counts] of Object.entries(expected) as [SubjectKind, readonly number[] | undefined][]) {
      // A service that answers numbers of another length, or a cap of another scheme, is told nothing from.
      if (counts?.length !== levels.length || levels.indexOf(rule.good) < 1) continue;
      const key = JSON.stringify([kind, by, levels, rule]);
      const sofar = sums.get(key);
      sums.set(key, {
        kind,
        by,
        levels,
        rule,
        units: (sofar?.units ?? 0) + 1,
        counts: counts.map((one, at) => one + (sofar?.counts[at] ?? 0)),
      });
    }
  }
  return [...sums.values()]
    .filter(({ units }) => units > 1)
    .map(({ counts, ...sum }) => ({ ...sum, cap: judgeCap(sum.rule, sum.levels, counts) }));
}
