import type { RatingVerdict, SelectionOption } from '../../../src/domain/rules/verdict.ts';
import type { Words } from '../../../src/domain/words.ts';

/** Why a ballot gave a level, or none. */
export const VERDICT_REASONS: Readonly<Record<RatingVerdict['reason'], Words>> = {
  'threshold-reached': { vi: 'đạt tỷ lệ', en: 'reached the share' },
  largest: { vi: 'nhiều phiếu nhất', en: 'most votes' },
  'threshold-not-reached': { vi: 'không mức nào đạt tỷ lệ', en: 'no level reached the share' },
  'no-level-votes': { vi: 'không có phiếu cho mức nào', en: 'no votes for any level' },
  'equal-votes': { vi: 'bằng phiếu', en: 'equal votes' },
  'not-quorate': { vi: 'không đủ điều kiện tiến hành', en: 'not quorate' },
};

export const SELECTION_OUTCOMES: Readonly<Record<SelectionOption['outcome'], Words>> = {
  selected: { vi: 'được chọn', en: 'chosen' },
  'not-selected': { vi: 'không được chọn', en: 'not chosen' },
  tie: { vi: 'bằng phiếu ở vị trí cuối', en: 'equal votes for the last place' },
  'not-quorate': { vi: 'không đủ điều kiện tiến hành', en: 'not quorate' },
};

export const VALUES = {
  self: { vi: 'Tự đánh giá', en: 'Self-rating' },
  appraisal: { vi: 'Thẩm định', en: 'Appraisal' },
  ballot: { vi: 'Kết quả bỏ phiếu', en: 'Ballot' },
  decision: { vi: 'Quyết định', en: 'Decision' },
  missing: { vi: 'chưa có', en: 'none yet' },
  noStep: { vi: 'không có bước này', en: 'not a step' },
  points: (points: string, level: string): Words => ({
    vi: `${points} điểm, ứng với ${level}`,
    en: `${points} points, which suggest ${level}`,
  }),
  noLevel: { vi: 'không có mức', en: 'no level' },
  returned: { vi: 'đã trả lại, chờ làm lại', en: 'sent back, to be done again' },
  differs: { vi: 'khác kết quả bỏ phiếu', en: 'differs from the ballot' },
  unproven: { vi: 'chưa kiểm chứng', en: 'unverified' },
  paper: (minutes: string): Words => ({
    vi: `nhập từ biên bản giấy ${minutes}`,
    en: `entered from paper minutes ${minutes}`,
  }),
  unconfirmed: {
    vi: 'chờ người thứ hai xác nhận, chưa được tính',
    en: 'waits for a second officer; does not count yet',
  },
  secondRound: (votes: string): Words => ({ vi: `Vòng hai: ${votes} phiếu`, en: `Second round: ${votes} votes` }),
  abstained: { vi: 'chưa xếp loại', en: 'not rated' },
  notRated: { vi: 'không xếp loại', en: 'not rated' },
  document: (number: string, date: string): Words => ({
    vi: `số ${number}, ngày ${date}`,
    en: `no. ${number}, ${date}`,
  }),
  textMissing: { vi: '(không đọc được)', en: '(cannot be read)' },
  textErased: { vi: '(đã được xóa)', en: '(erased)' },
  held: (count: string): Words => ({
    vi: `${count} nội dung đã ký trên thiết bị này nhưng chưa biết máy chủ đã nhận chưa.`,
    en: `${count} statements are signed on this device, and it is not known whether the service has taken them.`,
  }),
  overtaken: {
    vi: 'Trong lúc bạn làm, nhật ký có thêm mục mới, nên điều bạn vừa ký không được ghi:',
    en: 'Others have added to the log meanwhile, and what you signed was not taken:',
  },
  sendHeld: { vi: 'Gửi lại', en: 'Send again' },
  dropHeld: { vi: 'Bỏ', en: 'Drop' },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;
