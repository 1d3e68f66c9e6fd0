import type { Words } from '../../../src/domain/words.ts';

/** Papers are Vietnamese; on the screen around them both languages are used. */
export const PAPER = {
  paper: { vi: 'Văn bản', en: 'Paper' },
  byHand: { vi: 'Điền thêm trước khi in', en: 'Fill in before printing' },
  print: { vi: 'In', en: 'Print' },
  pdf: { vi: 'Tải tệp PDF', en: 'Save as PDF' },
  docx: { vi: 'Tải tệp Word (DOCX)', en: 'Save as Word (DOCX)' },
  superior: { vi: 'Tổ chức cấp trên', en: 'Superior organisation' },
  superiorHint: { vi: 'Ví dụ: Đảng bộ xã Tam Hiệp', en: 'For example: Đảng bộ xã Tam Hiệp' },
} as const satisfies Record<string, Words>;
