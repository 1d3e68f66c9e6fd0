import { expect, it } from 'vitest';
import { flipBits } from '../support/flip-bits.ts';
import { PlayedMeeting } from '../support/played-meeting.ts';
import { seededRandom } from '../support/random.ts';
import { linesOf, partsOf } from '../support/record-of.ts';

it('refuses a small record in which any single bit is flipped', { timeout: 7_200_000 }, async () => {
  const played = PlayedMeeting.play([[[0]], [[1]], [[0]]], { seed: 'bits' });
  const result = await flipBits(linesOf(partsOf(played)), seededRandom('verifier'), () => true);
  expect(result.accepted).toEqual([]);
  process.stdout.write(`${result.flips} flips: ${JSON.stringify(Object.fromEntries(result.codes))}\n`);
});
