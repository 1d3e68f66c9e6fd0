import type { Paper } from '../domain/papers/paper.ts';

/** What a paper's file says about when it was made: the paper's own day, or a fixed one where that is no date. No clock. */
export function madeOn({ date }: Pick<Paper, 'date'>): Date {
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00Z` : Number.NaN);
  // A zip holds no time before 1980, and its clock has no zone.
  return Number.isNaN(day.getTime()) || day.getUTCFullYear() < 1981 || day.getUTCFullYear() > 2098
    ? new Date('2000-01-01T00:00:00Z')
    : day;
}
