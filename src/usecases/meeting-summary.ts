import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { MeetingPhase, PollPhase } from '../domain/meeting/lifecycle.ts';
import type { Deps } from './deps.ts';

/** Bare counts; nothing about order or time. */
export interface MeetingSummary {
  readonly phase: MeetingPhase;
  readonly size: number;
  readonly present: number;
  readonly polls: readonly PollSummary[];
}

export interface PollSummary {
  readonly ordinal: number;
  readonly phase: PollPhase;
  readonly issued: number;
  readonly cast: number;
}

export async function meetingSummary(
  _deps: Deps,
  _request: { readonly meeting: Hex },
): Promise<Result<MeetingSummary, 'MEETING-UNKNOWN'>> {
  throw new Error('not yet');
}
