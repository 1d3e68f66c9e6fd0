import type { Hex } from '../../crypto/bytes.ts';
import type { MeetingState } from '../domain/meeting/state.ts';

/** States of meetings that this node has followed; any of them may be dropped at any time and is read again. */
export interface MeetingCache {
  readonly states: Map<Hex, MeetingState>;
}
