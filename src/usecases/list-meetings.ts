import type { Hex } from '../../crypto/bytes.ts';
import type { MeetingPhase } from '../domain/meeting/lifecycle.ts';
import type { Deps } from './deps.ts';

export interface MeetingLine {
  readonly meeting: Hex;
  readonly title: string | null;
  readonly phase: MeetingPhase;
  /** Hash of the meeting manifest, once there is one. */
  readonly fingerprint: Hex | null;
}

/** The meetings of one organisation. */
export async function listMeetings(
  _deps: Deps,
  _request: { readonly organisation: string },
): Promise<readonly MeetingLine[]> {
  throw new Error('not yet');
}
