import type { BallotProof } from '../rating/retrace.ts';
import type { Words } from '../words.ts';

/** How far a stated ballot is shown to be one: the mark that goes wherever its numbers go. */
export const BALLOT_PROOF_WORDS: Readonly<Record<BallotProof, Words>> = {
  proven: { vi: 'đã chứng minh', en: 'proven' },
  unchecked: { vi: 'chưa đối chiếu hồ sơ', en: 'record not compared' },
  paper: { vi: 'phiếu giấy, chưa kiểm chứng', en: 'paper, unverified' },
};

/** What a log that verifies is worth, by what proves its ballots. */
export const RATING_VERDICT_WORDS: Readonly<
  Record<'proven' | 'consistent' | 'refused', { head: Words; means: Words }>
> = {
  proven: {
    head: { vi: 'NHẬT KÝ XẾP LOẠI ĐÚNG, MỌI LẦN BỎ PHIẾU ĐÃ CHỨNG MINH', en: 'CONSISTENT, AND EVERY BALLOT IS PROVEN' },
    means: {
      vi: 'Mỗi quyết định được suy lại từ nhật ký, và mỗi kết quả bỏ phiếu khớp với hồ sơ có neo của cuộc họp.',
      en: 'Every decision was derived again from the log, and every ballot is that of an anchored record.',
    },
  },
  consistent: {
    head: { vi: 'NHẬT KÝ XẾP LOẠI NHẤT QUÁN, CHƯA CHỨNG MINH HẾT', en: 'CONSISTENT, NOT ALL OF IT PROVEN' },
    means: {
      vi: 'Mỗi quyết định được suy lại từ nhật ký; có kết quả bỏ phiếu chỉ dựa vào lời của người ký.',
      en: 'Every decision was derived again from the log; some ballots rest on the word of those who signed.',
    },
  },
  refused: {
    head: { vi: 'NHẬT KÝ XẾP LOẠI BỊ TỪ CHỐI', en: 'RATING LOG REFUSED' },
    means: {
      vi: 'Một phép kiểm tra không đạt. Không dùng gì trong tệp này.',
      en: 'A check failed. Use nothing of this file.',
    },
  },
};

/** What a proposal rests on. */
export const PROPOSAL_WORDS = {
  'second-round': { vi: 'bỏ phiếu vòng hai', en: 'second ballot' },
  ballot: { vi: 'bỏ phiếu', en: 'ballot' },
  appraisal: { vi: 'thẩm định', en: 'appraisal' },
  'self-rating': { vi: 'tự đánh giá', en: 'self-rating' },
  nothing: { vi: 'chưa có', en: 'none' },
} as const satisfies Record<string, Words>;
