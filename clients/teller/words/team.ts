import type { Words } from '../../../src/domain/words.ts';

export const TEAM = {
  title: { vi: 'Các thành viên', en: 'The tellers' },
  me: { vi: 'máy này', en: 'this device' },
  there: { vi: 'đang tham gia', en: 'taking part' },
  lost: { vi: 'đã ghi mất thiết bị', en: 'stated lost' },
  needed: (threshold: number, all: number): Words => ({
    vi: `Cần ${threshold} trong ${all} thành viên để phát phiếu và kiểm phiếu.`,
    en: `It takes ${threshold} of ${all} tellers to issue ballots and to count.`,
  }),
  state: { vi: 'Ghi mất thiết bị', en: 'State the loss' },
  stateOf: (name: string): Words => ({ vi: `Ghi mất thiết bị: ${name}`, en: `State the loss: ${name}` }),
  stateTitle: (name: string): Words => ({ vi: `${name} mất thiết bị?`, en: `Has ${name} lost the device?` }),
  stateText: {
    vi: 'Thư ký và mọi thành viên còn lại phải cùng ký. Từ đó máy kia không được phát phiếu, kiểm phiếu hay ký, cho đến khi được nhận lại. Chỉ làm khi máy thật sự hỏng, mất hoặc người đó đã về.',
    en: 'The secretary and all other tellers must sign too. From then on that device issues, counts and signs nothing until it is taken back. Do this only if it is really broken, lost, or the person has left.',
  },
  reason: { vi: 'Lý do (ghi vào biên bản)', en: 'Reason (goes into the minutes)' },
  reasonMissing: { vi: 'Hãy ghi lý do.', en: 'Write the reason.' },
  takeBack: { vi: 'Nhận lại', en: 'Take back' },
  takeBackOf: (name: string): Words => ({ vi: `Nhận lại ${name}`, en: `Take back: ${name}` }),
  takeBackTitle: (name: string): Words => ({ vi: `Nhận lại ${name}?`, en: `Take ${name} back?` }),
  takeBackText: {
    vi: 'Hãy nhìn tận mắt người này và máy của họ. Máy thay thế phải khôi phục xong từ tệp sao lưu trước khi nhận lại. Thư ký và mọi thành viên cùng ký.',
    en: 'See the person and the device with your own eyes. A replacement must have restored its backup before it is taken back. The secretary and all tellers sign.',
  },
  lostTitle: { vi: 'Máy này đang tạm nghỉ', en: 'This device is resting' },
  lostLead: {
    vi: 'Các thành viên khác đã ghi máy này là mất. Máy vẫn nhớ đủ; chỉ cần họ nhận lại ở mục “Tổ kiểm phiếu” trên máy của họ.',
    en: 'The other tellers have stated this device lost. It remembers everything; they only need to take it back under “Tellers” on their devices.',
  },
  forgottenTitle: { vi: 'Máy này chưa có phần khóa của bạn', en: 'This device does not have your share' },
  forgottenLead: {
    vi: 'Cuộc họp đã bắt đầu mà máy này không nhớ gì: đây là máy mới, hoặc dữ liệu đã bị xóa. Bạn vào lại theo ba bước, không mất phiếu nào.',
    en: 'The meeting has begun and this device remembers nothing: it is new, or was cleared. You come back in three steps; no ballot is lost.',
  },
  step1: {
    vi: 'Các thành viên khác và thư ký ghi máy cũ là mất (mục “Tổ kiểm phiếu” trên máy của họ).',
    en: 'The other tellers and the secretary state the old device lost (under “Tellers” on their devices).',
  },
  step2: {
    vi: 'Khôi phục phần khóa từ tệp sao lưu trên máy này.',
    en: 'Restore your share from the backup file on this device.',
  },
  step3: {
    vi: 'Các thành viên khác và thư ký nhận lại bạn; máy này tự làm tiếp.',
    en: 'The other tellers and the secretary take you back; this device then goes on by itself.',
  },
  restore: { vi: 'Khôi phục', en: 'Restore' },
  seen: { vi: 'Số dòng nhật ký trên máy của thành viên khác', en: 'Log entries shown on another teller’s device' },
  seenHint: (size: number): Words => ({
    vi: `Hỏi một thành viên: số này ở mục “Tổ kiểm phiếu” trên máy của họ. Máy này đọc được ${size} dòng; nếu họ có nhiều hơn, máy chủ đang giấu điều gì đó và máy sẽ không khôi phục.`,
    en: `Ask another teller: it stands under “Tellers” on their device. This device has read ${size}; if they have more, the service hides something and the device will not restore.`,
  }),
  entries: (size: number): Words => ({
    vi: `Nhật ký trên máy này: ${size} dòng.`,
    en: `The log on this device: ${size} entries.`,
  }),
  seenMissing: { vi: 'Hãy ghi số trên máy của thành viên khác.', en: 'Write the number on another teller’s device.' },
  restored: {
    vi: 'Đã khôi phục phần khóa. Máy chưa ký gì cho đến khi được nhận lại.',
    en: 'Your share is restored. The device signs nothing until it is taken back.',
  },
  waitLost: {
    vi: 'Đang đợi các thành viên khác ghi máy cũ là mất.',
    en: 'Waiting for the others to state the old device lost.',
  },
  waitBack: {
    vi: 'Đang đợi các thành viên khác nhận lại máy này.',
    en: 'Waiting for the others to take this device back.',
  },
  cardsTitle: { vi: 'In thẻ phiếu không tên', en: 'Print nameless ballot cards' },
  cardsLead: {
    vi: 'Mỗi thẻ có một mã bí mật. In dư vài thẻ, cắt, gấp kín, xáo trộn và để người bỏ phiếu tự bốc. Mã không được lưu hay gửi đi đâu.',
    en: 'Each card has a secret code. Print a few more than needed, cut, fold, shuffle, and let each voter draw one. The codes are neither kept nor sent.',
  },
  cardsCount: { vi: 'Số thẻ', en: 'Number of cards' },
  cardsHint: (voters: number): Words => ({
    vi: `${voters} người được bỏ phiếu; nên in dư để không ai đoán được thẻ nào của ai.`,
    en: `${voters} may vote; print more, so that nobody can tell whose card is whose.`,
  }),
  cardsMany: { vi: 'Số thẻ từ 1 đến 1.000.', en: 'From 1 to 1,000 cards.' },
  print: { vi: 'Tạo tệp PDF để in', en: 'Make a PDF to print' },
  printing: { vi: 'Đang tạo tệp…', en: 'Making the file…' },
  printed: {
    vi: 'Tệp PDF đã tải xuống. In xong hãy xóa tệp trên máy.',
    en: 'The PDF was downloaded. Delete the file once it is printed.',
  },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;
