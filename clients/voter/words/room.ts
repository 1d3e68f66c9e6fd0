import type { Words } from '../../../src/domain/words.ts';

/** Setting a tablet up, and what it shows while nobody is at it. */
export const ROOM_WORDS = {
  role: { vi: 'Máy bỏ phiếu', en: 'Voting tablet' },
  loading: { vi: 'Đang mở…', en: 'Opening…' },
  reading: { vi: 'Đang đọc nhật ký cuộc họp từ máy chủ…', en: 'Reading the log of the meeting from the service…' },
  away: { vi: 'Mất kết nối, máy đang tự thử lại', en: 'No connection, trying again' },

  setUp: { vi: 'Chuẩn bị máy bỏ phiếu', en: 'Setting up this tablet' },
  setUpHow: {
    vi: 'Quét mã QR lớn trên màn chiếu của phòng họp. Việc này do tổ kiểm phiếu hoặc thư ký làm, một lần cho mỗi máy.',
    en: 'Scan the large QR code on the projector of the room. A teller or the secretary does this, once for each tablet.',
  },
  address: { vi: 'Địa chỉ phòng họp', en: 'Address of the room' },
  addressHint: {
    vi: 'Quét, hoặc gõ địa chỉ ghi dưới mã QR.',
    en: 'Scan it, or type the address written below the QR code.',
  },

  compare: { vi: 'So với màn chiếu', en: 'Compare with the projector' },
  compareHow: {
    vi: 'Đọc to tám từ này và so với màn chiếu. Phải giống hết, đúng thứ tự.',
    en: 'Read these eight words aloud and compare them with the projector. All must be the same, in this order.',
  },
  agree: { vi: 'Giống hết, dùng máy này', en: 'All the same, use this tablet' },
  differ: { vi: 'Không giống', en: 'Not the same' },
  differHow: {
    vi: 'Không dùng máy này. Hãy quét lại mã trên màn chiếu; nếu vẫn khác, báo thư ký và tổ kiểm phiếu.',
    en: 'Do not use this tablet. Scan the code on the projector again; if it still differs, tell the secretary and the tellers.',
  },
  rescan: { vi: 'Quét lại mã trên màn chiếu', en: 'Scan the projector again' },
  notReady: { vi: 'Cuộc họp đang được chuẩn bị', en: 'The meeting is being prepared' },
  notReadyHow: {
    vi: 'Thư ký và tổ kiểm phiếu chưa ký nội dung cuộc họp. Cứ để máy mở; màn hình tự chuyển khi xong.',
    en: 'Secretary and tellers have not signed the meeting yet. Leave the tablet open; it goes on by itself.',
  },
  unknown: { vi: 'Không tìm thấy cuộc họp', en: 'Meeting not found' },
  unknownHow: {
    vi: 'Máy chủ này không có cuộc họp mà máy đang nhớ. Hãy quét lại mã trên màn chiếu.',
    en: 'This service does not have the meeting that the tablet remembers. Scan the code on the projector again.',
  },

  doorTitle: { vi: 'Nhận phiếu', en: 'Take your ballots' },
  doorHow: {
    vi: 'Mời quét thẻ đảng viên bỏ phiếu.',
    en: 'Please scan your slip.',
  },
  slip: { vi: 'Mã thẻ đảng viên bỏ phiếu', en: 'Code of your slip' },
  slipHint: {
    vi: 'Mã bắt đầu bằng chữ T. Chữ hoa, chữ thường, dấu cách đều được.',
    en: 'It begins with T. Capitals, small letters and spaces do not matter.',
  },

  boothTitle: { vi: 'Bỏ phiếu', en: 'Vote' },
  boothHow: {
    vi: 'Mời quét thẻ phiếu đã bốc ở cửa. Máy này không hỏi tên.',
    en: 'Please scan the ballot card that you drew at the door. This tablet does not ask who you are.',
  },
  card: { vi: 'Mã thẻ phiếu', en: 'Code of your ballot card' },
  cardHint: {
    vi: 'Mã bắt đầu bằng chữ P, hoặc chữ K nếu tự chép.',
    en: 'It begins with P, or with K if you wrote it down yourself.',
  },
  preparing: {
    vi: 'Đang tải và kiểm tra kho phiếu của cuộc này…',
    en: 'Fetching and checking the vault of this poll…',
  },
  opening: { vi: 'Đang mở lá phiếu…', en: 'Opening the ballot…' },
  cosigners: {
    vi: 'Đang chờ tất cả thiết bị của tổ kiểm phiếu ký xác nhận đã chốt phát phiếu.',
    en: 'Waiting for the devices of all tellers to confirm that issuing has ended.',
  },
  pick: { vi: 'Cuộc bỏ phiếu', en: 'Poll' },

  barrierTitle: { vi: 'Đã chốt phát phiếu', en: 'Issuing has ended' },
  barrierHow: {
    vi: 'Đang chờ tổ kiểm phiếu và thư ký mở bỏ phiếu. Màn hình tự chuyển khi mở.',
    en: 'Waiting for the tellers and the secretary to open voting. The screen changes by itself.',
  },
  pauseTitle: { vi: 'Chưa có cuộc bỏ phiếu nào đang mở', en: 'No poll is open now' },
  pauseHow: {
    vi: 'Mời theo dõi màn chiếu. Màn hình này tự chuyển khi tổ kiểm phiếu mở cuộc tiếp theo.',
    en: 'Please follow the projector. This screen changes by itself when the tellers open the next poll.',
  },
  endedTitle: { vi: 'Cuộc họp đã kết thúc', en: 'The meeting has ended' },
  endedHow: {
    vi: 'Cảm ơn các đồng chí. Máy này không còn giữ gì về lá phiếu nào.',
    en: 'Thank you all. This tablet keeps nothing of any ballot.',
  },
  another: { vi: 'Dùng máy cho cuộc họp khác', en: 'Use it for another meeting' },

  officers: { vi: 'Dành cho tổ kiểm phiếu:', en: 'For the tellers:' },
  toDoor: { vi: 'Chuyển sang nhận phiếu', en: 'Switch to issuing ballots' },
  toBooth: { vi: 'Chuyển sang bỏ phiếu', en: 'Switch to voting' },
  toWait: { vi: 'Quay lại màn hình chờ', en: 'Back to the waiting screen' },

  alarmTitle: { vi: 'Dừng lại, mời tổ kiểm phiếu đến', en: 'Stop, and call the tellers' },
  alarmHow: {
    vi: 'Máy chủ vừa đưa ra điều trái với những gì máy này đã kiểm tra. Không bỏ phiếu trên máy này cho đến khi tổ kiểm phiếu xem xét.',
    en: 'The service has just shown something that contradicts what this tablet has checked. Do not vote here until the tellers have looked at it.',
  },
  reload: { vi: 'Tải lại trang', en: 'Reload the page' },
  done: { vi: 'Xong', en: 'Done' },
  back: { vi: 'Quay lại', en: 'Go back' },

  stillThere: { vi: 'Đồng chí còn ở đây không?', en: 'Are you still there?' },
  stillThereHow: {
    vi: 'Nếu không có ai chạm vào màn hình, máy sẽ tự xóa để giữ kín. Có thể làm lại từ đầu trên bất kỳ máy nào.',
    en: 'If nobody touches the screen, the tablet wipes it to keep it secret. You can begin again on any tablet.',
  },
  stay: { vi: 'Tôi vẫn ở đây', en: 'I am still here' },
} as const satisfies Record<string, Words>;
