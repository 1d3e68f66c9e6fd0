import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import type { Bytes } from '../../../crypto/bytes.ts';
import { cleanText } from '../../shared/import/text.ts';

/** One millimetre in points. */
export const MM = 72 / 25.4;
const MARGIN = 20 * MM;
/** Side of a printed QR code with its quiet zone. */
export const QR = 30 * MM;

export type Document = InstanceType<typeof PDFDocument>;

/** Tinos, TrueType: Times' metrics with all Vietnamese letters. */
export interface Fonts {
  readonly regular: Bytes;
  readonly bold: Bytes;
}

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
  draw: (document: Document, x: number, y: number, item: Item) => void,
): Promise<Bytes> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // The library's own fonts have no Vietnamese letters.
    font: fonts.regular as unknown as string,
    info: { Title: title, Producer: 'Phiếu Kín', Creator: 'Phiếu Kín' },
  });
  document.registerFont('regular', fonts.regular as unknown as ArrayBuffer);
  document.registerFont('bold', fonts.bold as unknown as ArrayBuffer);
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
function cutLines(document: Document, { columns, width, height }: Pieces, amount: number): void {
  document.save().dash(3, { space: 3 }).lineWidth(0.5).strokeColor('#777777');
  for (let place = 0; place < amount; place++)
    document
      .rect(MARGIN + (place % columns) * width, MARGIN + Math.floor(place / columns) * height, width, height)
      .stroke();
  document.restore();
}

/** Text within a box of so many lines; what does not fit ends in an ellipsis. */
export function line(
  document: Document,
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
export function drawCode(document: Document, code: string, x: number, y: number, width: number): void {
  document.font('bold').fontSize(13).fillColor('#000000');
  document.fontSize(Math.min(13, (13 * width) / document.widthOfString(code)));
  document.text(code, x + (width - document.widthOfString(code)) / 2, y, { lineBreak: false });
}

/** ISO/IEC 18004 with a quiet zone of four modules, as filled squares: sharp at every resolution. */
export function drawQr(document: Document, text: string, x: number, y: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const module = QR / size;
  for (const [row, cells] of data.entries())
    for (let from = 0; from < size; from++) {
      if (cells[from] !== true) continue;
      let to = from;
      while (cells[to + 1] === true) to++;
      document.rect(x + from * module, y + row * module, (to - from + 1) * module, module);
      from = to;
    }
  document.fill('#000000');
}

function collect(document: Document): Promise<Bytes> {
  return new Promise((settle, fail) => {
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('error', fail);
    document.on('end', () => {
      const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
      let at = 0;
      for (const chunk of chunks) {
        bytes.set(chunk, at);
        at += chunk.length;
        chunk.fill(0);
      }
      settle(bytes);
    });
  });
}
