import { expect, it } from 'vitest';
import { flipBits } from '../support/flip-bits.ts';
import { PlayedMeeting } from '../support/played-meeting.ts';
import { seededRandom } from '../support/random.ts';
import { linesOf, partsOf } from '../support/record-of.ts';

it('refuses a record in which one bit is flipped (a sample; the long suite flips every bit)', {
  timeout: 900_000,
}, async () => {
  const played = PlayedMeeting.play([[[0]], [[1]], [[0]]], { seed: 'bits' });
  const sample = seededRandom('which bits');
  const result = await flipBits(linesOf(partsOf(played)), seededRandom('verifier'), () =>
    sample(2).every((byte, i) => (i === 0 ? byte === 7 : byte < 64)),
  );
  expect(result.flips).toBeGreaterThan(125);
  expect(result.accepted).toEqual([]);
});
