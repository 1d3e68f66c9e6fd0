import type { Words } from '../../src/domain/words.ts';

/** What the auditor's page says. Verdicts, families and facts have their words in src/domain/report. */
export const WORDS = {
  role: { vi: 'Kiểm tra hồ sơ', en: 'Audit' },
  title: { vi: 'Kiểm tra hồ sơ một cuộc họp', en: 'Check the record of a meeting' },
  intro: {
    vi: 'Cần hai thứ: tệp hồ sơ và tờ biên bản kiểm phiếu có chữ ký. Máy này tự kiểm tra mọi chữ ký, mọi lá phiếu, mọi phép cộng; không cần mạng, không gửi tệp đi đâu.',
    en: 'You need two things: the record file and the signed paper minutes. This device itself checks every signature, every ballot and every sum; it needs no network and sends the file nowhere.',
  },
  fileStep: { vi: 'Tệp hồ sơ', en: 'The record file' },
  drop: { vi: 'Kéo tệp .phieukin vào đây', en: 'Drop the .phieukin file here' },
  choose: { vi: 'Chọn tệp', en: 'Choose a file' },
  another: { vi: 'Chọn tệp khác', en: 'Choose another file' },
  empty: {
    vi: 'Tệp này rỗng: không có gì để kiểm tra. Hãy lấy lại hồ sơ.',
    en: 'This file is empty: there is nothing to check. Get the record again.',
  },
  unreadable: {
    vi: 'Không đọc được tệp này đến hết. Có thể tệp đã bị di chuyển hoặc đang được ghi. Hãy chọn lại.',
    en: 'This file could not be read to its end. It may have been moved, or is being written. Choose it again.',
  },
  paperStep: { vi: 'Tờ biên bản kiểm phiếu', en: 'The paper minutes' },
  anchorStep: { vi: 'Mã neo trên tờ biên bản giấy', en: 'The anchor code on the paper minutes' },
  anchorHint: {
    vi: '24 ký hiệu, bắt đầu bằng N. Đọc trên TỜ GIẤY; mã gửi kèm tệp không chứng minh được gì.',
    en: '24 symbols, the first an N. Read it on the PAPER; a code that came with the file proves nothing.',
  },
  anchorLater: {
    vi: 'Chưa có biên bản giấy? Cứ để trống: có thể nhập mã neo sau khi kiểm tra xong.',
    en: 'No paper minutes at hand? Leave it empty: the code can be typed after the check.',
  },
  anchorBad: {
    vi: 'Mã chưa đúng. Hãy đọc lại từng nhóm bốn ký hiệu trên tờ giấy.',
    en: 'The code is not right. Read each group of four symbols on the paper again.',
  },
  scan: { vi: 'Quét mã QR trên tờ giấy', en: 'Scan the QR code on the paper' },
  scanOff: { vi: 'Tắt máy quay', en: 'Turn the camera off' },
  scanView: { vi: 'Hình của máy quay: đưa mã QR vào giữa khung.', en: 'Camera view: hold the QR code in the middle.' },
  noCamera: {
    vi: 'Không mở được máy quay. Hãy gõ mã, hoặc cho phép trang này dùng máy quay.',
    en: 'The camera cannot be opened. Type the code, or let this page use the camera.',
  },
  start: { vi: 'Bắt đầu kiểm tra', en: 'Start the check' },
  search: {
    vi: 'Ủy ban kiểm tra: đăng nhập để tra cứu nhật ký',
    en: 'Inspection committee: sign in to search the logs',
  },
  keep: { vi: 'Tải công cụ này về thành một tệp', en: 'Keep this tool as one file' },
  keepWhy: {
    vi: 'Tệp tự đủ, mở bằng trình duyệt bất kỳ khi không có mạng. Nên lấy từ nguồn mình tin, không lấy từ nơi đang bị kiểm tra.',
    en: 'It is complete in itself and opens in any browser without a network. Get it from a source you trust, not from the place you audit.',
  },
  running: { vi: 'Đang kiểm tra', en: 'Checking' },
  log: { vi: 'Bước 1/2: đọc nhật ký và từng chữ ký', en: 'Step 1 of 2: reading the log and each signature' },
  ballots: { vi: 'Bước 2/2: kiểm tra từng lá phiếu', en: 'Step 2 of 2: checking each ballot' },
  stay: {
    vi: 'Cứ để trang này mở. Có thể làm việc khác trong lúc chờ.',
    en: 'Leave this page open. You can do other things meanwhile.',
  },
  cancel: { vi: 'Dừng kiểm tra', en: 'Stop the check' },
  soon: { vi: 'Sắp xong.', en: 'Nearly done.' },
  left: (minutes: number, seconds: number): Words => ({
    vi: minutes > 0 ? `Còn khoảng ${minutes} phút ${seconds} giây.` : `Còn khoảng ${seconds} giây.`,
    en: minutes > 0 ? `About ${minutes} min ${seconds} s left.` : `About ${seconds} s left.`,
  }),
  file: { vi: 'Tệp', en: 'File' },
  bytes: { vi: 'byte', en: 'bytes' },
  failed: { vi: 'Phép kiểm tra không đạt', en: 'The check that failed' },
  where: { vi: 'Vị trí trong tệp', en: 'Where' },
  nothingShown: {
    vi: 'Vì hồ sơ bị từ chối, trang này không hiện số phiếu nào trong đó.',
    en: 'As the record is refused, this page shows no count that stands in it.',
  },
  nextRefused: {
    vi: 'Việc nên làm: lấy lại hồ sơ từ nguồn khác và kiểm tra lại. Nếu vẫn bị từ chối, hãy lập biên bản và báo ủy ban kiểm tra kèm theo tên phép kiểm tra ở trên.',
    en: 'What to do: get the record from another source and check it again. If it is refused again, put it in writing and tell the inspection committee, with the name of the check above.',
  },
  meeting: { vi: 'Cuộc họp', en: 'The meeting' },
  checked: { vi: 'Đã kiểm tra những gì', en: 'What was checked' },
  checkedHow: {
    vi: 'Mọi phép kiểm tra dưới đây đều đạt. Mở từng nhóm để xem tên các phép kiểm tra và điều báo cáo sẽ nói nếu một phép không đạt.',
    en: 'Every check below holds. Open a family to see the names of its checks, and what the report would say if one failed.',
  },
  names: (count: number): Words => ({ vi: `${count} phép kiểm tra`, en: `${count} checks` }),
  poll: (ordinal: number): Words => ({ vi: `Cuộc bỏ phiếu ${ordinal}`, en: `Poll ${ordinal}` }),
  rules: { vi: 'Quy tắc', en: 'Rules' },
  purpose: { vi: 'Kết quả để', en: 'The ballot' },
  invalidWhy: {
    vi: 'Phiếu không hợp lệ do máy tính ra từ hòm phiếu. Máy chủ không nhận phiếu sai nên bình thường là 0.',
    en: 'Invalid ballots are computed from the box. The service takes no ill-formed ballot, so the number is normally 0.',
  },
  no: { vi: 'STT', en: 'No.' },
  result: { vi: 'Kết quả', en: 'Result' },
  why: { vi: 'Vì sao', en: 'Why' },
  tapName: { vi: 'Bấm vào tên để xem lý do của kết luận.', en: 'Open a name to see the reasons of its verdict.' },
  lookup: { vi: 'Tìm mã theo dõi', en: 'Look up a tracking code' },
  lookupWhy: {
    vi: 'Cử tri có thể hỏi lá phiếu của mình có trong hòm phiếu hay không. Không ai, kể cả người kiểm tra, biết được lá phiếu ấy chọn gì.',
    en: 'A voter may ask whether a ballot is in the box. Nobody, the auditor included, can tell what that ballot says.',
  },
  lookupField: { vi: 'Mã theo dõi', en: 'Tracking code' },
  lookupHint: {
    vi: 'Gõ ít nhất 12 ký hiệu đầu; khoảng trắng và gạch nối không quan trọng.',
    en: 'Type at least the first 12 symbols; spaces and hyphens do not matter.',
  },
  lookupBad: {
    vi: 'Mã theo dõi chỉ gồm các chữ số và chữ a đến f, ít nhất 12 ký hiệu.',
    en: 'A tracking code has only digits and the letters a to f, at least 12 of them.',
  },
  lookupAct: { vi: 'Tìm', en: 'Look up' },
  found: (ordinal: number): Words => ({
    vi: `Có trong hòm phiếu đã niêm phong của cuộc bỏ phiếu ${ordinal}, và đã được tính.`,
    en: `It is in the sealed box of poll ${ordinal}, and counted.`,
  }),
  foundInvalid: (ordinal: number): Words => ({
    vi: `Có trong hòm phiếu của cuộc bỏ phiếu ${ordinal}, nhưng không hợp lệ nên không được tính.`,
    en: `It is in the box of poll ${ordinal}, but invalid and so not counted.`,
  }),
  absent: {
    vi: 'Không có lá phiếu nào mang mã này trong các hòm phiếu của hồ sơ. Hãy đọc lại mã. Nếu mã đúng và cử tri còn biên nhận, hãy báo ủy ban kiểm tra. Phiếu thử máy và phiếu của cuộc đã hủy không nằm trong hòm.',
    en: 'No ballot of the record’s boxes has this code. Read it again. If it is right and the voter kept the receipt, tell the inspection committee. Ballots that tested the device, and those of a cancelled poll, are in no box.',
  },
  keepReport: { vi: 'Lưu báo cáo', en: 'Keep the report' },
  json: { vi: 'Tải báo cáo cho máy đọc (JSON)', en: 'Download for machines (JSON)' },
  print: { vi: 'In báo cáo', en: 'Print the report' },
  anchorNow: { vi: 'Đối chiếu với biên bản giấy', en: 'Compare with the paper minutes' },
  anchorNowWhy: {
    vi: 'Lấy tờ biên bản kiểm phiếu có chữ ký, gõ mã neo in trên đó. Chưa đối chiếu thì chưa biết tệp này là của cuộc họp nào.',
    en: 'Take the signed paper minutes and type the anchor code printed there. Until then nobody knows which meeting this file is of.',
  },
  compare: { vi: 'Đối chiếu', en: 'Compare' },
  anchored: (anchor: string): Words => ({
    vi: `Mã neo ${anchor} ràng buộc hồ sơ này với biên bản giấy. Điều còn lại là tờ giấy: ai ký, lưu ở đâu từ hôm ấy.`,
    en: `Anchor code ${anchor} ties this record to the paper minutes. What remains is the paper: who signed it, and who has kept it.`,
  }),
  limits: { vi: 'Người kiểm tra còn phải tự xem', en: 'What is left for you to look at' },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;

/** What no software can know (docs/guides/auditing.md). */
export const LIMITS: readonly Words[] = [
  {
    vi: 'Tờ biên bản: ai ký, có đúng là thư ký và tổ kiểm phiếu của cuộc họp không, giữ ở đâu từ hôm ấy.',
    en: 'The paper: who signed it, whether they were the meeting’s secretary and tellers, and who has kept it.',
  },
  {
    vi: 'Danh sách cử tri có đúng với sổ đảng viên, số có mặt có đúng với sổ điểm danh không.',
    en: 'Whether roll and presence are those of real people.',
  },
  {
    vi: 'Quy tắc tính kết quả có đúng là điều hội nghị đã quyết định không.',
    en: 'Whether the rules are what the meeting decided.',
  },
  {
    vi: 'Phần mềm trên các máy bỏ phiếu có đúng bản mà hồ sơ ghi không.',
    en: 'Whether the tablets ran the release that the record names.',
  },
];
