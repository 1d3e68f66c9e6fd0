import type { Words } from '../../../src/domain/words.ts';
import { count } from '../../ui/language.ts';

/** In the booth. */
export const BOOTH_WORDS = {
  propose: { vi: 'Bỏ phiếu đề xuất', en: 'A ballot to propose' },
  decide: { vi: 'Bỏ phiếu quyết định', en: 'A ballot to decide' },
  left: (lines: number): Words => ({
    vi: `Còn ${count(lines)} dòng chưa chọn`,
    en: `${count(lines)} line${lines === 1 ? '' : 's'} still open`,
  }),
  complete: { vi: 'Đã chọn đủ', en: 'All lines are chosen' },
  jump: { vi: 'Tới dòng đó', en: 'Go there' },
  review: { vi: 'Xem lại lá phiếu', en: 'Review the ballot' },
  sealing: { vi: 'Đang niêm phong lá phiếu…', en: 'Sealing the ballot…' },
  openLine: { vi: 'Chưa chọn', en: 'Still open' },
  notRated: { vi: 'Không xếp loại', en: 'Not rated' },
  ownLine: {
    vi: 'Đây là dòng của chính đồng chí. Theo quy định, máy ghi sẵn “Không xếp loại”.',
    en: 'This line is about yourself. By the rules it stands at “Not rated”.',
  },
  agree: { vi: 'Đồng ý', en: 'Agree' },
  disagree: { vi: 'Không đồng ý', en: 'Disagree' },
  noOpinion: { vi: 'Không có ý kiến', en: 'No opinion' },
  selectBetween: (min: number, max: number): Words =>
    min === max
      ? { vi: `Chọn đúng ${count(min)}.`, en: `Choose exactly ${count(min)}.` }
      : min === 0
        ? { vi: `Chọn nhiều nhất ${count(max)}.`, en: `Choose at most ${count(max)}.` }
        : {
            vi: `Chọn từ ${count(min)} đến ${count(max)}.`,
            en: `Choose ${count(min)} to ${count(max)}.`,
          },
  selected: (chosen: number, max: number): Words => ({
    vi: `Đã chọn ${count(chosen)}/${count(max)}`,
    en: `${count(chosen)} of ${count(max)} chosen`,
  }),
  full: { vi: 'Đã đủ. Muốn đổi, bỏ bớt một rồi chọn lại.', en: 'That is all. To change, take one away first.' },
  nobody: { vi: 'Không chọn ai', en: 'Choose none' },
  abandon: { vi: 'Thôi, xóa lá phiếu', en: 'Stop and wipe' },
  abandonTitle: { vi: 'Xóa những gì vừa chọn?', en: 'Wipe what you have chosen?' },
  abandonHow: {
    vi: 'Lá phiếu chưa được bỏ. Sau đó có thể quét lại thẻ phiếu ở bất kỳ máy nào để làm lại từ đầu.',
    en: 'The ballot has not been cast. You can scan your card again at any tablet and begin anew.',
  },
  wipe: { vi: 'Xóa', en: 'Wipe' },

  reviewTitle: { vi: 'Xem lại trước khi bỏ', en: 'Review before you cast' },
  reviewHow: {
    vi: 'Bỏ vào hòm phiếu rồi thì không sửa được nữa.',
    en: 'Once it is cast it cannot be changed.',
  },
  change: { vi: 'Sửa lại', en: 'Change' },
  cast: { vi: 'Bỏ vào hòm phiếu', en: 'Cast the ballot' },
  tracking: { vi: 'Mã theo dõi', en: 'Tracking code' },
  trackingHow: {
    vi: 'Ghi lại ba nhóm đầu hoặc chụp mã QR. Mã không cho biết đã chọn gì; sau khi đóng bỏ phiếu, mã này phải có trên màn chiếu.',
    en: 'Note the first three groups or photograph the QR code. It tells nothing of your choices; after closing it must stand on the projector.',
  },
  none: { vi: 'Không chọn ai', en: 'None' },

  check: { vi: 'Kiểm tra lá phiếu này', en: 'Check this ballot' },
  checkTitle: { vi: 'Kiểm tra máy bằng máy thứ hai', en: 'Check this tablet with a second device' },
  checkHow: {
    vi: 'Ghi mã theo dõi ở trên, rồi mở “Kiểm tra lá phiếu của máy khác” trên máy thứ hai và quét các mã dưới đây. Lá phiếu này đã lộ nên không dùng nữa; máy đã lập lá phiếu mới với cùng lựa chọn và mã theo dõi khác.',
    en: 'Note the tracking code above, open “Check a ballot of another tablet” on a second device and scan the codes below. This ballot is revealed and will not be used; another was made with the same choices and another code.',
  },
  checkPart: (part: number, parts: number): Words => ({
    vi: `Mã ${count(part)} trong ${count(parts)}`,
    en: `Code ${count(part)} of ${count(parts)}`,
  }),
  next: { vi: 'Mã tiếp theo', en: 'Next code' },
  onward: { vi: 'Xong, trở lại lá phiếu', en: 'Done, back to the ballot' },

  sendTitle: { vi: 'Đang bỏ phiếu…', en: 'Casting…' },
  sendHow: { vi: 'Xin đợi vài giây, đến khi máy chủ xác nhận.', en: 'Please wait a few seconds for the receipt.' },
  resend: {
    vi: 'Mạng đang gián đoạn. Lá phiếu đã niêm phong được giữ trên máy này và tự gửi lại, đúng một lá. Xin đừng tắt máy; nếu lâu, mời tổ kiểm phiếu xem Wi-Fi.',
    en: 'The network is interrupted. The sealed ballot is kept on this tablet and sent again, as one ballot only. Please do not switch it off; if it takes long, ask the tellers to look at the Wi-Fi.',
  },
  doneTitle: { vi: 'Đã bỏ phiếu', en: 'Your ballot is cast' },
  doneHow: {
    vi: 'Lá phiếu đã vào hòm phiếu; máy chủ đã ký nhận.',
    en: 'The ballot is in the box; the service has signed for it.',
  },
  wiping: {
    vi: 'Màn hình tự xóa sau một phút.',
    en: 'The screen is wiped after a minute.',
  },
  longer: { vi: 'Thêm thời gian', en: 'More time' },

  votedTitle: { vi: 'Thẻ phiếu này đã bỏ phiếu', en: 'This card has voted already' },
  votedHow: {
    vi: 'Lá phiếu của thẻ này đã ở trong hòm phiếu của cuộc này; mỗi thẻ một lá. Nếu đồng chí chưa bỏ phiếu, báo ngay tổ kiểm phiếu.',
    en: 'The ballot of this card is in the box of this poll; there is one each. If you have not voted, tell the tellers at once.',
  },
  closedTitle: { vi: 'Cuộc bỏ phiếu đã đóng', en: 'Voting has closed' },
  closedHow: {
    vi: 'Lá phiếu chưa bỏ thì không được tính; những gì vừa chọn đã được xóa. Có thắc mắc, mời gặp tổ kiểm phiếu.',
    en: 'A ballot that was not cast does not count; what was chosen is wiped. If you have questions, see the tellers.',
  },
  cancelledTitle: { vi: 'Cuộc bỏ phiếu này đã hủy', en: 'This poll was cancelled' },
  cancelledHow: {
    vi: 'Phiếu của cuộc này không được tính; những gì vừa chọn đã được xóa. Xin giữ thẻ phiếu: các cuộc sau vẫn dùng thẻ này.',
    en: 'Ballots of this poll do not count; what was chosen is wiped. Keep the card: later polls use it too.',
  },
  cancelledWhy: (reason: string): Words => ({ vi: `Lý do hủy: ${reason}`, en: `Reason: ${reason}` }),
  overTitle: { vi: 'Lá phiếu chưa vào hòm', en: 'The ballot is not in the box' },
  overHow: {
    vi: 'Máy chủ không nhận phiếu của cuộc này nữa. Máy đang đọc xem cuộc bỏ phiếu đã đóng hay đã hủy.',
    en: 'The service takes no more ballots of this poll. The tablet is reading whether it was closed or cancelled.',
  },
  refusedTitle: { vi: 'Chưa bỏ được phiếu', en: 'The ballot was not cast' },

  checker: { vi: 'Kiểm tra lá phiếu của máy khác', en: 'Check a ballot of another tablet' },
  checkerHow: {
    vi: 'Quét lần lượt các mã trên máy kia.',
    en: 'Scan the codes on the other tablet one after the other.',
  },
  checkerCode: { vi: 'Mã kiểm tra', en: 'Check code' },
  checkerLeft: (done: number, parts: number): Words => ({
    vi: `Đã quét ${count(done)} trong ${count(parts)} mã`,
    en: `${count(done)} of ${count(parts)} codes scanned`,
  }),
  notCheck: { vi: 'Đây không phải mã kiểm tra.', en: 'This is not a check code.' },
  checkedTitle: { vi: 'Máy kia đã mã hóa những lựa chọn này', en: 'The other tablet had encrypted these choices' },
  checkedHow: {
    vi: 'So mã theo dõi với mã đã ghi, và so từng dòng với lựa chọn của mình. Khác một chỗ là máy kia sai: báo ngay tổ kiểm phiếu.',
    en: 'Compare the tracking code with the one you noted, and each line with what you chose. If anything differs, tell the tellers at once.',
  },
} as const satisfies Record<string, Words | ((...numbers: never[]) => Words)>;
