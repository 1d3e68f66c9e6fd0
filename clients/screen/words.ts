import type { PollPhase } from '../../src/domain/meeting/lifecycle.ts';
import type { Words } from '../../src/domain/words.ts';

/** What the projector says: few words, read from the back of the room. */
export const WORDS = {
  role: { vi: 'Màn chiếu', en: 'Projector' },
  openTitle: { vi: 'Mở màn chiếu của cuộc họp', en: 'Open the projector of a meeting' },
  openHow: {
    vi: 'Bàn thư ký có nút mở màn chiếu. Cũng có thể dán địa chỉ của phòng họp vào đây.',
    en: 'The secretary’s console has a button for it. The address of the room can also be pasted here.',
  },
  address: { vi: 'Địa chỉ của phòng họp', en: 'Address of the room' },
  badAddress: {
    vi: 'Đây không phải địa chỉ của phòng họp. Hãy chép lại địa chỉ từ bàn thư ký.',
    en: 'This is not the address of a room. Copy it again from the secretary’s console.',
  },
  open: { vi: 'Mở', en: 'Open' },
  reading: { vi: 'Đang đọc và kiểm tra nhật ký cuộc họp…', en: 'Reading and checking the meeting’s log…' },
  preparing: { vi: 'Đang chuẩn bị cuộc họp', en: 'The meeting is being prepared' },
  preparingFor: {
    vi: 'Chờ thư ký và tổ kiểm phiếu ký bản kê. Khi đó dấu vân tay của cuộc họp sẽ hiện ở đây.',
    en: 'Waiting for the secretary and the tellers to sign the manifest. Then the meeting’s fingerprint is shown here.',
  },
  ready: { vi: 'Sắp phát phiếu', en: 'Issuing is about to begin' },
  present: { vi: 'Có mặt', en: 'Present' },
  issued: { vi: 'Phát ra', en: 'Issued' },
  cast: { vi: 'Thu về', en: 'Cast' },
  quorum: (summoned: number, needed: number | undefined): Words => ({
    vi: `Triệu tập ${summoned}${needed === undefined ? '' : `, cần ít nhất ${needed}`}`,
    en: `${summoned} summoned${needed === undefined ? '' : `, at least ${needed} needed`}`,
  }),
  met: { vi: 'Đủ điều kiện tiến hành', en: 'Quorate' },
  notMet: { vi: 'Chưa đủ điều kiện tiến hành', en: 'Not quorate yet' },
  fingerprint: { vi: 'Dấu vân tay cuộc họp', en: 'Fingerprint of the meeting' },
  scan: { vi: 'Máy bỏ phiếu quét mã này', en: 'Tablets scan this code' },
  qr: { vi: 'Mã QR mở máy bỏ phiếu cho cuộc họp này', en: 'QR code that opens a tablet for this meeting' },
  onlyHere: {
    vi: 'Mã này chỉ dùng được trên chính máy này. Hãy mở màn chiếu bằng địa chỉ mạng của máy chủ.',
    en: 'This code works on this machine only. Open the projector by the service’s network address.',
  },
  issuedTo: { vi: 'Đã nhận phiếu', en: 'Ballots issued to' },
  place: (place: number): Words => ({ vi: `Số ${place}`, en: `No. ${place}` }),
  noNames: {
    vi: 'Số thứ tự theo danh sách. Mở bàn thư ký trên cùng trình duyệt để hiện họ tên.',
    en: 'Places on the roll. Open the secretary’s console in the same browser to show names.',
  },
  nobody: { vi: 'Chưa ai nhận phiếu.', en: 'Nobody has been issued a ballot yet.' },
  confirm: {
    vi: 'Cả phòng nghe đọc tên, xác nhận rồi mới mở bỏ phiếu.',
    en: 'The room hears names and numbers and confirms them before voting opens.',
  },
  codes: { vi: 'Mã theo dõi các lá phiếu trong hòm', en: 'Tracking codes of the ballots in the box' },
  codesWhy: {
    vi: 'Ai ghi lại mã của mình đều tìm thấy ở đây. Thứ tự không cho biết ai bỏ trước, ai bỏ sau.',
    en: 'Whoever noted a code finds it here. The order does not tell who voted first or last.',
  },
  codesWait: { vi: 'Đang tải danh sách mã theo dõi…', en: 'Loading the list of tracking codes…' },
  votes: { vi: 'Số phiếu', en: 'Votes' },
  result: { vi: 'Kết quả', en: 'Result' },
  chart: { vi: 'Biểu đồ', en: 'Chart' },
  cancelled: { vi: 'Cuộc bỏ phiếu đã hủy', en: 'This poll was cancelled' },
  ended: { vi: 'Cuộc họp đã kết thúc', en: 'The meeting has ended' },
  anchor: { vi: 'Mã neo trên biên bản', en: 'Anchor code on the minutes' },
  page: (page: number, pages: number): Words => ({ vi: `Trang ${page}/${pages}`, en: `Page ${page} of ${pages}` }),
  previous: { vi: 'Trang trước', en: 'Previous page' },
  next: { vi: 'Trang sau', en: 'Next page' },
  pause: { vi: 'Dừng lật trang', en: 'Stop turning pages' },
  go: { vi: 'Tự lật trang', en: 'Turn pages by itself' },
  show: { vi: 'Chiếu', en: 'Show' },
  now: { vi: 'Hiện tại', en: 'Now' },
  room: { vi: 'Vào phòng', en: 'The room' },
  codesTab: (ordinal: number): Words => ({ vi: `Mã theo dõi ${ordinal}`, en: `Codes ${ordinal}` }),
  resultTab: (ordinal: number): Words => ({ vi: `Kết quả ${ordinal}`, en: `Result ${ordinal}` }),
  offline: {
    vi: 'Mất liên lạc với máy chủ, đang thử lại. Số liệu trên màn là lần đọc cuối.',
    en: 'The service cannot be reached; trying again. What is shown is from the last reading.',
  },
  alarm: { vi: 'DỪNG LẠI', en: 'STOP' },
  alarmWhat: {
    vi: 'Máy chủ đưa ra điều trái với những gì màn chiếu này đã thấy và kiểm tra. Đừng tiếp tục cuộc họp cho đến khi tổ kiểm phiếu làm rõ.',
    en: 'The service contradicts what this projector has seen and checked. Do not go on before the tellers have cleared it up.',
  },
  reload: { vi: 'Đọc lại từ đầu', en: 'Read again from the start' },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;

/** The phase of a poll, as the room is told. */
export const PHASE_HEADS: Readonly<Record<PollPhase, Words>> = {
  planned: { vi: 'Đang phát phiếu', en: 'Ballots are being issued' },
  barrier: { vi: 'Đã chốt phát phiếu', en: 'Issuing has ended' },
  open: { vi: 'Đang bỏ phiếu kín', en: 'Voting is open' },
  closed: { vi: 'Đã đóng, đang kiểm phiếu', en: 'Voting is closed; counting' },
  tallied: { vi: 'Đã kiểm phiếu, chờ ký xác nhận', en: 'Counted; waiting for the signatures' },
  certified: { vi: 'Kết quả', en: 'Result' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
};
