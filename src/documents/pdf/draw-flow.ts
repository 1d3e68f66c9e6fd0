import { AFTER_PARAGRAPH, BAR, QR_SIDE } from '../../domain/papers/layout.ts';
import type { Bars, Columns, Flow, Paragraph } from '../../domain/papers/paper.ts';
import { baselineOf, breakLines, drawLine, lineHeight, mm } from './lines.ts';
import type { Pages } from './page.ts';
import { drawQr } from './pdf-file.ts';

/** Below a ruled paragraph, in points. */
const RULE = 5;
/** Lines that stay with a heading. */
const AFTER_HEADING = 2;

const linesOf = (pages: Pages, { runs, size }: Paragraph, width: number) =>
  breakLines(pages.document, runs, size, width);

/** Draws what stands below one another; a paragraph may go on on the next page, between two of its lines. */
export function drawFlow(pages: Pages, flow: Flow, x = pages.left, width = pages.width): void {
  switch (flow.kind) {
    case 'space':
      pages.y += mm(flow.height);
      return;
    case 'qr': {
      const side = Math.min(mm(QR_SIDE), width);
      pages.ensure(side);
      drawQr(pages.document, flow.text, x + (width - side) / 2, pages.y, side);
      pages.y += side;
      return;
    }
    case 'paragraph': {
      const { align, size } = flow;
      const height = lineHeight(size);
      const lines = linesOf(pages, flow, width);
      if (flow.heading) pages.ensure(height * (lines.length + AFTER_HEADING));
      for (const line of lines) {
        pages.ensure(height);
        drawLine(pages.document, line, { x, width, baseline: pages.y + baselineOf(size), align, size });
        pages.y += height;
      }
      if (flow.ruled) rule(pages, x, width, lines.at(-1)?.width ?? 0);
      pages.y += AFTER_PARAGRAPH[size];
      return;
    }
  }
}

function rule(pages: Pages, x: number, width: number, text: number): void {
  const middle = x + width / 2;
  pages.document
    .lineWidth(0.7)
    .moveTo(middle - text / 2, pages.y + 1)
    .lineTo(middle + text / 2, pages.y + 1)
    .stroke('#000000');
  pages.y += RULE;
}

function heightOf(pages: Pages, flow: Flow, width: number): number {
  if (flow.kind === 'space') return mm(flow.height);
  if (flow.kind === 'qr') return Math.min(mm(QR_SIDE), width);
  const text = linesOf(pages, flow, width).length * lineHeight(flow.size);
  return text + (flow.ruled ? RULE : 0) + AFTER_PARAGRAPH[flow.size];
}

/** Side by side on one page; where no page is tall enough for them, below one another. */
export function drawColumns(pages: Pages, { widths, columns }: Columns): void {
  const heights = columns.map((column, place) =>
    column.reduce((sum, flow) => sum + heightOf(pages, flow, mm(widths[place] ?? 0)), 0),
  );
  const tallest = Math.max(...heights);
  if (tallest > pages.most) {
    for (const flow of columns.flat()) drawFlow(pages, flow);
    return;
  }
  pages.ensure(tallest);
  const top = pages.y;
  let x = pages.left;
  for (const [place, column] of columns.entries()) {
    const width = mm(widths[place] ?? 0);
    pages.y = top;
    for (const flow of column) drawFlow(pages, flow, x, width);
    x += width;
  }
  pages.y = top + tallest + 4;
}

/** Words, a bar as long as its share, and the same share in figures. */
export function drawBars(pages: Pages, { heading, bars }: Bars): void {
  const { document, left } = pages;
  const size = 'table';
  const from = left + mm(BAR.label);
  const figures = from + mm(BAR.longest) + mm(3);
  const rows = bars.map(({ label, ...bar }) => {
    const words = breakLines(document, [{ text: label }], size, mm(BAR.label - 3));
    return { ...bar, words, height: Math.max(words.length * lineHeight(size), mm(BAR.height)) + 3 };
  });
  pages.ensure(rows.reduce((sum, { height }) => sum + height, heightOf(pages, heading, pages.width)));
  drawFlow(pages, heading);
  for (const { words, height, text, share } of rows) {
    pages.ensure(height);
    const top = pages.y;
    for (const [place, line] of words.entries()) {
      const baseline = top + place * lineHeight(size) + baselineOf(size);
      drawLine(document, line, { x: left, width: mm(BAR.label - 3), baseline, align: 'left', size });
    }
    const [long, thick] = [mm(BAR.longest), mm(BAR.height)];
    const y = top + (lineHeight(size) - thick) / 2;
    document
      .path(box(from, y, long, thick))
      .lineWidth(0.5)
      .stroke('#999999');
    if (share > 0) document.path(box(from, y, (long * Math.min(share, 1000)) / 1000, thick)).fill('#555555');
    const [line] = breakLines(document, [{ text }], size, pages.left + pages.width - figures);
    if (line !== undefined)
      drawLine(document, line, { x: figures, width: 0, baseline: top + baselineOf(size), align: 'left', size });
    pages.y += height;
  }
  pages.y += 4;
}

/** An SVG path. */
const box = (x: number, y: number, width: number, height: number): string =>
  `M ${x.toFixed(2)} ${y.toFixed(2)} h ${width.toFixed(2)} v ${height.toFixed(2)} h ${(-width).toFixed(2)} z`;
