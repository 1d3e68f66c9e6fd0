import type { Hex } from '../../../crypto/bytes.ts';
import type { Json } from '../../../crypto/json.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { BodyOf } from '../../../src/domain/meeting/bodies.ts';
import { headOf } from '../../../src/domain/meeting/hashes.ts';
import { evaluateTallied } from '../../../src/domain/meeting/outcome.ts';
import { issuedRequests, type MeetingState } from '../../../src/domain/meeting/state.ts';
import { vaultHead } from '../../../src/domain/meeting/vault-head.ts';
import { pollOf } from '../poll-context.ts';

/** What is read aloud before a poll opens, for everybody in the room to confirm. */
export interface HeadCount {
  readonly present: readonly number[];
  /** Voters who were issued a ballot of this poll. */
  readonly issued: readonly number[];
  /** Present, entitled, and without a ballot of this poll: they answer to their name before the barrier falls. */
  readonly without: readonly number[];
  /** So few ballots that their sums tell much about each: warn, never hide it. */
  readonly small: boolean;
}

/** Fewer ballots than this: the software warns before opening. */
const SMALL_POLL = 5;

/** Names' places in the roll, ascending; the caller has the openings. */
export function headCount(state: MeetingState, ordinal: number): HeadCount {
  const issued = issuedRequests(state, ordinal).map(({ voter }) => voter);
  const ascending = (voters: Iterable<number>) => [...voters].sort((a, b) => a - b);
  return {
    present: ascending(state.present),
    issued: ascending(issued),
    without: ascending([...state.present].filter((voter) => !issued.includes(voter))),
    small: issued.length < SMALL_POLL,
  };
}

/** The barrier: issuing of this ordinal ends for good. */
export const makeBarrier = (state: MeetingState, ordinal: number): BodyOf<'poll-barrier'> => ({
  type: 'poll-barrier',
  meeting: state.id,
  ordinal,
  present: state.present.size,
  issued: issuedRequests(state, ordinal).length,
  vault: vaultHead(state, ordinal),
});

/** Opens a poll on the head of its barrier; secretary and every teller sign. */
export function makeOpen(state: MeetingState, ordinal: number): Result<BodyOf<'poll-open'>> {
  const poll = pollOf(state, ordinal);
  if (!poll.ok) return poll;
  const { barrier } = poll.value;
  return barrier === undefined
    ? refuse('POLL-PHASE', 'the barrier has not fallen')
    : ok({ type: 'poll-open', meeting: state.id, ordinal, checkpoint: barrier.checkpoint });
}

/** Certifies a tallied poll with what its rule set gives. */
export function makeCertify(state: MeetingState, ordinal: number): Result<BodyOf<'poll-certify'>> {
  const poll = pollOf(state, ordinal);
  if (!poll.ok) return poll;
  const { tally } = poll.value;
  if (tally === undefined) return refuse('POLL-PHASE', 'not tallied');
  const evaluated = evaluateTallied(state, poll.value);
  if (!evaluated.ok) return evaluated;
  const outcome = evaluated.value.outcome as unknown as Record<string, Json>;
  return ok({ type: 'poll-certify', meeting: state.id, ordinal, tally: tally.hash, outcome } as BodyOf<'poll-certify'>);
}

/** The other acts that secretary and tellers sign together; each is judged by `signShared` before it is signed. */
export const acts = {
  openIssuing: (meeting: Hex): BodyOf<'issuing-opened'> => ({ type: 'issuing-opened', meeting }),
  close: (meeting: Hex, ordinal: number): BodyOf<'poll-close'> => ({ type: 'poll-close', meeting, ordinal }),
  cancel: (
    meeting: Hex,
    ordinal: number,
    phase: BodyOf<'poll-cancel'>['phase'],
    reason: string,
  ): BodyOf<'poll-cancel'> => ({
    type: 'poll-cancel',
    meeting,
    ordinal,
    phase,
    reason,
  }),
  end: (meeting: Hex): BodyOf<'meeting-end'> => ({ type: 'meeting-end', meeting }),
  loseTeller: (meeting: Hex, teller: number, reason: string): BodyOf<'teller-lost'> => ({
    type: 'teller-lost',
    meeting,
    teller,
    reason,
  }),
  /** On the head of the log as the secretary reads it; refused as stale once the log has grown. */
  rejoinTeller: (state: MeetingState, teller: number): BodyOf<'teller-rejoined'> => ({
    type: 'teller-rejoined',
    meeting: state.id,
    teller,
    checkpoint: headOf(state.log),
  }),
  excuse: (meeting: Hex, voter: number): BodyOf<'absence'> => ({ type: 'absence', meeting, voter }),
};
