import type { PollPhase } from '../meeting/lifecycle.ts';
import type { CheckFamily } from '../verify/checks.ts';
import type { Standing } from '../verify/report.ts';
import type { Words } from '../words.ts';

export const VERDICT_WORDS: Readonly<Record<Standing, { readonly head: Words; readonly means: Words }>> = {
  anchored: {
    head: { vi: 'HỒ SƠ ĐÚNG VÀ KHỚP VỚI BIÊN BẢN GIẤY', en: 'THE RECORD HOLDS AND FITS THE PAPER MINUTES' },
    means: {
      vi: 'Mọi phép kiểm tra đều đạt, và mã neo đã nhập là mã của hồ sơ này.',
      en: 'Every check holds, and the anchor code you typed is that of this record.',
    },
  },
  'not-anchored': {
    head: { vi: 'HỒ SƠ NHẤT QUÁN NHƯNG CHƯA NEO', en: 'THE RECORD IS CONSISTENT BUT NOT ANCHORED' },
    means: {
      vi: 'Mọi phép kiểm tra đều đạt, nhưng chưa có gì gắn tệp này với một cuộc họp có thật: cuộc họp bịa đặt cũng nhất quán.',
      en: 'Every check holds, but nothing ties this file to a meeting that took place: an invented one is consistent too.',
    },
  },
  refused: {
    head: { vi: 'HỒ SƠ BỊ TỪ CHỐI', en: 'THE RECORD IS REFUSED' },
    means: {
      vi: 'Một phép kiểm tra không đạt. Việc xác minh dừng tại đó; những phép kiểm tra sau chưa được chạy.',
      en: 'A check failed. Verification stopped there; later checks were not run.',
    },
  },
};

export const FAMILY_WORDS: Readonly<Record<CheckFamily, { readonly name: Words; readonly means: Words }>> = {
  completeness: {
    name: { vi: 'Đầy đủ', en: 'Completeness' },
    means: {
      vi: 'mọi phần của cuộc họp đều có trong tệp',
      en: 'everything that belongs to the meeting is in the file',
    },
  },
  authenticity: {
    name: { vi: 'Xác thực', en: 'Authenticity' },
    means: {
      vi: 'mỗi văn bản, mỗi lá phiếu đến từ đúng người có quyền',
      en: 'each statement and each ballot comes from someone entitled to it',
    },
  },
  consistency: {
    name: { vi: 'Nhất quán', en: 'Consistency' },
    means: {
      vi: 'các phần khớp nhau, mỗi bước đều đúng quy trình',
      en: 'the parts fit together and every step was legal',
    },
  },
  integrity: {
    name: { vi: 'Toàn vẹn', en: 'Integrity' },
    means: { vi: 'không có gì khác với lúc niêm phong', en: 'nothing differs from what was sealed' },
  },
  evidence: {
    name: { vi: 'Chứng cứ', en: 'Evidence' },
    means: {
      vi: 'các chứng minh, phần giải mã, số phiếu và kết luận đều đúng',
      en: 'proofs, decryption shares, counts and verdicts hold',
    },
  },
};

export const PHASE_WORDS: Readonly<Record<PollPhase, Words>> = {
  planned: { vi: 'chưa mở', en: 'never opened' },
  barrier: { vi: 'đã chốt phát phiếu', en: 'issuing ended' },
  open: { vi: 'đang bỏ phiếu', en: 'open' },
  closed: { vi: 'đã đóng', en: 'closed' },
  tallied: { vi: 'đã kiểm phiếu', en: 'tallied' },
  certified: { vi: 'đã xác nhận', en: 'certified' },
  cancelled: { vi: 'đã hủy', en: 'cancelled' },
};

export const PURPOSE_WORDS: Readonly<Record<'propose' | 'decide', Words>> = {
  propose: { vi: 'đề xuất', en: 'proposes' },
  decide: { vi: 'quyết định', en: 'decides' },
};

export const MOTION_WORDS: Readonly<Record<'agree' | 'disagree' | 'no-opinion', Words>> = {
  agree: { vi: 'Đồng ý', en: 'Agree' },
  disagree: { vi: 'Không đồng ý', en: 'Disagree' },
  'no-opinion': { vi: 'Không ý kiến', en: 'No opinion' },
};

export const NOT_RATED: Words = { vi: 'Chưa XL', en: 'Not rated' };
export const ERASED: Words = { vi: '(tên không có trong tệp)', en: '(name not in the file)' };
export const SPARE: Words = { vi: 'cặp khóa dự phòng, không dùng đến', en: 'spare key pair, never used' };
