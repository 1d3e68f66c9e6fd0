import type { Words } from '../../../src/domain/words.ts';

export const COMMON = {
  role: { vi: 'Tổ kiểm phiếu', en: 'Tellers' },
  meetings: { vi: 'Cuộc họp của tôi', en: 'My meetings' },
  noMeetings: {
    vi: 'Chưa có cuộc họp nào. Khi thư ký lập cuộc họp, nó hiện ở đây.',
    en: 'There is no meeting yet. It appears here once the secretary sets one up.',
  },
  untitled: { vi: 'Cuộc họp đang chuẩn bị', en: 'Meeting under preparation' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  look: { vi: 'Tải lại danh sách', en: 'Load the list again' },
  otherMeeting: { vi: 'Cuộc họp khác', en: 'Other meetings' },
  signOut: { vi: 'Khóa thiết bị', en: 'Lock this device' },
  online: { vi: 'Đã kết nối', en: 'Connected' },
  offline: { vi: 'Mất kết nối, đang thử lại', en: 'No connection, trying again' },
  opening: { vi: 'Đang đọc và kiểm nhật ký cuộc họp…', en: 'Reading and checking the log of the meeting…' },
  elsewhere: { vi: 'Thiết bị này đang mở ở cửa sổ khác', en: 'This device is open in another tab' },
  elsewhereText: {
    vi: 'Mỗi thiết bị chỉ làm việc trong một cửa sổ. Hãy quay lại cửa sổ kia, hoặc đóng nó: cửa sổ này sẽ tự làm tiếp.',
    en: 'A device works in one tab only. Go back to the other tab, or close it: this one then goes on by itself.',
  },
  insecure: { vi: 'Cần địa chỉ an toàn (https)', en: 'A secure address (https) is needed' },
  insecureText: {
    vi: 'Trình duyệt chỉ giữ khóa an toàn khi địa chỉ bắt đầu bằng https. Hãy hỏi thư ký địa chỉ đúng.',
    en: 'The browser keeps keys safely only at an address with https. Ask the secretary for the right address.',
  },
  alarmTitle: { vi: 'DỪNG LẠI', en: 'STOP' },
  alarmDo: {
    vi: 'Đừng ký gì thêm. Đưa màn hình này cho tổ trưởng, thư ký và các thành viên khác xem ngay.',
    en: 'Sign nothing more. Show this screen to the head teller, the secretary and the other tellers now.',
  },
  alarmKept: {
    vi: 'Phần khóa trên thiết bị vẫn nguyên. Sau khi tìm ra nguyên nhân, tải lại trang để tiếp tục.',
    en: 'The share on this device is safe. Once the cause is found, reload the page to go on.',
  },
  reload: { vi: 'Tải lại trang', en: 'Reload the page' },
  notNamed: { vi: 'Bạn không thuộc tổ kiểm phiếu của cuộc họp này', en: 'You are not a teller of this meeting' },
  notNamedText: {
    vi: 'Không có việc cho thiết bị này. Nếu đáng ra bạn phải có tên, hãy hỏi thư ký.',
    en: 'There is nothing to do on this device. If you should be named, ask the secretary.',
  },
  todo: { vi: 'Việc cần làm', en: 'To do' },
  door: { vi: 'Cửa phòng', en: 'The door' },
  team: { vi: 'Tổ kiểm phiếu', en: 'Tellers' },
  cards: { vi: 'Thẻ phiếu', en: 'Ballot cards' },
  fingerprint: { vi: 'Dấu vân tay cuộc họp', en: 'Fingerprint of the meeting' },
  fingerprintHint: {
    vi: 'So với màn chiếu trước khi phát phiếu: các từ phải giống hệt.',
    en: 'Compare with the projector before issuing ballots: the words must be the same.',
  },
  close: { vi: 'Đóng', en: 'Close' },
  awake: { vi: 'Màn hình được giữ sáng khi trực', en: 'The screen stays on while on duty' },
} as const satisfies Record<string, Words>;

export const PHASES = {
  draft: { vi: 'Chuẩn bị', en: 'Preparing' },
  ready: { vi: 'Sẵn sàng', en: 'Ready' },
  issuing: { vi: 'Đang phát phiếu', en: 'Issuing ballots' },
  'in-session': { vi: 'Đang họp', en: 'In session' },
  ended: { vi: 'Đã kết thúc', en: 'Ended' },
} as const satisfies Record<string, Words>;
