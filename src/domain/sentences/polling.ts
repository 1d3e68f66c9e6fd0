import type { Sentences } from './kinds.ts';

/** From the barrier to the certificate: ballots, box, count, outcome (03-statements, 11-ballot, 16-rules). */
export const polling = {
  'BARRIER-COUNTS': {
    kind: 'state',
    vi: 'Số người có mặt hoặc số phiếu phát ra vừa thay đổi. Hãy tải lại, đọc lại số liệu và ký lại.',
    en: 'The number present or issued has just changed. Reload, read the figures aloud again, and sign again.',
  },
  'OPENING-CHECKPOINT': {
    kind: 'refused',
    vi: 'Điểm kiểm tra không phải của lần kết thúc phát phiếu này. Hãy tải lại nhật ký và ký lại.',
    en: 'This is not the checkpoint at which issuing ended. Read the log again and sign again.',
  },
  'BALLOT-LENGTH': {
    kind: 'malformed',
    vi: 'Lá phiếu không đúng độ dài của cuộc bỏ phiếu này. Hãy tải lại trang bỏ phiếu và bỏ lại.',
    en: 'The ballot does not have the length of this poll. Reload the voting page and vote again.',
  },
  'BALLOT-ENCODING': {
    kind: 'malformed',
    vi: 'Lá phiếu có giá trị không hợp lệ. Hãy tải lại trang bỏ phiếu và bỏ lại.',
    en: 'The ballot holds an invalid value. Reload the voting page and vote again.',
  },
  'BALLOT-SIGNATURE-INVALID': {
    kind: 'refused',
    vi: 'Chữ ký của lá phiếu không đúng, hoặc lá phiếu được lập cho lần mở khác. Hãy tải lại trang bỏ phiếu và bỏ lại.',
    en: "The ballot's signature is wrong, or it was made for another opening. Reload the voting page and vote again.",
  },
  'BALLOT-TOKEN-INVALID': {
    kind: 'refused',
    vi: 'Lá phiếu không có quyền bỏ phiếu hợp lệ trong cuộc này. Hãy quét lại thẻ phiếu; nếu vẫn lỗi, gặp tổ kiểm phiếu.',
    en: 'The ballot has no valid token for this poll. Scan the ballot card again; if it persists, see the tellers.',
  },
  'BALLOT-PROOF-INVALID': {
    kind: 'refused',
    vi: 'Lá phiếu không chứng minh được là ghi đúng quy định. Hãy tải lại trang bỏ phiếu và bỏ lại.',
    en: 'The ballot does not prove that it is well formed. Reload the voting page and vote again.',
  },
  'CHALLENGE-ENCODING': {
    kind: 'malformed',
    vi: 'Dữ liệu kiểm tra lá phiếu không đúng dạng. Hãy quét lại.',
    en: 'The data of the ballot check is not in the right form. Scan it again.',
  },
  'CHALLENGE-MISMATCH': {
    kind: 'refused',
    vi: 'Lá phiếu được mã hóa không đúng với lựa chọn đã hiện. Ngừng dùng máy này và báo tổ kiểm phiếu.',
    en: 'The encrypted ballot is not the choices that were shown. Stop using this tablet and tell the tellers.',
  },
  'BOX-COUNT': {
    kind: 'refused',
    vi: 'Hòm phiếu có nhiều phiếu hơn số phát ra. Hãy dừng lại và báo tổ kiểm phiếu.',
    en: 'The box holds more ballots than were issued. Stop and tell the tellers.',
  },
  'DECRYPTION-BOX': {
    kind: 'refused',
    vi: 'Phần kiểm phiếu này thuộc hòm phiếu khác. Hãy so dấu niêm phong với màn chiếu và báo cả tổ.',
    en: 'This part of the count belongs to another box. Compare the seal with the projector and tell all tellers.',
  },
  'DECRYPTION-FLOOR': {
    kind: 'state',
    vi: 'Số phiếu thu về ít hơn mức tối thiểu đã ấn định nên không được mở. Hãy hủy cuộc bỏ phiếu và tổ chức lại.',
    en: 'The box holds fewer ballots than the fixed floor and is not opened. Cancel the poll and hold it again.',
  },
  'DECRYPTION-REPEATED': {
    kind: 'state',
    vi: 'Thành viên này đã gửi phần kiểm phiếu. Không cần làm gì thêm.',
    en: 'This teller has already sent their part of the count. There is nothing more to do.',
  },
  'DECRYPTION-SHAPE': {
    kind: 'malformed',
    vi: 'Phần kiểm phiếu không đúng số dòng của lá phiếu. Hãy tải lại hòm phiếu và làm lại.',
    en: 'This part of the count does not fit the lines of the ballot. Read the box again and repeat.',
  },
  'DECRYPTION-SHARE-INVALID': {
    kind: 'refused',
    vi: 'Phần kiểm phiếu này không đúng. Thiết bị đó cần tải lại hòm phiếu và khôi phục khóa từ bản sao lưu.',
    en: 'This part of the count is wrong. That device has to read the box again and restore its key from the backup.',
  },
  'DECRYPTION-SHARES-MISSING': {
    kind: 'state',
    vi: 'Chưa đủ thành viên tổ kiểm phiếu gửi phần kiểm phiếu. Hãy đợi các thành viên còn lại.',
    en: 'Too few tellers have sent their part of the count. Wait for the others.',
  },
  'DECRYPTION-TELLER': {
    kind: 'refused',
    vi: 'Các phần kiểm phiếu không đến từ những thành viên khác nhau của tổ. Hãy tải lại và làm lại.',
    en: 'The parts of the count are not from distinct tellers of this meeting. Reload and repeat.',
  },
  'TALLY-BOX': {
    kind: 'refused',
    vi: 'Kết quả kiểm phiếu thuộc hòm phiếu khác. Hãy dừng lại và báo tổ kiểm phiếu.',
    en: 'The count belongs to another box. Stop and tell the tellers.',
  },
  'TALLY-COUNTS': {
    kind: 'refused',
    vi: 'Số phiếu trong kết quả không khớp với hòm phiếu. Hãy dừng lại và báo tổ kiểm phiếu.',
    en: 'The figures of the count do not match the box. Stop and tell the tellers.',
  },
  'TALLY-TELLERS': {
    kind: 'refused',
    vi: 'Kết quả không nêu đúng các thành viên đã kiểm phiếu. Hãy tải lại và làm lại.',
    en: 'The count does not name the tellers who made it. Reload and repeat.',
  },
  'TALLY-COUNT-INVALID': {
    kind: 'refused',
    vi: 'Tổng số phiếu mở ra không phải là một số hợp lệ. Hãy dừng lại và báo tổ kiểm phiếu.',
    en: 'A sum that was opened is not a possible number of votes. Stop and tell the tellers.',
  },
  'CERTIFY-TALLY': {
    kind: 'refused',
    vi: 'Biên bản nêu kết quả kiểm phiếu khác. Hãy tải lại kết quả và ký lại.',
    en: 'The certificate names another count. Reload the result and sign again.',
  },
  'COUNT-SHAPE': {
    kind: 'malformed',
    vi: 'Số liệu kiểm phiếu không đúng dạng. Hãy kiểm tra lại các số đã nhập.',
    en: 'The figures of the count are not in the right form. Check the numbers.',
  },
  'COUNT-IDENTITY': {
    kind: 'refused',
    vi: 'Số liệu không khớp nhau: phát ra, thu về, hợp lệ, không hợp lệ. Hãy đối chiếu lại với hòm phiếu và danh sách.',
    en: 'The figures for issued, returned, valid and invalid do not agree. Compare them with the box and the roll.',
  },
  'OUTCOME-MISMATCH': {
    kind: 'refused',
    vi: 'Kết quả xếp loại nêu ra khác với kết quả tính theo quy tắc. Hãy cập nhật ứng dụng và lập lại biên bản.',
    en: 'The stated outcome is not what the rules give. Update the application and make the minutes again.',
  },
  'RULE-SHAPE': {
    kind: 'malformed',
    vi: 'Bộ quy tắc không đúng dạng. Hãy chọn lại bộ quy tắc.',
    en: 'The rule set is not in the right form. Choose a rule set again.',
  },
  'RULE-LEVELS': {
    kind: 'refused',
    vi: 'Các mức xếp loại trên lá phiếu khác với bộ quy tắc. Hãy dùng các mức của bộ quy tắc đã chọn.',
    en: 'The levels on the ballot differ from those of the rule set. Use the levels of the rule set you chose.',
  },
} as const satisfies Sentences;
