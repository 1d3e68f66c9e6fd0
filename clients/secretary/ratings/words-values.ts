import type { Words } from '../../../src/domain/words.ts';

export const RATE = {
  'self-rated': {
    vi: 'Ghi mức tự đánh giá của từng đối tượng, điểm theo tiêu chí nếu có, và nhận xét. Không có mức chọn sẵn.',
    en: 'The self-rating of each subject, with points by criteria where there are any, and remarks. Nothing is chosen beforehand.',
  },
  appraised: {
    vi: 'Ghi ý kiến của tổ thẩm định: mức, điểm theo tiêu chí nếu có, và nhận xét.',
    en: 'The appraisers’ view: level, points by criteria where there are any, and remarks.',
  },
  notYours: {
    vi: 'Chỉ người được nêu là tổ thẩm định hoặc cấp trên trong nhật ký mới ghi được phần này.',
    en: 'Only somebody whom the log names as appraiser or superior can state this.',
  },
  level: (name: string): Words => ({ vi: `Mức của ${name}`, en: `Level of ${name}` }),
  points: (criterion: string, name: string, most: string): Words => ({
    vi: `${criterion}, nhiều nhất ${most} điểm, của ${name}`,
    en: `${criterion}, at most ${most} points, of ${name}`,
  }),
  remarks: (name: string): Words => ({ vi: `Nhận xét về ${name}`, en: `Remarks on ${name}` }),
  levelHead: { vi: 'Mức', en: 'Level' },
  remarksHead: { vi: 'Nhận xét', en: 'Remarks' },
  now: { vi: 'Đã ghi', en: 'Stated' },
  stage: { vi: 'Đang ở bước', en: 'Stands at' },
  sign: (count: string): Words => ({ vi: `Ký và ghi ${count} mục`, en: `Sign and state ${count}` }),
  correcting: {
    vi: 'Có mục thay giá trị đã ghi: hãy nêu lý do chung. Giá trị cũ vẫn còn trong nhật ký.',
    en: 'A stated value is replaced: give the reason. The old value stays in the log.',
  },
  wrongPoints: {
    vi: 'Điểm phải đủ mọi tiêu chí và không vượt điểm tối đa.',
    en: 'Points are needed for every criterion, and none above its most.',
  },
  nobody: { vi: 'Không còn ai chờ bước này.', en: 'Nobody waits for this step.' },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;

export const BALLOT = {
  prepare: { vi: 'Chuẩn bị cuộc bỏ phiếu', en: 'Prepare the poll' },
  prepareText: {
    vi: 'Đối tượng, người được bỏ phiếu và quy tắc lấy từ kỳ xếp loại; cuộc họp mới được điền sẵn, còn sửa được trước khi ký bản chốt.',
    en: 'Subjects, voters and rules come from the period; a new meeting is filled in and can be changed until its manifest is signed.',
  },
  kindOf: { vi: 'Bỏ phiếu về', en: 'Ballot about' },
  waiting: (subjects: string, voters: string, roll: string): Words => ({
    vi: `${subjects} đối tượng chờ bỏ phiếu; ${voters} trong ${roll} đảng viên được bỏ phiếu.`,
    en: `${subjects} subjects wait for the ballot; ${voters} of ${roll} members may vote.`,
  }),
  nobody: { vi: 'Không có đối tượng nào chờ bỏ phiếu.', en: 'No subject waits for a ballot.' },
  create: { vi: 'Tạo cuộc họp đã điền sẵn', en: 'Create the filled-in meeting' },
  question: { vi: 'Xếp loại chất lượng', en: 'Quality rating' },
  second: { vi: 'Chọn trong số đạt mức ở vòng một', en: 'Choice among those of the first round’s levels' },
  results: { vi: 'Lấy kết quả từ cuộc họp đã xác nhận', en: 'Take the result of a certified meeting' },
  resultsText: {
    vi: 'Thiết bị này tự đọc và kiểm tra nhật ký cuộc họp, rồi ghi số phiếu của những đối tượng thuộc nhật ký này.',
    en: 'This device reads and checks the meeting’s log itself, then states the counts of the subjects of this log.',
  },
  read: { vi: 'Đọc kết quả', en: 'Read the result' },
  noMeetings: { vi: 'Chưa có cuộc họp nào đã họp.', en: 'No meeting has been held yet.' },
  noneHere: {
    vi: 'Cuộc họp này không có cuộc bỏ phiếu đã xác nhận nào về đối tượng của kỳ này theo đúng quy tắc của kỳ.',
    en: 'This meeting has no certified poll about subjects of this period under its rules.',
  },
  poll: (ordinal: number, lines: string): Words => ({
    vi: `Cuộc bỏ phiếu ${ordinal}: ${lines} đối tượng`,
    en: `Poll ${ordinal}: ${lines} subjects`,
  }),
  state: { vi: 'Ký và ghi kết quả', en: 'Sign and state the result' },
  paper: { vi: 'Nhập kết quả từ biên bản giấy', en: 'Enter a result from paper minutes' },
  paperText: {
    vi: 'Kết quả nhập tay không có gì chứng minh: luôn mang dấu "chưa kiểm chứng", và chỉ được tính khi một người khác đối chiếu và xác nhận.',
    en: 'Nothing proves what is typed in: it stays marked "unverified", and counts only once another officer has compared and confirmed it.',
  },
  minutes: { vi: 'Số biên bản', en: 'Number of the minutes' },
  scan: { vi: 'Chọn bản quét biên bản', en: 'Choose the scan of the minutes' },
  scanned: (hash: string): Words => ({ vi: `SHA-256 của bản quét: ${hash}`, en: `SHA-256 of the scan: ${hash}` }),
  heads: { vi: 'Số người và số phiếu', en: 'People and ballots' },
  absent: {
    vi: 'Trong số triệu tập, vắng mặt vì (để trống là không có)',
    en: 'Of those summoned, absent because (empty: nobody)',
  },
  summoned: { vi: 'Triệu tập', en: 'Summoned' },
  present: { vi: 'Có mặt', en: 'Present' },
  issued: { vi: 'Phát ra', en: 'Issued' },
  returned: { vi: 'Thu về', en: 'Returned' },
  valid: { vi: 'Hợp lệ', en: 'Valid' },
  invalid: { vi: 'Không hợp lệ', en: 'Invalid' },
  abstained: { vi: 'Chưa XL', en: 'Not rated' },
  votes: (level: string, name: string): Words => ({
    vi: `Phiếu ${level} của ${name}`,
    en: `Votes ${level} of ${name}`,
  }),
  sum: (votes: string, valid: string): Words => ({ vi: `${votes}/${valid}`, en: `${votes}/${valid}` }),
  wrongSum: {
    vi: 'Tổng phiếu của mỗi đối tượng phải bằng số phiếu hợp lệ; phát ra ≤ có mặt ≤ triệu tập, thu về ≤ phát ra, hợp lệ + không hợp lệ = thu về.',
    en: 'Votes of each subject add up to the valid ballots; issued ≤ present ≤ summoned, returned ≤ issued, valid + invalid = returned.',
  },
  enter: { vi: 'Ký và nhập', en: 'Sign and enter' },
  unconfirmed: { vi: 'Chờ người thứ hai xác nhận', en: 'Waiting for a second officer' },
  unconfirmedText: (minutes: string, date: string): Words => ({
    vi: `Biên bản ${minutes}, nhập ngày ${date}`,
    en: `Minutes ${minutes}, entered ${date}`,
  }),
  own: { vi: 'Bạn đã nhập kết quả này; người khác phải xác nhận.', en: 'You entered this; somebody else confirms it.' },
  confirm: { vi: 'Ký xác nhận', en: 'Sign the confirmation' },
  confirmText: {
    vi: 'Bạn đã cầm biên bản giấy và so từng số với bảng trên màn hình.',
    en: 'You have the paper minutes in your hand and have compared every number with the table.',
  },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;
