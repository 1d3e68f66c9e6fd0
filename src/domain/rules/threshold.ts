import { ceilOf, type Fraction, floorOf } from '../fraction.ts';

/** How many of a base are enough: strictly more than a share of it, or at least that share. */
export interface Threshold extends Fraction {
  readonly than: 'more-than' | 'at-least';
}

/**
 * The least number of votes (or heads) out of `base` that reaches the threshold, and never less than 1: nobody wins,
 * and no meeting is quorate, with nothing. May exceed `base`, and then cannot be reached. `base` is a non-negative integer.
 */
export function needed(base: number, threshold: Threshold): number {
  const least = threshold.than === 'more-than' ? floorOf(base, threshold) + 1 : ceilOf(base, threshold);
  return Math.max(1, least);
}
