import type { Words } from '../../../src/domain/words.ts';

export const MINUTES = {
  minutes: { vi: 'Biên bản kiểm phiếu', en: 'Counting minutes' },
  announcement: { vi: 'Thông báo kết quả', en: 'Announcement' },
  back: { vi: 'Quay lại cuộc họp', en: 'Back to the meeting' },
  number: { vi: 'Số biên bản', en: 'Number of the minutes' },
  numberHint: { vi: 'Ví dụ: 12-BB/CB', en: 'For example: 12-BB/CB' },
  chair: { vi: 'Chủ trì hội nghị', en: 'Chair of the meeting' },
  chairHint: { vi: 'Họ và tên, chức vụ', en: 'Name and office' },
  ended: { vi: 'Kết thúc lúc', en: 'Ended at' },
  endedHint: { vi: 'Ví dụ: 16 giờ 30', en: 'For example: 16 giờ 30' },
  keptAt: { vi: 'Lưu tại', en: 'Kept at' },
  keptAtHint: { vi: 'Ví dụ: Chi bộ, Đảng ủy xã', en: 'For example: Chi bộ, Đảng ủy xã' },
  notEnded: {
    vi: 'Mã neo chỉ có sau khi kết thúc cuộc họp. Hãy kết thúc cuộc họp rồi in bản để ký.',
    en: 'The anchor code comes with the end of the meeting. End the meeting, then print the copy to be signed.',
  },
} as const satisfies Record<string, Words>;
