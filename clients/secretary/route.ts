import { signal } from '@preact/signals';
import { decodeHex, type Hex } from '../../crypto/bytes.ts';

/** Where the secretary is: kept in the address behind `#`, so that a reload comes back. */
export interface Route {
  readonly meeting?: Hex;
  /** Which step or page of the meeting; each screen knows its own. */
  readonly at?: string;
}

const read = (): Route => {
  const fields = new URLSearchParams(location.hash.slice(1));
  const meeting = fields.get('m') ?? '';
  const at = fields.get('at');
  return { ...(decodeHex(meeting, 16).ok ? { meeting } : {}), ...(at === null ? {} : { at }) };
};

export const route = signal<Route>(read());

addEventListener('hashchange', () => {
  route.value = read();
});

/** Goes to a screen; other fields of the address, such as a sample identity, stay. */
export function goTo({ meeting, at }: Route): void {
  const fields = new URLSearchParams(location.hash.slice(1));
  for (const name of ['m', 'at', 'f']) fields.delete(name);
  if (meeting !== undefined) fields.set('m', meeting);
  if (at !== undefined) fields.set('at', at);
  location.hash = fields.toString();
  route.value = read();
  scrollTo(0, 0);
}
