import type { Sentences } from './kinds.ts';

/** Signatures, phases and the meeting's manifest (02-lifecycle, 03-statements). */
export const statements = {
  'LOG-FIRST-ENTRY': {
    kind: 'refused',
    vi: 'Cuộc họp phải bắt đầu bằng việc thư ký tạo cuộc họp. Hãy tạo cuộc họp trước.',
    en: 'A meeting begins with the secretary creating it. Create the meeting first.',
  },
  'STATEMENT-MEETING': {
    kind: 'refused',
    vi: 'Nội dung này được lập cho cuộc họp khác. Hãy mở đúng cuộc họp rồi làm lại.',
    en: 'This statement was made for another meeting. Open the right meeting and do it again.',
  },
  'STATEMENT-SIGNATURE-ORDER': {
    kind: 'malformed',
    vi: 'Các chữ ký không đúng thứ tự hoặc bị lặp. Hãy tải lại ứng dụng rồi gửi lại.',
    en: 'The signatures are out of order or repeated. Reload the application and send again.',
  },
  'STATEMENT-SIGNATURE-INVALID': {
    kind: 'refused',
    vi: 'Một chữ ký không đúng với nội dung. Người đó cần ký lại trên thiết bị của mình.',
    en: 'A signature does not match what is stated. That person has to sign again on their own device.',
  },
  'STATEMENT-REPEATED': {
    kind: 'state',
    vi: 'Văn bản này đã được ghi vào nhật ký rồi, không dùng lại được. Hãy lập và ký một văn bản mới.',
    en: 'This statement is in the log already and cannot be used again. Make and sign a new one.',
  },
  'STATEMENT-SIGNERS': {
    kind: 'refused',
    vi: 'Chưa đúng hoặc chưa đủ người ký cho bước này. Hãy mời đúng thư ký và thành viên tổ kiểm phiếu ký.',
    en: 'This step is not signed by the people it needs. Ask the secretary and tellers whose act it is to sign.',
  },
  'MEETING-PHASE': {
    kind: 'state',
    vi: 'Cuộc họp không ở giai đoạn cho phép bước này. Hãy tải lại để xem giai đoạn hiện tại.',
    en: 'The meeting is not in a phase that allows this step. Reload to see where it stands.',
  },
  'POLL-PHASE': {
    kind: 'state',
    vi: 'Cuộc bỏ phiếu không ở giai đoạn cho phép bước này. Hãy tải lại để xem giai đoạn hiện tại.',
    en: 'The poll is not in a phase that allows this step. Reload to see where it stands.',
  },
  'STATE-STALE': {
    kind: 'state',
    vi: 'Nhật ký cuộc họp vừa có thêm nội dung. Hãy tải lại, kiểm tra rồi ký lại.',
    en: "The meeting's log has grown meanwhile. Reload, check, and sign again.",
  },
  'ROLL-SLIP-REPEATED': {
    kind: 'refused',
    vi: 'Hai người trong danh sách có cùng một thẻ đảng viên bỏ phiếu. Hãy cấp thẻ mới cho một người.',
    en: 'Two people on the roll have the same slip. Make a new slip for one of them.',
  },
  'POLL-SUBJECT-REPEATED': {
    kind: 'refused',
    vi: 'Một đối tượng xuất hiện hai lần trong cùng một nội dung bỏ phiếu. Hãy bỏ bớt một dòng.',
    en: 'A subject stands twice in one question. Remove one of the lines.',
  },
  'POLL-TOO-LONG': {
    kind: 'refused',
    vi: 'Phiếu quá dài để kiểm được. Hãy chia thành nhiều cuộc bỏ phiếu.',
    en: 'The ballot is too long to be counted. Split it into several polls.',
  },
  'POLL-SUBJECT-VOTER': {
    kind: 'refused',
    vi: 'Một đối tượng được gắn với người không có trong danh sách cử tri. Hãy sửa lại liên kết này.',
    en: 'A subject is tied to a voter who is not on the roll. Correct that link.',
  },
  'POLL-SELECTION-RANGE': {
    kind: 'refused',
    vi: 'Số lượng được chọn ít nhất, nhiều nhất không phù hợp với số đối tượng. Hãy sửa lại các số này.',
    en: 'The least and most to be chosen do not fit the number of subjects. Correct these numbers.',
  },
  'POLL-MANIFEST-FIXED': {
    kind: 'state',
    vi: 'Cuộc bỏ phiếu này đã có nội dung và không sửa được nữa. Nếu cần thay đổi, hãy hủy và dùng một cuộc bỏ phiếu dự phòng.',
    en: 'This poll already has its content, which is fixed. To change it, cancel the poll and use a spare one.',
  },
  'POLL-MANIFEST-MISSING': {
    kind: 'state',
    vi: 'Cuộc bỏ phiếu này chưa có nội dung. Hãy lập và ký nội dung trước khi kết thúc phát phiếu.',
    en: 'This poll has no content yet. Write and sign it before issuing ends.',
  },
  'POLL-SECOND-ROUND': {
    kind: 'refused',
    vi: 'Bỏ phiếu lại hoặc thay thế chỉ lấy đối tượng từ cuộc đã chứng nhận, hoặc thay cuộc đã hủy. Hãy kiểm tra cuộc bỏ phiếu trước.',
    en: 'A second round takes its subjects from a certified poll, a replacement from a cancelled one. Check the earlier poll.',
  },
  'MANIFEST-OFFICERS': {
    kind: 'refused',
    vi: 'Tổ chức, thư ký hoặc tổ kiểm phiếu không khớp với những gì đã ghi. Hãy tải lại và lập lại bản ấn định.',
    en: 'Organisation, secretary or tellers differ from what the log says. Reload and make the manifest again.',
  },
  'MANIFEST-ROLL': {
    kind: 'refused',
    vi: 'Danh sách cử tri không phải bản mới nhất. Hãy tải lại và lập lại bản ấn định.',
    en: 'The roll is not the latest one. Reload and make the manifest again.',
  },
  'MANIFEST-SMALL-ROLL': {
    kind: 'refused',
    vi: 'Dưới 5 người bỏ phiếu thì kết quả có thể làm lộ lá phiếu. Hãy ký chấp nhận rủi ro này, hoặc bỏ phiếu giấy.',
    en: 'With fewer than five voters the result itself may give votes away. Sign that you accept this, or vote on paper.',
  },
  'MANIFEST-CEREMONY': {
    kind: 'refused',
    vi: 'Việc tạo khóa của tổ kiểm phiếu chưa xong hoặc có khiếu nại. Hãy hoàn tất hoặc làm lại việc tạo khóa.',
    en: "The tellers' key ceremony is not finished, or has a complaint. Finish it, or do it again.",
  },
  'MANIFEST-REHEARSAL': {
    kind: 'refused',
    vi: 'Chưa đủ thành viên tổ kiểm phiếu diễn tập khôi phục khóa. Hãy để từng người diễn tập xong.',
    en: 'Not every teller has rehearsed restoring the key. Let each of them finish the rehearsal.',
  },
  'MANIFEST-KEYS-REPEATED': {
    kind: 'refused',
    vi: 'Một khóa được dùng cho hai vai trò hoặc hai người. Hãy cấp thẻ hoặc khóa khác cho một bên.',
    en: 'One key serves two roles or two people. Give one of them another slip or key.',
  },
  'MANIFEST-POOL': {
    kind: 'refused',
    vi: 'Khóa của các cuộc bỏ phiếu không khớp với kết quả tạo khóa. Hãy tải lại và lập lại bản ấn định.',
    en: 'The keys of the polls are not those of the ceremony. Reload and make the manifest again.',
  },
  'MANIFEST-POLLS': {
    kind: 'refused',
    vi: 'Danh sách các cuộc bỏ phiếu không khớp với các bản dự thảo mới nhất. Hãy tải lại và lập lại bản ấn định.',
    en: 'The list of polls does not match the latest drafts. Reload and make the manifest again.',
  },
} as const satisfies Sentences;
