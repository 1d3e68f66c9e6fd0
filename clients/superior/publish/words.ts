import type { Words } from '../../../src/domain/words.ts';

export const PUBLISH = {
  title: { vi: 'Công bố kỳ xếp loại', en: 'Publish a period' },
  intro: {
    vi: 'Kỳ, quy tắc, khống chế và thời hạn được ký và ghi vào nhật ký của từng đơn vị. Đơn vị không sửa được.',
    en: 'Period, rules, caps and deadlines are signed and stand in each unit’s log. Units cannot alter them.',
  },
  units: { vi: 'Công bố cho', en: 'Publish to' },
  find: { vi: 'Tìm đơn vị', en: 'Find a unit' },
  allShown: { vi: 'Chọn tất cả đang hiện', en: 'Select all that are shown' },
  noneShown: { vi: 'Bỏ chọn tất cả', en: 'Select none' },
  has: (name: string): Words => ({ vi: `${name} (đã có kỳ này)`, en: `${name} (has this period)` }),
  chosen: (count: string): Words => ({ vi: `Đã chọn ${count} đơn vị.`, en: `${count} units are selected.` }),
  publish: (count: string): Words => ({ vi: `Ký và công bố (${count})`, en: `Sign and publish (${count})` }),
  askTitle: (count: string): Words => ({ vi: `Công bố cho ${count} đơn vị?`, en: `Publish to ${count} units?` }),
  askNote: {
    vi: 'Mỗi đơn vị nhận một bản do bạn ký trong nhật ký của mình. Sau đó không ai sửa được kỳ, quy tắc, khống chế và thời hạn, kể cả bạn.',
    en: 'Each unit gets a statement signed by you in its log. After that nobody can alter period, rules, cap and deadlines, not even you.',
  },
  running: { vi: 'Đang công bố', en: 'Publishing' },
  done: (count: string): Words => ({ vi: `Đã công bố cho ${count} đơn vị.`, en: `Published to ${count} units.` }),
  failed: (count: string): Words => ({
    vi: `Chưa công bố được cho ${count} đơn vị:`,
    en: `Not published to ${count} units:`,
  }),
  noLog: {
    vi: 'chưa lập nhật ký xếp loại; thư ký của đơn vị lập trước',
    en: 'has no rating log yet; its secretary begins one first',
  },
} as const;
