import type { Sentences } from './kinds.ts';

/** Caps, criteria and the rating log (22-ratings). */
export const ratings = {
  'CAP-SHAPE': {
    kind: 'refused',
    vi: 'Quy định khống chế tỷ lệ không đúng dạng hoặc không hợp với các mức xếp loại. Hãy chọn lại từ các mẫu có sẵn.',
    en: 'The cap is not of the right form or does not fit the levels. Choose one of the presets again.',
  },
  'CRITERIA-SHAPE': {
    kind: 'refused',
    vi: 'Bộ tiêu chí chấm điểm không đúng dạng hoặc không hợp với các mức xếp loại. Hãy sửa bộ tiêu chí rồi gửi lại.',
    en: 'The criteria are not of the right form or do not fit the levels. Correct them and send again.',
  },
  'RATING-POINTS': {
    kind: 'refused',
    vi: 'Điểm chấm thiếu tiêu chí hoặc vượt điểm tối đa của tiêu chí. Hãy sửa điểm rồi gửi lại.',
    en: 'The points lack a criterion or exceed what a criterion gives. Correct the points and send again.',
  },
} as const satisfies Sentences;
