import { fromHex, toHex } from '../../../../crypto/bytes.ts';
import { type Ceremony, decodeRound1Package, judgeCeremony, type Round1Package } from '../../../../crypto/ceremony.ts';
import { judgeComplaint } from '../../../../crypto/dkg-complaint.ts';
import { judgePackage, type PublicPair, sumRound1 } from '../../../../crypto/dkg-judge.ts';
import type { Json } from '../../../../crypto/json.ts';
import { type Possession, verifyPossession } from '../../../../crypto/possession.ts';
import { assertOk, ok, type Result, refuse } from '../../../../crypto/result.ts';
import type { SuiteName } from '../../../../crypto/suite.ts';
import type { Act, Acts } from '../act.ts';
import type { BodyOf } from '../bodies.ts';
import { headOf } from '../hashes.ts';
import { exactly } from '../signers.ts';
import type { CeremonyRun, MeetingState, PairKeys } from '../state.ts';

/** The ceremony that a run's `tellers-named` fixes, in the form that crypto/ takes. */
export const ceremonyOf = (named: BodyOf<'tellers-named'>): Ceremony => ({
  meetingId: fromHex(named.meeting),
  run: named.run,
  threshold: named.threshold,
  lastOrdinal: named.pairs,
  tellers: named.tellers.map(({ key, exchange }) => ({ signingKey: fromHex(key), sealingKey: fromHex(exchange) })),
});

const packageOf = (pairs: BodyOf<'ceremony-commitments'>['pairs']) => decodeRound1Package({ pairs } as unknown as Json);

/** All round-1 packages in order of tellers; only called when every teller has published. */
export const packagesOf = (run: CeremonyRun): Round1Package[] =>
  run.named.tellers.map((_, place) => assertOk(packageOf(run.commitments.get(place + 1) ?? [])));

const hexKeys = (pair: PublicPair): PairKeys => ({
  box: toHex(pair.boxKey),
  token: toHex(pair.tokenKey),
  boxShares: pair.boxShares.map(toHex),
  tokenShares: pair.tokenShares.map(toHex),
});

/** The run that a teller's ceremony statement is about, if it still goes on. */
function currentRun(state: MeetingState, run: number): Result<CeremonyRun> {
  if (state.phase !== 'draft') return refuse('MEETING-PHASE', 'keys are fixed by the manifest');
  if (state.run === undefined || state.run.named.run !== run || state.run.complaint !== undefined)
    return refuse('CEREMONY-RUN', 'not the run that is going on');
  return ok(state.run);
}

/** What a rehearsal proof is bound to: the nonce is the log's root at the end of round 1, so that it is fresh for all. */
export const possessionOf = (
  result: NonNullable<CeremonyRun['result']>,
  suite: SuiteName,
  ordinal: number,
  teller: number,
): Possession => ({
  suite,
  ordinal,
  teller,
  transcript: fromHex(result.transcript),
  nonce: fromHex(result.head.root),
});

const byTeller = (state: MeetingState, body: { readonly teller: number }) => {
  const key = state.run?.named.tellers[body.teller - 1]?.key;
  return key === undefined ? refuse('STATEMENT-SIGNERS', 'no such teller') : exactly(key);
};

const rehearsal: Act<'rehearsal'> = {
  signers: byTeller,
  judge: (state, body) => {
    const current = currentRun(state, body.run);
    if (!current.ok) return current;
    const { result, rehearsed } = current.value;
    if (result === undefined) return refuse('CEREMONY-UNFINISHED');
    if (rehearsed.has(body.teller)) return refuse('CEREMONY-REPEATED');
    if (body.transcript !== result.transcript)
      return refuse('REHEARSAL-TRANSCRIPT', 'tellers saw different ceremonies');
    if (body.proofs.length !== result.pairs.size) return refuse('REHEARSAL-PROOF', 'one proof per pair and suite');
    for (const [place, proof] of body.proofs.entries()) {
      const keys = result.pairs.get(place);
      if (keys === undefined || proof.ordinal !== place) return refuse('REHEARSAL-PROOF', `pair ${place}`);
      const { boxShares, tokenShares } = keys;
      for (const [suite, shares] of [
        ['box', boxShares],
        ['token', tokenShares],
      ] as const) {
        const shown = possessionOf(result, suite, place, body.teller);
        const share = fromHex(shares[body.teller - 1] as string);
        const judged = verifyPossession(shown, share, fromHex(proof[suite]));
        if (!judged.ok) return judged;
      }
    }
    return ok(undefined);
  },
  apply: (state, body) => {
    state.run?.rehearsed.add(body.teller);
  },
};

export const ceremony: Acts<'tellers-named' | 'ceremony-commitments' | 'ceremony-complaint' | 'rehearsal'> = {
  'tellers-named': {
    signers: (state) => exactly(state.created.secretary),
    judge: (state, body) => {
      if (state.phase !== 'draft') return refuse('MEETING-PHASE', 'keys are fixed by the manifest');
      if (body.run !== (state.run?.named.run ?? 0) + 1) return refuse('CEREMONY-RUN', 'runs are numbered from 1');
      if (body.tellers.some(({ exchange }) => state.exchangeKeys.has(exchange)))
        return refuse('CEREMONY-KEY-REUSED', 'sealing keys are made anew for each run');
      const judged = judgeCeremony(ceremonyOf(body));
      return judged.ok ? ok(undefined) : judged;
    },
    apply: (state, body) => {
      state.run = { named: body, commitments: new Map(), rehearsed: new Set() };
      for (const { exchange } of body.tellers) state.exchangeKeys.add(exchange);
    },
  },

  'ceremony-commitments': {
    signers: byTeller,
    judge: (state, body) => {
      const current = currentRun(state, body.run);
      if (!current.ok) return current;
      if (current.value.commitments.has(body.teller)) return refuse('CEREMONY-REPEATED');
      const published = packageOf(body.pairs);
      if (!published.ok) return published;
      const refusal = judgePackage(ceremonyOf(current.value.named), body.teller, published.value);
      return refusal ?? ok(undefined);
    },
    apply: (state, body) => {
      const run = state.run as CeremonyRun;
      run.commitments.set(body.teller, body.pairs);
      if (run.commitments.size < run.named.tellers.length) return;
      const judged = sumRound1(ceremonyOf(run.named), packagesOf(run));
      // A degenerate key (chance 2^-250, or all tellers together) leaves the run without result: name a new one.
      if (!judged.ok) return;
      run.result = {
        transcript: toHex(judged.value.transcript),
        head: headOf(state.log),
        pairs: new Map(judged.value.pairs.map((pair) => [pair.ordinal, hexKeys(pair)])),
      };
    },
  },

  'ceremony-complaint': {
    signers: byTeller,
    judge: (state, body) => {
      const current = currentRun(state, body.run);
      if (!current.ok) return current;
      if (current.value.result === undefined) return refuse('CEREMONY-UNFINISHED');
      const judged = sumRound1(ceremonyOf(current.value.named), packagesOf(current.value));
      if (!judged.ok) return judged;
      const complaint = judgeComplaint(judged.value, {
        accuser: body.teller,
        accused: body.accused,
        sealed: fromHex(body.sealed),
        sealingSecret: fromHex(body.sealingSecret),
      });
      // An unfounded one ends the run too: the accuser has published its sealing key. The report names whose fault it was.
      return complaint.ok || complaint.code === 'DKG-COMPLAINT-UNFOUNDED' ? ok(undefined) : complaint;
    },
    apply: (state, body) => {
      (state.run as CeremonyRun).complaint = body;
    },
  },

  rehearsal,
};
