import {
  BorderStyle,
  type IBorderOptions,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { BAR, CELL_PADDING } from '../../domain/papers/layout.ts';
import type { Bars, Cell, Columns, Table as PaperTable } from '../../domain/papers/paper.ts';
import { flowOf, paragraphOf, twips } from './paragraphs.ts';

const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

/** What office programs have for a square to mark by hand. */
const SQUARE = '\u{2610}';

const sizes = (widths: readonly number[]) => ({
  layout: TableLayoutType.FIXED,
  columnWidths: widths.map(twips),
  width: { size: widths.reduce((sum, width) => sum + twips(width), 0), type: WidthType.DXA },
});

/** Side by side without lines. */
export const columnsTable = ({ widths, columns }: Columns): Table =>
  new Table({
    ...sizes(widths),
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: [
      new TableRow({
        cantSplit: true,
        children: columns.map(
          (column, place) =>
            new TableCell({
              width: { size: twips(widths[place] ?? 0), type: WidthType.DXA },
              borders: NO_BORDERS,
              children: column.map(flowOf),
            }),
        ),
      }),
    ],
  });

/** Ruled, with a head that is repeated on each page. */
export const ruledTable = ({ widths, head, rows }: PaperTable): Table =>
  new Table({
    ...sizes(widths),
    margins: {
      left: twips(CELL_PADDING),
      right: twips(CELL_PADDING),
      top: twips(CELL_PADDING),
      bottom: twips(CELL_PADDING),
    },
    rows: [
      ...head.map((cells) => new TableRow({ tableHeader: true, cantSplit: true, children: cells.map(cellOf) })),
      ...rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map(cellOf) })),
    ],
  });

const cellOf = ({ runs, align, across = 1, down = 1, square = false }: Cell): TableCell =>
  new TableCell({
    columnSpan: across,
    rowSpan: down,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [paragraphOf({ runs: square ? [{ text: SQUARE }] : runs, align, size: 'table' })],
  });

/** Parts of the longest bar that a table tells apart. */
const STEPS = 50;

/** Words, a shaded cell as long as its share, and the same share in figures. */
export function barsTable({ bars }: Bars): Table {
  const figures = 40;
  const step = BAR.longest / STEPS;
  const wide = (width: number) => ({ size: twips(width), type: WidthType.DXA });
  return new Table({
    ...sizes([BAR.label, ...Array.from({ length: STEPS }, () => step), figures]),
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    margins: { left: 0, right: 0, top: 20, bottom: 20 },
    rows: bars.map(({ label, text, share }, place) => {
      const heading = place < bars.length - 1;
      const filled = Math.round((Math.min(share, 1000) / 1000) * STEPS);
      const bar = (span: number, fill: string): TableCell[] =>
        span === 0
          ? []
          : [
              new TableCell({
                columnSpan: span,
                width: wide(step * span),
                borders: NO_BORDERS,
                shading: { type: ShadingType.CLEAR, color: 'auto', fill },
                children: [paragraphOf({ runs: [], align: 'left', size: 'table', heading })],
              }),
            ];
      const words = (of: string, width: number, from = 0): TableCell =>
        new TableCell({
          width: wide(width),
          borders: NO_BORDERS,
          margins: { left: twips(from) },
          children: [paragraphOf({ runs: [{ text: of }], align: 'left', size: 'table', heading })],
        });
      return new TableRow({
        cantSplit: true,
        children: [
          words(label, BAR.label),
          ...bar(filled, '555555'),
          ...bar(STEPS - filled, 'EEEEEE'),
          words(text, figures, CELL_PADDING),
        ],
      });
    }),
  });
}
