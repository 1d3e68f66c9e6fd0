import { signal } from '@preact/signals';
import { PERIOD_NAME } from '../../src/domain/rating/period.ts';

/** Where the superior is: kept in the address behind `#`, so that a reload comes back. */
export interface Route {
  /** The period that everything shown is of. */
  readonly period: string;
  /** The organisation whose log is open. */
  readonly unit?: string;
  readonly at?: 'publish' | 'report';
}

const UNIT = /^[a-z0-9][a-z0-9-]{0,62}$/;

const read = (): Route => {
  const fields = new URLSearchParams(location.hash.slice(1));
  const period = fields.get('p') ?? '';
  const unit = fields.get('u') ?? '';
  const at = fields.get('at');
  return {
    period: PERIOD_NAME.test(period) ? period : String(new Date().getFullYear()),
    ...(UNIT.test(unit) ? { unit } : {}),
    ...(at === 'publish' || at === 'report' ? { at } : {}),
  };
};

export const route = signal<Route>(read());

addEventListener('hashchange', () => {
  route.value = read();
});

/** Goes to a screen of the same period unless another is named; other fields of the address stay. */
export function goTo({ period, unit, at }: Partial<Route>): void {
  const fields = new URLSearchParams(location.hash.slice(1));
  for (const name of ['u', 'at']) fields.delete(name);
  fields.set('p', period ?? route.value.period);
  if (unit !== undefined) fields.set('u', unit);
  if (at !== undefined) fields.set('at', at);
  location.hash = fields.toString();
  route.value = read();
  scrollTo(0, 0);
}
