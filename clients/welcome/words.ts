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
  superior: { vi: 'Cấp trên', en: 'Superior committee' },
  superiorHint: {
    vi: 'sau cuộc họp: theo dõi các đơn vị, quyết định xếp loại',
    en: 'after the meetings: follows all units, decides ratings',
  },
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
    vi: 'Mỗi nút mở một cửa sổ mới, coi như một thiết bị. Cứ để các cửa sổ mở. Máy tính bảng cũng mở được trên thiết bị khác trong cùng mạng bằng mã QR.',
    en: 'Each button opens a new window that stands for one device. Leave them open. Tablets can also be opened on other machines of the network with the QR code.',
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

/** The steps of the guide, in order, in the words of the buttons; which one is now follows from the log. */
export const STEPS: readonly { readonly title: Words; readonly text: Words }[] = [
  {
    title: { vi: 'Phát phiếu ở cửa', en: 'Issue ballots at the door' },
    text: {
      vi: 'Mở màn chiếu, thư ký, cả ba máy kiểm phiếu và một máy tính bảng (so tám từ với màn chiếu). Ở máy kiểm phiếu thứ nhất, mục “Cửa phòng”, bấm “Có mặt” cho từng người. Rồi ở máy tính bảng: dán thẻ của người đó, bấm “Đúng tên tôi”, dán thẻ phiếu. Muốn nhanh, làm với 6 người rồi sang bước 2.',
      en: 'Open the projector, the secretary, all three tellers and a tablet (compare its eight words with the projector). On the first teller’s device, under “The door”, press “Present” for each person. Then on the tablet: paste the person’s slip, press “This is my name”, paste the card. To be quick, do so for six people and go on to step 2.',
    },
  },
  {
    title: { vi: 'Chốt phát phiếu', en: 'End issuing' },
    text: {
      vi: 'Ở máy thư ký: bấm “Chốt phát phiếu”. Từ đây không ai nhận thêm phiếu của cuộc này.',
      en: 'On the secretary’s device: press “End issuing”. From then on nobody is issued a ballot for this poll.',
    },
  },
  {
    title: { vi: 'Mở bỏ phiếu', en: 'Open voting' },
    text: {
      vi: 'Ở cả ba máy kiểm phiếu, mục “Việc cần làm”: ghi số người có mặt và số phiếu đã phát, bấm “Số khớp: kiểm nhật ký và ký”. Thư ký bấm “Đề nghị mở bỏ phiếu”, rồi cả ba máy kiểm phiếu bấm “Xem và ký”.',
      en: 'On all three tellers’ devices, under “To do”: write how many are present and how many ballots were issued, press “The numbers agree: check the log and sign”. The secretary presses “Propose to open voting”, then all three tellers press “Read and sign”.',
    },
  },
  {
    title: { vi: 'Bỏ phiếu', en: 'Vote' },
    text: {
      vi: 'Ở máy tính bảng: dán thẻ phiếu (không cần thẻ có tên), chọn từng dòng, xem lại, bỏ vào hòm. Khi mọi người đã bỏ, thư ký bấm “Đề nghị đóng bỏ phiếu” và hai máy kiểm phiếu bấm “Xem và ký”.',
      en: 'On a tablet: paste the ballot card (no slip), choose line by line, review, cast. When everybody has, the secretary presses “Propose to close voting” and two tellers press “Read and sign”.',
    },
  },
  {
    title: { vi: 'Kiểm phiếu', en: 'Count' },
    text: {
      vi: 'Hòm phiếu đã niêm phong. Ở hai máy kiểm phiếu bấm “Kiểm hòm phiếu và giải mã tổng”: máy soát từng lá phiếu rồi chỉ mở tổng.',
      en: 'The box is sealed. On two tellers’ devices press “Verify the box and decrypt the sums”: each checks every ballot, then opens the sums only.',
    },
  },
  {
    title: { vi: 'Ký kết quả', en: 'Certify' },
    text: {
      vi: 'Thư ký bấm “Ký xác nhận kết quả”; hai máy kiểm phiếu tự tính lại rồi bấm “Xem và ký”. Màn chiếu hiện kết quả.',
      en: 'The secretary presses “Certify the result”; two tellers’ devices work it out themselves and press “Read and sign”. The projector shows the result.',
    },
  },
  {
    title: { vi: 'Kết thúc cuộc họp', en: 'End the meeting' },
    text: {
      vi: 'Thư ký bấm “Đề nghị kết thúc cuộc họp”, hai máy kiểm phiếu bấm “Xem và ký”.',
      en: 'The secretary presses “Propose to end the meeting”, two tellers press “Read and sign”.',
    },
  },
  {
    title: { vi: 'Kiểm tra lại', en: 'Audit' },
    text: {
      vi: 'Ở máy thư ký: bấm “Kiểm tra và tải hồ sơ”, chép mã neo (mã này in trên biên bản). Mở “Kiểm tra hồ sơ”: chọn tệp vừa tải, nhập mã neo, bấm “Bắt đầu kiểm tra”. Rồi thử sửa một chữ trong tệp và kiểm tra lần nữa.',
      en: 'On the secretary’s device: press “Verify and download the record” and copy the anchor code (it stands on the minutes). Open “Audit a record”: choose the file, enter the anchor code, begin. Then change a letter in the file and try again.',
    },
  },
];
