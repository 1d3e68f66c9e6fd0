import type { Hex } from '../../crypto/bytes.ts';
import { CHANNEL } from '../../db/repositories/log.ts';
import type { Deps } from './deps.ts';

/** A hint that something about a meeting has changed: read it again. */
export type Change = { readonly meeting: Hex; readonly kind: 'log' | 'cast' };

const PAYLOAD = /^([0-9a-f]{32}) (log|cast)$/;

/**
 * Hears of changes made by any node. One subscription serves a node; hints may be lost, so also read now and then. After an
 * interruption every meeting that this node has followed counts as changed.
 * @returns a function that ends it
 */
export function watchMeetings(deps: Deps, onChange: (change: Change) => void): Promise<() => Promise<void>> {
  return deps.database.listen(CHANNEL, (payload) => {
    const [, meeting, kind] = PAYLOAD.exec(payload) ?? [];
    if (meeting !== undefined) onChange({ meeting, kind: kind as Change['kind'] });
    else if (payload === '')
      for (const followed of deps.meetings.meetings) onChange({ meeting: followed, kind: 'log' });
  });
}
