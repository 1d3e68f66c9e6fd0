import type { Sentences } from '../../domain/sentences/kinds.ts';

/** What the use cases say beyond the domain: officers, and things that are not there (18-service-rules). */
export const stored = {
  'SESSION-INVALID': {
    kind: 'no-session',
    vi: 'Phiên làm việc đã hết hạn. Hãy đăng nhập lại; nội dung đang làm vẫn còn trên thiết bị.',
    en: 'Your session has ended. Sign in again; your work is still on this device.',
  },
  'SESSION-CHALLENGE': {
    kind: 'no-session',
    vi: 'Lần đăng nhập này đã quá hạn hoặc đã dùng. Hãy đăng nhập lại.',
    en: 'This sign-in has expired or was used already. Sign in again.',
  },
  'SESSION-SIGNATURE': {
    kind: 'no-session',
    vi: 'Chữ ký đăng nhập không đúng. Hãy kiểm tra đang dùng đúng thiết bị và đúng máy chủ rồi đăng nhập lại.',
    en: 'The signature does not match. Check that this is your device and the right service, and sign in again.',
  },
  'SESSION-OFFICER': {
    kind: 'forbidden',
    vi: 'Khóa này chưa được gán vai trò nào. Hãy nhập mã mời mà thư ký hoặc cấp trên đã đưa.',
    en: 'This key has no role yet. Enter the invitation code that the secretary or the superior gave you.',
  },
  'ROLE-MISSING': {
    kind: 'forbidden',
    vi: 'Vai trò của bạn không được làm việc này, hoặc tổ chức, cuộc họp này không phải của bạn. Hãy nhờ người có vai trò phù hợp.',
    en: 'Your role does not allow this, or this organisation or meeting is not yours. Ask someone who has the right role.',
  },
  'INVITATION-SIGNATURE': {
    kind: 'refused',
    vi: 'Chữ ký trên mã mời không đúng. Hãy nhập lại mã mời trên thiết bị của mình.',
    en: 'The signature over the invitation is wrong. Enter the invitation code again on your own device.',
  },
  'INVITATION-INVALID': {
    kind: 'refused',
    vi: 'Mã mời không đúng, đã dùng hoặc đã hết hạn. Hãy xin mã mời mới.',
    en: 'The invitation code is wrong, used or expired. Ask for a new one.',
  },
  'INVITATION-ROLE': {
    kind: 'forbidden',
    vi: 'Cấp trên chỉ mời thêm người của cấp trên. Việc mời thư ký, kiểm phiếu, kiểm tra do thư ký của tổ chức làm.',
    en: 'A superior invites superiors only. Secretaries, tellers and auditors are invited by the secretary of the organisation.',
  },
  'ORGANISATION-UNKNOWN': {
    kind: 'absent',
    vi: 'Không có tổ chức này. Hãy chọn lại trong danh sách.',
    en: 'There is no such organisation. Choose it from the list again.',
  },
  'ORGANISATION-EXISTS': {
    kind: 'state',
    vi: 'Đã có tổ chức khác dùng mã này. Hãy chọn mã khác.',
    en: 'Another organisation has this id. Choose another one.',
  },
  'MEETING-UNKNOWN': {
    kind: 'absent',
    vi: 'Không có cuộc họp này trên máy chủ. Hãy quét lại mã QR trên màn chiếu.',
    en: 'The service has no such meeting. Scan the QR code on the projector again.',
  },
  'MEETING-EXISTS': {
    kind: 'state',
    vi: 'Đã có cuộc họp khác dùng mã này. Hãy tạo cuộc họp với mã mới.',
    en: 'Another meeting has this id. Create the meeting with a new one.',
  },
  'MEETING-SERVICE': {
    kind: 'refused',
    vi: 'Cuộc họp được lập cho máy chủ khác. Hãy kiểm tra địa chỉ máy chủ rồi tạo lại cuộc họp.',
    en: 'The meeting was made for another service. Check the address of the service and create the meeting again.',
  },
  'OPENING-MISSING': {
    kind: 'refused',
    vi: 'Thiếu họ tên hoặc nội dung kèm theo danh sách. Hãy tải lại ứng dụng, mở lại danh sách rồi gửi lại.',
    en: 'A name or detail that belongs to the statement is missing. Reload the application, open the list, and send again.',
  },
  'PROPOSAL-UNKNOWN': {
    kind: 'absent',
    vi: 'Nội dung chờ ký này không còn nữa. Hãy tải lại danh sách chờ ký.',
    en: 'This statement no longer waits for signatures. Read the list of proposals again.',
  },
  'PROPOSAL-MANY': {
    kind: 'state',
    vi: 'Bạn đang có quá nhiều nội dung chờ ký. Hãy để mọi người ký những nội dung trước rồi trình tiếp.',
    en: 'Too many of your statements wait for signatures. Have the earlier ones signed, then lay out more.',
  },
  'RATING-LOG-UNKNOWN': {
    kind: 'absent',
    vi: 'Tổ chức này chưa lập nhật ký xếp loại. Hãy để thư ký của tổ chức lập nhật ký trước.',
    en: 'This organisation has no rating log yet. Have its secretary create one first.',
  },
  'RATING-OFFICER-ROLE': {
    kind: 'refused',
    vi: 'Có người được nêu không giữ vai trò đó trong tổ chức này hoặc cấp trên của nó. Hãy mời người đó trước, rồi lập lại danh sách.',
    en: 'Somebody named does not hold that role in this organisation or one above it. Invite them first, then make the list again.',
  },
  'IMPORT-CONFLICT': {
    kind: 'state',
    vi: 'Đã nhập một hồ sơ khác của cùng cuộc họp này, với mã neo khác. Hãy dừng lại, đối chiếu hai biên bản giấy và báo ủy ban kiểm tra.',
    en: 'Another record of this very meeting, with another anchor code, was imported before. Stop, compare the two paper minutes, and tell the inspection committee.',
  },
  'RECEIPT-QUERY-SIGNATURE': {
    kind: 'refused',
    vi: 'Chữ ký xin lại biên nhận không đúng. Hãy quét lại thẻ phiếu rồi thử lại.',
    en: 'The signature of this query is wrong. Scan the ballot card again and retry.',
  },
  'VAULT-ENTRY-MISMATCH': {
    kind: 'refused',
    vi: 'Dữ liệu niêm phong không khớp với yêu cầu nhận phiếu. Hãy làm lại việc nhận phiếu với thẻ phiếu của bạn.',
    en: 'The sealed entry is not the one that the request names. Take the ballots again with your ballot card.',
  },
  'NAME-SIGNATURE-INVALID': {
    kind: 'refused',
    vi: 'Thẻ đảng viên bỏ phiếu không khớp với người này. Hãy quét lại thẻ.',
    en: 'The slip does not match this person. Scan the slip again.',
  },
  'VAULT-UNAVAILABLE': {
    kind: 'state',
    vi: 'Kho niêm phong chỉ đọc được từ khi bắt đầu phát phiếu đến khi đóng bỏ phiếu. Hãy tải lại để xem giai đoạn hiện tại.',
    en: 'The vault can be read only from the beginning of issuing until the poll is closed. Reload to see where it stands.',
  },
  'BOX-NOT-SEALED': {
    kind: 'state',
    vi: 'Hòm phiếu chưa được niêm phong. Hãy đợi đến khi đóng bỏ phiếu.',
    en: 'The box is not sealed yet. Wait until the poll is closed.',
  },
  'BALLOT-UNKNOWN': {
    kind: 'absent',
    vi: 'Không có lá phiếu này trong hòm phiếu. Hãy kiểm tra mã; nếu có biên nhận, báo tổ kiểm phiếu.',
    en: 'The box holds no such ballot. Check the code; if you have a receipt, tell the tellers.',
  },
  'BALLOT-CONFLICT': {
    kind: 'state',
    vi: 'Lá phiếu này đã được bỏ với nội dung khác; lá phiếu đầu tiên được giữ nguyên. Không bỏ lại được.',
    en: 'This ballot was already cast with other content; the first one stands. It cannot be cast again.',
  },
  'CHECKPOINT-UNKNOWN': {
    kind: 'absent',
    vi: 'Nhật ký chưa có đến điểm này. Hãy tải lại nhật ký.',
    en: 'The log does not reach this far. Read the log again.',
  },
  'MAIL-SENDER': {
    kind: 'forbidden',
    vi: 'Chỉ thư ký và tổ kiểm phiếu của lần tạo khóa này được gửi. Hãy dùng thiết bị của thành viên tổ kiểm phiếu.',
    en: 'Only the secretary and the tellers of this key ceremony may send. Use the device of a teller.',
  },
  'MAIL-CONFLICT': {
    kind: 'state',
    vi: 'Bạn đã gửi nội dung khác ở bước này. Hãy bắt đầu lần tạo khóa mới.',
    en: 'You have already sent something else in this step. Start a new run of the key ceremony.',
  },
} as const satisfies Sentences;
