import { CELL_PADDING } from '../../domain/papers/layout.ts';
import type { Cell, Table } from '../../domain/papers/paper.ts';
import { baselineOf, breakLines, drawLine, type Line, lineHeight, mm } from './lines.ts';
import type { Pages } from './page.ts';

const SIZE = 'table';
const PADDING = mm(CELL_PADDING);
const SQUARE = mm(4);

interface PlacedCell {
  readonly cell: Cell;
  readonly x: number;
  readonly width: number;
  readonly lines: readonly Line[];
}

/** A ruled table; its head is repeated on each page, a row is parted only where it is taller than a page. */
export function drawTable(pages: Pages, table: Table): void {
  const head = placeHead(pages, table);
  const drawHead = (): void => {
    const top = pages.y;
    for (const { cell, from, to } of head.cells) drawCell(pages, cell, top + from, to - from, [0, cell.lines.length]);
    pages.y = top + head.height;
  };
  const rows = table.rows.map((row) => placeRow(pages, table, row));
  const first = rows[0];
  pages.ensure(head.height + (first === undefined ? 0 : Math.min(heightOf(first), pages.most - head.height)));
  drawHead();
  for (const row of rows) {
    const lines = Math.max(1, ...row.map((one) => one.lines.length));
    if (heightOf(row) > pages.room + 0.01 && heightOf(row) <= pages.most - head.height) nextPage(pages, drawHead);
    for (let line = 0; line < lines; ) {
      const fit = Math.floor((pages.room - 2 * PADDING + 0.01) / lineHeight(SIZE));
      if (fit < 1) {
        nextPage(pages, drawHead);
        continue;
      }
      const until = Math.min(lines, line + fit);
      const height = (until - line) * lineHeight(SIZE) + 2 * PADDING;
      for (const cell of row) drawCell(pages, cell, pages.y, height, [line, until]);
      pages.y += height;
      line = until;
    }
  }
  pages.y += 4;
}

function nextPage(pages: Pages, drawHead: () => void): void {
  pages.next();
  drawHead();
}

const heightOf = (row: readonly PlacedCell[]): number =>
  Math.max(1, ...row.map(({ lines }) => lines.length)) * lineHeight(SIZE) + 2 * PADDING;

function placeRow(pages: Pages, { widths }: Table, row: readonly Cell[]): readonly PlacedCell[] {
  let column = 0;
  return row.map((cell) => {
    const placed = place(pages, widths, cell, column);
    column += cell.across ?? 1;
    return placed;
  });
}

function place(pages: Pages, widths: readonly number[], cell: Cell, column: number): PlacedCell {
  const sum = (part: readonly number[]): number => mm(part.reduce((total, width) => total + width, 0));
  const width = sum(widths.slice(column, column + (cell.across ?? 1)));
  const lines = breakLines(pages.document, cell.runs, SIZE, width - 2 * PADDING);
  return { cell, x: pages.left + sum(widths.slice(0, column)), width, lines };
}

/** Cells of a head with where they begin and end below its top; a cell that spans rows makes the last of them tall enough. */
function placeHead(pages: Pages, { widths, head }: Table) {
  const taken = head.map(() => widths.map(() => false));
  const placed = head.flatMap((row, at) => {
    let column = 0;
    return row.map((cell) => {
      while (taken[at]?.[column]) column++;
      const one = place(pages, widths, cell, column);
      const last = at + (cell.down ?? 1) - 1;
      for (let down = at; down <= last; down++)
        for (let over = 0; over < (cell.across ?? 1); over++) (taken[down] as boolean[])[column + over] = true;
      return { cell: one, at, last };
    });
  });
  const tops = [0];
  for (const [at] of head.entries()) {
    const ends = placed.filter(({ last }) => last === at);
    const needs = ends.map(({ cell, at: from }) => (tops[from] ?? 0) + heightOf([cell]));
    tops.push(Math.max((tops[at] ?? 0) + lineHeight(SIZE), ...needs));
  }
  const cells = placed.map(({ cell, at, last }) => ({ cell, from: tops[at] ?? 0, to: tops[last + 1] ?? 0 }));
  return { cells, height: tops.at(-1) ?? 0 };
}

/** @param part first line and the one after the last that this page shows */
function drawCell(
  { document }: Pages,
  { cell, x, width, lines }: PlacedCell,
  y: number,
  height: number,
  part: readonly [from: number, until: number],
): void {
  document.lineWidth(0.5).rect(x, y, width, height).stroke('#000000');
  if (cell.square) {
    const [left, top] = [x + (width - SQUARE) / 2, y + (height - SQUARE) / 2];
    document.lineWidth(0.8).rect(left, top, SQUARE, SQUARE).stroke('#000000');
    return;
  }
  const shown = lines.slice(...part);
  const above = (height - shown.length * lineHeight(SIZE)) / 2;
  for (const [place, line] of shown.entries())
    drawLine(document, line, {
      x: x + PADDING,
      width: width - 2 * PADDING,
      baseline: y + above + place * lineHeight(SIZE) + baselineOf(SIZE),
      align: cell.align,
      size: SIZE,
    });
}
