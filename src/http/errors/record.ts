import type { Sentences } from './kinds.ts';

const damaged = {
  kind: 'refused',
  vi: 'Tệp hồ sơ bị hỏng hoặc đã bị sửa. Hãy lấy lại tệp từ máy chủ hoặc bản lưu khác rồi kiểm tra lại.',
  en: 'The record file is damaged or was altered. Get it again from the service or another copy and verify it again.',
} as const;

/** The audit file (14-record). */
export const record = {
  'RECORD-COUNT': damaged,
  'RECORD-HEADER': damaged,
  'RECORD-LENGTH': damaged,
  'RECORD-LINE': damaged,
  'RECORD-OPENING': damaged,
  'RECORD-ORDER': damaged,
  'RECORD-TRUNCATED': {
    kind: 'refused',
    vi: 'Tệp hồ sơ bị cắt cụt. Hãy tải lại trọn vẹn rồi kiểm tra lại.',
    en: 'The record file is cut short. Download all of it and verify it again.',
  },
} as const satisfies Sentences;
