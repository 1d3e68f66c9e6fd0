import type { Words } from '../../../src/domain/words.ts';

type Sentence = Words | ((...args: never[]) => Words);

export const POLLS = {
  poll: (ordinal: number): Words => ({ vi: `Cuộc bỏ phiếu ${ordinal}`, en: `Poll ${ordinal}` }),
  barrierTitle: { vi: 'Chốt phát phiếu: so số trong phòng', en: 'The barrier: compare the numbers in the room' },
  barrierLead: {
    vi: 'Thư ký đọc to tên những người đã nhận phiếu. Hãy tự đếm người trong phòng, cộng cả người đã điểm danh nhưng về trước, rồi ghi hai số bạn đếm và nghe được.',
    en: 'The secretary reads aloud who was issued a ballot. Count the people in the room yourself, add whoever was marked present and has left, then write the two numbers that you counted and heard.',
  },
  issuedNames: { vi: 'Những người đã nhận phiếu', en: 'Who was issued a ballot' },
  without: { vi: 'Có mặt nhưng không nhận phiếu', en: 'Present without a ballot' },
  countPresent: { vi: 'Số người có mặt', en: 'People present' },
  countIssued: { vi: 'Số phiếu đã phát', en: 'Ballots issued' },
  numberMissing: { vi: 'Hãy ghi một số.', en: 'Write a number.' },
  check: { vi: 'Số khớp: kiểm nhật ký và ký', en: 'The numbers agree: check the log and sign' },
  checkTitle: { vi: 'Chốt phát phiếu?', en: 'End issuing?' },
  checkText: {
    vi: 'Máy sẽ kiểm mọi yêu cầu và câu trả lời, ký mốc này, rồi xóa phần khóa phát phiếu của cuộc này. Không phát thêm được nữa. Không thể hoàn tác.',
    en: 'The device checks every request and answer, signs this point, then destroys its issuing share of this poll. No more ballots can be issued. This cannot be undone.',
  },
  checked: {
    vi: 'Máy này đã kiểm và ký mốc chốt phát phiếu. Đang đợi đề nghị mở bỏ phiếu.',
    en: 'This device has checked and signed the barrier. Waiting for the opening to be laid out.',
  },
  open: {
    vi: 'Đang bỏ phiếu. Không ai, kể cả máy này, tính được kết quả trước khi đóng.',
    en: 'Voting is under way. Nobody, not even this device, can compute a result before closing.',
  },
  sealing: {
    vi: 'Hòm phiếu đã đóng. Máy chủ đang niêm phong.',
    en: 'Voting is closed. The service is sealing the box.',
  },
  waitSeals: (names: string): Words => ({
    vi: `Hòm phiếu đã niêm phong. Đang đợi chữ ký niêm phong của: ${names}.`,
    en: `The box is sealed. Waiting for the cosignature of: ${names}.`,
  }),
  countTitle: { vi: 'Kiểm phiếu trên máy này', en: 'Count on this device' },
  countLead: (ballots: number): Words => ({
    vi: `Máy này tự kiểm cả ${ballots} lá phiếu, tự cộng, rồi giải mã tổng. Không lá phiếu nào bị mở.`,
    en: `This device verifies all ${ballots} ballots, adds them up itself, then decrypts the sums. No ballot is opened.`,
  }),
  count: { vi: 'Kiểm hòm phiếu và giải mã tổng', en: 'Verify the box and decrypt the sums' },
  countConfirm: { vi: 'Kiểm phiếu ngay bây giờ?', en: 'Count now?' },
  countText: {
    vi: 'Máy chỉ giải mã tổng một lần, cho đúng hòm đã niêm phong, rồi xóa phần khóa. Không thể hoàn tác.',
    en: 'The device decrypts the sums once, of the sealed box only, then destroys its share. This cannot be undone.',
  },
  verifying: { vi: 'Đang kiểm từng lá phiếu:', en: 'Verifying each ballot:' },
  counted: (names: string): Words => ({
    vi: `Máy này đã kiểm và giải mã xong. Đã kiểm: ${names}.`,
    en: `This device has verified and decrypted. Done by: ${names}.`,
  }),
  tooFew: (floor: number): Words => ({
    vi: `Hòm phiếu có ít hơn ${floor} lá nên không được mở. Hãy để thư ký hủy cuộc này và bàn cách làm lại.`,
    en: `The box holds fewer than ${floor} ballots and is not opened. Let the secretary cancel this poll and hold it again.`,
  }),
  waitTally: (left: number): Words => ({
    vi: `Cần thêm ${left} thành viên kiểm phiếu.`,
    en: `${left} more tellers must count.`,
  }),
  tallied: {
    vi: 'Đã có kết quả kiểm phiếu. Hãy so với máy của người khác, rồi ký khi thư ký gửi xác nhận.',
    en: 'The count is done. Compare with the others’ devices, then sign once the secretary lays out the certificate.',
  },
  certified: { vi: 'Kết quả đã được xác nhận.', en: 'The result is certified.' },
  cancelled: (reason: string): Words => ({
    vi: `Cuộc này đã hủy: ${reason}`,
    en: `This poll was cancelled: ${reason}`,
  }),
  planned: { vi: 'Chưa mở. Đang phát phiếu ở cửa.', en: 'Not open yet. Ballots are issued at the door.' },
  reserve: { vi: 'Nội dung sẽ được ký sau.', en: 'What it asks is signed later.' },
  unverified: {
    vi: 'Máy này chưa tự kiểm hòm phiếu: số phiếu dưới đây là số các máy khác đã ghi. Hãy kiểm trước khi ký.',
    en: 'This device has not verified the box itself: the counts below are what the other devices stated. Verify before you sign.',
  },
  verify: { vi: 'Tự kiểm hòm phiếu trên máy này', en: 'Verify the box on this device' },
  verified: {
    vi: 'Máy này đã tự kiểm hòm phiếu; số phiếu khớp.',
    en: 'This device has verified the box itself; the counts agree.',
  },
  results: { vi: 'Kết luận do máy này tự tính theo quy tắc:', en: 'Verdicts, reckoned by this device from the rules:' },
  subject: { vi: 'Họ tên, tổ chức', en: 'Name' },
  votes: { vi: 'Phiếu', en: 'Votes' },
  verdict: { vi: 'Kết luận', en: 'Verdict' },
  none: { vi: 'Chưa có mức nào đạt', en: 'No level reached' },
  tie: { vi: 'Bằng phiếu', en: 'Tie' },
  notQuorate: { vi: 'Không đủ điều kiện tiến hành', en: 'Not quorate' },
  selected: { vi: 'Trúng', en: 'Selected' },
  notSelected: { vi: 'Không trúng', en: 'Not selected' },
  carried: { vi: 'Thông qua', en: 'Carried' },
  notCarried: { vi: 'Không thông qua', en: 'Not carried' },
  notRated: { vi: 'Chưa xếp loại', en: 'Not rated' },
  invalid: (count: number): Words => ({ vi: `Phiếu không hợp lệ: ${count}.`, en: `Invalid ballots: ${count}.` }),
  ended: { vi: 'Cuộc họp đã kết thúc', en: 'The meeting has ended' },
  anchorLead: {
    vi: 'Mã này phải giống hệt mã in trên biên bản giấy; so xong mới ký tay. Máy này tự tính mã từ nhật ký đã kiểm.',
    en: 'This code must be the same as on the paper minutes; compare before you sign by hand. The device computed it from the log that it judged.',
  },
  anchor: { vi: 'Mã neo', en: 'Anchor code' },
  nothing: {
    vi: 'Bây giờ không có việc gì. Máy tự báo khi có việc.',
    en: 'There is nothing to do now. The device tells you when there is.',
  },
  pollsTitle: { vi: 'Các cuộc bỏ phiếu', en: 'Polls' },
  problem: { vi: 'Một bước máy tự làm chưa được', en: 'A step that the device makes by itself was refused' },
} as const satisfies Record<string, Sentence>;
