import { describe, expect, it } from 'vitest';
import { makePaper, paperCommitments } from '../../clients/voter/worker/paper.ts';
import { assertOk } from '../../crypto/result.ts';
import type { PollManifest } from '../../src/domain/meeting/bodies.ts';
import type { Subject } from '../../src/domain/meeting/questions.ts';

const commitment = (place: number): string => place.toString(16).padStart(64, '0');
const subject = (name: number, detail: number | null): Subject => ({
  name: commitment(name),
  kind: 'individual',
  detail: detail === null ? null : commitment(detail),
  voter: null,
});
const levels = [
  { vi: 'Hoàn thành tốt', en: 'Good' },
  { vi: 'Hoàn thành', en: 'Done' },
];
const manifest = {
  ordinal: 1,
  title: 'Xếp loại',
  purpose: 'propose',
  questions: [
    { kind: 'rating', title: 'Đảng viên', levels, subjects: [subject(1, 2), subject(3, null)] },
    { kind: 'selection', title: 'Tiêu biểu', min: 0, max: 1, subjects: [subject(1, 2), subject(3, null)] },
    { kind: 'motion', title: 'Thông qua' },
  ],
} as unknown as PollManifest;
const texts = new Map([
  [commitment(1), 'Nguyễn Văn An'],
  [commitment(2), 'Tự xếp loại HTT, 85 điểm'],
  [commitment(3), 'Trần Thị Bình'],
]);

describe('the paper of a ballot', () => {
  it('shows each subject with what the meeting shows beside the name', () => {
    expect(paperCommitments(manifest)).toEqual([1, 2, 3, 1, 2, 3].map(commitment));
    const { lines } = assertOk(makePaper(manifest, texts));
    const [an, binh] = [{ name: 'Nguyễn Văn An', detail: 'Tự xếp loại HTT, 85 điểm' }, { name: 'Trần Thị Bình' }];
    expect(lines).toEqual([
      { kind: 'rating', question: 0, subject: an, options: 3 },
      { kind: 'rating', question: 0, subject: binh, options: 3 },
      { kind: 'selection', question: 1, min: 0, max: 1, subjects: [an, binh] },
      { kind: 'motion', question: 2 },
    ]);
  });

  it.for([
    ['name', 3],
    ['detail', 2],
  ] as const)('OPENING-MISSING: is not shown without a %s that the ballot commits to', ([, place]) => {
    const withheld = new Map(texts);
    withheld.delete(commitment(place));
    expect(makePaper(manifest, withheld)).toMatchObject({ ok: false, code: 'OPENING-MISSING' });
  });
});
