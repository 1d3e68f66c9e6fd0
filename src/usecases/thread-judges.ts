import { judgeEligibility, judgeProofs } from '../../crypto/ballot-judge.ts';
import { type Bytes, fromHex, type RandomBytes } from '../../crypto/bytes.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { ok } from '../../crypto/result.ts';
import { verifyEvaluation } from '../../crypto/token.ts';
import { BoxJudge } from '../domain/verify/box-judge.ts';
import { verifyRecord } from '../domain/verify/verify-record.ts';
import type { Judges } from './deps.ts';

/** Judges in this thread: for tests and small installations. */
export const threadJudges = (random: RandomBytes): Judges => ({
  ballot: async (context, ballot) => {
    // Who holds no token must not be able to make the service judge proofs, which cost many times as much.
    const eligible = judgeEligibility(context, ballot, {});
    if (!eligible.ok) return eligible;
    const [judged] = judgeProofs(context, [ballot], { random });
    return judged === undefined || judged.ok ? ok(undefined) : judged;
  },
  evaluations: async (parts) =>
    parts.every(({ verificationShare, blinded, evaluation }) =>
      verifyEvaluation(fromHex(verificationShare), fromHex(blinded), fromHex(evaluation)),
    ),
  box: async (context, box, ballots) => {
    const judge = new BoxJudge(context, { random, engine: groupEngine() });
    for await (const ballot of ballots) {
      const added = judge.add(ballot);
      if (!added.ok) return added;
    }
    return judge.finish(box);
  },
  record: async (record, anchor) => ok(await verifyRecord(once(record), { random, anchor })),
});

async function* once(bytes: Bytes): AsyncGenerator<Bytes> {
  yield bytes;
}
