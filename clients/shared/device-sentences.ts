import type { Words } from '../../src/domain/words.ts';
import { TELLER_SENTENCES } from './teller/sentences.ts';

const contradiction: Words = {
  vi: 'Máy chủ đưa ra nhật ký khác với điều thiết bị này đã thấy. Hãy dừng lại, không ký gì nữa và báo ngay cho những người khác.',
  en: 'The service shows another log than this device has seen before. Stop, sign nothing more, and tell the others at once.',
};

const damagedBox: Words = {
  vi: 'Hòm phiếu tải về không nguyên vẹn. Hãy tải lại; nếu vẫn vậy, dừng kiểm phiếu và báo thư ký.',
  en: 'The downloaded ballot box is not whole. Load it again; if it stays so, stop counting and tell the secretary.',
};

const answersMissing: Words = {
  vi: 'Chưa đủ thành viên tổ kiểm phiếu trả lời. Hãy đợi; máy sẽ tự làm tiếp khi có đủ.',
  en: 'Not enough tellers have answered yet. Wait; the device goes on by itself when they have.',
};

/** What people are told for codes that only a device says: its connection, and what contradicts what it has seen. */
export const DEVICE_SENTENCES = {
  'SERVICE-UNREACHABLE': {
    vi: 'Chưa liên lạc được với máy chủ. Hãy kiểm tra Wi-Fi; máy sẽ tự thử lại, nội dung đang làm vẫn còn.',
    en: 'The service cannot be reached. Check the Wi-Fi; the device tries again by itself, and your work is kept.',
  },
  'SERVICE-TIMEOUT': {
    vi: 'Máy chủ trả lời quá chậm. Máy sẽ tự thử lại; không cần làm lại từ đầu.',
    en: 'The service answers too slowly. The device tries again by itself; nothing has to be done over.',
  },
  'SERVICE-ANSWER-INVALID': {
    vi: 'Không đọc được câu trả lời của máy chủ. Hãy tải lại trang; nếu vẫn vậy, báo người vận hành.',
    en: 'The answer of the service cannot be read. Reload the page; if it stays so, tell the operator.',
  },

  'RELEASE-PAGE-OLD': {
    vi: 'Trang này mở từ trước khi phần mềm trên máy chủ được cập nhật. Hãy tải lại trang; nếu vẫn thấy dòng này, báo thư ký.',
    en: 'This page was opened before the software on the service was updated. Reload it; if you see this again, tell the secretary.',
  },
  'RELEASE-OTHER': {
    vi: 'Phần mềm máy chủ đang phát khác với bản đã ghi khi ký cuộc họp này. Hãy tải lại trang; nếu vẫn thấy dòng này, mời thư ký đến xem trước khi làm tiếp.',
    en: 'The service serves another release of the software than the one named when this meeting was signed. Reload the page; if you see this again, call the secretary before going on.',
  },

  'VIEW-FORKED': contradiction,
  'VIEW-SHORTENED': {
    vi: 'Nhật ký máy chủ đưa ra ngắn hơn nhật ký đã thấy. Hãy tải lại; nếu vẫn vậy, dừng lại và báo ngay cho những người khác.',
    en: 'The service shows a shorter log than was seen before. Reload; if it stays so, stop and tell the others at once.',
  },
  'VIEW-MEETING': {
    vi: 'Máy chủ đưa ra nhật ký của cuộc họp khác. Hãy dừng lại và báo ngay cho tổ kiểm phiếu.',
    en: 'The service shows the log of another meeting. Stop, and tell the tellers at once.',
  },
  'VIEW-FINGERPRINT': {
    vi: 'Đây không phải cuộc họp có dấu vân tay trên màn chiếu. Hãy quét lại mã trên màn chiếu; nếu vẫn vậy, báo tổ kiểm phiếu.',
    en: 'This is not the meeting whose fingerprint the projector shows. Scan it there again; if it stays so, tell the tellers.',
  },
  'CHECKPOINT-OTHER-HEAD': {
    vi: 'Tổ kiểm phiếu đã ký một nhật ký khác với nhật ký trên thiết bị này. Hãy dừng lại và báo ngay cho tổ kiểm phiếu.',
    en: 'The tellers have cosigned another log than this device reads. Stop, and tell the tellers at once.',
  },

  'ROOM-LINK': {
    vi: 'Mã này không phải mã của phòng họp. Hãy quét mã lớn trên màn chiếu.',
    en: 'This is not the code of a room. Scan the large code on the projector.',
  },
  'SLIP-UNKNOWN': {
    vi: 'Thẻ này không có trong danh sách của cuộc họp. Hãy thử lại đúng thẻ; nếu đúng thẻ, gặp thư ký.',
    en: 'This slip is not on the roll of this meeting. Try your own slip again; if it is the right one, see the secretary.',
  },
  'DOOR-NOTHING-LEFT': {
    vi: 'Hiện không có cuộc bỏ phiếu nào đang phát phiếu. Hãy gặp tổ kiểm phiếu hoặc đợi cuộc bỏ phiếu sau.',
    en: 'No poll issues ballots now. See the tellers, or wait for the next poll.',
  },
  'CARD-USED': {
    vi: 'Thẻ phiếu này đã có người dùng. Hãy đưa lại cho tổ kiểm phiếu và bốc thẻ khác.',
    en: 'Somebody has used this ballot card already. Give it back to the tellers and draw another one.',
  },
  'DOOR-REQUESTED': {
    vi: 'Thẻ này đã được dùng để nhận phiếu. Hãy quét lại đúng thẻ phiếu đã bốc để nhận tiếp, hoặc gặp tổ kiểm phiếu.',
    en: 'Ballots were asked for with this slip already. Scan the ballot card drawn before to go on, or see the tellers.',
  },
  'DOOR-WAITING': answersMissing,
  'VAULT-ROOT': {
    vi: 'Kho niêm phong không phải kho mà tổ kiểm phiếu đã kiểm tra. Hãy tải lại; nếu vẫn vậy, dừng lại và báo tổ kiểm phiếu.',
    en: 'This is not the vault that the tellers checked. Load it again; if it stays so, stop and tell the tellers.',
  },
  'BOOTH-OWN-LINE-UNKNOWN': {
    vi: 'Chưa biết dòng nào là của chính người bỏ phiếu, nên chưa thể mở phiếu. Hãy gặp tổ kiểm phiếu.',
    en: 'It is not known which line is the voter’s own, so that the ballot cannot be opened. See the tellers.',
  },

  'BALLOT-CHOICE': {
    vi: 'Dòng này không cho chọn như vậy. Hãy xem số lựa chọn được phép rồi chọn lại.',
    en: 'This line does not allow that choice. See how many may be chosen, and choose again.',
  },
  'BALLOT-INCOMPLETE': {
    vi: 'Phiếu còn dòng chưa chọn. Hãy chọn cho từng dòng, hoặc chọn “không xếp loại”.',
    en: 'The ballot has open lines. Choose for each of them, or choose “not rated”.',
  },
  'RECEIPT-INVALID': {
    vi: 'Biên nhận không đúng với lá phiếu vừa bỏ. Hãy giữ nguyên màn hình này và gọi tổ kiểm phiếu.',
    en: 'The receipt does not match the ballot that was cast. Leave this screen as it is and call the tellers.',
  },
  'INCLUSION-INVALID': {
    vi: 'Không chứng minh được lá phiếu có trong hòm đã niêm phong. Hãy kiểm tra lại mã theo dõi; nếu mã đúng, báo tổ kiểm phiếu.',
    en: 'The ballot is not shown to be in the sealed box. Check the tracking code; if it is right, tell the tellers.',
  },
  'CHALLENGE-IN-BOX': {
    vi: 'Một lá phiếu đã mở ra để kiểm tra máy vẫn nằm trong hòm phiếu. Hãy dừng lại và báo ngay cho tổ kiểm phiếu.',
    en: 'A ballot that was opened as a test is in the box. Stop, and tell the tellers at once.',
  },
  'BOX-FORM': damagedBox,
  'BOX-ORDER': damagedBox,

  'POLL-OWN-LINE-LATE': {
    vi: 'Đã phát phiếu mà không ghi dòng của chính người bỏ phiếu, nên cuộc này không loại trừ được. Hãy cho phép bỏ phiếu cho chính mình, hoặc lập cuộc họp mới.',
    en: 'Ballots were issued without the voters’ own lines, so that this poll cannot exclude them. Allow own votes, or set up a new meeting.',
  },
  'SERVICE-KEY-OTHER': {
    vi: 'Đây không phải là máy chủ mà khóa này được tạo cho. Hãy kiểm tra địa chỉ; nếu đúng địa chỉ, dừng lại và báo người vận hành.',
    en: 'This is not the service that this key was made for. Check the address; if it is right, stop and tell the operator.',
  },
  ...TELLER_SENTENCES,
} as const satisfies Readonly<Record<string, Words>>;
