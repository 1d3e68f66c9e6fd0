import type { Words } from '../../../src/domain/words.ts';

export const RATING_PAPERS = {
  decision: (number: string): Words => ({ vi: `Quyết định ${number}`, en: `Decision ${number}` }),
  notRated: { vi: 'Danh sách không xếp loại', en: 'List of those not rated' },
  report: { vi: 'Báo cáo tổng hợp', en: 'Summary report' },
  none: {
    vi: 'Chưa có ai được xếp loại hay quyết định trong kỳ này, nên chưa có văn bản nào.',
    en: 'Nobody is rated or decided in this period yet: there is no paper.',
  },
  xlsx: { vi: 'Tải bảng tính (XLSX)', en: 'Save as a workbook (XLSX)' },
  number: { vi: 'Số văn bản', en: 'Number of the paper' },
  numberHint: {
    vi: 'Ví dụ: 21-BC/ĐU. Quyết định đã có số của nó.',
    en: 'For example: 21-BC/ĐU. A decision has its own.',
  },
  date: { vi: 'Ngày ký', en: 'Date of signature' },
  dateHint: { vi: 'Quyết định đã có ngày của nó.', en: 'A decision has its own.' },
  place: { vi: 'Nơi ký', en: 'Place of signature' },
  placeHint: { vi: 'Ví dụ: Tam Hiệp', en: 'For example: Tam Hiệp' },
  behalf: { vi: 'Thay mặt (T/M)', en: 'On whose behalf (T/M)' },
  behalfHint: { vi: 'Ví dụ: CHI BỘ, BAN THƯỜNG VỤ', en: 'For example: CHI BỘ, BAN THƯỜNG VỤ' },
  office: { vi: 'Chức vụ người ký', en: 'Office of the signer' },
  officeHint: { vi: 'Ví dụ: BÍ THƯ', en: 'For example: BÍ THƯ' },
  signer: { vi: 'Người ký', en: 'Signer' },
  signerHint: { vi: 'Họ và tên', en: 'Full name' },
  period: { vi: 'Kỳ, như ghi trên văn bản', en: 'Period, as papers call it' },
  periodHint: { vi: 'Ví dụ: năm 2026', en: 'For example: năm 2026' },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;
