import type { Bytes } from '../../../crypto/bytes.ts';
import { type Fonts, MM, type PdfDocument } from '../../../src/documents/pdf/pdf-file.ts';
import type { Slip } from '../../shared/secretary/prepare-meeting.ts';
import { cutSheet, drawCode, drawQr, line, QR } from './cut-sheet.ts';

/** A slip as printed. */
interface PrintedSlip extends Pick<Slip, 'name' | 'code' | 'qr'> {
  /** Position and unit: tells two of one name apart when the slips are handed out. */
  readonly detail?: string;
}

export interface SlipSheet {
  /** Name of the organisation. */
  readonly organisation: string;
  readonly slips: readonly PrintedSlip[];
  readonly fonts: Fonts;
}

/** Two columns of four slips of 85 mm by 64 mm. */
const WIDTH = 85 * MM;
const HEIGHT = 64 * MM;
const PADDING = 4 * MM;

const TEXTS = {
  kind: 'THẺ ĐẢNG VIÊN BỎ PHIẾU',
  keep: 'Giữ kín như thẻ riêng. Xuất trình ở cửa để nhận phiếu; không đưa vào buồng bỏ phiếu.',
  keepEnglish: 'Keep it to yourself. Show it at the door; it is not used in the booth.',
} as const;

/**
 * Lays slips out to print and cut: name, code, QR code, cut lines.
 * @param sheet texts are shown as text and cut off where they are too long for a slip
 * @returns a PDF. Secret: it holds the slips.
 */
export const slipsPdf = ({ organisation, slips, fonts }: SlipSheet): Promise<Bytes> =>
  cutSheet(
    { title: TEXTS.kind, fonts, pieces: { columns: 2, rows: 4, width: WIDTH, height: HEIGHT } },
    slips,
    (document, x, y, slip) => drawSlip(document, x, y, organisation, slip),
  );

function drawSlip(document: PdfDocument, x: number, y: number, organisation: string, slip: PrintedSlip): void {
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
  drawCode(document, slip.code, left, y + 47 * MM, width);
  line(document, TEXTS.keep, 'regular', 7.5, left, y + 53 * MM, width, 2);
  line(document, TEXTS.keepEnglish, 'regular', 6.5, left, y + 59 * MM, width, 1);
}
