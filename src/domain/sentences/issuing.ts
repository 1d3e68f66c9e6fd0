import type { Sentences } from './kinds.ts';

const wrongAnswer = {
  kind: 'refused',
  vi: 'Câu trả lời của một thành viên tổ kiểm phiếu không đúng. Thiết bị đó cần khôi phục lại khóa từ bản sao lưu.',
  en: "A teller's answer is wrong, or was changed on the way; that device has to restore its key from the backup.",
} as const;

/** At the door: presence, requests, answers, tellers who come and go, the vault, tokens. */
export const issuing = {
  'PRESENCE-VOTER': {
    kind: 'refused',
    vi: 'Người này không có trong danh sách cử tri hoặc không được tham dự bỏ phiếu. Hãy xem lại danh sách với thư ký.',
    en: 'This person is not on the roll, or may not take part. Look at the roll with the secretary.',
  },
  'PRESENCE-REPEATED': {
    kind: 'state',
    vi: 'Người này đã được ghi có mặt hoặc vắng mặt có lý do. Không cần ghi lại.',
    en: 'This person is already marked present or excused. There is nothing more to do.',
  },
  'REQUEST-MANIFEST': {
    kind: 'refused',
    vi: 'Yêu cầu nhận phiếu được lập cho cuộc họp khác. Hãy quét lại dấu vân tay trên màn chiếu.',
    en: 'The request for ballots was made for another meeting. Scan the fingerprint on the projector again.',
  },
  'REQUEST-VOTER': {
    kind: 'refused',
    vi: 'Thẻ này không thuộc người có quyền bỏ phiếu. Hãy hỏi thư ký và tổ kiểm phiếu.',
    en: 'This slip does not belong to someone entitled to vote. Ask the secretary and the tellers.',
  },
  'REQUEST-NOT-PRESENT': {
    kind: 'state',
    vi: 'Tổ kiểm phiếu chưa ghi bạn có mặt. Hãy gặp thành viên tổ kiểm phiếu ở cửa rồi thử lại.',
    en: 'No teller has marked you present yet. See a teller at the door and try again.',
  },
  'REQUEST-ORDINALS': {
    kind: 'state',
    vi: 'Một cuộc bỏ phiếu trong yêu cầu đã kết thúc phát phiếu. Hãy tải lại và nhận phiếu của các cuộc còn lại.',
    en: 'Issuing has ended for one of these polls. Reload and take ballots for the others.',
  },
  'REQUEST-REPEATED': {
    kind: 'state',
    vi: 'Bạn đã yêu cầu phiếu của cuộc bỏ phiếu này. Mỗi người một lá phiếu; nếu việc nhận bị dở dang, hãy dùng lại đúng thẻ phiếu đã rút.',
    en: 'You have already asked for a ballot of this poll, and there is one each. If it was interrupted, use the same ballot card again.',
  },
  'REQUEST-VAULT-REPEATED': {
    kind: 'refused',
    vi: 'Dữ liệu niêm phong này đã được dùng. Hãy rút thẻ phiếu khác và làm lại.',
    en: 'This sealed entry was used already. Draw another ballot card and start again.',
  },
  'ISSUE-REQUEST': {
    kind: 'refused',
    vi: 'Không thấy yêu cầu nhận phiếu này trong nhật ký. Hãy tải lại nhật ký.',
    en: 'The log does not hold this request for ballots. Read the log again.',
  },
  'ISSUE-REPEATED': {
    kind: 'state',
    vi: 'Thiết bị này đã trả lời yêu cầu nhận phiếu đó. Không cần làm gì thêm.',
    en: 'This device has already answered that request. There is nothing more to do.',
  },
  'ISSUE-ORDINALS': {
    kind: 'refused',
    vi: 'Câu trả lời không đúng với các cuộc bỏ phiếu còn đang phát phiếu. Hãy tải lại nhật ký rồi trả lời lại.',
    en: 'The answer does not cover exactly the polls still being issued. Read the log again and answer again.',
  },
  'ISSUE-EVALUATION-INVALID': wrongAnswer,
  'TELLER-QUORUM': {
    kind: 'state',
    vi: 'Không còn đủ thành viên tổ kiểm phiếu để tiếp tục. Hãy đợi thành viên trở lại, hoặc hủy và lập cuộc họp mới.',
    en: 'Too few tellers remain to go on. Wait for one to come back, or cancel and set up a new meeting.',
  },
  'TELLER-NOT-LOST': {
    kind: 'state',
    vi: 'Thành viên này không bị ghi là mất thiết bị. Không cần làm gì thêm.',
    en: 'This teller is not stated lost. There is nothing more to do.',
  },
  'TOKEN-BLINDED-INVALID': {
    kind: 'refused',
    vi: 'Yêu cầu nhận phiếu chứa giá trị không hợp lệ. Hãy làm lại việc nhận phiếu trên máy tính bảng.',
    en: 'The request for ballots holds an invalid value. Take the ballots again on the tablet.',
  },
  'TOKEN-EVALUATION-INVALID': wrongAnswer,
  'TOKEN-EVALUATIONS-MISSING': {
    kind: 'state',
    vi: 'Chưa đủ thành viên tổ kiểm phiếu trả lời. Hãy đợi và thử lại.',
    en: 'Too few tellers have answered yet. Wait and try again.',
  },
  'TOKEN-INVALID': {
    kind: 'refused',
    vi: 'Quyền bỏ phiếu ghép lại không hợp lệ. Hãy đợi thêm câu trả lời của tổ kiểm phiếu rồi thử lại.',
    en: 'The combined token is not valid. Wait for more answers from the tellers and try again.',
  },
  'VAULT-ENTRY-INVALID': {
    kind: 'refused',
    vi: 'Dữ liệu niêm phong không đúng. Hãy làm lại việc nhận phiếu với thẻ phiếu của bạn.',
    en: 'The sealed entry is not right. Take the ballots again with your ballot card.',
  },
  'VAULT-ENTRY-MISSING': {
    kind: 'absent',
    vi: 'Thẻ phiếu này không mở được lá phiếu nào. Hãy kiểm tra lại thẻ; nếu đúng, gặp tổ kiểm phiếu.',
    en: 'No ballot opens with this card. Check the card; if it is the right one, see the tellers.',
  },
  'VAULT-ENTRY-AMBIGUOUS': {
    kind: 'refused',
    vi: 'Thẻ phiếu này mở được hai mục, nghĩa là hai người đã dùng cùng một thẻ. Hãy báo tổ kiểm phiếu.',
    en: 'Two entries open with this card: two people have used it. Tell the tellers.',
  },
  'VAULT-LEAF-REPEATED': {
    kind: 'refused',
    vi: 'Kho niêm phong có hai mục giống nhau. Hãy dừng lại và báo tổ kiểm phiếu.',
    en: 'The vault holds the same entry twice. Stop and tell the tellers.',
  },
} as const satisfies Sentences;
