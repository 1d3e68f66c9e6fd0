import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Result } from '../../crypto/result.ts';
import type { BatchVerdict, FarJudges } from '../domain/verify/deferred.ts';
import { judgeFile } from './judge-file.ts';

export interface VerifyPool extends FarJudges {
  readonly threads: number;
  /** Ends the threads; what is being judged is given up. */
  close(): Promise<void>;
}

/**
 * Threads that judge the costly parts of a record, started when first needed; they get public data only. One for each core
 * but the caller's own, which judges too (`Deferred`).
 */
export function verifyPool(threads = Math.max(1, availableParallelism() - 1)): VerifyPool {
  const pool = new Piscina({
    filename: judgeFile(),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    // What the process was told to load first is not for its threads.
    execArgv: [],
  });
  return {
    threads,
    evaluations: async (share, pairs) => (await pool.run({ share, pairs }, { name: 'evaluationBatch' })) as boolean,
    ballots: async (context, ballots) =>
      (await pool.run({ context, ballots }, { name: 'ballotBatch' })) as Result<BatchVerdict>,
    close: () => pool.destroy(),
  };
}
