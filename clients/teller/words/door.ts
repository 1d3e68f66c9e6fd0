import type { Words } from '../../../src/domain/words.ts';

export const DOOR = {
  title: { vi: 'Cửa phòng', en: 'The door' },
  summoned: { vi: 'Được bỏ phiếu', en: 'Entitled to vote' },
  present: { vi: 'Có mặt', en: 'Present' },
  issued: { vi: 'Đã phát phiếu', en: 'Ballots issued' },
  quorum: { vi: 'Cần có mặt', en: 'Needed' },
  quorate: { vi: 'Đủ điều kiện tiến hành.', en: 'The meeting is quorate.' },
  search: { vi: 'Tìm tên', en: 'Find a name' },
  searchHint: { vi: 'Gõ vài chữ, có dấu hay không đều được.', en: 'A few letters, with or without accents.' },
  nobody: { vi: 'Không có ai tên như vậy trong danh sách.', en: 'Nobody of that name is on the roll.' },
  mark: { vi: 'Có mặt', en: 'Present' },
  markOf: (name: string): Words => ({ vi: `Ghi ${name} có mặt`, en: `Mark ${name} as present` }),
  isPresent: { vi: 'Có mặt', en: 'Present' },
  hasBallot: { vi: 'Đã nhận phiếu', en: 'Has a ballot' },
  noVote: { vi: 'Không bỏ phiếu', en: 'Does not vote' },
  queue: { vi: 'Yêu cầu nhận phiếu', en: 'Requests for ballots' },
  queueEmpty: {
    vi: 'Không có yêu cầu nào đang đợi máy này.',
    en: 'No request waits for this device.',
  },
  answering: (requests: number): Words => ({
    vi: `Máy đang tự phát: ${requests} yêu cầu.`,
    en: `Issuing by itself: ${requests} requests.`,
  }),
  auto: { vi: 'Tự động phát cho người có mặt', en: 'Issue by itself to those present' },
  autoHint: {
    vi: 'Máy tự trả lời yêu cầu của người đã được ghi có mặt, mỗi người một phiếu. Tắt đi để bấm từng người.',
    en: 'The device answers requests of those marked present, one ballot each. Switch it off to tap for each person.',
  },
  issue: { vi: 'Phát phiếu', en: 'Issue' },
  issueOf: (name: string): Words => ({ vi: `Phát phiếu cho ${name}`, en: `Issue a ballot to ${name}` }),
  refuse: { vi: 'Không phát', en: 'Refuse' },
  refuseOf: (name: string): Words => ({ vi: `Không phát phiếu cho ${name}`, en: `Refuse a ballot to ${name}` }),
  refuseTitle: { vi: 'Không phát phiếu cho người này?', en: 'Refuse this person a ballot?' },
  refuseText: {
    vi: 'Máy này sẽ không trả lời yêu cầu. Nếu đủ các thành viên khác vẫn trả lời, phiếu vẫn được phát: hãy báo họ ngay. Bạn có thể đổi ý cho đến khi chốt phát phiếu.',
    en: 'This device will not answer the request. If enough others answer, the ballot is issued all the same: tell them now. You can change your mind until issuing ends.',
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  reasonMissing: { vi: 'Hãy ghi lý do.', en: 'Write the reason.' },
  refused: (reason: string): Words => ({ vi: `Không phát: ${reason}`, en: `Refused: ${reason}` }),
  answered: (count: number): Words => ({ vi: `${count} thành viên đã trả lời`, en: `${count} tellers have answered` }),
  notIssuing: {
    vi: 'Chưa mở phát phiếu. Khi thư ký và tổ kiểm phiếu ký mở, danh sách ở đây dùng được.',
    en: 'Issuing has not been opened. Once secretary and tellers have signed it open, this list can be used.',
  },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;
