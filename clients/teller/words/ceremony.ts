import type { Words } from '../../../src/domain/words.ts';

export const CEREMONY = {
  title: { vi: 'Tạo khóa', en: 'Key ceremony' },
  lead: {
    vi: 'Các thiết bị cùng tạo khóa; mỗi máy chỉ giữ một phần. Hãy để màn hình mở: máy tự làm các bước.',
    en: 'The devices make the keys together; each holds only a part. Leave this screen open: the device does the steps.',
  },
  named: { vi: 'Thư ký nêu tên tổ kiểm phiếu', en: 'The secretary names the tellers' },
  commitments: { vi: 'Các thiết bị công bố cam kết', en: 'The devices publish their commitments' },
  shares: { vi: 'Các thiết bị gửi cho nhau phần khóa đã niêm phong', en: 'The devices send each other sealed shares' },
  backup: { vi: 'Lưu tệp sao lưu và mở thử', en: 'Save the backup file and open it once' },
  rehearsal: { vi: 'Tập dượt: một lá phiếu giả đi từ đầu đến cuối', en: 'Rehearsal: a dummy ballot goes all the way' },
  manifest: { vi: 'Ký nội dung cuộc họp', en: 'Sign what the meeting is about' },
  waitSecretary: {
    vi: 'Thiết bị này đã sẵn sàng. Đang đợi thư ký nêu tên tổ kiểm phiếu.',
    en: 'This device is ready. Waiting for the secretary to name the tellers.',
  },
  readyDevices: { vi: 'Thiết bị đã sẵn sàng:', en: 'Devices that are ready:' },
  otherRun: {
    vi: 'Lần tạo khóa này không dùng được trên thiết bị này: nó nêu người khác, hoặc nêu khóa mà máy không còn giữ.',
    en: 'This run cannot be done on this device: it names others, or a key that the device no longer has.',
  },
  otherRunDo: {
    vi: 'Hãy nhờ thư ký bắt đầu lại việc tạo khóa. Thiết bị này đã sẵn sàng cho lần mới.',
    en: 'Ask the secretary to start the key ceremony again. This device is ready for a new run.',
  },
  broken: { vi: 'Lần tạo khóa này đã dừng', en: 'This run of the ceremony has ended' },
  brokenText: (name: string): Words => ({
    vi: `Phần khóa do ${name} gửi không đúng. Kiểm tra thiết bị của người này, rồi nhờ thư ký bắt đầu lại. Chưa lá phiếu nào bị ảnh hưởng.`,
    en: `The share that ${name} sent is not right. Check that device, then ask the secretary to start again. No ballot is affected.`,
  }),
  waitingFor: (names: string): Words => ({ vi: `Đang đợi: ${names}`, en: `Waiting for: ${names}` }),
  working: { vi: 'Máy đang làm, xin đợi một lát…', en: 'The device is working, one moment…' },
  done: {
    vi: 'Tập dượt xong, lá phiếu giả được đếm đúng. Đang đợi thư ký gửi nội dung cuộc họp để ký.',
    en: 'The rehearsal is done, the dummy ballot was counted right. Waiting for the secretary to lay out the meeting for signing.',
  },
  backupTitle: { vi: 'Tệp sao lưu của bạn', en: 'Your backup file' },
  backupLead: {
    vi: 'Nếu máy này hỏng hay mất, chỉ tệp sao lưu và mật khẩu cứu được phần khóa của bạn. Đặt mật khẩu, lưu tệp, rồi mở thử ngay.',
    en: 'If this device breaks or is lost, only the backup file and its passphrase bring your share back. Choose a passphrase, save the file, then open it once.',
  },
  passphrase: { vi: 'Mật khẩu của tệp sao lưu', en: 'Passphrase of the backup file' },
  passphraseHint: {
    vi: 'Ít nhất 12 ký tự; ghi ra giấy và cất riêng với tệp.',
    en: 'At least 12 characters; write it down and keep it apart from the file.',
  },
  again: { vi: 'Nhập lại mật khẩu', en: 'Passphrase again' },
  tooShort: { vi: 'Mật khẩu cần ít nhất 12 ký tự.', en: 'The passphrase needs at least 12 characters.' },
  notSame: { vi: 'Hai lần nhập không giống nhau.', en: 'The two are not the same.' },
  save: { vi: 'Lưu tệp sao lưu', en: 'Save the backup file' },
  saveAgain: { vi: 'Lưu lại với mật khẩu khác', en: 'Save again with another passphrase' },
  saving: { vi: 'Đang khóa tệp…', en: 'Sealing the file…' },
  saved: {
    vi: 'Tệp đã được tải xuống. Hãy chép sang USB hoặc thẻ nhớ và cất riêng.',
    en: 'The file was downloaded. Copy it to a USB stick or memory card and keep it apart.',
  },
  restoreTitle: { vi: 'Mở thử tệp sao lưu', en: 'Open the backup file once' },
  restoreLead: {
    vi: 'Chọn lại đúng tệp vừa lưu và nhập mật khẩu. Chưa mở được thì chưa coi là đã sao lưu.',
    en: 'Choose the file that you have just saved and type its passphrase. A copy that nobody has opened is no copy.',
  },
  file: { vi: 'Chọn tệp sao lưu', en: 'Choose the backup file' },
  fileChosen: (name: string): Words => ({ vi: `Đã chọn: ${name}`, en: `Chosen: ${name}` }),
  fileMissing: { vi: 'Hãy chọn tệp sao lưu trước.', en: 'Choose the backup file first.' },
  restore: { vi: 'Mở thử', en: 'Open it' },
  restoring: { vi: 'Đang mở tệp…', en: 'Opening the file…' },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;
