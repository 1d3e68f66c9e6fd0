import { type Bytes, fromHex, type RandomBytes } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { verifyEvaluations } from '../../../crypto/token.ts';
import type { Evidence } from '../meeting/act.ts';
import type { Deferred } from './deferred.ts';

interface Batch {
  readonly teller: number;
  readonly ordinal: number;
  readonly share: Bytes;
  readonly pairs: (readonly [Bytes, Bytes])[];
}

/**
 * The verifier's evidence: it reads the log before the ballots, so it notes what statements claim about tokens and
 * boxes. Tokens are judged by `judgeEvaluations` in one batch per teller and poll, boxes by `BoxJudge`.
 */
export class EvidenceCollector implements Evidence {
  readonly #batches = new Map<string, Batch>();
  readonly #deferred: Deferred | undefined;
  /** A deferred batch with a false evaluation. */
  #bad: Batch | undefined;

  /** @param deferred who judges full batches while the log is read on; without it all wait for `judgeEvaluations` */
  constructor(deferred?: Deferred) {
    this.#deferred = deferred;
  }

  evaluations: Evidence['evaluations'] = ({ teller, parts }) => {
    for (const { ordinal, verificationShare, blinded, evaluation } of parts) {
      const key = `${teller}/${ordinal}`;
      const batch = this.#batches.get(key) ?? { teller, ordinal, share: fromHex(verificationShare), pairs: [] };
      batch.pairs.push([fromHex(blinded), fromHex(evaluation)]);
      this.#batches.set(key, batch);
      if (this.#deferred === undefined || batch.pairs.length < this.#deferred.batch) continue;
      this.#batches.delete(key);
      this.#deferred.later(
        (judges) => judges.evaluations(batch.share, batch.pairs),
        (good) => {
          if (!good) this.#bad ??= batch;
        },
      );
    }
    return ok(undefined);
  };
  box: Evidence['box'] = () => ok(undefined);
  partialDecryption: Evidence['partialDecryption'] = () => ok(undefined);
  tally: Evidence['tally'] = () => ok(undefined);

  /** Judges every noted evaluation that was not deferred; what was has been settled. Names the teller and the poll of a false one. */
  judgeEvaluations(random: RandomBytes): Result<void> {
    if (this.#bad !== undefined)
      return refuse('ISSUE-EVALUATION-INVALID', `teller ${this.#bad.teller}, poll ${this.#bad.ordinal}`);
    for (const { teller, ordinal, share, pairs } of this.#batches.values())
      if (!verifyEvaluations(share, pairs, random))
        return refuse('ISSUE-EVALUATION-INVALID', `teller ${teller}, poll ${ordinal}`);
    return ok(undefined);
  }
}
