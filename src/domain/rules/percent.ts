import { roundHalfUp } from '../fraction.ts';

export type Language = 'vi' | 'en';

/**
 * The share of `part` in `base` in tenths of a percent, halves up: 190 means 19.0%. Each share is rounded by itself, so
 * a column of them need not add up to 100. Non-negative safe integers; `null` when the base is zero.
 */
export const percentTenths = (part: number, base: number): number | null =>
  base === 0 ? null : Number(roundHalfUp(BigInt(part) * 1000n, BigInt(base)));

/** `190` as `19,0%` in Vietnamese and `19.0%` in English; a dash where there is no base. */
export function formatPercent(tenths: number | null, language: Language): string {
  if (tenths === null) return '–';
  return `${formatCount(Math.floor(tenths / 10), language)}${language === 'vi' ? ',' : '.'}${tenths % 10}%`;
}

/** A non-negative integer with its thousands marked: `4.336` in Vietnamese, `4,336` in English. */
export const formatCount = (count: number, language: Language): string =>
  String(count).replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');

export type PublishedJudgement =
  | { readonly verdict: 'right'; readonly tenths: number }
  | { readonly verdict: 'wrong'; readonly tenths: number | null }
  /** Right only of another base, whose place in `others` is given: the base changed without being named. */
  | { readonly verdict: 'other-base'; readonly tenths: number | null; readonly base: number };

/**
 * Judges a published percentage against its counts.
 * @param tenths as published, in tenths of a percent.
 * @param base the base that its column names.
 * @param others bases it may have been taken of by mistake.
 */
export function judgePublished(
  tenths: number,
  part: number,
  base: number,
  others: readonly number[] = [],
): PublishedJudgement {
  const right = percentTenths(part, base);
  if (right === tenths) return { verdict: 'right', tenths };
  const other = others.findIndex((candidate) => percentTenths(part, candidate) === tenths);
  return other < 0 ? { verdict: 'wrong', tenths: right } : { verdict: 'other-base', tenths: right, base: other };
}
