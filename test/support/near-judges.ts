import type { RandomBytes } from '../../crypto/bytes.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { verifyEvaluations } from '../../crypto/token.ts';
import { judgeBatch } from '../../src/domain/verify/ballot-batch.ts';
import type { FarJudges } from '../../src/domain/verify/deferred.ts';

/** What threads do for a verifier, done in this one, a turn later. */
export function nearJudges(random: RandomBytes): FarJudges & { readonly tasks: () => number } {
  let tasks = 0;
  const count = <T>(work: () => T): Promise<T> => {
    tasks++;
    return new Promise((settle) => setImmediate(() => settle(work())));
  };
  return {
    tasks: () => tasks,
    evaluations: (share, pairs) => count(() => verifyEvaluations(share, pairs, random)),
    ballots: (context, ballots) => count(() => judgeBatch(context, ballots, { random, engine: groupEngine() })),
  };
}
