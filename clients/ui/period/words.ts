import type { CapBase } from '../../../src/domain/rules/cap-set.ts';
import type { Words } from '../../../src/domain/words.ts';
import type { Fault } from './draft.ts';

/** What a cap is a share of, after a number. */
export const PEOPLE_OF_BASE: Readonly<Record<CapBase, Words>> = {
  'good-only': { vi: 'người xếp loại tốt', en: 'rated good' },
  'good-or-better': { vi: 'người xếp loại tốt trở lên', en: 'rated good or better' },
  'all-rated': { vi: 'người được xếp loại', en: 'rated at all' },
};

export const FAULTS: Readonly<Record<Fault, Words>> = {
  period: { vi: 'Kỳ: viết như 2026, 2026-q4 hoặc 2026-11.', en: 'Period: write it like 2026, 2026-q4 or 2026-11.' },
  title: { vi: 'Tên kỳ xếp loại còn trống.', en: 'The period has no title yet.' },
  asOf: { vi: 'Ngày xét phải nằm trong kỳ.', en: 'The day of reckoning is not in the period.' },
  ruleSet: {
    vi: 'Bộ quy tắc chưa đúng: xem các mức và văn bản.',
    en: 'The rule set is not right: see levels and document.',
  },
  capSet: {
    vi: 'Khống chế tỷ lệ chưa đúng: xem mức tốt và văn bản.',
    en: 'The cap is not right: see good level and document.',
  },
  criteriaSet: {
    vi: 'Bộ tiêu chí chưa đúng: mỗi tiêu chí cần ký hiệu riêng và tên; điểm các mức giảm dần.',
    en: 'The criteria are not right: each needs a short form of its own and a name; levels’ points fall.',
  },
  deciders: { vi: 'Chưa có đối tượng nào được xếp loại.', en: 'Nothing is rated.' },
  deadlines: { vi: 'Hạn của bước sau không được trước bước trước.', en: 'A later step is due earlier.' },
  secondRound: {
    vi: 'Vòng hai cần vòng một và ít nhất một mức.',
    en: 'A second round needs a first one and at least one level.',
  },
  holidays: { vi: 'Ngày nghỉ: mỗi dòng một ngày, viết như 2027-01-01.', en: 'Holidays: one a line, like 2027-01-01.' },
};

/** Terms of a period, wherever they are written or read. */
export const TERMS = {
  what: { vi: 'Kỳ', en: 'Period' },
  period: { vi: 'Kỳ (năm, quý, tháng)', en: 'Period (year, quarter, month)' },
  periodHint: { vi: 'năm 2026, quý 2026-q4, tháng 2026-11', en: 'year 2026, quarter 2026-q4, month 2026-11' },
  name: { vi: 'Tên kỳ xếp loại', en: 'Title' },
  nameHint: { vi: 'Ví dụ: Đánh giá, xếp loại chất lượng năm 2026', en: 'For example: Quality rating of 2026' },
  asOf: { vi: 'Ngày xét tình trạng', en: 'Day of reckoning' },
  asOfHint: { vi: 'ai được xếp loại tùy tình trạng vào ngày này', en: 'status on this day decides who is rated' },
  cap: { vi: 'Khống chế tỷ lệ', en: 'Cap' },
  start: { vi: 'Bắt đầu từ', en: 'Start from' },
  noCap: { vi: 'Không khống chế', en: 'No cap' },
  own: { vi: 'Quy định riêng của kỳ', en: 'Set for this period' },
  good: { vi: 'Mức thấp nhất được coi là tốt', en: 'Lowest level that counts as good' },
  base: { vi: 'Tính trên', en: 'Taken of' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
  atMost: { vi: 'nhiều nhất', en: 'at most' },
  under: { vi: 'dưới', en: 'under' },
  than: { vi: 'Cách so', en: 'Compared' },
  rounding: { vi: 'Làm tròn', en: 'Rounding' },
  leastOne: { vi: 'Luôn được ít nhất 1', en: 'One is always allowed' },
  changeCap: { vi: 'Sửa khống chế', en: 'Change the cap' },
  noText: {
    vi: 'Văn bản nêu tỷ lệ nhưng chưa nói tính trên số nào và làm tròn ra sao: hãy chọn, và ghi văn bản nếu có.',
    en: 'Texts give the share and leave open what it is taken of and how it is rounded: choose, and name the document if there is one.',
  },
  people: { vi: 'Thử với số', en: 'Try it with' },
  tried: (n: string, base: string, allowed: string, level: string): Words => ({
    vi: `Với ${n} ${base}, được tối đa ${allowed} ${level}.`,
    en: `With ${n} ${base}, at most ${allowed} ${level}.`,
  }),
  exclusions: (list: string): Words => ({ vi: `Cảnh báo khi: ${list}.`, en: `Warned of: ${list}.` }),
  criteria: { vi: 'Bộ tiêu chí chấm điểm', en: 'Criteria' },
  noCriteria: { vi: 'Không chấm điểm', en: 'No points' },
  hundred: { vi: 'Thang 100 điểm', en: '100 points' },
  criterionCode: { vi: 'Ký hiệu', en: 'Short form' },
  criterion: { vi: 'Tiêu chí', en: 'Criterion' },
  criterionEnglish: { vi: 'Tên tiếng Anh', en: 'Name, in English' },
  most: { vi: 'Điểm tối đa', en: 'Most points' },
  addCriterion: { vi: 'Thêm tiêu chí', en: 'Add a criterion' },
  removeCriterion: (code: string): Words => ({ vi: `Bỏ tiêu chí ${code}`, en: `Remove ${code}` }),
  from: (level: string): Words => ({ vi: `${level} từ (điểm)`, en: `${level} from (points)` }),
  sum: (points: string): Words => ({ vi: `Tổng điểm tối đa: ${points}.`, en: `Most points in all: ${points}.` }),
  points: { vi: 'Thử với số điểm', en: 'Try it with so many points' },
  suggests: (points: string, level: string): Words => ({
    vi: `${points} điểm ứng với mức ${level}.`,
    en: `${points} points suggest ${level}.`,
  }),
  procedure: { vi: 'Trình tự', en: 'Procedure' },
  decider: {
    individual: { vi: 'Ai quyết định về đảng viên', en: 'Who decides about members' },
    collective: { vi: 'Ai quyết định về tập thể', en: 'Who decides about collectives' },
    organisation: { vi: 'Ai quyết định về tổ chức', en: 'Who decides about organisations' },
  },
  superior: { vi: 'cấp trên', en: 'the superior' },
  ownLevel: { vi: 'đơn vị tự quyết định', en: 'the unit itself' },
  nobody: { vi: 'không xếp loại', en: 'not rated' },
  selfRating: { vi: 'Có bước tự đánh giá', en: 'With self-rating' },
  appraisal: { vi: 'Có bước thẩm định', en: 'With appraisal' },
  ballot: { vi: 'Bỏ phiếu kín', en: 'Secret ballot' },
  ballots: {
    proposes: { vi: 'để đề xuất', en: 'proposes' },
    decides: { vi: 'để quyết định', en: 'decides' },
    none: { vi: 'không bỏ phiếu', en: 'none' },
  },
  second: { vi: 'Có vòng hai', en: 'With a second round' },
  secondOf: { vi: 'Chọn trong những người vòng một được', en: 'Among those whom the first gave' },
  secondMost: { vi: 'Chọn nhiều nhất', en: 'At most' },
  secondEffect: { vi: 'Người được chọn', en: 'Who is chosen' },
  effects: {
    'highest-level': { vi: 'được đề xuất mức cao nhất', en: 'is proposed for the highest level' },
    exemplary: { vi: 'là tiêu biểu', en: 'is exemplary' },
  },
  notRated: { vi: 'Không xếp loại người', en: 'Not rated are those' },
  minMonths: { vi: 'Kết nạp ít nhất (tháng)', en: 'Admitted for at least (months)' },
  deadlines: { vi: 'Thời hạn', en: 'Deadlines' },
  due: {
    selfRating: { vi: 'Tự đánh giá', en: 'Self-rating' },
    appraisal: { vi: 'Thẩm định', en: 'Appraisal' },
    ballot: { vi: 'Bỏ phiếu', en: 'Ballot' },
    decision: { vi: 'Quyết định', en: 'Decision' },
  },
  holidays: { vi: 'Ngày nghỉ lễ (để tính hạn khiếu nại)', en: 'Holidays (for the deadline of complaints)' },
  holidaysHint: { vi: 'mỗi dòng một ngày, như 2027-01-01', en: 'one a line, like 2027-01-01' },
} as const;
