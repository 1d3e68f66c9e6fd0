import type { MeetingPhase, PollPhase } from '../../src/domain/meeting/lifecycle.ts';
import type { Words } from '../../src/domain/words.ts';

export const ROLE: Words = { vi: 'Thư ký', en: 'Secretary' };

export const WORDS = {
  meetings: { vi: 'Các cuộc họp', en: 'Meetings' },
  none: { vi: 'Chưa có cuộc họp nào.', en: 'There is no meeting yet.' },
  loading: { vi: 'Đang đọc từ máy chủ…', en: 'Reading from the service…' },
  reading: { vi: 'Đang đọc và kiểm tra nhật ký của cuộc họp…', en: 'Reading and checking the meeting’s log…' },
  ratings: { vi: 'Xếp loại', en: 'Ratings' },
  newMeeting: { vi: 'Cuộc họp mới', en: 'New meeting' },
  repeat: { vi: 'Lặp lại cuộc họp này', en: 'Repeat this meeting' },
  open: { vi: 'Mở', en: 'Open' },
  untitled: { vi: 'Cuộc họp chưa đặt tên', en: 'Meeting without a title' },
  sample: { vi: 'Cuộc họp mẫu: không phải hồ sơ thật.', en: 'Sample meeting: not a real record.' },
  title: { vi: 'Tên cuộc họp', en: 'Title of the meeting' },
  titleHint: {
    vi: 'Ví dụ: Hội nghị chi bộ đánh giá, xếp loại chất lượng năm 2026',
    en: 'For example: Cell meeting for the quality rating of 2026',
  },
  date: { vi: 'Ngày họp', en: 'Date' },
  place: { vi: 'Địa điểm', en: 'Place' },
  required: { vi: 'Hãy điền mục này.', en: 'Fill this in.' },
  create: { vi: 'Tạo cuộc họp', en: 'Create the meeting' },
  createNote: {
    vi: 'Cuộc họp được mở trong nhật ký của máy chủ; tên, ngày và địa điểm còn sửa được đến khi ký bản chốt.',
    en: 'The meeting begins in the service’s log; title, date and place can be changed until the manifest is signed.',
  },
  back: { vi: 'Quay lại', en: 'Go back' },
  next: { vi: 'Tiếp tục', en: 'Continue' },
  tryAgain: { vi: 'Thử lại', en: 'Try again' },
  toList: { vi: 'Về danh sách cuộc họp', en: 'To the list of meetings' },
  elsewhere: {
    vi: 'Cuộc họp này đang mở ở một thẻ khác của trình duyệt. Chỉ một thẻ làm việc tại một lúc, để không ghi đè lên nhau.',
    en: 'This meeting is open in another tab. One tab works at a time, so that they do not overwrite each other.',
  },
  takeOver: { vi: 'Làm việc ở thẻ này', en: 'Work in this tab' },
  notThis: {
    vi: 'Bạn không phải thư ký của cuộc họp này: chỉ khóa đã tạo cuộc họp mới điều hành được.',
    en: 'You are not the secretary of this meeting: only the key that created it can run it.',
  },
} as const satisfies Record<string, Words>;

export const MEETING_PHASES: Readonly<Record<MeetingPhase, Words>> = {
  draft: { vi: 'Đang chuẩn bị', en: 'In preparation' },
  ready: { vi: 'Đã chốt, chưa phát phiếu', en: 'Fixed, not issuing yet' },
  issuing: { vi: 'Đang phát phiếu', en: 'Issuing ballots' },
  'in-session': { vi: 'Đang họp', en: 'In session' },
  ended: { vi: 'Đã kết thúc', en: 'Ended' },
};

export const POLL_PHASES: Readonly<Record<PollPhase, Words>> = {
  planned: { vi: 'Chưa mở', en: 'Not open yet' },
  barrier: { vi: 'Đã chốt phát phiếu, chờ mở', en: 'Issuing has ended, to be opened' },
  open: { vi: 'Đang bỏ phiếu', en: 'Voting is open' },
  closed: { vi: 'Đã đóng, chờ kiểm phiếu', en: 'Closed, to be counted' },
  tallied: { vi: 'Đã kiểm phiếu, chờ xác nhận', en: 'Counted, to be certified' },
  certified: { vi: 'Đã xác nhận', en: 'Certified' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
};
