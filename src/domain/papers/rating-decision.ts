import type { RatingBodyOf } from '../rating/bodies.ts';
import { proposalOf } from '../rating/proposal.ts';
import type { PeriodState, RatingState } from '../rating/state.ts';
import { longDate } from './long-date.ts';
import type { Block, Cell, Paper } from './paper.ts';
import { bold, boldCell, cell, letterhead, n, number, paragraph, plain, sentence, titleBlock } from './parts.ts';
import { nameIn } from './poll-facts.ts';
import { legend } from './question-table.ts';
import { type Names, type RatingHead, signedFor } from './rating-head.ts';

type Decided = RatingBodyOf<'decided'>;

/**
 * Quyết định xếp loại: the paper of one signed statement, whose document gives number and date.
 * @param basis what it rests on besides the period's rules, one "Căn cứ …" each, without the word
 */
export function ratingDecision(
  head: Omit<RatingHead, 'number' | 'date'>,
  { state, period, decided, names }: DecisionFacts,
  basis: readonly string[],
): Paper {
  const orientation = 'portrait';
  const { number: documentNumber, date } = decided.document;
  const full: RatingHead = { ...head, number: documentNumber, date };
  const { document } = period.ruleSet;
  const grounds = [
    ...(document === null ? [] : [`${document.title} (số ${document.number}, ${document.date}, ${document.issuer})`]),
    ...basis,
    `kỳ đánh giá “${period.terms.title}”, tính đến ${longDate(period.terms.asOf)}`,
  ];
  return {
    name: 'quyet-dinh-xep-loai',
    title: `Quyết định xếp loại chất lượng ${head.period}`,
    date,
    orientation,
    blocks: [
      letterhead(orientation, { ...full, kind: 'QĐ' }),
      ...titleBlock('QUYẾT ĐỊNH', ['về việc xếp loại chất lượng', head.period]),
      ...grounds.map((ground, place) => sentence(`- Căn cứ ${ground}${place === grounds.length - 1 ? '.' : ';'}`)),
      paragraph([bold(`${head.behalf} QUYẾT ĐỊNH:`)], 'center', { heading: true }),
      article(1, `Xếp loại chất lượng ${head.period} đối với ${n(decided.decisions.length)} đối tượng như sau:`),
      decisionTable({ state, period, decided, names }),
      legend(period.ruleSet.levels),
      ...overrides({ decided, names }),
      article(2, 'Quyết định này có hiệu lực từ ngày ký. Thời hạn khiếu nại: 15 ngày làm việc.'),
      article(3, 'Các đơn vị, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành.'),
      signedFor(orientation, full),
    ],
  };
}

export interface DecisionFacts {
  /** Judged, with the statement applied. */
  readonly state: RatingState;
  readonly period: PeriodState;
  readonly decided: Decided;
  readonly names: Names;
}

const article = (number: number, text: string): Block => paragraph([bold(`Điều ${number}. `), plain(text)]);

function decisionTable({ state, period, decided, names }: DecisionFacts): Block {
  const rows = decided.decisions.map(({ subject, level, reason, corrects }, place): readonly Cell[] => {
    const of = state.subjects[subject];
    if (of === undefined) throw new Error('a judged statement names subjects of its log');
    const why = [
      ...(corrects === null ? [] : ['Xếp loại lại, thay quyết định đã hủy']),
      ...(reason === null ? [] : [nameIn(names, reason)]),
    ];
    return [
      number(place + 1),
      cell(nameIn(names, of.name)),
      cell(of.detail === null ? '' : (names.get(of.detail) ?? '')),
      cell(proposalOf(period, subject).level ?? '–', 'center'),
      boldCell(level ?? 'Không xếp loại'),
      cell(why.join('; ')),
    ];
  });
  return {
    kind: 'table',
    widths: [11, 44, 32, 18, 20, 35],
    head: [
      ['STT', 'Họ và tên (tên tổ chức)', 'Chức vụ, đơn vị', 'Mức đề xuất', 'Mức quyết định', 'Lý do'].map((text) =>
        boldCell(text),
      ),
    ],
    rows,
  };
}

/** Where a cap is knowingly broken, the paper says so. */
const overrides = ({ decided, names }: Pick<DecisionFacts, 'decided' | 'names'>): readonly Block[] =>
  decided.overrides.map(({ group, reason }) =>
    // People end a reason with a full stop or without one.
    sentence(`Nhóm ${group} vượt khống chế tỷ lệ, lý do: ${nameIn(names, reason).replace(/\.$/, '')}.`),
  );
