import type { Words } from '../../../src/domain/words.ts';
import { count } from '../../ui/language.ts';

/** At the door. */
export const DOOR_WORDS = {
  hello: { vi: 'Xin chào', en: 'Welcome' },
  isItYou: { vi: 'Có đúng là đồng chí không?', en: 'Is this you?' },
  itsMe: { vi: 'Đúng tên tôi', en: 'This is my name' },
  notMe: { vi: 'Không phải tôi', en: 'Not me' },

  cardTitle: { vi: 'Bốc một thẻ phiếu rồi quét', en: 'Draw a ballot card and scan it' },
  cardHow: {
    vi: 'Bốc bất kỳ thẻ nào trong hộp. Giữ kỹ: chỉ thẻ này mở được lá phiếu, không ai biết thẻ nào của ai.',
    en: 'Draw any card from the box. Keep it: only this card opens your ballot, and nobody knows which card is whose.',
  },
  againTitle: { vi: 'Quét lại thẻ phiếu đã bốc', en: 'Scan the card that you drew before' },
  againHow: {
    vi: 'Thẻ này đã bắt đầu nhận phiếu. Hãy dùng đúng thẻ phiếu (hoặc mã đã chép) của lần trước để nhận tiếp. Nếu mất thẻ phiếu, báo tổ kiểm phiếu.',
    en: 'Ballots were asked for with this slip. Use the same ballot card (or code) as before to go on. If the card is lost, tell the tellers.',
  },
  noCards: { vi: 'Không có thẻ in: chép mã', en: 'No printed cards: write a code down' },

  codeTitle: { vi: 'Chép mã này ra giấy', en: 'Write this code down' },
  codeHow: {
    vi: 'Chép đủ các chữ và số rồi giữ kín. Mã chỉ hiện một lần; chỉ mã này mở được lá phiếu.',
    en: 'Write all letters and figures down and keep them secret. The code is shown once; only it opens your ballot.',
  },
  noted: { vi: 'Đã chép xong', en: 'I have written it down' },
  typeBackTitle: { vi: 'Gõ lại mã vừa chép', en: 'Type the code that you wrote down' },
  typeBackHow: {
    vi: 'Nhìn vào tờ giấy để chắc chắn đã chép đúng.',
    en: 'Read it from your paper, to be sure that it is right.',
  },
  typed: { vi: 'Mã vừa chép', en: 'Your code' },

  sendTitle: { vi: 'Đang xin phiếu…', en: 'Asking for your ballots…' },
  presenceTitle: { vi: 'Chờ ghi nhận có mặt', en: 'Waiting for your presence to be marked' },
  presenceHow: {
    vi: 'Mời gặp tổ kiểm phiếu ở cửa để ghi có mặt. Màn hình này tự đi tiếp ngay sau đó.',
    en: 'Please see the tellers at the door, who mark you present. This screen then goes on by itself.',
  },
  tellersTitle: { vi: 'Chờ tổ kiểm phiếu phát phiếu', en: 'Waiting for the tellers' },
  tellers: (answered: number, threshold: number): Words => ({
    vi: `${count(answered)} trong ${count(threshold)} thành viên cần thiết đã phát. Không cần làm gì.`,
    en: `${count(answered)} of the ${count(threshold)} tellers needed have answered. Nothing to do.`,
  }),
  resend: {
    vi: 'Mạng đang chậm, máy tự gửi lại. Không cần làm lại từ đầu.',
    en: 'The network is slow; the tablet sends again by itself. Nothing has to be done over.',
  },
  stop: { vi: 'Thôi, để sau', en: 'Leave it for later' },
  stopHow: {
    vi: 'Sau này có thể nhận tiếp trên bất kỳ máy nào, với đúng thẻ và thẻ phiếu này.',
    en: 'You can go on later on any tablet, with the same slip and the same ballot card.',
  },

  readyTitle: { vi: 'Thẻ phiếu đã sẵn sàng', en: 'Your ballot card is ready' },
  ready: (polls: number): Words => ({
    vi: `Thẻ phiếu mở được ${count(polls)} lá phiếu. Giữ thẻ phiếu kín đáo; khi mở bỏ phiếu, quét thẻ phiếu ở bất kỳ máy nào.`,
    en: `The card opens ${count(polls)} ballot${polls === 1 ? '' : 's'}. Keep it to yourself; once voting opens, scan it at any tablet.`,
  }),
  refusedTitle: { vi: 'Chưa nhận được phiếu', en: 'No ballot was issued' },
} as const satisfies Record<string, Words | ((...numbers: never[]) => Words)>;
