import { describe, expect, it } from 'vitest';
import { decodeCode } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { PlayedMeeting } from '../support/played-meeting.ts';
import { seededRandom } from '../support/random.ts';
import { chunked, partsOf, recordBytes } from '../support/record-of.ts';

const random = seededRandom('verifier');

describe('a record of an honest meeting', () => {
  it('verifies, anchored with the code of its minutes, not anchored without', async () => {
    const votes = [
      [[0], [1], [4]],
      [[0], [1], [2]],
      [[0], [0], [2]],
      [[1], [1], [3]],
      [[0], [2], [2]],
    ];
    const played = PlayedMeeting.play(votes);
    const bytes = await recordBytes(partsOf(played));
    const report = await verifyRecord(chunked(bytes), { random });
    expect(report.failure).toBeUndefined();
    expect(report.standing).toBe('not-anchored');
    const counted = report.meeting?.polls[0]?.counted;
    expect(counted?.counts).toEqual([
      [4, 1, 0, 0, 0],
      [1, 3, 1, 0, 0],
      [0, 0, 3, 1, 1],
    ]);
    expect(counted?.outcome.verdicts.map((verdict) => verdict.kind === 'rating' && verdict.level)).toEqual([
      'HTXS',
      'HTT',
      'HT',
    ]);
    const anchor = assertOk(decodeCode('anchor', report.meeting?.anchor ?? ''));
    expect((await verifyRecord(chunked(bytes, 1000), { random, anchor })).standing).toBe('anchored');
  });
});
