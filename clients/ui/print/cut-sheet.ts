import type { Bytes } from '../../../crypto/bytes.ts';
import {
  collect,
  drawQr as drawQrOf,
  type Fonts,
  MM,
  openPdf,
  type PdfDocument,
} from '../../../src/documents/pdf/pdf-file.ts';
import { cleanText } from '../../shared/import/text.ts';

const MARGIN = 20 * MM;
/** Side of a printed QR code with its quiet zone. */
export const QR = 30 * MM;

/** How many pieces are cut out of a sheet of A4 within margins of 20 mm, and how large; in points. */
export interface Pieces {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Lays pieces out to print and cut, with cut lines.
 * @param draw draws one of the items with its corner at x and y
 * @returns a PDF
 */
export async function cutSheet<Item>(
  { title, fonts, pieces }: { readonly title: string; readonly fonts: Fonts; readonly pieces: Pieces },
  items: readonly Item[],
  draw: (document: PdfDocument, x: number, y: number, item: Item) => void,
): Promise<Bytes> {
  const document = openPdf({ ...fonts }, title, new Date());
  const bytes = collect(document);
  const { columns, rows, width, height } = pieces;
  for (const [place, item] of items.entries()) {
    const onPage = place % (columns * rows);
    if (onPage === 0) {
      document.addPage();
      cutLines(document, pieces, Math.min(columns * rows, items.length - place));
    }
    draw(document, MARGIN + (onPage % columns) * width, MARGIN + Math.floor(onPage / columns) * height, item);
  }
  document.end();
  return bytes;
}

/** Around every piece of a page, shared where two touch. */
function cutLines(document: PdfDocument, { columns, width, height }: Pieces, amount: number): void {
  document.save().dash(3, { space: 3 }).lineWidth(0.5).strokeColor('#777777');
  for (let place = 0; place < amount; place++)
    document
      .rect(MARGIN + (place % columns) * width, MARGIN + Math.floor(place / columns) * height, width, height)
      .stroke();
  document.restore();
}

/** Text within a box of so many lines; what does not fit ends in an ellipsis. */
export function line(
  document: PdfDocument,
  text: string,
  font: 'regular' | 'bold',
  size: number,
  x: number,
  y: number,
  width: number,
  lines: number,
): void {
  document.font(font).fontSize(size).fillColor('#000000');
  const height = document.currentLineHeight(true) * lines + 0.5;
  document.text(cleanText(text), x, y, { width, height, ellipsis: true });
}

/** In one line, as large as its letters allow: W is three times as wide as a hyphen. */
export function drawCode(document: PdfDocument, code: string, x: number, y: number, width: number): void {
  document.font('bold').fontSize(13).fillColor('#000000');
  document.fontSize(Math.min(13, (13 * width) / document.widthOfString(code)));
  document.text(code, x + (width - document.widthOfString(code)) / 2, y, { lineBreak: false });
}

/** A code of the size that every piece has. */
export const drawQr = (document: PdfDocument, text: string, x: number, y: number): void =>
  drawQrOf(document, text, x, y, QR);
