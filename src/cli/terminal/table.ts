import { stripVTControlCharacters } from 'node:util';

/** Marks that stand on another letter take no column; letters of full width take two (Unicode UAX #11, main ranges). */
const ZERO = /[\p{M}\p{Cf}]/u;
const WIDE =
  /[\u{1100}-\u{115f}\u{2e80}-\u{a4cf}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff00}-\u{ff60}\u{1f300}-\u{1faff}]/u;

/** How many columns a text takes on a terminal; colours take none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const symbol of stripVTControlCharacters(text).normalize('NFC'))
    if (!ZERO.test(symbol)) width += WIDE.test(symbol) ? 2 : 1;
  return width;
}

/** Cuts a text without colours to a width, with an ellipsis where something is left out. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  for (const symbol of text.normalize('NFC')) {
    if (displayWidth(kept + symbol) > width - 1) break;
    kept += symbol;
  }
  return `${kept.trimEnd()}…`;
}

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));
const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** The column that gives way where the terminal is narrow. */
  readonly shrinks?: boolean;
}

const GAP = '  ';
const NARROWEST = 12;

/**
 * Lines of a table with a rule under its head, aligned by display width.
 * @param width columns that the table may take; only a shrinking column is cut, and never below 12
 */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  const cells = (row: readonly string[], place: number): string => row[place] ?? '';
  const widths = columns.map(({ title }, place) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(cells(row, place)))),
  );
  const over = widths.reduce((sum, each) => sum + each, GAP.length * (columns.length - 1)) - width;
  for (const [place, { shrinks }] of columns.entries())
    if (shrinks && over > 0) widths[place] = Math.max(NARROWEST, (widths[place] as number) - over);
  const line = (row: readonly string[]): string =>
    columns
      .map(({ align }, place) => {
        const room = widths[place] as number;
        const text = columns[place]?.shrinks ? cut(cells(row, place), room) : cells(row, place);
        return align === 'left' ? padEnd(text, room) : padStart(text, room);
      })
      .join(GAP)
      .trimEnd();
  const rule = widths.map((room) => '─'.repeat(room)).join(GAP);
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)];
}

/** Breaks a text at spaces so that no line is wider; `indent` begins the first line, `hanging` the others. */
export function wrap(text: string, width: number, indent = '', hanging = indent): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const room = width - displayWidth(lines.length === 0 ? indent : hanging);
    if (line !== '' && displayWidth(`${line} ${word}`) > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each, place) => (place === 0 ? indent : hanging) + each);
}
