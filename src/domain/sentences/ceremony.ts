import type { Sentences } from './kinds.ts';

const restart = {
  kind: 'refused',
  vi: 'Việc tạo khóa có dữ liệu sai của một thành viên. Hãy nêu khiếu nại, xác định người gây lỗi và làm lại từ đầu.',
  en: 'The key ceremony holds wrong data from one teller. Complain, find whose it is, and start the ceremony again.',
} as const;

const waiting = {
  kind: 'state',
  vi: 'Chưa nhận đủ dữ liệu tạo khóa của các thành viên. Hãy đợi các thành viên còn lại.',
  en: 'Not all tellers have sent their part of the key ceremony. Wait for the others.',
} as const;

const backup = {
  kind: 'malformed',
  vi: 'Tệp sao lưu không đọc được. Hãy chọn đúng tệp sao lưu của mình.',
  en: 'The backup file cannot be read. Choose your own backup file.',
} as const;

const keyFile = {
  kind: 'malformed',
  vi: 'Đây không phải là tệp khóa của phần mềm này, hoặc tệp đã bị thay đổi. Hãy chọn đúng tệp khóa đã lưu.',
  en: 'This is not a key file of this software, or it was altered. Choose the key file that you saved.',
} as const;

/** The tellers' keys: ceremony, complaints, rehearsal, sealed mail, backups (05-ceremony); officers' key files (21-key-files). */
export const ceremony = {
  'CEREMONY-RUN': {
    kind: 'state',
    vi: 'Nội dung này thuộc lần tạo khóa khác. Hãy tải lại để theo lần tạo khóa hiện tại.',
    en: 'This belongs to another run of the key ceremony. Reload to follow the current run.',
  },
  'CEREMONY-KEY-REUSED': {
    kind: 'refused',
    vi: 'Thiết bị này dùng lại khóa trao đổi của lần tạo khóa trước. Hãy tạo khóa trao đổi mới rồi bắt đầu lại.',
    en: 'A device uses the exchange key of an earlier run again. Make a new exchange key and start the run again.',
  },
  'CEREMONY-REPEATED': {
    kind: 'state',
    vi: 'Thành viên này đã gửi dữ liệu tạo khóa. Không cần gửi lại.',
    en: 'This teller has already sent their part. There is nothing more to send.',
  },
  'CEREMONY-UNFINISHED': waiting,
  'DKG-COMMITMENT-INVALID': restart,
  'DKG-COMMITMENT-LENGTH': restart,
  'DKG-COMMITMENT-REPEATED': restart,
  'DKG-COMPLAINT-INVALID': {
    kind: 'refused',
    vi: 'Khiếu nại không đúng dạng hoặc không do thành viên của tổ nêu. Hãy lập lại khiếu nại trên thiết bị của mình.',
    en: 'The complaint is not in the right form, or not from a teller. Make it again on your own device.',
  },
  'DKG-COMPLAINT-UNFOUNDED': {
    kind: 'refused',
    vi: 'Khiếu nại không có căn cứ: dữ liệu bị khiếu nại là đúng. Hãy kiểm tra lại thiết bị của người khiếu nại.',
    en: "The complaint is unfounded: what it accuses is right. Check the complainer's device.",
  },
  'DKG-KEY-DEGENERATE': restart,
  'DKG-ORDINALS': restart,
  'DKG-OWN-PACKAGE-ALTERED': restart,
  'DKG-PACKAGE-MISSING': waiting,
  'DKG-POSSESSION-INVALID': restart,
  'DKG-ROSTER': {
    kind: 'refused',
    vi: 'Thành phần tổ kiểm phiếu hoặc số người cần thiết không hợp lệ. Hãy chọn ít nhất 3 người, và hơn một nửa phải cùng mở.',
    en: 'The tellers or the number needed are not allowed. Name at least three, with more than half but not all needed.',
  },
  'DKG-SHARE-INVALID': restart,
  'DKG-SHARE-MISSING': waiting,
  'REHEARSAL-TRANSCRIPT': {
    kind: 'refused',
    vi: 'Buổi diễn tập dùng kết quả tạo khóa khác. Hãy tải lại và diễn tập lại.',
    en: 'The rehearsal names another key ceremony. Reload and rehearse again.',
  },
  'REHEARSAL-PROOF': {
    kind: 'refused',
    vi: 'Diễn tập chưa chứng minh đủ các phần khóa. Hãy khôi phục từ bản sao lưu và diễn tập lại.',
    en: 'The rehearsal does not prove every key share. Restore from the backup and rehearse again.',
  },
  'REHEARSAL-POSSESSION-INVALID': {
    kind: 'refused',
    vi: 'Phần khóa khôi phục không đúng. Hãy chọn đúng bản sao lưu của mình và diễn tập lại.',
    en: 'The restored key share is not the right one. Choose your own backup and rehearse again.',
  },
  'SEALED-SIGNATURE-INVALID': restart,
  'SEALED-CONTENT-INVALID': restart,
  'KEY-FILE-COST': keyFile,
  'KEY-FILE-FORMAT': keyFile,
  'KEY-FILE-PASSPHRASE': {
    kind: 'refused',
    vi: 'Mật khẩu không mở được tệp khóa. Hãy nhập lại; chú ý dấu, chữ hoa và khoảng trắng.',
    en: 'The passphrase does not open the key file. Type it again; mind accents, capitals and spaces.',
  },
  'BACKUP-COST': backup,
  'BACKUP-FORMAT': backup,
  'BACKUP-PASSPHRASE': {
    kind: 'refused',
    vi: 'Mật khẩu không mở được tệp sao lưu. Hãy nhập lại mật khẩu.',
    en: 'The passphrase does not open the backup. Type it again.',
  },
} as const satisfies Sentences;
