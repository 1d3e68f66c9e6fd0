import { toHex } from '../../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../../crypto/result.ts';
import type { Acts } from '../act.ts';
import type { BodyOf } from '../bodies.ts';
import { headOf, sameHead, tallyHash } from '../hashes.ts';
import { mayPollMove, type PollPhase } from '../lifecycle.ts';
import { judgeOutcome } from '../outcome.ts';
import { ballotLines } from '../questions.ts';
import {
  exactly,
  presentTellers,
  secretaryAndEveryTeller,
  secretaryAndTellers,
  tellerKey,
  tellersThere,
} from '../signers.ts';
import { issuedRequests, type MeetingState, type PollState } from '../state.ts';
import { vaultHead } from '../vault-head.ts';

/** The poll of this ordinal, if it may move to `to` now. */
function movable(state: MeetingState, ordinal: number, to: PollPhase): Result<PollState> {
  const poll = state.polls.get(ordinal);
  if (poll === undefined || !mayPollMove(poll.phase, to))
    return refuse('POLL-PHASE', poll === undefined ? 'no such poll' : `${poll.phase} → ${to}`);
  return ok(poll);
}

type Polling =
  | 'poll-barrier'
  | 'poll-open'
  | 'poll-close'
  | 'box-sealed'
  | 'partial-decryption'
  | 'tally'
  | 'poll-certify'
  | 'poll-cancel'
  | 'meeting-end';

export const polling: Acts<Polling> = {
  'poll-barrier': {
    signers: (state) => exactly(state.created.secretary),
    judge: (state, body) => {
      if (state.phase !== 'issuing' && state.phase !== 'in-session') return refuse('MEETING-PHASE');
      const poll = movable(state, body.ordinal, 'barrier');
      if (!poll.ok) return poll;
      if (poll.value.manifest === undefined) return refuse('POLL-MANIFEST-MISSING');
      const head = vaultHead(state, body.ordinal);
      const same =
        body.present === state.present.size &&
        body.issued === issuedRequests(state, body.ordinal).length &&
        sameHead(body.vault, head);
      return same ? ok(undefined) : refuse('BARRIER-COUNTS', 'issuing went on meanwhile, or the counts are wrong');
    },
    apply: (state, body) => {
      const poll = state.polls.get(body.ordinal) as PollState;
      state.phase = 'in-session';
      poll.phase = 'barrier';
      poll.barrier = {
        present: new Set(state.present),
        excused: new Set(state.excused),
        issued: body.issued,
        vault: body.vault,
        checkpoint: headOf(state.log),
      };
    },
  },

  'poll-open': {
    signers: secretaryAndEveryTeller,
    judge: (state, body) => {
      const poll = movable(state, body.ordinal, 'open');
      if (!poll.ok) return poll;
      if (poll.value.barrier === undefined || !sameHead(poll.value.barrier.checkpoint, body.checkpoint))
        return refuse('OPENING-CHECKPOINT', 'not the checkpoint of this barrier');
      return presentTellers(state).length >= (state.manifest?.body.threshold ?? 0)
        ? ok(undefined)
        : refuse('TELLER-QUORUM');
    },
    apply: (state, body) => {
      const poll = state.polls.get(body.ordinal) as PollState;
      poll.phase = 'open';
      poll.openedBy = tellersThere(state);
    },
  },

  'poll-close': {
    signers: secretaryAndTellers,
    judge: (state, body) => {
      const poll = movable(state, body.ordinal, 'closed');
      return poll.ok ? ok(undefined) : poll;
    },
    apply: (state, body) => {
      (state.polls.get(body.ordinal) as PollState).phase = 'closed';
    },
  },

  'box-sealed': {
    signers: (state) => exactly(state.created.service),
    judge: (state, body, evidence) => {
      const poll = state.polls.get(body.ordinal);
      if (poll?.phase !== 'closed' || poll.box !== undefined) return refuse('POLL-PHASE', 'sealed once, after closing');
      if (body.box.size > (poll.barrier?.issued ?? 0)) return refuse('BOX-COUNT', 'more ballots than were issued');
      return evidence.box(state, body);
    },
    apply: (state, body) => {
      const poll = state.polls.get(body.ordinal) as PollState;
      poll.box = body.box;
      poll.sealed = headOf(state.log);
    },
  },

  'partial-decryption': {
    signers: (state, body) => {
      const key = tellerKey(state, body.teller);
      return key === undefined ? refuse('STATEMENT-SIGNERS', 'no such teller, or stated lost') : exactly(key);
    },
    judge: (state, body, evidence) => {
      const poll = state.polls.get(body.ordinal);
      if (poll?.phase !== 'closed' || poll.box === undefined || poll.manifest === undefined)
        return refuse('POLL-PHASE', 'only a sealed box is counted');
      if (!sameHead(poll.box, body.box)) return refuse('DECRYPTION-BOX', 'another box than the sealed one');
      if (poll.box.size < poll.manifest.body.floor) return refuse('DECRYPTION-FLOOR', 'fewer ballots than the floor');
      if (poll.partials.has(body.teller)) return refuse('DECRYPTION-REPEATED');
      const options = ballotLines(poll.manifest.body.questions).reduce((sum, line) => sum + line.layout.options, 0);
      if (body.shares.length !== options) return refuse('DECRYPTION-SHAPE', 'one share per option');
      return evidence.partialDecryption(state, body);
    },
    apply: (state, body) => {
      state.polls.get(body.ordinal)?.partials.set(body.teller, body);
    },
  },

  tally: {
    signers: (state) => exactly(state.created.service),
    judge: (state, body, evidence) => {
      const poll = movable(state, body.ordinal, 'tallied');
      if (!poll.ok) return poll;
      const shape = judgeTallyShape(state, poll.value, body);
      return shape.ok ? evidence.tally(state, body) : shape;
    },
    apply: (state, body) => {
      const poll = state.polls.get(body.ordinal) as PollState;
      poll.phase = 'tallied';
      poll.tally = { hash: toHex(tallyHash(body)), body };
      poll.talliedBy = tellersThere(state);
    },
  },

  'poll-certify': {
    signers: secretaryAndTellers,
    judge: (state, body) => {
      const poll = movable(state, body.ordinal, 'certified');
      if (!poll.ok) return poll;
      if (poll.value.tally?.hash !== body.tally) return refuse('CERTIFY-TALLY', 'another tally');
      return judgeOutcome(state, poll.value, body.outcome);
    },
    apply: (state, body) => {
      const poll = state.polls.get(body.ordinal) as PollState;
      poll.phase = 'certified';
      poll.certified = body;
    },
  },

  'poll-cancel': {
    signers: secretaryAndTellers,
    judge: (state, body) => {
      if (state.phase === 'draft' || state.phase === 'ended') return refuse('MEETING-PHASE');
      const poll = movable(state, body.ordinal, 'cancelled');
      if (!poll.ok) return poll;
      return poll.value.phase === body.phase ? ok(undefined) : refuse('STATE-STALE', 'the poll has gone on since');
    },
    apply: (state, body) => {
      const poll = state.polls.get(body.ordinal) as PollState;
      poll.phase = 'cancelled';
      poll.cancelled = body.reason;
    },
  },

  'meeting-end': {
    signers: secretaryAndTellers,
    judge: (state) => {
      if (state.phase === 'draft' || state.phase === 'ended') return refuse('MEETING-PHASE');
      const running = [...state.polls.values()].some(
        ({ phase }) => !['planned', 'certified', 'cancelled'].includes(phase),
      );
      return running ? refuse('POLL-PHASE', 'a poll is neither certified nor cancelled') : ok(undefined);
    },
    apply: (state) => {
      state.phase = 'ended';
      state.end = headOf(state.log);
    },
  },
};

function judgeTallyShape(state: MeetingState, poll: PollState, body: BodyOf<'tally'>): Result<void> {
  if (poll.box === undefined || poll.manifest === undefined || !sameHead(poll.box, body.box))
    return refuse('TALLY-BOX', 'another box than the sealed one');
  if (body.valid + body.invalid !== body.box.size) return refuse('TALLY-COUNTS', 'valid and invalid make the box');
  const lines = ballotLines(poll.manifest.body.questions);
  const fits =
    lines.length === body.counts.length && lines.every((line, i) => line.layout.options === body.counts[i]?.length);
  if (!fits) return refuse('TALLY-COUNTS', 'one count per option');
  const ascending = body.tellers.every((teller, place) => place === 0 || teller > (body.tellers[place - 1] as number));
  const threshold = state.manifest?.body.threshold ?? 0;
  if (!ascending || body.tellers.length !== threshold || body.tellers.some((teller) => !poll.partials.has(teller)))
    return refuse('TALLY-TELLERS', 'exactly t tellers who have decrypted');
  return ok(undefined);
}
