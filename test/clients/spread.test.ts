import { expect, it } from 'vitest';
import { spread } from '../../clients/shared/auditor/spread.ts';
import type { FarJudges } from '../../src/domain/verify/deferred.ts';

/** A judge that answers when it is told to. */
function slow() {
  const waiting: ((good: boolean) => void)[] = [];
  const judge: FarJudges = {
    evaluations: () => new Promise((settle) => waiting.push(settle)),
    ballots: () => Promise.reject(new Error('gone')),
  };
  return { judge, waiting };
}

it('gives each task to the judge that has the fewest, and passes answers and failures on', async () => {
  const [a, b] = [slow(), slow()];
  const all = spread([a.judge, b.judge]);
  const share = new Uint8Array(96);
  const answers = [1, 2, 3, 4].map(() => all.evaluations(share, []));
  expect([a.waiting.length, b.waiting.length]).toEqual([2, 2]);
  b.waiting[0]?.(true);
  expect(await answers[1]).toBe(true);
  const next = all.evaluations(share, []);
  expect([a.waiting.length, b.waiting.length]).toEqual([2, 3]);
  b.waiting[2]?.(false);
  expect(await next).toBe(false);
  await expect(all.ballots({} as never, [])).rejects.toThrow('gone');
  await expect(spread([]).evaluations(share, [])).rejects.toThrow(RangeError);
});
