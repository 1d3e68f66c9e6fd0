import type { BallotContext } from '../../crypto/ballot-layout.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { ballotContext } from '../../src/domain/meeting/ballot-context.ts';
import type { MeetingManifest, PollManifest } from '../../src/domain/meeting/bodies.ts';
import type { MeetingState, PairKeys, PollState } from '../../src/domain/meeting/state.ts';

/** The poll of this ordinal, or `POLL-PHASE` where the log knows none. */
export function pollOf(state: MeetingState, ordinal: number): Result<PollState> {
  const poll = state.polls.get(ordinal);
  return poll === undefined ? refuse('POLL-PHASE', `no poll ${ordinal}`) : ok(poll);
}

/** A poll that ballots can be made for, and what they bind. */
export interface BallotPoll {
  readonly poll: PollState & Required<Pick<PollState, 'manifest' | 'barrier'>>;
  readonly manifest: PollManifest;
  readonly context: BallotContext;
  readonly keys: PairKeys;
}

/** @returns `POLL-PHASE` before the poll's barrier */
export function ballotPoll(state: MeetingState, ordinal: number): Result<BallotPoll> {
  const poll = state.polls.get(ordinal);
  const context = ballotContext(state, ordinal);
  if (poll?.manifest === undefined || poll.barrier === undefined || context === undefined)
    return refuse('POLL-PHASE', 'the barrier of this poll has not fallen');
  const { manifest, barrier } = poll;
  return ok({
    poll: { ...poll, manifest, barrier },
    manifest: manifest.body,
    context,
    keys: pairKeysOf(state, ordinal),
  });
}

/** The public keys of a pool pair; the log of a meeting whose manifest is signed has them. */
export function pairKeysOf(state: MeetingState, ordinal: number): PairKeys {
  const keys = state.run?.result?.pairs.get(ordinal);
  if (keys === undefined) throw new Error(`the ceremony made no pair ${ordinal}`);
  return keys;
}

/** The signed manifest with its fingerprint, or `MEETING-PHASE` while there is none. */
export function manifestOf(state: MeetingState): Result<{ readonly hash: string; readonly body: MeetingManifest }> {
  return state.manifest === undefined ? refuse('MEETING-PHASE', 'the manifest is not signed') : ok(state.manifest);
}
