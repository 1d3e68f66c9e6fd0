import type { Sentences } from './kinds.ts';

/** Text forms and keys (00-notation, 13-log, typed codes). */
export const encodings = {
  'ENCODING-HEX': {
    kind: 'malformed',
    vi: 'Dữ liệu gửi lên có chuỗi mã không đúng dạng. Hãy tải lại ứng dụng rồi thử lại; nếu vẫn lỗi, báo người vận hành.',
    en: 'The data contains bytes in the wrong form. Reload the application and try again; if it persists, tell the operator.',
  },
  'ENCODING-BASE64': {
    kind: 'malformed',
    vi: 'Chữ ký của điểm kiểm tra không đúng dạng. Hãy tải lại nhật ký rồi ký lại.',
    en: 'A signature of the checkpoint is not in the right form. Read the log again and sign again.',
  },
  'ENCODING-JSON': {
    kind: 'malformed',
    vi: 'Dữ liệu không ở dạng chuẩn. Hãy dùng đúng phiên bản ứng dụng của cuộc họp.',
    en: 'The data is not in its canonical form. Use the release of the application that belongs to this meeting.',
  },
  'ENCODING-SHAPE': {
    kind: 'malformed',
    vi: 'Nội dung gửi lên thiếu hoặc thừa mục. Hãy dùng đúng phiên bản ứng dụng của cuộc họp.',
    en: 'The statement lacks a member or has one too many. Use the release of the application that belongs to this meeting.',
  },
  'GROUP-POINT': {
    kind: 'malformed',
    vi: 'Một giá trị mật mã không hợp lệ. Hãy tải lại ứng dụng và làm lại bước này.',
    en: 'A cryptographic value is not valid. Reload the application and do this step again.',
  },
  'GROUP-SCALAR': {
    kind: 'malformed',
    vi: 'Một giá trị mật mã không hợp lệ. Hãy tải lại ứng dụng và làm lại bước này.',
    en: 'A cryptographic value is not valid. Reload the application and do this step again.',
  },
  'KEY-INVALID': {
    kind: 'malformed',
    vi: 'Khóa công khai không hợp lệ. Hãy tạo lại khóa trên thiết bị này.',
    en: 'The public key is not valid. Make a new key on this device.',
  },
  'CODE-LENGTH': {
    kind: 'malformed',
    vi: 'Mã nhập thiếu hoặc thừa ký tự. Hãy đối chiếu với thẻ và nhập lại.',
    en: 'The typed code is too short or too long. Compare it with the card and type it again.',
  },
  'CODE-SYMBOL': {
    kind: 'malformed',
    vi: 'Mã nhập có ký tự không dùng trong thẻ. Hãy đối chiếu với thẻ và nhập lại.',
    en: 'The typed code has a character that cards do not use. Compare it with the card and type it again.',
  },
  'CODE-KIND': {
    kind: 'malformed',
    vi: 'Đây là mã của loại thẻ khác. Hãy dùng đúng thẻ mà màn hình yêu cầu.',
    en: 'This code belongs to another kind of card. Use the card that the screen asks for.',
  },
  'CODE-CHECK': {
    kind: 'malformed',
    vi: 'Mã nhập bị sai một chỗ. Hãy đối chiếu từng ký tự với thẻ và nhập lại.',
    en: 'The typed code has a mistake. Compare it with the card character by character and type it again.',
  },
  'CHECKPOINT-FORM': {
    kind: 'malformed',
    vi: 'Điểm kiểm tra của nhật ký không đúng dạng. Hãy tải lại và ký lại.',
    en: 'The checkpoint of the log is not in the right form. Read it again and sign again.',
  },
  'CHECKPOINT-ORIGIN': {
    kind: 'refused',
    vi: 'Điểm kiểm tra thuộc cuộc họp khác. Hãy mở đúng cuộc họp rồi ký lại.',
    en: 'The checkpoint belongs to another meeting. Open the right meeting and sign again.',
  },
  'CHECKPOINT-SIGNER': {
    kind: 'refused',
    vi: 'Người ký điểm kiểm tra không thuộc tổ kiểm phiếu của cuộc họp này. Hãy ký bằng thiết bị của thành viên tổ kiểm phiếu.',
    en: 'Whoever signed the checkpoint is not a teller of this meeting. Sign on the device of a teller.',
  },
  'CHECKPOINT-SIGNATURE': {
    kind: 'refused',
    vi: 'Chữ ký trên điểm kiểm tra không khớp với nhật ký. Hãy so dấu vân tay với màn chiếu; nếu khác nhau, dừng lại và báo cả tổ.',
    en: 'The signature does not match the checkpoint. Compare the fingerprint with the projector; if they differ, stop and tell all tellers.',
  },
} as const satisfies Sentences;
