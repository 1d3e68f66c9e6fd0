import type { Bytes } from '../../../crypto/bytes.ts';
import { type Fonts, MM, type PdfDocument } from '../../../src/documents/pdf/pdf-file.ts';
import { cutSheet, drawCode, drawQr, line, QR } from './cut-sheet.ts';

/** A nameless ballot card. Secret until a voter has drawn it. */
interface PrintedCard {
  readonly code: string;
  readonly qr: string;
}

export interface CardSheet {
  /** Title of the meeting. */
  readonly title: string;
  readonly cards: readonly PrintedCard[];
  readonly fonts: Fonts;
}

/** Two columns of five cards of 85 mm by 51 mm, small enough to be folded once. */
const WIDTH = 85 * MM;
const HEIGHT = 51 * MM;
const PADDING = 4 * MM;

const TEXTS = {
  kind: 'THẺ PHIẾU',
  nameless: 'Không ghi tên. Gấp kín; tự bốc một thẻ.',
  use: 'Quét ở cửa khi nhận phiếu, rồi quét lại trong buồng bỏ phiếu. Mất thẻ là mất phiếu.',
  useEnglish: 'No name on it. Scan it at the door, then in the booth. Do not lose it.',
} as const;

/**
 * Lays ballot cards out to print, cut and fold: code, QR code, what to do with it, and nothing about anybody.
 * @returns a PDF. Secret: it holds the cards.
 */
export const cardsPdf = ({ title, cards, fonts }: CardSheet): Promise<Bytes> =>
  cutSheet(
    { title: TEXTS.kind, fonts, pieces: { columns: 2, rows: 5, width: WIDTH, height: HEIGHT } },
    cards,
    (document, x, y, card) => drawCard(document, x, y, title, card),
  );

function drawCard(document: PdfDocument, x: number, y: number, title: string, { code, qr }: PrintedCard): void {
  const left = x + PADDING;
  const width = WIDTH - 2 * PADDING;
  const beside = width - QR - 2 * MM;
  line(document, TEXTS.kind, 'bold', 16, left, y + PADDING, beside, 1);
  line(document, title, 'regular', 8, left, y + 12 * MM, beside, 3);
  line(document, TEXTS.nameless, 'regular', 9, left, y + 23 * MM, beside, 2);
  drawQr(document, qr, left + width - QR, y + 2 * MM);
  drawCode(document, code, left, y + 34 * MM, width);
  line(document, TEXTS.use, 'regular', 7.5, left, y + 40 * MM, width, 2);
  line(document, TEXTS.useEnglish, 'regular', 6.5, left, y + 46.5 * MM, width, 1);
}
