import type { Sentences } from './kinds.ts';

const damaged = {
  kind: 'refused',
  vi: 'Tệp hồ sơ bị hỏng hoặc đã bị sửa. Hãy lấy lại tệp từ máy chủ hoặc bản lưu khác rồi kiểm tra lại.',
  en: 'The record file is damaged or was altered. Get it again from the service or another copy and verify it again.',
} as const;

const boxAltered = {
  kind: 'refused',
  vi: 'Hòm phiếu trong hồ sơ không đúng với hòm phiếu đã niêm phong. Hãy dừng lại và báo tổ kiểm phiếu cùng ủy ban kiểm tra.',
  en: 'The box in the record is not the sealed one. Stop, and tell the tellers and the inspection committee.',
} as const;

const heads = {
  kind: 'refused',
  vi: 'Hồ sơ thiếu điểm kiểm tra có đủ chữ ký của tổ kiểm phiếu. Hãy để từng thiết bị ký lại rồi xuất hồ sơ lần nữa.',
  en: 'The record lacks a checkpoint that all tellers have cosigned. Let every device sign, and export the record again.',
} as const;

/** The audit file and what its verifier finds (14-record, 15-verification). */
export const record = {
  'ANCHOR-MISMATCH': {
    kind: 'refused',
    vi: 'Mã neo trên biên bản giấy không khớp với hồ sơ. Hãy kiểm tra mã đã nhập; nếu đúng, hồ sơ này không phải của cuộc họp.',
    en: 'The anchor code of the paper minutes does not fit the record. Check the typed code; if it is right, the record is of another meeting.',
  },
  'BOX-KEY-REPEATED': boxAltered,
  'BOX-TRACKING-REPEATED': boxAltered,
  'BOX-ROOT': boxAltered,
  'BOX-UNEXPECTED': boxAltered,
  'CHECKPOINT-SET': heads,
  'CHECKPOINT-ROOT': {
    kind: 'refused',
    vi: 'Điểm kiểm tra không khớp với nhật ký. Hãy dừng lại, so dấu vân tay với màn chiếu và báo cả tổ kiểm phiếu.',
    en: 'A checkpoint does not match the log. Stop, compare the fingerprint with the projector, and tell all tellers.',
  },
  'CHECKPOINT-COSIGNERS': heads,
  'OPENING-INVALID': damaged,
  'OPENING-UNKNOWN': {
    kind: 'absent',
    vi: 'Họ tên này không thuộc nội dung đã ký, hoặc không còn được lưu. Hãy đối chiếu với danh sách giấy của thư ký.',
    en: 'This name does not belong to what was signed, or is not kept any more. Compare with the roll that the secretary has on paper.',
  },
  'RECORD-MEETING': {
    kind: 'refused',
    vi: 'Hồ sơ này thuộc cuộc họp khác. Hãy chọn đúng tệp hồ sơ.',
    en: 'This record is of another meeting. Choose the right file.',
  },
  'RECORD-UNFINISHED': {
    kind: 'state',
    vi: 'Cuộc họp chưa kết thúc nên hồ sơ chưa trọn vẹn. Hãy kết thúc cuộc họp rồi xuất lại.',
    en: 'The meeting has not ended, so its record is not complete. End the meeting and export it again.',
  },
  'TALLY-MISMATCH': {
    kind: 'refused',
    vi: 'Số phiếu công bố khác với số phiếu trong hòm. Hãy dừng lại và báo tổ kiểm phiếu cùng ủy ban kiểm tra.',
    en: 'The announced counts are not those of the box. Stop, and tell the tellers and the inspection committee.',
  },
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
