import type { Words } from '../../../src/domain/words.ts';

export const ROLE: Words = { vi: 'Ủy ban kiểm tra', en: 'Inspection committee' };

export const SEARCH = {
  title: { vi: 'Tra cứu nhật ký', en: 'Search the logs' },
  toVerify: { vi: 'Kiểm tra một tệp hồ sơ', en: 'Verify a record' },
  ratings: { vi: 'Nhật ký xếp loại', en: 'Rating log' },
  organisation: { vi: 'Tổ chức', en: 'Organisation' },
  findOrganisation: { vi: 'Tìm tổ chức theo tên', en: 'Find an organisation by name' },
  noLog: { vi: 'Tổ chức này chưa lập nhật ký xếp loại.', en: 'This organisation has no rating log yet.' },
  meeting: { vi: 'Cuộc họp', en: 'Meeting' },
  what: { vi: 'Xem', en: 'Look at' },
  reading: { vi: 'Đang đọc và tự kiểm tra nhật ký…', en: 'Reading and checking the log…' },
  checked: (count: string): Words => ({
    vi: `Trang này đã tự kiểm tra ${count} mục. Nhật ký không có ai bỏ phiếu thế nào: chỉ có tổng số.`,
    en: `This page has checked all ${count} entries itself. No log says how anybody voted: there are only sums.`,
  }),
  words: { vi: 'Tên, văn bản, lý do (không cần dấu)', en: 'Names, documents, reasons (accents do not matter)' },
  act: { vi: 'Việc', en: 'Act' },
  anyAct: { vi: 'mọi việc', en: 'any act' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  found: (count: string): Words => ({ vi: `Tìm thấy ${count} mục.`, en: `${count} entries found.` }),
  shown: (count: string): Words => ({ vi: `Đang hiện ${count} mục đầu.`, en: `The first ${count} are shown.` }),
  entry: { vi: 'Mục', en: 'Entry' },
  date: { vi: 'Ngày', en: 'Date' },
  by: { vi: 'Ai ký', en: 'Signed by' },
  about: { vi: 'Về ai', en: 'About' },
  document: { vi: 'Văn bản', en: 'Document' },
  texts: { vi: 'Nội dung, lý do', en: 'Texts, reasons' },
  more: (count: string): Words => ({ vi: `và ${count} đối tượng khác`, en: `and ${count} others` }),
  export: { vi: 'Tải kết quả (CSV)', en: 'Download the result (CSV)' },
  name: { vi: 'Họ và tên', en: 'Name' },
  eligible: { vi: 'Được bỏ phiếu', en: 'May vote' },
  yes: { vi: 'được', en: 'yes' },
  no: { vi: 'không', en: 'no' },
  present: { vi: 'Có mặt, ai ghi', en: 'Present, seen by' },
  issued: { vi: 'Được phát phiếu', en: 'Issued ballots' },
  polls: (list: string): Words => ({ vi: `cuộc bỏ phiếu ${list}`, en: `polls ${list}` }),
  excused: { vi: 'vắng có lý do', en: 'excused' },
  release: (hash: string): Words => ({
    vi: `Bản phần mềm của cuộc họp: ${hash}`,
    en: `Client release of the meeting: ${hash}`,
  }),
  none: { vi: 'Không có.', en: 'None.' },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;

/** What an auditor looks at in a rating log. */
export const LOG_PARTS = {
  acts: SEARCH.ratings,
  complaints: { vi: 'Khiếu nại', en: 'Complaints' },
  custody: { vi: 'Lưu trữ, sự việc', en: 'Custody, incidents' },
} as const satisfies Record<string, Words>;
export type LogPart = keyof typeof LOG_PARTS;
