import type { Words } from '../words.ts';
import type { NotRatedReason } from './eligibility.ts';
import type { SubjectKind } from './status.ts';

/** How lists and papers call kinds and reasons. */
export const SUBJECT_KIND_WORDS: Readonly<Record<SubjectKind, Words>> = {
  individual: { vi: 'đảng viên', en: 'members' },
  collective: { vi: 'tập thể lãnh đạo, quản lý', en: 'leadership collectives' },
  organisation: { vi: 'tổ chức đảng', en: 'party organisations' },
};

/** `by-decision`: a decision says so, with its reason. */
export type ReasonWithoutLevel = NotRatedReason | 'by-decision';

export const NOT_RATED_WORDS: Readonly<Record<ReasonWithoutLevel, Words>> = {
  'moved-out': { vi: 'chuyển sinh hoạt đi nơi khác', en: 'moved out' },
  exempt: { vi: 'được miễn công tác và sinh hoạt đảng', en: 'exempted from work and activities' },
  suspended: { vi: 'bị đình chỉ sinh hoạt đảng', en: 'suspended from activities' },
  detained: { vi: 'bị khởi tố, tạm giữ, tạm giam', en: 'prosecuted or detained' },
  recent: { vi: 'kết nạp chưa đủ thời gian', en: 'admitted too recently' },
  'by-decision': { vi: 'không xếp loại theo quyết định', en: 'not rated by decision' },
};
