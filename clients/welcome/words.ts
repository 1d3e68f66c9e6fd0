import type { Words } from '../../src/domain/words.ts';

export const WORDS = {
  role: { vi: 'Trang đầu', en: 'Start' },
  title: { vi: 'Bỏ phiếu kín mà ai cũng kiểm tra được', en: 'Secret ballots that anyone can verify' },
  lead: {
    vi: 'Máy chủ này không biết ai bỏ phiếu thế nào. Kết quả do tổ kiểm phiếu cùng mở, và ai có tệp hồ sơ cùng mã neo đều tự kiểm tra lại được.',
    en: 'This service does not know how anyone voted. The tellers open the result together, and whoever has the record and the anchor code can check everything again.',
  },
  apps: { vi: 'Bạn là ai trong cuộc họp?', en: 'Who are you in the meeting?' },
  vote: { vi: 'Máy tính bảng của phòng họp', en: 'Tablet of the room' },
  voteHint: { vi: 'nhận phiếu ở cửa, bỏ phiếu trong phòng kín', en: 'ballots at the door, voting in the booth' },
  secretary: { vi: 'Thư ký', en: 'Secretary' },
  secretaryHint: { vi: 'chuẩn bị, mở, đóng, in biên bản', en: 'prepares, opens, closes, prints the minutes' },
  teller: { vi: 'Tổ kiểm phiếu', en: 'Teller' },
  tellerHint: { vi: 'giữ khóa, phát phiếu, kiểm phiếu', en: 'holds the keys, issues ballots, counts' },
  screen: { vi: 'Màn chiếu', en: 'Projector' },
  screenHint: { vi: 'dấu vân tay, số liệu, kết quả cho cả phòng', en: 'fingerprint, counts and result for the room' },
  auditor: { vi: 'Kiểm tra hồ sơ', en: 'Audit a record' },
  auditorHint: { vi: 'kiểm tra lại từ một tệp, không cần mạng', en: 'check everything again from one file, offline' },
  sample: { vi: 'Cuộc họp mẫu', en: 'Sample meeting' },
  sampleLead: {
    vi: 'Một mình bạn đóng mọi vai trong khoảng 10 phút: 9 người bỏ phiếu xếp loại 12 đảng viên, 3 người kiểm phiếu. Phần chuẩn bị (mời cán bộ, lập danh sách, tạo khóa, tập dượt) máy làm giúp trong chừng một phút.',
    en: 'You alone play every role in about 10 minutes: 9 voters rate 12 members, with 3 tellers. The preparation (inviting officers, the roll, the keys, the rehearsal) is done for you in about a minute.',
  },
  sampleWarning: {
    vi: 'Chỉ để tập: trong cuộc họp mẫu mọi khóa, thẻ và thẻ phiếu nằm chung trong trình duyệt này, nên không có gì là bí mật.',
    en: 'For practice only: in the sample all keys, slips and cards are in this one browser, so nothing in it is secret.',
  },
  begin: { vi: 'Chuẩn bị cuộc họp mẫu', en: 'Prepare the sample meeting' },
  beginAnother: { vi: 'Chuẩn bị cuộc họp mẫu khác', en: 'Prepare another sample meeting' },
  noCode: {
    vi: 'Muốn thử cuộc họp mẫu, hãy mở đúng địa chỉ mà lệnh “npm start” in ra trong cửa sổ dòng lệnh (có phần #mau=…).',
    en: 'To try the sample meeting, open the whole address that “npm start” printed in its terminal (with #mau=…).',
  },
  usedCode: {
    vi: 'Mã trong địa chỉ này đã dùng rồi. Hãy dừng rồi chạy lại “npm start” để có địa chỉ mới.',
    en: 'The code in this address was used before. Stop “npm start” and start it again for a new address.',
  },
  devices: { vi: 'Các thiết bị', en: 'The devices' },
  devicesHint: {
    vi: 'Mỗi nút mở một thẻ mới của trình duyệt, coi như một thiết bị. Máy tính bảng và màn chiếu cũng mở được trên máy khác trong cùng mạng bằng mã QR.',
    en: 'Each button opens a new browser tab that stands for one device. Tablets and projector can also be opened on other machines of the network with the QR code.',
  },
  openTeller: (name: string): Words => ({ vi: `Kiểm phiếu: ${name}`, en: `Teller: ${name}` }),
  openTablet: (number: number): Words => ({ vi: `Máy tính bảng ${number}`, en: `Tablet ${number}` }),
  tabletQr: { vi: 'Quét để mở máy tính bảng trên thiết bị khác', en: 'Scan to open a tablet on another device' },
  papers: { vi: 'Giấy tờ của 9 người bỏ phiếu', en: 'The papers of the 9 voters' },
  papersHint: {
    vi: 'Ngoài đời, mỗi người giữ thẻ của mình và tự rút một thẻ phiếu không tên ở cửa. Ở đây, bấm “Chép” rồi dán vào máy tính bảng.',
    en: 'In a real meeting each person keeps their slip and draws a nameless ballot card at the door. Here, press “Copy” and paste into the tablet.',
  },
  person: { vi: 'Người bỏ phiếu', en: 'Voter' },
  slip: { vi: 'Thẻ', en: 'Slip' },
  card: { vi: 'Thẻ phiếu đã rút', en: 'Ballot card drawn' },
  copySlip: (name: string): Words => ({ vi: `Chép thẻ của ${name}`, en: `Copy the slip of ${name}` }),
  copyCard: (name: string): Words => ({ vi: `Chép thẻ phiếu của ${name}`, en: `Copy the card of ${name}` }),
  copy: { vi: 'Chép', en: 'Copy' },
  copied: { vi: 'Đã chép', en: 'Copied' },
  guide: { vi: 'Việc cần làm bây giờ', en: 'What to do now' },
  offline: { vi: 'Chưa liên lạc được với máy chủ.', en: 'The service cannot be reached.' },
} as const satisfies Record<string, Words | ((...values: never[]) => Words)>;

/** The steps of the guide, in order; which one is now follows from the log. */
export const STEPS: readonly { readonly title: Words; readonly text: Words }[] = [
  {
    title: { vi: 'Phát phiếu ở cửa', en: 'Issue ballots at the door' },
    text: {
      vi: 'Mở ba máy kiểm phiếu, để chế độ tự động. Ở máy thứ nhất bấm “Có mặt” cho từng người. Rồi ở máy tính bảng: nhập thẻ của người đó, sau đó thẻ phiếu.',
      en: 'Open the three tellers’ devices and leave them on automatic. On the first, mark each person present. Then on a tablet: the person’s slip, then the card.',
    },
  },
  {
    title: { vi: 'Chốt phát phiếu', en: 'Close the issuing' },
    text: {
      vi: 'Ở máy thư ký: bấm chốt phát phiếu. Từ đây không ai nhận thêm phiếu của cuộc này.',
      en: 'On the secretary’s device: close the issuing. From then on nobody is issued a ballot for this poll.',
    },
  },
  {
    title: { vi: 'Mở bỏ phiếu', en: 'Open voting' },
    text: {
      vi: 'Thư ký đề nghị mở; từng máy kiểm phiếu đối chiếu số người rồi ký.',
      en: 'The secretary proposes to open; each teller compares the head count and signs.',
    },
  },
  {
    title: { vi: 'Bỏ phiếu', en: 'Vote' },
    text: {
      vi: 'Ở máy tính bảng: nhập thẻ phiếu (không cần thẻ có tên), chọn từng dòng, xem lại, bỏ phiếu.',
      en: 'On a tablet: enter the ballot card (no slip), choose line by line, review, cast.',
    },
  },
  {
    title: { vi: 'Kiểm phiếu', en: 'Count' },
    text: {
      vi: 'Hòm phiếu đã niêm phong. Hai máy kiểm phiếu tự soát toàn bộ lá phiếu rồi mở tổng.',
      en: 'The box is sealed. Two tellers’ devices check every ballot, then open the sums.',
    },
  },
  {
    title: { vi: 'Ký kết quả', en: 'Certify' },
    text: {
      vi: 'Thư ký đề nghị xác nhận kết quả; các máy kiểm phiếu tự tính lại và ký.',
      en: 'The secretary proposes the result; the tellers’ devices work it out themselves and sign.',
    },
  },
  {
    title: { vi: 'Kết thúc, in biên bản', en: 'End, print the minutes' },
    text: {
      vi: 'Thư ký kết thúc cuộc họp, tải tệp hồ sơ, xem mã neo trên biên bản.',
      en: 'The secretary ends the meeting, saves the record and finds the anchor code on the minutes.',
    },
  },
  {
    title: { vi: 'Kiểm tra lại', en: 'Audit' },
    text: {
      vi: 'Ở trang Kiểm tra hồ sơ: thả tệp hồ sơ vào, nhập mã neo. Thử sửa một chữ trong tệp rồi kiểm tra lại.',
      en: 'On the audit page: drop the record file, enter the anchor code. Then change a letter in the file and try again.',
    },
  },
];
