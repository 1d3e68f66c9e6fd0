import type { Level, Question } from '../meeting/questions.ts';
import type { QuestionView } from '../report/poll-view.ts';
import { textWidth } from './layout.ts';
import type { Cell, Paper, Paragraph, Table } from './paper.ts';
import { boldCell, cell, number, plain, small } from './parts.ts';

/** A ballot's levels fit an upright page up to this many. */
const UPRIGHT_LEVELS = 6;

export const orientationOf = (questions: readonly Question[]): Paper['orientation'] =>
  questions.some((asked) => asked.kind === 'rating' && asked.levels.length > UPRIGHT_LEVELS) ? 'landscape' : 'portrait';

/** A row across the whole table that names what follows. */
export const across = (text: string, columns: number): readonly Cell[] => [boldCell(text, 'left', { across: columns })];

/** What the columns' short codes stand for, below a table. */
export const legend = (levels: readonly Level[]): Paragraph =>
  small([plain(levels.map(({ code, vi }) => `${code}: ${vi.toLocaleLowerCase('vi')}`).join('; '))]);

const STT = 10;
const NOTES = 26;

/**
 * Votes by line: STT, name, position and unit, a column for each level, not rated, notes.
 * @param groups rows below a heading each; `null` without one.
 */
export function votesTable(
  orientation: Paper['orientation'],
  asked: Question,
  view: QuestionView,
  details: readonly string[],
  groups: readonly { readonly heading: string | null; readonly filled: boolean }[],
): Table {
  const rating = asked.kind === 'rating';
  const votes = view.columns.map(({ code, words }) => (code === 'NOT-RATED' ? 'Chưa xếp loại' : rating ? code : words));
  const each = rating ? 13 : 20;
  const rest = textWidth(orientation) - STT - NOTES - each * votes.length;
  const name = Math.round(rest * 0.57);
  const widths = [STT, name, rest - name, ...votes.map(() => each), NOTES];
  const head = [
    [
      'STT',
      asked.kind === 'motion' ? 'Nội dung' : 'Họ và tên (tên tổ chức)',
      'Chức vụ, đơn vị',
      ...votes,
      'Ghi chú',
    ].map((text) => boldCell(text)),
  ];
  const rows = view.rows.map(({ label, votes: counts, result, decided }, place) => [
    number(place + 1),
    cell(label),
    cell(details[place] ?? ''),
    ...counts.map(number),
    cell(noteOf(asked, result, decided), 'center'),
  ]);
  const columns = widths.length;
  return {
    kind: 'table',
    widths,
    head,
    rows: groups.flatMap(({ heading, filled }) => [
      ...(heading === null ? [] : [across(heading, columns)]),
      ...(filled ? rows : [[cell('Không có', 'left', { across: columns })]]),
    ]),
  };
}

/** The level is a verdict of the rules on the votes beside it. */
const noteOf = (asked: Question, result: string, decided: boolean): string =>
  asked.kind === 'rating' && decided ? `Đạt ${result}` : result;
