import type { Hex } from '../../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../../crypto/result.ts';
import { mayVote } from '../../rules/standing.ts';
import type { Acts } from '../act.ts';
import type { BodyOf } from '../bodies.ts';
import { headOf, sameHead } from '../hashes.ts';
import { exactly, oneOf, presentTellers, tellerKey } from '../signers.ts';
import type { IssueRequest, MeetingState } from '../state.ts';

const askedKey = (voter: number, ordinal: number): string => `${voter}/${ordinal}`;
const issuingPhase = (state: MeetingState): boolean => state.phase === 'issuing' || state.phase === 'in-session';
const isPlanned = (state: MeetingState, ordinal: number): boolean => state.polls.get(ordinal)?.phase === 'planned';

/** The ordinals that an answer given now must cover: those of the request whose barrier has not fallen. */
export const openOrdinals = (state: MeetingState, request: IssueRequest): number[] =>
  [...request.blinded.keys()].filter((ordinal) => isPlanned(state, ordinal));

export const issuing: Acts<'presence' | 'absence' | 'request' | 'issue' | 'teller-lost' | 'teller-rejoined'> = {
  presence: {
    signers: (state) => oneOf(presentTellers(state)),
    judge: (state, body) => {
      if (!issuingPhase(state)) return refuse('MEETING-PHASE', 'presence is taken while ballots are issued');
      const voter = state.roll?.voters[body.voter];
      if (voter === undefined || !mayVote(voter.membership, voter.standing))
        return refuse('PRESENCE-VOTER', 'not on the roll, or not entitled to vote');
      if (state.present.has(body.voter)) return refuse('PRESENCE-REPEATED');
      return ok(undefined);
    },
    apply: (state, body) => {
      state.present.add(body.voter);
      state.excused.delete(body.voter);
    },
  },

  absence: {
    signers: (state) => exactly(state.created.secretary),
    judge: (state, body) => {
      if (!issuingPhase(state)) return refuse('MEETING-PHASE');
      if (state.roll?.voters[body.voter] === undefined) return refuse('PRESENCE-VOTER', 'not on the roll');
      if (state.present.has(body.voter) || state.excused.has(body.voter)) return refuse('PRESENCE-REPEATED');
      return ok(undefined);
    },
    apply: (state, body) => {
      state.excused.add(body.voter);
    },
  },

  request: {
    signers: (state, body) => {
      const voter = state.roll?.voters[body.voter];
      return voter === undefined ? refuse('REQUEST-VOTER', 'not on the roll') : exactly(voter.slip);
    },
    judge: (state, body) => judgeRequest(state, body),
    apply: (state, body, leaf) => {
      const blinded = new Map(body.blinded.map(({ ordinal, point }) => [ordinal, point]));
      state.requests.set(leaf, { voter: body.voter, vault: body.vault, blinded, answers: new Map() });
      for (const { ordinal } of body.blinded) state.asked.add(askedKey(body.voter, ordinal));
    },
  },

  issue: {
    signers: (state, body) => {
      const key = tellerKey(state, body.teller);
      return key === undefined ? refuse('STATEMENT-SIGNERS', 'no such teller, or stated lost') : exactly(key);
    },
    judge: (state, body, evidence) => {
      const request = state.requests.get(body.request);
      if (!issuingPhase(state)) return refuse('MEETING-PHASE');
      if (request === undefined) return refuse('ISSUE-REQUEST', 'no such request');
      if (request.answers.has(body.teller)) return refuse('ISSUE-REPEATED');
      const open = openOrdinals(state, request);
      if (open.length === 0 || open.join() !== body.evaluations.map((part) => part.ordinal).join())
        return refuse('ISSUE-ORDINALS', 'an answer covers exactly the ordinals that are still issued');
      return evidence.evaluations({
        teller: body.teller,
        parts: body.evaluations.map(({ ordinal, evaluation }) => ({
          ordinal,
          evaluation,
          blinded: request.blinded.get(ordinal) as Hex,
          verificationShare: state.run?.result?.pairs.get(ordinal)?.tokenShares[body.teller - 1] as Hex,
        })),
      });
    },
    apply: (state, body) => {
      state.requests
        .get(body.request)
        ?.answers.set(body.teller, new Map(body.evaluations.map(({ ordinal, evaluation }) => [ordinal, evaluation])));
    },
  },

  'teller-lost': {
    signers: (state, body) => {
      const lost = tellerKey(state, body.teller);
      return lost === undefined
        ? refuse('STATEMENT-SIGNERS', 'no such teller, or stated lost already')
        : exactly(state.created.secretary, ...presentTellers(state).filter((key) => key !== lost));
    },
    judge: (state) => {
      if (state.manifest === undefined || state.phase === 'ended') return refuse('MEETING-PHASE');
      if (presentTellers(state).length - 1 < state.manifest.body.threshold)
        return refuse('TELLER-QUORUM', 'fewer tellers than the threshold would remain');
      return ok(undefined);
    },
    apply: (state, body) => {
      state.lost.add(body.teller);
    },
  },

  'teller-rejoined': {
    signers: (state) => exactly(state.created.secretary, ...presentTellers(state)),
    judge: (state, body) => {
      if (state.manifest === undefined || state.phase === 'ended') return refuse('MEETING-PHASE');
      if (!state.lost.has(body.teller)) return refuse('TELLER-NOT-LOST');
      const head = headOf(state.log);
      if (!sameHead(body.checkpoint, head)) return refuse('STATE-STALE', 'the log has grown; read it and sign again');
      return ok(undefined);
    },
    apply: (state, body) => {
      state.lost.delete(body.teller);
    },
  },
};

function judgeRequest(state: MeetingState, body: BodyOf<'request'>): Result<void> {
  if (!issuingPhase(state)) return refuse('MEETING-PHASE', 'ballots are not being issued');
  if (body.manifest !== state.manifest?.hash) return refuse('REQUEST-MANIFEST', 'made for another meeting');
  const voter = state.roll?.voters[body.voter];
  if (voter === undefined || !mayVote(voter.membership, voter.standing))
    return refuse('REQUEST-VOTER', 'not entitled to vote');
  if (!state.present.has(body.voter)) return refuse('REQUEST-NOT-PRESENT');
  let previous = 0;
  for (const { ordinal } of body.blinded) {
    if (ordinal <= previous) return refuse('REQUEST-ORDINALS', 'ascending, each once');
    if (!isPlanned(state, ordinal)) return refuse('REQUEST-ORDINALS', `ordinal ${ordinal} is not issued any more`);
    if (state.asked.has(askedKey(body.voter, ordinal))) return refuse('REQUEST-REPEATED');
    previous = ordinal;
  }
  for (const request of state.requests.values())
    if (request.vault === body.vault) return refuse('REQUEST-VAULT-REPEATED');
  return ok(undefined);
}
