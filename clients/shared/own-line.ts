import { ok, type Result, refuse } from '../../crypto/result.ts';
import type { PollManifest } from '../../src/domain/meeting/bodies.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';

/** Whether this meeting's vault entries tell the booth the voter's place in the roll: as soon as one planned poll needs it. */
export const sealsOwnPlace = (state: MeetingState): boolean =>
  (state.manifest?.body.polls ?? []).some(
    ({ ordinal }) => state.polls.get(ordinal)?.manifest?.body.ownLine === 'not-rated',
  );

/**
 * Judges the own-line rule of a poll that is proposed; secretary and tellers refuse what the booth could not keep.
 * @returns `POLL-OWN-LINE-LATE` where a poll that is fixed after the meeting's manifest excludes own lines although no
 * planned poll did: the vault entries sealed at the door then do not tell the booth whose line is whose
 */
export function judgeOwnLine(state: MeetingState, ownLine: PollManifest['ownLine']): Result<void> {
  return state.manifest !== undefined && ownLine === 'not-rated' && !sealsOwnPlace(state)
    ? refuse('POLL-OWN-LINE-LATE', 'no planned poll excludes own lines, so that ballots were issued without them')
    : ok(undefined);
}
