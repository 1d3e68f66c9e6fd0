import { pdfPages } from '../support/pdf-text.ts';

const MM = 72 / 25.4;

/** Edges of a page in millimetres. */
export interface Edges {
  /** Where the leftmost text or line begins, and the rightmost line ends. */
  readonly left: number;
  readonly right: number;
  /** Baseline and size of the uppermost text and the lowest; the page's number is not looked at. */
  readonly first: { readonly baseline: number; readonly points: number };
  readonly lowest: number;
}

const LETTERS = /1 0 0 1 ([\d.-]+) ([\d.-]+) Tm\n\/F\d+ ([\d.]+) Tf/g;
const RECTANGLE = /([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re/g;

/** Reads back from the file where each page's text and lines stand. Of a page of this height in points. */
export function edgesOf(pdf: Uint8Array, height: number): readonly Edges[] {
  return pdfPages(pdf).map((page, place) => {
    const letters = [...page.matchAll(LETTERS)]
      .map(([, x, y, size]) => ({ x: Number(x), baseline: (height - Number(y)) / MM, points: Number(size) }))
      // The number of a page stands in the upper margin.
      .filter(({ baseline }) => place === 0 || baseline > 19);
    const lines = [...page.matchAll(RECTANGLE)].map(([, x, , width]) => ({
      x: Number(x),
      to: Number(x) + Number(width),
    }));
    const first = letters.reduce((upper, one) => (one.baseline < upper.baseline ? one : upper));
    return {
      left: Math.min(...[...letters, ...lines].map(({ x }) => x)) / MM,
      right: Math.max(...lines.map(({ to }) => to)) / MM,
      first,
      lowest: Math.max(...letters.map(({ baseline }) => baseline)),
    };
  });
}

/** The modules of a QR code that a page draws as filled squares, as a picture of four pixels a module. */
export function qrOf(pdf: Uint8Array) {
  const drawn = pdfPages(pdf)
    .flatMap((page) => [...page.matchAll(/((?:[\d.-]+ [\d.-]+ [\d.-]+ [\d.-]+ re\n){20,})/g)])
    .map(([, squares = '']) => squares)[0];
  if (drawn === undefined) throw new Error('no QR code');
  const squares = [...drawn.matchAll(RECTANGLE)].map(([, ...numbers]) => numbers.map(Number));
  const module = Math.min(...squares.map(([, , , height = 0]) => height));
  const [left, top] = [Math.min(...squares.map(([x = 0]) => x)), Math.min(...squares.map(([, y = 0]) => y))];
  const quiet = 4;
  const wide = Math.max(...squares.map(([x = 0, , width = 0]) => x + width)) - left;
  const side = (Math.round(wide / module) + 2 * quiet) * 4;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [x = 0, y = 0, width = 0] of squares) {
    const [column, row] = [Math.round((x - left) / module) + quiet, Math.round((y - top) / module) + quiet];
    for (let down = row * 4; down < row * 4 + 4; down++)
      for (let across = column * 4; across < (column + Math.round(width / module)) * 4; across++)
        data.fill(0, (down * side + across) * 4, (down * side + across) * 4 + 3);
  }
  return { width: side, height: side, data };
}
