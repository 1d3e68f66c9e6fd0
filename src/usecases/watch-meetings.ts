import type { Hex } from '../../crypto/bytes.ts';
import type { Deps } from './deps.ts';

/** A hint that something about a meeting has changed: read it again. */
export type Change = { readonly meeting: Hex; readonly kind: 'log' | 'cast' };

/**
 * Hears of changes made by any node. One subscription serves a node; hints may be lost, so also read now and then.
 * @returns a function that ends it
 */
export async function watchMeetings(_deps: Deps, _onChange: (change: Change) => void): Promise<() => Promise<void>> {
  throw new Error('not yet');
}
