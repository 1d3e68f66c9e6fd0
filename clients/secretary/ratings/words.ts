import type { Stage } from '../../../src/domain/rating/proposal.ts';
import type { Status, SubjectKind } from '../../../src/domain/rating/status.ts';
import type { Words } from '../../../src/domain/words.ts';

/** The parts of the rating console, in the order of the work. */
export const TABS = {
  subjects: { vi: 'Đối tượng', en: 'Subjects' },
  officers: { vi: 'Người có thẩm quyền', en: 'Officers' },
  period: { vi: 'Kỳ xếp loại', en: 'Period' },
  'self-rating': { vi: 'Tự đánh giá', en: 'Self-rating' },
  appraisal: { vi: 'Thẩm định', en: 'Appraisal' },
  ballot: { vi: 'Bỏ phiếu', en: 'Ballot' },
  decision: { vi: 'Quyết định', en: 'Decision' },
  complaints: { vi: 'Khiếu nại', en: 'Complaints' },
  papers: { vi: 'Văn bản', en: 'Papers' },
  custody: { vi: 'Lưu trữ', en: 'Custody' },
} as const satisfies Record<string, Words>;
export type Tab = keyof typeof TABS;

export const RATINGS = {
  title: { vi: 'Xếp loại', en: 'Ratings' },
  toMeetings: { vi: 'Các cuộc họp', en: 'Meetings' },
  reading: { vi: 'Đang đọc và kiểm tra nhật ký xếp loại…', en: 'Reading and checking the rating log…' },
  parts: { vi: 'Các phần', en: 'Parts' },
  checked: (count: string): Words => ({
    vi: `Thiết bị này đã tự kiểm tra ${count} mục trong nhật ký.`,
    en: `This device has checked all ${count} entries of the log itself.`,
  }),
  period: { vi: 'Kỳ đang xem', en: 'Period shown' },
  noPeriod: {
    vi: 'Chưa mở kỳ xếp loại nào. Cấp trên mở kỳ, hoặc thư ký mở ở phần "Kỳ xếp loại" nếu tổ chức tự quyết định.',
    en: 'No period is open. The superior opens it, or the secretary under "Period" where the organisation decides itself.',
  },
  noStep: { vi: 'Kỳ này không có bước này.', en: 'This step is not one of the period.' },
  begin: { vi: 'Lập nhật ký xếp loại', en: 'Begin the rating log' },
  beginTitle: { vi: 'Lập nhật ký xếp loại?', en: 'Begin the rating log?' },
  beginText: {
    vi: 'Từ nay mọi đối tượng, giá trị và quyết định đều là văn bản có chữ ký, nối tiếp nhau trong nhật ký này; không xóa, không sửa được, chỉ ghi thêm.',
    en: 'From now on subjects, values and decisions are signed statements in this log; nothing is deleted or altered, only added.',
  },
  noLog: { vi: 'Tổ chức này chưa có nhật ký xếp loại.', en: 'This organisation has no rating log yet.' },
  name: { vi: 'Họ và tên, tên tổ chức', en: 'Name' },
  number: { vi: 'STT', en: 'No.' },
  kind: { vi: 'Loại', en: 'Kind' },
  group: { vi: 'Nhóm tương đồng', en: 'Group of similar role' },
  choose: { vi: '— chọn —', en: '— choose —' },
  reason: { vi: 'Lý do', en: 'Reason' },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;

export const KIND_WORDS: Readonly<Record<SubjectKind, Words>> = {
  individual: { vi: 'Cá nhân', en: 'Individual' },
  collective: { vi: 'Tập thể', en: 'Collective' },
  organisation: { vi: 'Tổ chức', en: 'Organisation' },
};

export const STATUS_WORDS: Readonly<Record<Status, Words>> = {
  probationary: { vi: 'đảng viên dự bị', en: 'probationary member' },
  official: { vi: 'đảng viên chính thức', en: 'official member' },
  active: { vi: 'sinh hoạt trở lại', en: 'active again' },
  'moved-in': { vi: 'chuyển sinh hoạt đến', en: 'moved in' },
  'moved-out': { vi: 'chuyển sinh hoạt tạm thời đi nơi khác', en: 'moved out temporarily' },
  exempt: { vi: 'được miễn công tác và sinh hoạt', en: 'exempted' },
  suspended: { vi: 'bị đình chỉ sinh hoạt', en: 'suspended' },
  detained: { vi: 'bị khởi tố, tạm giữ, tạm giam', en: 'prosecuted or detained' },
  left: { vi: 'không còn trong tổ chức', en: 'left' },
  formed: { vi: 'thành lập', en: 'formed' },
  dissolved: { vi: 'giải thể', en: 'dissolved' },
};

export const STAGE_WORDS: Readonly<Record<Stage, Words>> = {
  'self-rating': { vi: 'chờ tự đánh giá', en: 'waits for self-rating' },
  appraisal: { vi: 'chờ thẩm định', en: 'waits for appraisal' },
  ballot: { vi: 'chờ bỏ phiếu', en: 'waits for the ballot' },
  'second-round': { vi: 'chờ bỏ phiếu vòng hai', en: 'waits for the second ballot' },
  decision: { vi: 'chờ quyết định', en: 'waits for the decision' },
  decided: { vi: 'đã quyết định', en: 'decided' },
};

export const SUBJECTS = {
  file: { vi: 'Nhập danh sách đảng viên (xlsx, csv)', en: 'Import members (xlsx, csv)' },
  add: (count: string): Words => ({ vi: `Ký và thêm ${count} đảng viên`, en: `Sign and add ${count} members` }),
  addTitle: { vi: 'Thêm vào danh sách xếp loại?', en: 'Add to the list of subjects?' },
  addText: (count: string, known: string): Words => ({
    vi: `Thêm ${count} người vào nhật ký. ${known} người đã có trong danh sách (trùng tên) không thêm lại.`,
    en: `${count} people are added to the log. ${known} are there already by name and are not added again.`,
  }),
  other: { vi: 'Thêm tập thể hoặc tổ chức', en: 'Add a collective or organisation' },
  since: { vi: 'Thành lập từ ngày', en: 'Formed on' },
  addOther: { vi: 'Ký và thêm', en: 'Sign and add' },
  status: { vi: 'Hiện nay', en: 'Now' },
  history: { vi: 'Quá trình', en: 'History' },
  act: { vi: 'Việc', en: 'Act' },
  change: { vi: 'Ghi thay đổi', en: 'State a change' },
  changeOf: (name: string): Words => ({ vi: `Ghi thay đổi của ${name}`, en: `State a change of ${name}` }),
  newStatus: { vi: 'Tình trạng mới', en: 'New status' },
  from: { vi: 'Từ ngày', en: 'From' },
  basis: { vi: 'Căn cứ (quyết định, văn bản)', en: 'Basis (decision, document)' },
  impossible: {
    vi: 'Quá trình này không hợp lý: kiểm tra lại ngày và tình trạng.',
    en: 'Such a history is not possible: check day and status.',
  },
  sign: { vi: 'Ký và ghi', en: 'Sign and state' },
  close: { vi: 'Đóng', en: 'Close' },
  none: { vi: 'Chưa có đối tượng nào.', en: 'There are no subjects yet.' },
  gone: { vi: 'không còn trong danh sách', en: 'not on the books' },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;

export const OFFICERS = {
  intro: {
    vi: 'Những người được ký trong nhật ký này. Danh sách mới thay danh sách cũ; phải có thư ký của tổ chức.',
    en: 'Who may sign in this log. A new list replaces the old one; it needs the organisation’s secretary.',
  },
  organisation: { vi: 'Thuộc', en: 'Of' },
  role: { vi: 'Vai trò', en: 'Role' },
  named: { vi: 'Được ký', en: 'May sign' },
  nameThis: (name: string, role: string): Words => ({ vi: `${name}: ${role}`, en: `${name}: ${role}` }),
  sign: { vi: 'Ký danh sách', en: 'Sign the list' },
  signTitle: { vi: 'Thay danh sách người có thẩm quyền?', en: 'Replace the list of officers?' },
  signText: (count: string): Words => ({
    vi: `Từ mục tiếp theo, chỉ ${count} vai trò đã đánh dấu được ký trong nhật ký này.`,
    en: `From the next entry on, only the ${count} ticked roles may sign in this log.`,
  }),
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;

export const PERIOD = {
  terms: { vi: 'Quy định của kỳ', en: 'Terms of the period' },
  asOf: { vi: 'Tính theo tình trạng đến ngày', en: 'Status as of' },
  decider: { vi: 'Ai quyết định', en: 'Who decides' },
  own: { vi: 'tổ chức tự quyết định', en: 'the organisation itself' },
  superior: { vi: 'cấp trên quyết định', en: 'the superior' },
  rules: { vi: 'Quy tắc bỏ phiếu', en: 'Rules of the ballot' },
  cap: { vi: 'Khống chế tỷ lệ', en: 'Cap' },
  noCap: { vi: 'không khống chế', en: 'none' },
  steps: { vi: 'Các bước', en: 'Steps' },
  rated: { vi: 'Được xếp loại', en: 'Rated' },
  notRated: { vi: 'Không xếp loại', en: 'Not rated' },
  deadlines: { vi: 'Thời hạn', en: 'Deadlines' },
  second: { vi: 'Vòng hai', en: 'Second round' },
  secondOf: (levels: string, most: string, effect: string): Words => ({
    vi: `chọn nhiều nhất ${most} trong số đạt ${levels}; người được chọn ${effect}`,
    en: `at most ${most} of those at ${levels}; who is chosen ${effect}`,
  }),
  open: { vi: 'Mở kỳ mới do tổ chức tự quyết định', en: 'Open a period that the organisation decides itself' },
  'ballot-none': { vi: 'không bỏ phiếu', en: 'none' },
  'ballot-proposes': { vi: 'để đề xuất mức', en: 'proposes the level' },
  'ballot-decides': { vi: 'để quyết định mức', en: 'decides the level' },
  openAct: { vi: 'Ký và mở kỳ', en: 'Sign and open the period' },
  openTitle: { vi: 'Mở kỳ xếp loại này?', en: 'Open this period?' },
  openText: {
    vi: 'Quy định của kỳ cố định từ lúc ký; không ai sửa được nữa.',
    en: 'The terms are fixed by the signature; nobody can alter them.',
  },
  taken: { vi: 'Kỳ này đã mở rồi.', en: 'This period is open already.' },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;
