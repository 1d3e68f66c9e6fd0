import type { Words } from '../../../src/domain/words.ts';

export const COMPLAINT = {
  file: { vi: 'Ghi khiếu nại', en: 'State a complaint' },
  intro: {
    vi: 'Khiếu nại được trả lời trong 15 ngày làm việc; ủy ban kiểm tra ký trả lời. Chấp nhận thì người quyết định hủy quyết định và xếp loại lại.',
    en: 'A complaint is answered within 15 working days, signed by the inspection committee. Where it is upheld, whoever decided cancels the decision and rates again.',
  },
  waits: { vi: 'Chờ trả lời', en: 'Waiting' },
  overdue: { vi: 'Quá hạn', en: 'Late' },
  done: { vi: 'Đã trả lời', en: 'Answered' },
  choose: { vi: '— chọn —', en: '— choose —' },
  period: { vi: 'Kỳ', en: 'Period' },
  ofPeriod: (name: string, period: string): Words => ({ vi: `${name}, kỳ ${period}`, en: `${name}, period ${period}` }),
  said: { vi: 'Nội dung', en: 'What is said' },
  level: (level: string, number: string, date: string): Words => ({
    vi: `Về quyết định: ${level}, số ${number} ngày ${date}.`,
    en: `About the decision: ${level}, no. ${number} of ${date}.`,
  }),
  about: { vi: 'Về đối tượng', en: 'About' },
  received: { vi: 'Ngày nhận', en: 'Received' },
  content: { vi: 'Nội dung', en: 'Content' },
  due: (date: string): Words => ({ vi: `Phải trả lời trước hết ngày ${date}`, en: `To be answered by ${date}` }),
  late: { vi: 'quá hạn', en: 'late' },
  receivedWrong: { vi: 'Ngày nhận không thể sau hôm nay.', en: 'It cannot have been received after today.' },
  noLevel: { vi: 'không xếp loại', en: 'not rated' },
  reason: { vi: 'Lý do', en: 'Reason' },
  fileAct: { vi: 'Ký và ghi khiếu nại', en: 'Sign and state the complaint' },
  notNamed: {
    vi: 'Nhật ký này chưa ghi bạn là ủy ban kiểm tra nên bạn chưa ký trả lời được. Thư ký của đơn vị ghi tên bạn ở phần "Người có thẩm quyền".',
    en: 'This log does not name you as its inspection committee, so you cannot answer yet. The unit’s secretary names you under "Officers".',
  },
  none: { vi: 'Chưa có khiếu nại nào.', en: 'There are no complaints.' },
  noDecision: { vi: 'Chưa có quyết định nào để khiếu nại.', en: 'Nothing is decided that could be complained of.' },
  upheld: { vi: 'chấp nhận', en: 'upheld' },
  dismissed: { vi: 'bác', en: 'dismissed' },
  answered: (outcome: string, date: string): Words => ({
    vi: `Đã trả lời ngày ${date}: ${outcome}`,
    en: `Answered ${date}: ${outcome}`,
  }),
  waiting: { vi: 'Chờ ủy ban kiểm tra trả lời', en: 'Waits for the inspection committee' },
  outcome: { vi: 'Kết luận', en: 'Outcome' },
  findings: { vi: 'Kết quả xác minh', en: 'Findings' },
  answer: { vi: 'Ký trả lời', en: 'Sign the answer' },
  answerTitle: { vi: 'Ký trả lời khiếu nại này?', en: 'Sign this answer?' },
  answerUpheld: {
    vi: 'Kết luận: chấp nhận. Người quyết định sẽ hủy quyết định và xếp loại lại.',
    en: 'Outcome: upheld. Whoever decided will cancel the decision and rate again.',
  },
  answerDismissed: {
    vi: 'Kết luận: bác. Quyết định giữ nguyên.',
    en: 'Outcome: dismissed. The decision stands.',
  },
  answerText: {
    vi: 'Mỗi khiếu nại chỉ trả lời một lần; đã ký thì không sửa, không rút lại được.',
    en: 'A complaint is answered once; what is signed cannot be altered or taken back.',
  },
  cancel: { vi: 'Hủy quyết định để xếp loại lại', en: 'Cancel the decision, to rate again' },
  cancelText: {
    vi: 'Quyết định bị hủy vẫn còn trong nhật ký; quyết định mới sẽ nối với nó.',
    en: 'The cancelled decision stays in the log; the new one is linked to it.',
  },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;
