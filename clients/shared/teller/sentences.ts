import type { Words } from '../../../src/domain/words.ts';

const otherCeremony: Words = {
  vi: 'Thiết bị này không giữ phần khóa của lần tạo khóa đã ghi trong nhật ký. Hãy khôi phục từ tệp sao lưu, hoặc nhờ thư ký làm lại việc tạo khóa.',
  en: 'This device holds no share of the key ceremony in the log. Restore it from the backup, or ask the secretary for a new ceremony.',
};

/** What people are told for codes that only a teller's device says. */
export const TELLER_SENTENCES = {
  'TELLER-NOT-NAMED': {
    vi: 'Thiết bị này không được nêu tên trong tổ kiểm phiếu của lần tạo khóa này. Hãy nhờ thư ký lập lại tổ kiểm phiếu.',
    en: 'This device is not named among the tellers of this run. Ask the secretary to name the tellers again.',
  },
  'TELLER-TRANSCRIPT': otherCeremony,
  'TELLER-MUST-REJOIN': {
    vi: 'Thiết bị này không nhớ việc đã làm trong cuộc họp. Hãy để các thành viên khác ghi mất thiết bị, rồi nhận lại; trong lúc đó máy không ký gì.',
    en: 'This device does not remember what it did in the meeting. Let the others state it lost and take it back; until then it signs nothing.',
  },
  'TELLER-REFUSES': {
    vi: 'Thiết bị này không ký nội dung đó. Hãy hỏi thư ký đã đề nghị điều gì; không cần làm gì trên máy này.',
    en: 'This device does not sign that. Ask the secretary what was proposed; there is nothing to do on this device.',
  },
  'TELLER-ANSWER-CONFLICT': {
    vi: 'Thiết bị này đã phát phiếu cho một yêu cầu khác của chính người này. Hãy dừng phát phiếu và báo ngay cho những người khác.',
    en: 'This device has answered another request of the same voter. Stop issuing, and tell the others at once.',
  },
  'TELLER-SHARE-DELETED': {
    vi: 'Phần khóa của việc này đã dùng xong và đã xóa. Không cần làm lại; hãy tải lại để xem bước hiện tại.',
    en: 'The share for this has done its work and was destroyed. There is nothing to redo; reload to see the current step.',
  },
  'TELLER-BARRIER-UNCHECKED': {
    vi: 'Thiết bị này chưa kiểm tra mốc chốt phát phiếu. Hãy so số người có mặt và số phiếu đã phát trước, rồi mới ký mở.',
    en: 'This device has not checked the barrier yet. Compare the head count and the ballots issued first, then sign the opening.',
  },
  'TELLER-BOX-UNCHECKED': {
    vi: 'Thiết bị này chưa tự kiểm hòm phiếu. Hãy kiểm phiếu trên máy này trước, rồi mới ký xác nhận.',
    en: 'This device has not verified the box itself. Count on this device first, then sign.',
  },
  'TELLER-OTHER-HEAD': {
    vi: 'Nội dung này dựa trên nhật ký khác với nhật ký thiết bị này đã ký. Hãy dừng lại và báo ngay cho những người khác.',
    en: 'This rests on another log than this device has cosigned. Stop, and tell the others at once.',
  },
  'TELLER-OTHER-ROOT': {
    vi: 'Thiết bị này đã giải mã một hòm phiếu khác của cuộc này. Hãy dừng lại và báo ngay cho những người khác.',
    en: 'This device has decrypted another box of this poll. Stop, and tell the others at once.',
  },
  'BARRIER-HEADCOUNT': {
    vi: 'Số vừa xác nhận khác với nhật ký. Hãy đếm lại người có mặt, kể cả ai đã điểm danh rồi về trước, và đọc lại số phiếu đã phát; chưa khớp thì chưa mở.',
    en: 'The numbers confirmed differ from the log. Count those present again, with whoever was marked present and has left, and read the ballots issued again; do not open until they agree.',
  },
  'BARRIER-REQUEST-MISSING': {
    vi: 'Nhật ký thiếu một yêu cầu mà thiết bị này đã phát phiếu. Hãy dừng lại và báo ngay cho những người khác.',
    en: 'The log lacks a request that this device has answered. Stop, and tell the others at once.',
  },
  'BACKUP-OTHER-CEREMONY': {
    vi: 'Tệp này là của người khác hoặc của lần tạo khóa khác. Hãy chọn tệp sao lưu của chính mình cho cuộc họp này.',
    en: 'This file is of another teller or another ceremony. Choose your own backup file of this meeting.',
  },
  'DEVICE-SAVE': {
    vi: 'Thiết bị không lưu được điều cần nhớ, nên chưa gửi gì. Hãy giải phóng bộ nhớ của máy rồi tải lại trang.',
    en: 'The device could not keep what it must remember, so that nothing was sent. Free some space and reload the page.',
  },
  'DEVICE-MEMORY': {
    vi: 'Bộ nhớ của thiết bị cho cuộc họp này bị hỏng. Hãy báo các thành viên khác, rồi khôi phục từ tệp sao lưu trên máy khác.',
    en: 'What this device kept of the meeting is damaged. Tell the other tellers, then restore the backup on another device.',
  },
  'REHEARSAL-NOT-RESTORED': {
    vi: 'Chưa khôi phục thử từ tệp sao lưu. Hãy chọn lại tệp sao lưu và mở bằng mật khẩu trước.',
    en: 'The backup has not been restored yet. Choose the backup file again and open it with its passphrase first.',
  },
  'REHEARSAL-COUNT': {
    vi: 'Lá phiếu thử không được đếm đúng như đã bỏ. Hãy báo thư ký và làm lại việc tạo khóa.',
    en: 'The dummy ballot was not counted as it was cast. Tell the secretary, and hold the key ceremony again.',
  },
} as const satisfies Readonly<Record<string, Words>>;
