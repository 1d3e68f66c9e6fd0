import type { Words } from '../../src/domain/words.ts';

export const ROLE: Words = { vi: 'Cấp trên', en: 'Superior committee' };

/** Said beside every value that rests on paper. */
export const UNPROVEN: Words = { vi: 'chưa kiểm chứng', en: 'unverified' };

export const WORDS = {
  loading: { vi: 'Đang đọc từ máy chủ…', en: 'Reading from the service…' },
  toOverview: { vi: 'Về danh sách đơn vị', en: 'To the list of units' },
  none: { vi: '–', en: '–' },
} as const satisfies Record<string, Words>;

/** What a superior looks at in a unit's log. */
export const UNIT_PARTS = {
  parts: { vi: 'Các phần', en: 'Parts' },
  deciding: { vi: 'Quyết định', en: 'Decision' },
  complaints: { vi: 'Khiếu nại', en: 'Complaints' },
  papers: { vi: 'Văn bản', en: 'Papers' },
  custody: { vi: 'Lưu trữ', en: 'Custody' },
} as const satisfies Record<string, Words>;
