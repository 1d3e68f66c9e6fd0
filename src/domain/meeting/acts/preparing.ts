import { toHex } from '../../../../crypto/bytes.ts';
import { ok, refuse } from '../../../../crypto/result.ts';
import type { Acts } from '../act.ts';
import { manifestHash, pollHash, rollHead } from '../hashes.ts';
import { judgePollManifest } from '../judge-poll-manifest.ts';
import { exactly, secretaryAndTellers, tellerKeys } from '../signers.ts';
import { newPoll } from '../state.ts';
import { judgeManifest } from './manifest.ts';

export const preparing: Acts<'meeting-created' | 'roll' | 'poll-manifest' | 'meeting-manifest' | 'issuing-opened'> = {
  'meeting-created': {
    signers: (state) => exactly(state.created.secretary),
    judge: (state) => (state.log.size === 0 ? ok(undefined) : refuse('MEETING-PHASE', 'created once')),
    apply: () => {},
  },

  roll: {
    signers: (state) => exactly(state.created.secretary),
    judge: (state, body) => {
      if (state.phase !== 'draft') return refuse('MEETING-PHASE', 'the roll is frozen by the manifest');
      const slips = new Set(body.voters.map((voter) => voter.slip));
      if (slips.size !== body.voters.length) return refuse('ROLL-SLIP-REPEATED');
      return ok(undefined);
    },
    apply: (state, body) => {
      state.roll = { voters: body.voters, head: rollHead(body.voters) };
    },
  },

  'poll-manifest': {
    signers: (state) => (state.phase === 'draft' ? exactly(state.created.secretary) : secretaryAndTellers(state)),
    judge: (state, body) => judgePollManifest(state, body),
    apply: (state, body) => {
      const poll = state.polls.get(body.ordinal) ?? newPoll();
      poll.manifest = { hash: toHex(pollHash(body)), body };
      state.polls.set(body.ordinal, poll);
    },
  },

  'meeting-manifest': {
    signers: (state) => exactly(state.created.secretary, ...tellerKeys(state)),
    judge: (state, body) => judgeManifest(state, body),
    apply: (state, body) => {
      state.manifest = { hash: toHex(manifestHash(body)), body };
      state.phase = 'ready';
      for (const { ordinal } of body.pool) if (!state.polls.has(ordinal)) state.polls.set(ordinal, newPoll());
      // Drafts that the manifest does not name are void: their ordinal is a spare, or has no keys and is no poll.
      for (const [ordinal, poll] of state.polls)
        if (ordinal > body.pool.length) state.polls.delete(ordinal);
        else if (!body.polls.some((named) => named.ordinal === ordinal)) delete poll.manifest;
    },
  },

  'issuing-opened': {
    signers: secretaryAndTellers,
    judge: (state) => (state.phase === 'ready' ? ok(undefined) : refuse('MEETING-PHASE')),
    apply: (state) => {
      state.phase = 'issuing';
    },
  },
};
