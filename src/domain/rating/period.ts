import type { DateText } from './dates.ts';

/** `2026`, `2026-q4` or `2026-11`: a period's name says what it spans. */
export const PERIOD_NAME = /^(?:20|21)\d\d(?:-q[1-4]|-(?:0[1-9]|1[0-2]))?$/;

export interface Span {
  readonly kind: 'year' | 'quarter' | 'month';
  readonly from: DateText;
  /** The last day, inclusive. */
  readonly to: DateText;
}

/** @param name matches PERIOD_NAME */
export function spanOf(name: string): Span {
  const [year = '', part] = name.split('-');
  const months = (kind: Span['kind'], first: number, last: number): Span => ({
    kind,
    from: `${year}-${two(first)}-01`,
    to: new Date(Date.UTC(Number(year), last, 0)).toISOString().slice(0, 10),
  });
  if (part === undefined) return months('year', 1, 12);
  if (!part.startsWith('q')) return months('month', Number(part), Number(part));
  const quarter = Number(part.slice(1));
  return months('quarter', 3 * quarter - 2, 3 * quarter);
}

/** Whether a shorter period lies in a longer one: its results are shown as the longer one's basis. */
export function isWithin(shorter: string, longer: string): boolean {
  if (shorter === longer) return false;
  const [inner, outer] = [spanOf(shorter), spanOf(longer)];
  return inner.from >= outer.from && inner.to <= outer.to;
}

const two = (value: number): string => String(value).padStart(2, '0');
