import type { Keeping } from '../../../src/domain/audit/custody.ts';
import type { RatingBodyOf } from '../../../src/domain/rating/bodies.ts';
import type { Words } from '../../../src/domain/words.ts';

export const KEEPING: Readonly<Record<Keeping, Words>> = {
  until: { vi: 'đang lưu', en: 'kept' },
  complaint: { vi: 'còn khiếu nại, phải lưu tiếp', en: 'kept while a complaint waits' },
  due: { vi: 'hết thời hạn lưu', en: 'retention has ended' },
  destroyed: { vi: 'đã tiêu hủy', en: 'destroyed' },
};

export const INCIDENTS: Readonly<Record<RatingBodyOf<'incident-noted'>['incident'], Words>> = {
  'sign-in-failed': { vi: 'Đăng nhập không được', en: 'Sign-in failed' },
  'act-refused': { vi: 'Một việc bị từ chối', en: 'An act was refused' },
  'ballot-refused': { vi: 'Một phiếu bị từ chối', en: 'A ballot was refused' },
  'device-lost': { vi: 'Mất hoặc hỏng thiết bị', en: 'A device was lost or broke' },
  other: { vi: 'Việc khác', en: 'Something else' },
};

export const CUSTODY = {
  copies: { vi: 'Bản niêm phong', en: 'Sealed copies' },
  kept: { vi: 'Còn phải lưu', en: 'To be kept' },
  due: { vi: 'Hết thời hạn lưu', en: 'Retention ended' },
  incidents: { vi: 'Sự việc', en: 'Incidents' },
  intro: {
    vi: 'Phiếu giấy, biên bản và tệp hồ sơ được niêm phong, lưu 6 tháng nếu không có quy định khác. Chỉ mở và tiêu hủy khi có quyết định có số.',
    en: 'Paper ballots, minutes and records are sealed and kept six months unless something else is ordered. They are opened and destroyed only under a numbered decision.',
  },
  noCopies: { vi: 'Chưa có bản niêm phong nào.', en: 'Nothing has been sealed yet.' },
  paper: { vi: 'Phiếu, biên bản giấy', en: 'Paper ballots, minutes' },
  file: { vi: 'Tệp hồ sơ', en: 'A record' },
  titled: (what: string, meeting: string): Words => ({ vi: `${what}: ${meeting}`, en: `${what}: ${meeting}` }),
  meetingUnknown: (id: string): Words => ({ vi: `cuộc họp ${id}`, en: `meeting ${id}` }),
  sealed: (date: string, who: string): Words => ({
    vi: `Niêm phong ngày ${date}, ${who} ký.`,
    en: `Sealed ${date}, signed by ${who}.`,
  }),
  keepUntil: (date: string): Words => ({
    vi: `Phải lưu: sớm nhất ngày ${date} mới được tiêu hủy.`,
    en: `To be kept: not destroyed before ${date}.`,
  }),
  mayDestroy: (date: string): Words => ({
    vi: `Thời hạn lưu đã hết từ ngày ${date}. Tiêu hủy khi có quyết định.`,
    en: `Retention ended ${date}. Destroyed once there is a decision.`,
  }),
  waits: (date: string): Words => ({
    vi: `Thời hạn lưu đã hết từ ngày ${date}, nhưng còn khiếu nại chưa trả lời: chưa được tiêu hủy.`,
    en: `Retention ended ${date}, but a complaint waits for its answer: not to be destroyed yet.`,
  }),
  hash: (hash: string): Words => ({ vi: `SHA-256 của tệp: ${hash}`, en: `SHA-256 of the file: ${hash}` }),
  openedOn: (date: string, number: string, decided: string, who: string): Words => ({
    vi: `Mở ngày ${date} theo quyết định số ${number} ngày ${decided}, ${who} ký.`,
    en: `Opened ${date} under decision ${number} of ${decided}, signed by ${who}.`,
  }),
  destroyedOn: (date: string, number: string, decided: string, who: string): Words => ({
    vi: `Tiêu hủy ngày ${date} theo quyết định số ${number} ngày ${decided}, ${who} ký.`,
    en: `Destroyed ${date} under decision ${number} of ${decided}, signed by ${who}.`,
  }),
  number: { vi: 'Số quyết định', en: 'Number of the decision' },
  decided: { vi: 'Ngày quyết định', en: 'Date of the decision' },

  open: { vi: 'Ghi việc mở niêm phong', en: 'State that it is opened' },
  openAct: { vi: 'Ký việc mở niêm phong', en: 'Sign the opening' },
  openReason: { vi: 'Mở để làm gì, ai chứng kiến', en: 'What for, and who was there' },
  openTitle: { vi: 'Ghi việc mở niêm phong?', en: 'State the opening?' },
  openText: {
    vi: 'Việc mở được ghi mãi trong nhật ký, không rút lại được. Chỉ ký khi đã có quyết định của cấp có thẩm quyền; mở xong phải niêm phong lại.',
    en: 'The opening stays in the log and cannot be taken back. Sign only under a decision of who may order it, and seal again afterwards.',
  },
  openBy: {
    vi: 'Việc mở niêm phong do cấp trên hoặc ủy ban kiểm tra ký, theo quyết định có số.',
    en: 'An opening is signed by the superior or the inspection committee, under a numbered decision.',
  },

  destroy: { vi: 'Ghi việc tiêu hủy', en: 'State that it is destroyed' },
  destroyAct: { vi: 'Ký việc tiêu hủy', en: 'Sign the destruction' },
  manner: { vi: 'Tiêu hủy thế nào, ai chứng kiến', en: 'How, and who was there' },
  destroyTitle: { vi: 'Ghi việc tiêu hủy?', en: 'State the destruction?' },
  destroyText: {
    vi: 'Phiếu, biên bản hoặc tệp đã tiêu hủy thì không lấy lại được, và sau này không đối chiếu được nữa. Việc này được ghi mãi trong nhật ký.',
    en: 'What is destroyed cannot be had back, and nothing can be compared with it later. The statement stays in the log.',
  },

  seal: { vi: 'Ghi bản niêm phong mới', en: 'State a new sealed copy' },
  what: { vi: 'Niêm phong gì', en: 'What is sealed' },
  choose: { vi: '— chọn —', en: '— choose —' },
  chooseFile: { vi: 'Chọn tệp hồ sơ', en: 'Choose the record' },
  fileText: {
    vi: 'Tệp không gửi đi đâu: thiết bị này chỉ tính mã SHA-256 để sau này đối chiếu.',
    en: 'The file goes nowhere: this device only computes its SHA-256, to compare with later.',
  },
  meeting: { vi: 'Của cuộc họp', en: 'Of the meeting' },
  noMeeting: { vi: 'không thuộc cuộc họp nào trên máy chủ này', en: 'of no meeting on this service' },
  place: { vi: 'Gồm những gì, ai niêm phong, để ở đâu', en: 'What it holds, who sealed it, where it is kept' },
  until: { vi: 'Sớm nhất được tiêu hủy từ ngày', en: 'Not destroyed before' },
  untilHint: { vi: '6 tháng kể từ hôm nay nếu không có quy định khác', en: 'six months from today unless ordered' },
  untilWrong: { vi: 'Ngày này phải từ hôm nay trở đi.', en: 'This day is today or later.' },
  sealAct: { vi: 'Ký niêm phong', en: 'Sign the sealing' },
  sealTitle: { vi: 'Ghi bản niêm phong này?', en: 'State this sealed copy?' },
  sealText: (date: string): Words => ({
    vi: `Trước ngày ${date} không ai ký tiêu hủy được. Không sửa hay rút lại được.`,
    en: `Nobody can sign its destruction before ${date}. It cannot be altered or taken back.`,
  }),

  noIncidents: { vi: 'Chưa ghi sự việc nào.', en: 'No incident was stated.' },
  note: { vi: 'Ghi một sự việc', en: 'State an incident' },
  incident: { vi: 'Loại sự việc', en: 'Kind' },
  on: { vi: 'Xảy ra ngày', en: 'Happened on' },
  onWrong: { vi: 'Ngày xảy ra không thể sau hôm nay.', en: 'It cannot have happened after today.' },
  times: { vi: 'Số lần', en: 'How often' },
  code: { vi: 'Mã lỗi trên màn hình (nếu có)', en: 'Code on the screen (if any)' },
  codeHint: { vi: 'ví dụ RATING-SIGNER', en: 'such as RATING-SIGNER' },
  codeWrong: {
    vi: 'Mã gồm chữ in hoa, chữ số, nối bằng dấu gạch.',
    en: 'Capital letters and digits joined by hyphens.',
  },
  detail: { vi: 'Việc xảy ra thế nào, đã xử lý ra sao', en: 'What happened, and what was done about it' },
  noteAct: { vi: 'Ký và ghi sự việc', en: 'Sign and state it' },
  noteTitle: { vi: 'Ghi sự việc này?', en: 'State this incident?' },
  noteText: {
    vi: 'Sự việc được ghi mãi trong nhật ký dưới tên bạn. Nó không làm thay đổi kết quả nào.',
    en: 'It stays in the log under your name, and alters no result.',
  },
  noted: (date: string, times: string, stated: string, who: string): Words => ({
    vi: `Ngày ${date}, ${times} lần; ${who} ghi ngày ${stated}.`,
    en: `On ${date}, ${times} times; stated ${stated} by ${who}.`,
  }),

  counted: { vi: 'Máy chủ đã từ chối', en: 'What the service refused' },
  countedIntro: {
    vi: 'Máy chủ đếm những lần từ chối theo ngày và mã lỗi; không giữ tên, khóa, địa chỉ hay giờ của ai. Ký ghi vào nhật ký thì mới kiểm chứng được về sau.',
    en: 'The service counts its refusals by day and code; it keeps nobody’s name, key, address or time. Only what is signed into the log can be verified later.',
  },
  countedReading: { vi: 'Đang đọc số đếm của máy chủ…', en: 'Reading the service’s counts…' },
  countedNone: { vi: 'Máy chủ chưa từ chối việc nào.', en: 'The service has refused nothing.' },
  countedDay: { vi: 'Ngày', en: 'Day' },
  countedWhat: { vi: 'Việc và mã', en: 'What, and code' },
  countedTimes: { vi: 'Máy chủ đếm', en: 'Counted' },
  countedStated: { vi: 'Đã ghi nhật ký', en: 'In the log' },
  countedAct: (lines: string): Words => ({
    vi: `Ký ghi ${lines} dòng còn thiếu`,
    en: `Sign and state ${lines} missing lines`,
  }),
  countedTitle: { vi: 'Ghi các lần từ chối vào nhật ký?', en: 'State these refusals in the log?' },
  countedDetail: { vi: 'Theo số đếm của máy chủ.', en: 'As counted by the service.' },

  erasure: { vi: 'Xóa dữ liệu cá nhân', en: 'Erasure of personal data' },
  noErasures: { vi: 'Chưa xóa nội dung nào.', en: 'Nothing was erased.' },
  erased: (date: string, texts: string, document: string, who: string): Words => ({
    vi: `Ngày ${date}: xóa ${texts} nội dung theo văn bản ${document}, ${who} ký.`,
    en: `${date}: ${texts} texts erased under document ${document}, signed by ${who}.`,
  }),
  erase: { vi: 'Xóa dữ liệu cá nhân theo văn bản', en: 'Erase personal data under a document' },
  about: { vi: 'Của ai', en: 'Whose' },
  others: {
    vi: 'Không thuộc đối tượng nào (sự việc, nơi lưu, người ký cũ…)',
    en: 'Of nobody rated (incidents, places, former officers…)',
  },
  document: { vi: 'Số văn bản làm căn cứ', en: 'Number of the document it rests on' },
  texts: { vi: 'Nội dung sẽ xóa', en: 'Texts to be erased' },
  noTexts: { vi: 'Không còn nội dung nào để xóa.', en: 'There is no text left to erase.' },
  all: { vi: 'Chọn tất cả', en: 'Select all' },
  name: { vi: 'tên', en: 'name' },
  detailOf: { vi: 'chức vụ, đơn vị', en: 'position, unit' },
  entry: (what: string, place: string): Words => ({ vi: `${what}, mục ${place}`, en: `${what}, entry ${place}` }),
  common: (names: string): Words => ({ vi: `nói chung về: ${names}`, en: `common to: ${names}` }),
  eraseAct: (count: string): Words => ({ vi: `Ký và xóa ${count} nội dung`, en: `Sign and erase ${count} texts` }),
  eraseTitle: (count: string): Words => ({ vi: `Xóa ${count} nội dung?`, en: `Erase ${count} texts?` }),
  eraseText: {
    vi: 'Máy chủ xóa hẳn nội dung, không lấy lại được: nhật ký chỉ còn mã cam kết; mức xếp loại, ngày và số văn bản vẫn còn. Tên đã xóa thì không tìm, không in, không lập phiếu được nữa.',
    en: 'The service deletes the text for good: the log keeps its commitment, and levels, dates and numbers stay. An erased name cannot be searched, printed or put on a ballot.',
  },
  eraseRest: {
    vi: 'Việc này không xóa tệp đã tải về, bản sao lưu của máy chủ và hồ sơ các cuộc họp.',
    en: 'It does not erase files that were downloaded, backups of the service, or the records of meetings.',
  },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;
