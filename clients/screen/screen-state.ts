import { fromHex, type Hex } from '../../crypto/bytes.ts';
import { fingerprintWords } from '../../crypto/words.ts';
import type { PollPhase } from '../../src/domain/meeting/lifecycle.ts';
import { issuedRequests, type MeetingState, type PollState } from '../../src/domain/meeting/state.ts';
import { pollFacts } from '../../src/domain/verify/facts.ts';
import type { PollFacts } from '../../src/domain/verify/report.ts';
import { anchorCode } from '../shared/anchor.ts';
import { type QuorumNow, quorumNow } from '../shared/quorum.ts';

/** A poll as the room sees it. Of the ballots only bare counts, and tracking codes once the box is sealed. */
export interface ScreenPoll {
  readonly ordinal: number;
  readonly title: string;
  readonly phase: PollPhase;
  readonly present: number;
  readonly issued: number;
  /** Places on the roll of those who were issued a ballot, ascending: in the log anyway, and read aloud at the barrier. */
  readonly issuedTo: readonly number[];
  /** In the sealed box; before that what the service says, or undefined while it has not. */
  readonly cast: number | undefined;
  readonly tracking: readonly Hex[] | undefined;
  readonly cancelled: string | undefined;
  /** Once certified. */
  readonly facts: PollFacts | undefined;
}

/** Everything that the projector shows, as plain values. */
export interface ScreenState {
  readonly meeting: Hex;
  readonly title: string | undefined;
  readonly fingerprint: Hex | undefined;
  readonly words: readonly string[];
  readonly phase: MeetingState['phase'];
  readonly quorum: QuorumNow;
  /** Polls whose questions are fixed, ascending. */
  readonly polls: readonly ScreenPoll[];
  /** Of the roll, by place; only those that the console offered. */
  readonly voters: readonly (string | undefined)[];
  /** Of the subjects, by commitment. */
  readonly names: ReadonlyMap<Hex, string>;
  /** Of the ended meeting. */
  readonly anchor: string | undefined;
}

/** What the log does not say, or not to everybody. */
export interface BesidesTheLog {
  readonly names: ReadonlyMap<Hex, string>;
  readonly voterNames: ReadonlyMap<Hex, string>;
  readonly cast: ReadonlyMap<number, number>;
  readonly tracking: ReadonlyMap<number, readonly Hex[]>;
}

/** What the room may see of a meeting's judged log. */
export function screenState(state: MeetingState, besides: BesidesTheLog): ScreenState {
  const { manifest } = state;
  const anchor = anchorCode(state);
  return {
    meeting: state.id,
    title: manifest?.body.title,
    fingerprint: manifest?.hash,
    words: manifest === undefined ? [] : fingerprintWords(fromHex(manifest.hash)),
    phase: state.phase,
    quorum: quorumNow(state),
    polls: [...state.polls]
      .sort(([a], [b]) => a - b)
      .filter(([, poll]) => poll.manifest !== undefined)
      .map(([ordinal, poll]) => screenPoll(state, ordinal, poll, besides)),
    voters: (state.roll?.voters ?? []).map(({ name }) => besides.voterNames.get(name)),
    names: besides.names,
    anchor: anchor.ok ? anchor.value.code : undefined,
  };
}

function screenPoll(state: MeetingState, ordinal: number, poll: PollState, besides: BesidesTheLog): ScreenPoll {
  const issuedTo = issuedRequests(state, ordinal)
    .map(({ voter }) => voter)
    .sort((a, b) => a - b);
  return {
    ordinal,
    title: poll.manifest?.body.title ?? '',
    phase: poll.phase,
    present: poll.barrier?.present.size ?? state.present.size,
    issued: poll.barrier?.issued ?? issuedTo.length,
    issuedTo,
    cast: poll.box?.size ?? besides.cast.get(ordinal),
    tracking: besides.tracking.get(ordinal),
    cancelled: poll.cancelled,
    facts: poll.phase === 'certified' ? pollFacts(state, ordinal) : undefined,
  };
}

const ACTIVE: readonly PollPhase[] = ['barrier', 'open', 'closed', 'tallied'];

/** What the room is about: the poll that is under way; else the last result; else the poll whose ballots are issued. */
export const currentPoll = ({ polls }: ScreenState): ScreenPoll | undefined =>
  polls.find(({ phase }) => ACTIVE.includes(phase)) ??
  polls.findLast(({ phase }) => phase === 'certified') ??
  polls.find(({ phase }) => phase === 'planned') ??
  polls.at(-1);

/** The poll whose ballots are issued or cast now, for the door of the room; the last one when all are over. */
export const doorPoll = ({ polls }: ScreenState): ScreenPoll | undefined =>
  polls.find(({ phase }) => phase !== 'certified' && phase !== 'cancelled') ?? polls.at(-1);
