import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import type { Bytes } from '../../../crypto/bytes.ts';
import { cleanText } from '../../shared/import/text.ts';
import type { Slip } from '../../shared/secretary/prepare-meeting.ts';

/** A slip as printed. */
export interface PrintedSlip extends Pick<Slip, 'name' | 'code' | 'qr'> {
  /** Position and unit: tells two of one name apart when the slips are handed out. */
  readonly detail?: string;
}

export interface SlipSheet {
  /** Name of the organisation. */
  readonly organisation: string;
  readonly slips: readonly PrintedSlip[];
  /** Tinos, TrueType: Times' metrics with all Vietnamese letters. */
  readonly fonts: { readonly regular: Bytes; readonly bold: Bytes };
}

const MM = 72 / 25.4;
const MARGIN = 20 * MM;
/** Two columns of four slips of 85 mm by 64 mm: A4 within margins of 20 mm. */
const COLUMNS = 2;
const ROWS = 4;
const WIDTH = 85 * MM;
const HEIGHT = 64 * MM;
const PADDING = 4 * MM;
const QR = 30 * MM;

const TEXTS = {
  kind: 'THẺ ĐẢNG VIÊN BỎ PHIẾU',
  keep: 'Giữ kín như thẻ riêng. Xuất trình ở cửa để nhận phiếu; không đưa vào buồng bỏ phiếu.',
  keepEnglish: 'Keep it to yourself. Show it at the door; it is not used in the booth.',
} as const;

type Document = InstanceType<typeof PDFDocument>;

/**
 * Lays slips out to print and cut: name, code, QR code, cut lines.
 * @param sheet texts are shown as text and cut off where they are too long for a slip
 * @returns a PDF. Secret: it holds the slips.
 */
export async function slipsPdf({ organisation, slips, fonts }: SlipSheet): Promise<Bytes> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // The library's own fonts have no Vietnamese letters.
    font: fonts.regular as unknown as string,
    info: { Title: TEXTS.kind, Producer: 'Phiếu Kín', Creator: 'Phiếu Kín' },
  });
  document.registerFont('regular', fonts.regular as unknown as ArrayBuffer);
  document.registerFont('bold', fonts.bold as unknown as ArrayBuffer);
  const bytes = collect(document);
  for (const [place, slip] of slips.entries()) {
    const onPage = place % (COLUMNS * ROWS);
    if (onPage === 0) {
      document.addPage();
      cutLines(document, Math.min(COLUMNS * ROWS, slips.length - place));
    }
    const x = MARGIN + (onPage % COLUMNS) * WIDTH;
    const y = MARGIN + Math.floor(onPage / COLUMNS) * HEIGHT;
    drawSlip(document, x, y, organisation, slip);
  }
  document.end();
  return bytes;
}

/** Around every slip of a page, shared where two touch. */
function cutLines(document: Document, slips: number): void {
  document.save().dash(3, { space: 3 }).lineWidth(0.5).strokeColor('#777777');
  for (let place = 0; place < slips; place++)
    document
      .rect(MARGIN + (place % COLUMNS) * WIDTH, MARGIN + Math.floor(place / COLUMNS) * HEIGHT, WIDTH, HEIGHT)
      .stroke();
  document.restore();
}

function drawSlip(document: Document, x: number, y: number, organisation: string, slip: PrintedSlip): void {
  const left = x + PADDING;
  const width = WIDTH - 2 * PADDING;
  const beside = width - QR - 2 * MM;
  document.fillColor('#000000');
  line(document, organisation, 'bold', 9, left, y + PADDING, width, 2);
  document
    .lineWidth(0.5)
    .moveTo(left, y + 13 * MM)
    .lineTo(left + width, y + 13 * MM)
    .stroke('#000000');
  line(document, TEXTS.kind, 'bold', 8, left, y + 15.5 * MM, beside, 2);
  line(document, slip.name, 'bold', 14, left, y + 22 * MM, beside, 2);
  if (slip.detail !== undefined) line(document, slip.detail, 'regular', 9, left, y + 35 * MM, beside, 2);
  drawQr(document, slip.qr, left + width - QR, y + 14.5 * MM);
  document.font('bold').fontSize(11.5).fillColor('#000000');
  document.text(slip.code, left, y + 47 * MM, { width, align: 'center', lineBreak: false });
  line(document, TEXTS.keep, 'regular', 7.5, left, y + 53 * MM, width, 2);
  line(document, TEXTS.keepEnglish, 'regular', 6.5, left, y + 59 * MM, width, 1);
}

/** Text within a box of so many lines; what does not fit ends in an ellipsis. */
function line(
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

/** ISO/IEC 18004 with a quiet zone of four modules, as filled squares: sharp at every resolution. */
function drawQr(document: Document, text: string, x: number, y: number): void {
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
