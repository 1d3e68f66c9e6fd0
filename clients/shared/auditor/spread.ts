import type { FarJudges } from '../../../src/domain/verify/deferred.ts';

/** Several judges as one: each task goes to the one that has the fewest. */
export function spread(judges: readonly FarJudges[]): FarJudges {
  const out = judges.map(() => 0);
  const give = async <T>(task: (judge: FarJudges) => Promise<T>): Promise<T> => {
    const place = out.indexOf(Math.min(...out));
    const judge = judges[place];
    if (judge === undefined) throw new RangeError('nobody to judge');
    out[place] = (out[place] as number) + 1;
    try {
      return await task(judge);
    } finally {
      out[place] = (out[place] as number) - 1;
    }
  };
  return {
    evaluations: (share, pairs) => give((judge) => judge.evaluations(share, pairs)),
    ballots: (context, ballots) => give((judge) => judge.ballots(context, ballots)),
  };
}
