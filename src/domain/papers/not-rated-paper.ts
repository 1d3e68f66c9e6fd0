import { notRatedList } from '../rating/report/not-rated.ts';
import type { PeriodState, RatingState } from '../rating/state.ts';
import { type ReasonWithoutLevel, SUBJECT_KIND_WORDS } from '../rating/words.ts';
import type { Paper } from './paper.ts';
import { boldCell, cell, letterhead, n, number, sentence, titleBlock } from './parts.ts';
import { nameIn } from './poll-facts.ts';
import { type Names, type RatingHead, signedFor } from './rating-head.ts';

/** Danh sách không xếp loại: who is not rated in a period, each with the reason. */
export function notRatedPaper(head: RatingHead, state: RatingState, period: PeriodState, names: Names): Paper {
  const orientation = 'portrait';
  const lines = notRatedList(state, period);
  const reasons = new Map<ReasonWithoutLevel, { words: string; count: number }>();
  for (const { reason, words } of lines)
    reasons.set(reason, { words: words.vi, count: (reasons.get(reason)?.count ?? 0) + 1 });
  return {
    name: 'danh-sach-khong-xep-loai',
    title: `Danh sách không xếp loại ${head.period}`,
    date: head.date,
    orientation,
    blocks: [
      letterhead(orientation, { ...head, kind: 'DS' }),
      ...titleBlock('DANH SÁCH', ['không đánh giá, xếp loại chất lượng', head.period]),
      {
        kind: 'table',
        widths: [11, 47, 32, 28, 42],
        head: [
          ['TT', 'Họ và tên (tên tổ chức)', 'Chức vụ, đơn vị', 'Đối tượng', 'Lý do'].map((text) => boldCell(text)),
        ],
        rows:
          lines.length === 0
            ? [[cell('Không có', 'left', { across: 5 })]]
            : lines.map(({ subject, kind, name, words }, place) => {
                const detail = state.subjects[subject]?.detail ?? null;
                return [
                  number(place + 1),
                  cell(nameIn(names, name)),
                  cell(detail === null ? '' : (names.get(detail) ?? '')),
                  cell(SUBJECT_KIND_WORDS[kind].vi),
                  cell(words.vi),
                ];
              }),
      },
      { kind: 'space', height: 3 },
      sentence(`Tổng cộng: ${n(lines.length)}.`),
      ...[...reasons.values()].map(({ words, count }) => sentence(`- ${words}: ${n(count)}.`)),
      signedFor(orientation, head),
    ],
  };
}
