import type { Words } from '../../../src/domain/words.ts';
import type { Filter } from './units.ts';

export const FILTERS: Readonly<Record<Filter, Words>> = {
  all: { vi: 'Tất cả', en: 'All' },
  missing: { vi: 'Chưa có kỳ này', en: 'Period missing' },
  'not-started': { vi: 'Chưa bỏ phiếu', en: 'No ballot yet' },
  voting: { vi: 'Đang bỏ phiếu', en: 'Voting' },
  certified: { vi: 'Đã có kết quả, chờ quyết định', en: 'Result in, to be decided' },
  decided: { vi: 'Đã quyết định', en: 'Decided' },
  late: { vi: 'Quá hạn', en: 'Late' },
  'over-cap': { vi: 'Vượt khống chế', en: 'Over the cap' },
};

export const OVERVIEW = {
  title: { vi: 'Các đơn vị', en: 'Units' },
  publish: { vi: 'Công bố kỳ xếp loại', en: 'Publish a period' },
  report: { vi: 'Báo cáo tổng hợp', en: 'Summary report' },
  period: { vi: 'Kỳ', en: 'Period' },
  periodHint: { vi: 'năm 2026, quý 2026-q4, tháng 2026-11', en: 'year 2026, quarter 2026-q4, month 2026-11' },
  periodWrong: { vi: 'Viết như 2026, 2026-q4 hoặc 2026-11.', en: 'Write it like 2026, 2026-q4 or 2026-11.' },
  show: { vi: 'Xem kỳ này', en: 'Show this period' },
  reload: { vi: 'Đọc lại', en: 'Read again' },
  search: { vi: 'Tìm đơn vị', en: 'Find a unit' },
  filters: { vi: 'Lọc theo tình trạng', en: 'Filter by progress' },
  table: { vi: 'Bảng các đơn vị', en: 'Table of units' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  standing: { vi: 'Tình trạng', en: 'Progress' },
  decided: { vi: 'Đã quyết định', en: 'Decided' },
  levels: { vi: 'Mức đã quyết định', en: 'Levels decided' },
  below: (decided: string, all: string): Words => ({
    vi: `cấp dưới: ${decided}/${all} đơn vị xong`,
    en: `below: ${decided}/${all} units done`,
  }),
  unfold: (name: string): Words => ({ vi: `Mở các đơn vị của ${name}`, en: `Unfold the units of ${name}` }),
  fold: (name: string): Words => ({ vi: `Thu các đơn vị của ${name}`, en: `Fold the units of ${name}` }),
  unfoldAll: { vi: 'Mở tất cả', en: 'Unfold all' },
  foldAll: { vi: 'Thu gọn', en: 'Fold' },
  nothing: { vi: 'Không có đơn vị nào như vậy.', en: 'No unit is like that.' },
  found: (shown: string, all: string): Words => ({
    vi: `Đang hiện ${shown} trong ${all} đơn vị.`,
    en: `${shown} of ${all} units are shown.`,
  }),
  totals: { vi: 'Tổng hợp', en: 'Totals' },
  kind: { vi: 'Đối tượng, cấp xếp loại', en: 'Subjects, level that rates' },
  base: { vi: 'Tỷ lệ phần trăm tính trên số đã xếp loại.', en: 'Percentages are of those rated.' },
  total: { vi: 'Tổng số', en: 'All' },
  rated: { vi: 'Đã xếp loại', en: 'Rated' },
  open: { vi: 'Chưa quyết định', en: 'To be decided' },
  notRated: { vi: 'Không xếp loại', en: 'Not rated' },
  late: { vi: 'quá hạn', en: 'late' },
  overCap: (groups: string): Words => ({ vi: `vượt khống chế: ${groups} nhóm`, en: `over the cap: ${groups} groups` }),
  unproven: (count: string): Words => ({ vi: `${count} chưa kiểm chứng`, en: `${count} unverified` }),
  together: (units: string, by: string, kind: string): Words => ({
    vi: `Tính gộp ${units} đơn vị (${by}), ${kind}, theo mức đã quyết định hoặc đang đề xuất:`,
    en: `Over ${units} units (${by}), ${kind}, as decided or proposed:`,
  }),
  togetherNote: {
    vi: 'Chỉ để nhắc: vượt khi tính gộp không chặn quyết định nào; khống chế trong từng nhóm mới chặn.',
    en: 'Only a warning: a breach over units together stops no decision; the cap of each group does.',
  },
  paperNote: {
    vi: '“Chưa kiểm chứng”: kết quả bỏ phiếu nhập từ biên bản giấy, không có hồ sơ điện tử chứng minh.',
    en: '“Unverified”: the ballot’s result was entered from paper minutes; no record proves it.',
  },
  serviceNote: {
    vi: 'Bảng này là số liệu của máy chủ. Khi mở một đơn vị, thiết bị này tự đọc và kiểm tra nhật ký đã ký của đơn vị đó.',
    en: 'This table is the service’s word. When a unit is opened, this device reads and checks its signed log itself.',
  },
} as const satisfies Record<string, Words | ((...args: never[]) => Words)>;
