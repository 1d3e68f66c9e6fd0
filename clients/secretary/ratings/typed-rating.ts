import { type CriteriaSet, scoreOf } from '../../../src/domain/rules/criteria-set.ts';

/** What was typed about one subject; `level` empty while nothing is chosen. */
export interface Typed {
  readonly level: string;
  /** By criterion, as typed. */
  readonly points: readonly string[];
  readonly remarks: string;
}

/**
 * Typed points in hundredths, in the order of the criteria.
 * @returns empty where none were typed; `undefined` where one is missing, no number, or above its most
 */
export function pointsTyped(criteriaSet: CriteriaSet | null, { points }: Typed): readonly number[] | undefined {
  if (criteriaSet === null || points.every((text) => text.trim() === '')) return [];
  const hundredths = criteriaSet.criteria.map((_, place) => hundredthsOf(points[place] ?? ''));
  if (hundredths.some((one) => one === undefined)) return undefined;
  const all = hundredths as number[];
  return scoreOf(criteriaSet, all).ok ? all : undefined;
}

/** `92`, `92,5` or `92.25`. */
function hundredthsOf(text: string): number | undefined {
  const [all, whole = '', decimals = ''] = /^\s*(\d{1,5})(?:[.,](\d{1,2}))?\s*$/.exec(text) ?? [];
  return all === undefined ? undefined : Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}
