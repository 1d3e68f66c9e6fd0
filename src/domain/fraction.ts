/** An exact share `p/q` in lowest terms, 0 ≤ p ≤ q, q ≥ 1. Shares of head counts are never computed in floats. */
export interface Fraction {
  readonly p: number;
  readonly q: number;
}

/** The greatest integer not above `n · p/q`, for a non-negative integer `n`. Exact for every safe integer. */
export const floorOf = (n: number, { p, q }: Fraction): number => Number((BigInt(n) * BigInt(p)) / BigInt(q));

/** The least integer not below `n · p/q`, for a non-negative integer `n`. Exact for every safe integer. */
export function ceilOf(n: number, { p, q }: Fraction): number {
  const divisor = BigInt(q);
  return Number((BigInt(n) * BigInt(p) + divisor - 1n) / divisor);
}

/** `numerator / denominator` rounded to the nearest integer, halves up. Both are integers, `denominator` positive. */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

/** Whether `p/q` is a fraction in lowest terms between 0 and 1; each share thus has one written form and one hash. */
export function isLowestTerms({ p, q }: Fraction): boolean {
  if (!Number.isSafeInteger(p) || !Number.isSafeInteger(q) || p < 0 || q < 1 || p > q) return false;
  let [a, b] = [p, q];
  while (b !== 0) [a, b] = [b, a % b];
  return a === 1;
}
