import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { countBallots } from '../../db/repositories/ballots.ts';
import type { MeetingPhase, PollPhase } from '../domain/meeting/lifecycle.ts';
import { issuedRequests } from '../domain/meeting/state.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';

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
  deps: Deps,
  { meeting }: { readonly meeting: Hex },
): Promise<Result<MeetingSummary, 'MEETING-UNKNOWN'>> {
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const state = loaded.value;
  const cast = new Map((await countBallots(deps.db, [meeting])).map(({ ordinal, count }) => [ordinal, count]));
  const polls = [...state.polls]
    .sort(([a], [b]) => a - b)
    .map(([ordinal, { phase, barrier }]) => ({
      ordinal,
      phase,
      issued: barrier?.issued ?? issuedRequests(state, ordinal).length,
      cast: cast.get(ordinal) ?? 0,
    }));
  return ok({ phase: state.phase, size: state.log.size, present: state.present.size, polls });
}
