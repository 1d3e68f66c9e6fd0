import { clean } from '../report/clean.ts';
import { formatCount, formatPercent } from '../rules/percent.ts';
import { textWidth } from './layout.ts';
import { longDate } from './long-date.ts';
import type { Align, Cell, Columns, Flow, Paper, Paragraph, Run, Size } from './paper.ts';

/** Stands where a person writes by hand. */
const BLANK = '………………';

export const n = (count: number): string => formatCount(count, 'vi');
export const percent = (tenths: number | null): string => formatPercent(tenths, 'vi');

/** What is given, or room to write it by hand. */
export const orBlank = (text: string | undefined): string => (text?.trim() ? text : BLANK);

/** Text of others, on its way to paper: composed, and without characters that draw nothing or turn the line. */
const run = (text: string, style: Omit<Run, 'text'> = {}): Run => ({ ...style, text: clean(text) });
export const plain = (text: string): Run => run(text);
export const bold = (text: string): Run => run(text, { bold: true });
const italic = (text: string): Run => run(text, { italic: true });

export const paragraph = (
  runs: readonly Run[],
  align: Align = 'justify',
  more: Partial<Pick<Paragraph, 'size' | 'heading' | 'ruled'>> = {},
): Paragraph => ({ kind: 'paragraph', runs, align, size: 'body', ...more });

/** A sentence of body text. */
export const sentence = (text: string): Paragraph => paragraph([plain(text)]);

/** `label: value`, with the label first and the value bold. */
export const field = (label: string, value: string): Paragraph => paragraph([plain(`${label}: `), bold(value)], 'left');

export const heading = (text: string): Paragraph => paragraph([bold(text)], 'left', { heading: true });

/** The name of the paper and what it is about, in the middle. */
export const titleBlock = (title: string, lines: readonly string[]): readonly Flow[] => [
  { kind: 'space', height: 4 },
  paragraph([bold(title)], 'center', { size: 'header', heading: true }),
  ...lines.filter((line) => line !== '').map((line) => paragraph([bold(line)], 'center', { heading: true })),
  { kind: 'space', height: 3 },
];

export interface Letterhead {
  /** The organisation above; `undefined` leaves room to write it. */
  readonly superior: string | undefined;
  readonly organisation: string;
  /** As `12-BB/CB`; `undefined` leaves room to write it. */
  readonly number: string | undefined;
  /** What the room for the number ends with: `BB/…`; a paper of no kind has no number. */
  readonly kind: string | undefined;
  readonly place: string;
  readonly date: string;
}

/** Left the organisations and the number, right the Party, place and date. Party papers have no Quốc hiệu. */
export function letterhead(orientation: Paper['orientation'], head: Letterhead): Columns {
  const small = (text: string, isBold: boolean): Paragraph =>
    paragraph([isBold ? bold(text) : plain(text)], 'center', { size: 'body' });
  const place = head.place === '' ? BLANK : head.place;
  return beside(orientation, Math.round(textWidth(orientation) * 0.46), [
    [
      small(head.superior === undefined ? `ĐẢNG BỘ ${BLANK}` : head.superior.toLocaleUpperCase('vi'), false),
      small(head.organisation.toLocaleUpperCase('vi'), true),
      ...(head.kind === undefined
        ? []
        : [small('*', false), small(`Số ${head.number?.trim() ? head.number : `……-${head.kind}/……`}`, false)]),
    ],
    [
      paragraph([bold('ĐẢNG CỘNG SẢN VIỆT NAM')], 'center', { size: 'header', ruled: true }),
      paragraph([italic(`${place}, ${longDate(head.date)}`)], 'center'),
    ],
  ]);
}

export interface Signature {
  readonly title: readonly string[];
  readonly note: string;
  /** `undefined` leaves the line below the signature empty. */
  readonly name: string | undefined;
}

/** Titles side by side, room to sign by hand, names. */
export const signatures = (orientation: Paper['orientation'], left: Signature, right: Signature): Columns =>
  beside(orientation, textWidth(orientation) / 2, [signed(left), signed(right)]);

/** Who receives a copy, and who signs. */
export const recipients = (orientation: Paper['orientation'], to: readonly string[], right: Signature): Columns =>
  beside(orientation, textWidth(orientation) / 2, [
    [
      paragraph([run('Nơi nhận:', { bold: true, italic: true })], 'left', { size: 'table' }),
      ...to.map((one) => paragraph([plain(`- ${one}`)], 'left', { size: 'table' })),
    ],
    signed(right),
  ]);

const signed = ({ title, note, name }: Signature): readonly Flow[] => [
  ...title.map((line) => paragraph([bold(line)], 'center')),
  // Also without a note, so that names stand on one line.
  paragraph([italic(note)], 'center', { size: 'table' }),
  { kind: 'space', height: 24 },
  paragraph([bold(name ?? '')], 'center'),
];

/** Two columns, the left one `left` millimetres wide. */
export function beside(orientation: Paper['orientation'], left: number, columns: Columns['columns']): Columns {
  return { kind: 'columns', widths: [left, textWidth(orientation) - left], columns };
}

export const cell = (text: string, align: Align = 'left', more: Partial<Cell> = {}): Cell => ({
  runs: [plain(text)],
  align,
  ...more,
});
export const boldCell = (text: string, align: Align = 'center', more: Partial<Cell> = {}): Cell => ({
  runs: [bold(text)],
  align,
  ...more,
});
export const number = (count: number): Cell => cell(n(count), 'center');

/** What is in small letters below a paper. */
export const small = (runs: readonly Run[], size: Size = 'small'): Paragraph => paragraph(runs, 'left', { size });

/** What bars are about; stays on their page. */
export const barsHeading = (text: string): Paragraph =>
  paragraph([plain(text)], 'left', { size: 'table', heading: true });
