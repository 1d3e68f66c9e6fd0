import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { MeetingState } from '../domain/meeting/state.ts';
import type { Deps } from './deps.ts';

/** The state of a meeting after all that its log holds now. Shared by the whole node: never change it. */
export async function loadMeeting(_deps: Deps, _meeting: Hex): Promise<Result<MeetingState, 'MEETING-UNKNOWN'>> {
  throw new Error('not yet');
}
