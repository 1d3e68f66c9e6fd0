import type { Hex } from '../../../crypto/bytes.ts';
import { MerkleFrontier } from '../../../crypto/merkle.ts';
import type { BodyOf, MeetingManifest, PollManifest, Voter } from './bodies.ts';
import type { MeetingPhase, PollPhase } from './lifecycle.ts';
import type { TreeHead } from './shapes.ts';

/** Public keys of one pool pair, recomputed by everybody from the ceremony's commitments. Hex of points. */
export interface PairKeys {
  readonly box: Hex;
  readonly token: Hex;
  /** Verification shares; teller i at place i − 1. */
  readonly boxShares: readonly Hex[];
  readonly tokenShares: readonly Hex[];
}

/** One attempt of the key ceremony. */
export interface CeremonyRun {
  readonly named: BodyOf<'tellers-named'>;
  readonly commitments: Map<number, BodyOf<'ceremony-commitments'>['pairs']>;
  complaint?: BodyOf<'ceremony-complaint'>;
  /** Present once every teller's commitments are in the log and judged. */
  result?: { readonly transcript: Hex; readonly head: TreeHead; readonly pairs: ReadonlyMap<number, PairKeys> };
  readonly rehearsed: Set<number>;
}

/** A voter's request for tokens and the tellers' answers, by leaf hash of the request. */
export interface IssueRequest {
  readonly voter: number;
  readonly vault: Hex;
  readonly blinded: ReadonlyMap<number, Hex>;
  /** teller index → ordinal → evaluation. */
  readonly answers: Map<number, ReadonlyMap<number, Hex>>;
}

/** Head counts of a poll, fixed at its barrier. */
interface BarrierFacts {
  readonly present: ReadonlySet<number>;
  readonly excused: ReadonlySet<number>;
  readonly issued: number;
  readonly vault: TreeHead;
  /** The log up to and including the barrier; every ballot of the poll binds its hash. */
  readonly checkpoint: TreeHead;
}

/** A poll of the meeting: each phase owns what is known from then on. */
export interface PollState {
  phase: PollPhase;
  manifest?: { readonly hash: Hex; readonly body: PollManifest };
  barrier?: BarrierFacts;
  /** Indices of the tellers who were there at the opening, and so cosigned its checkpoint. */
  openedBy?: readonly number[];
  box?: TreeHead;
  /** The log up to and including the sealing, cosigned by every teller there before any decrypts. */
  sealed?: TreeHead;
  talliedBy?: readonly number[];
  readonly partials: Map<number, BodyOf<'partial-decryption'>>;
  tally?: { readonly hash: Hex; readonly body: BodyOf<'tally'> };
  certified?: BodyOf<'poll-certify'>;
  cancelled?: string;
}

/**
 * Everything that follows from a meeting's log. Only `applyEntry` changes it, and only with an entry that was judged;
 * the service, the tellers' devices and the verifier hold the same state because they read the same log.
 */
export interface MeetingState {
  readonly id: Hex;
  readonly created: BodyOf<'meeting-created'>;
  readonly log: MerkleFrontier;
  /** `statementHash` of every statement so far: a signature is good for one entry. */
  readonly stated: Set<Hex>;
  phase: MeetingPhase;
  run?: CeremonyRun;
  /** Sealing keys of all runs so far: a complaint publishes the secret half of one. */
  readonly exchangeKeys: Set<Hex>;
  roll?: { readonly voters: readonly Voter[]; readonly head: TreeHead };
  manifest?: { readonly hash: Hex; readonly body: MeetingManifest };
  readonly polls: Map<number, PollState>;
  readonly present: Set<number>;
  readonly excused: Set<number>;
  readonly requests: Map<Hex, IssueRequest>;
  /** `voter/ordinal` pairs that have been asked for. */
  readonly asked: Set<string>;
  readonly lost: Set<number>;
  end?: TreeHead;
}

export const newMeeting = (created: BodyOf<'meeting-created'>): MeetingState => ({
  id: created.meeting,
  created,
  log: new MerkleFrontier(),
  stated: new Set(),
  phase: 'draft',
  exchangeKeys: new Set(),
  polls: new Map(),
  present: new Set(),
  excused: new Set(),
  requests: new Map(),
  asked: new Set(),
  lost: new Set(),
});

export const newPoll = (): PollState => ({ phase: 'planned', partials: new Map() });

/** Requests with at least `threshold` answers for this ordinal: the ballots issued (số phiếu phát ra). */
export function issuedRequests(state: MeetingState, ordinal: number): IssueRequest[] {
  const threshold = state.manifest?.body.threshold ?? Number.POSITIVE_INFINITY;
  return [...state.requests.values()].filter(
    (request) => answersFor(request, ordinal).length >= threshold && request.blinded.has(ordinal),
  );
}

/** The tellers' evaluations for one ordinal, ascending by teller. */
export const answersFor = (request: IssueRequest, ordinal: number): { teller: number; evaluation: Hex }[] =>
  [...request.answers]
    .sort(([a], [b]) => a - b)
    .flatMap(([teller, answers]) => {
      const evaluation = answers.get(ordinal);
      return evaluation === undefined ? [] : [{ teller, evaluation }];
    });
