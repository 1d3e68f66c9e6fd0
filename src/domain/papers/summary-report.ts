import type { Summary } from '../rating/report/summary.ts';
import type { Tally } from '../rating/report/tally.ts';
import { NOT_RATED_WORDS, type ReasonWithoutLevel, SUBJECT_KIND_WORDS } from '../rating/words.ts';
import { percentTenths } from '../rules/percent.ts';
import { textWidth } from './layout.ts';
import type { Block, Cell, Paper, Table } from './paper.ts';
import {
  barsHeading,
  boldCell,
  cell,
  heading,
  letterhead,
  n,
  percent,
  plain,
  sentence,
  small,
  titleBlock,
} from './parts.ts';
import { legend } from './question-table.ts';
import { type RatingHead, signedFor } from './rating-head.ts';

const NUMERALS = ['I', 'II', 'III', 'IV', 'V'] as const;

/**
 * Báo cáo tổng hợp: members, collectives and organisations, one section a summary, rolled up the tree by the summaries.
 * @param remarks sentences that follow the tables, as what is wrong with figures published before
 * @param titles of the sections, where the kind does not tell them apart
 */
export function summaryReport(
  head: RatingHead,
  summaries: readonly Summary[],
  remarks: readonly string[] = [],
  titles: readonly string[] = [],
): Paper {
  const orientation = 'landscape';
  return {
    name: 'bao-cao-tong-hop',
    title: `Báo cáo tổng hợp kết quả xếp loại chất lượng ${head.period}`,
    date: head.date,
    orientation,
    blocks: [
      letterhead(orientation, { ...head, kind: 'BC' }),
      ...titleBlock('BÁO CÁO TỔNG HỢP', ['kết quả đánh giá, xếp loại chất lượng', head.period]),
      ...summaries.flatMap((summary, place) => section(summary, NUMERALS[place] ?? String(place + 1), titles[place])),
      ...(remarks.length === 0 ? [] : [heading('Lưu ý về số liệu'), ...remarks.map(sentence)]),
      signedFor(orientation, head),
    ],
  };
}

function section(summary: Summary, numeral: string, title?: string): readonly Block[] {
  const { kind, levels, total } = summary;
  const words = title ?? SUBJECT_KIND_WORDS[kind].vi;
  return [
    heading(`${numeral}. ${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)}`),
    ...countsOf(summary),
    table(summary),
    legend(levels),
    small([
      plain(
        'Tỷ lệ % của mỗi mức tính trên số đã xếp loại của dòng đó, làm tròn một chữ số thập phân từng số một nên tổng có thể khác 100%. Cột “Chưa xếp loại” gồm cả số không xếp loại.',
      ),
    ]),
    {
      kind: 'bars',
      heading: barsHeading(`Theo mức, toàn bộ (% so với ${n(total.rated)} đã xếp loại):`),
      bars: levels.map(({ vi }, level) => {
        const count = total.tally.counts[level] ?? 0;
        const share = percentTenths(count, total.rated);
        return { label: vi, text: `${n(count)} (${percent(share)})`, share: share ?? 0 };
      }),
    },
  ];
}

/** How many there are, who is not rated and why, and what is done of the rest. */
function countsOf({ kind, total }: Summary): readonly Block[] {
  const { tally, rated, notRated } = total;
  const membership =
    kind === 'individual' ? ` (chính thức: ${n(tally.official)}; dự bị: ${n(tally.probationary)})` : '';
  return [
    sentence(`Tổng số: ${n(tally.total)}${membership}.`),
    sentence(`Không xếp loại: ${n(notRated)}${reasonsOf(tally)}.`),
    sentence(`Phải xếp loại: ${n(rated + tally.open)}; đã xếp loại: ${n(rated)}; chưa xếp loại: ${n(tally.open)}.`),
  ];
}

function reasonsOf({ notRated }: Tally): string {
  const reasons = (Object.keys(notRated) as ReasonWithoutLevel[]).filter((reason) => notRated[reason] > 0);
  return reasons.length === 0
    ? ''
    : ` (${reasons.map((reason) => `${NOT_RATED_WORDS[reason].vi}: ${n(notRated[reason])}`).join('; ')})`;
}

const [TT, TOTAL, WITHOUT, OF_GOOD, NOTES] = [10, 14, 17, 31, 32];

function table({ levels, rows, total }: Summary): Table {
  // Room for 100,0% in bold beside 3.100.
  const pair = Math.min(30, Math.floor(112 / levels.length));
  const percents = Math.ceil(pair * 0.56);
  const name = textWidth('landscape') - TT - TOTAL - WITHOUT - OF_GOOD - NOTES - pair * levels.length;
  const top = levels[0]?.code ?? '';
  const tall = { down: 2 };
  const row = (one: Summary['total'], make: (text: string, align: Cell['align']) => Cell): readonly Cell[] => [
    make(one.place === null ? '' : n(one.place), 'center'),
    make(one.name, 'left'),
    make(n(one.tally.total), 'center'),
    ...one.tally.counts.flatMap((count, level) => [
      make(n(count), 'center'),
      make(percent(one.percents[level] ?? null), 'center'),
    ]),
    make(n(one.tally.total - one.rated), 'center'),
    make(percent(one.topOfGood), 'center'),
    make(one.tally.unproven === 0 ? '' : `${n(one.tally.unproven)} theo giấy, chưa kiểm chứng`, 'left'),
  ];
  return {
    kind: 'table',
    widths: [TT, name, TOTAL, ...levels.flatMap(() => [pair - percents, percents]), WITHOUT, OF_GOOD, NOTES],
    head: [
      [
        boldCell('TT', 'center', tall),
        boldCell('Đối tượng', 'center', tall),
        boldCell('Tổng số', 'center', tall),
        ...levels.map(({ code }) => boldCell(code, 'center', { across: 2 })),
        boldCell('Chưa xếp loại', 'center', tall),
        boldCell(`% ${top} trong số tốt trở lên`, 'center', tall),
        boldCell('Ghi chú', 'center', tall),
      ],
      levels.flatMap(() => [boldCell('Số'), boldCell('%')]),
    ],
    rows: [...rows.map((one) => row(one, cell)), row(total, boldCell)],
  };
}
