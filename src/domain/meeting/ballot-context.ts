import type { BallotContext } from '../../../crypto/ballot-layout.ts';
import { fromHex } from '../../../crypto/bytes.ts';
import { checkpointHash, type TreeHead as NoteHead } from '../../../crypto/checkpoint.ts';
import { logOrigin } from './hashes.ts';
import { ballotLines } from './questions.ts';
import type { TreeHead } from './shapes.ts';
import type { MeetingState } from './state.ts';

/** A tree head of this meeting's log in the form that checkpoint notes take. */
export const noteHead = (meeting: string, head: TreeHead): NoteHead => ({
  origin: logOrigin(meeting),
  size: head.size,
  root: fromHex(head.root),
});

/**
 * What every ballot of a poll is bound to; `undefined` before the barrier, so that no ballot can be made or judged
 * earlier.
 */
export function ballotContext(state: MeetingState, ordinal: number): BallotContext | undefined {
  const poll = state.polls.get(ordinal);
  const keys = state.run?.result?.pairs.get(ordinal);
  if (state.manifest === undefined || poll?.manifest === undefined || poll.barrier === undefined || keys === undefined)
    return undefined;
  return {
    manifest: fromHex(state.manifest.hash),
    ordinal,
    poll: fromHex(poll.manifest.hash),
    opening: checkpointHash(noteHead(state.id, poll.barrier.checkpoint)),
    boxKey: fromHex(keys.box),
    tokenKey: fromHex(keys.token),
    lines: ballotLines(poll.manifest.body.questions).map((line) => line.layout),
  };
}
