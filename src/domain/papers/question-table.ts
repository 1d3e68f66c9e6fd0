import type { Level, Question } from '../meeting/questions.ts';
import type { QuestionView } from '../report/poll-view.ts';
import { textWidth } from './layout.ts';
import type { Cell, Paper, Paragraph, Table } from './paper.ts';
import { boldCell, cell, number, plain, small } from './parts.ts';

/** A ballot's levels fit an upright page up to this many. */
const UPRIGHT_LEVELS = 6;

export const orientationOf = (questions: readonly Question[]): Paper['orientation'] =>
  questions.some((asked) => asked.kind === 'rating' && asked.levels.length > UPRIGHT_LEVELS) ? 'landscape' : 'portrait';

/** What the columns' short codes stand for, below a table. */
export const legend = (levels: readonly Level[]): Paragraph =>
  small([plain(levels.map(({ code, vi }) => `${code}: ${vi.toLocaleLowerCase('vi')}`).join('; '))]);

const STT = 11;
const NOTES = 21;

/** A column of votes is as wide as its code needs, within bounds. */
const votesWidth = (code: string): number => Math.min(20, Math.max(12, 2.4 + 3.2 * code.length));

/** The columns that say whom or what a row is about: STT, name, position and unit; of a motion, its words. */
interface About {
  readonly widths: readonly number[];
  readonly head: readonly Cell[];
  readonly row: (place: number, label: string) => readonly Cell[];
}

/**
 * @param others width of all other columns, in millimetres
 * @param details position and unit by place; those of a motion are not looked at
 */
export function about(
  orientation: Paper['orientation'],
  { kind }: Question,
  others: number,
  details: readonly string[],
): About {
  const rest = textWidth(orientation) - STT - others;
  const name = Math.round(rest * 0.57);
  const motion = kind === 'motion';
  return {
    widths: motion ? [STT, rest] : [STT, name, rest - name],
    head: ['STT', ...(motion ? ['Nội dung'] : ['Họ và tên (tên tổ chức)', 'Chức vụ, đơn vị'])].map((text) =>
      boldCell(text),
    ),
    row: (place, label) => [number(place + 1), cell(label), ...(motion ? [] : [cell(details[place] ?? '')])],
  };
}

/**
 * Votes by line: whom they are about, a column for each level, not rated, notes.
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
  const each = view.columns.map(({ code }) => (rating && code !== 'NOT-RATED' ? votesWidth(code) : rating ? 13 : 20));
  const whom = about(orientation, asked, NOTES + each.reduce((sum, width) => sum + width, 0), details);
  const rows = view.rows.map(({ label, votes: counts, result, decided }, place) => [
    ...whom.row(place, label),
    ...counts.map(number),
    cell(noteOf(asked, result, decided), 'center'),
  ]);
  const widths = [...whom.widths, ...each, NOTES];
  return {
    kind: 'table',
    widths,
    head: [[...whom.head, ...[...votes, 'Ghi chú'].map((text) => boldCell(text))]],
    rows: groups.flatMap(({ heading, filled }) => [
      ...(heading === null ? [] : [[boldCell(heading, 'left', { across: widths.length })]]),
      ...(filled ? rows : [[cell('Không có', 'left', { across: widths.length })]]),
    ]),
  };
}

/** The level is a verdict of the rules on the votes beside it. */
const noteOf = (asked: Question, result: string, decided: boolean): string =>
  asked.kind === 'rating' && decided ? `Đạt ${result}` : result;
