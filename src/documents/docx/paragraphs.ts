import { AlignmentType, convertMillimetersToTwip, ImageRun, Paragraph, TextRun } from 'docx';
import encodeQR from 'qr';
import { AFTER_PARAGRAPH, QR_SIDE, SIZES } from '../../domain/papers/layout.ts';
import type { Align, Flow, Paragraph as PaperParagraph, Qr } from '../../domain/papers/paper.ts';

/** Twentieths of a point. */
export const twips = convertMillimetersToTwip;

/** What stands below one another. */
export function flowOf(flow: Flow): Paragraph {
  switch (flow.kind) {
    case 'space':
      return new Paragraph({ spacing: { before: 0, after: 0, line: twips(flow.height), lineRule: 'exact' } });
    case 'qr':
      return new Paragraph({ alignment: AlignmentType.CENTER, children: [qrImage(flow)] });
    case 'paragraph':
      return paragraphOf(flow);
  }
}

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const satisfies Record<Align, string>;

/** Text of a paragraph or of a cell. */
export function paragraphOf({
  runs,
  align,
  size,
  heading = false,
  ruled = false,
}: Omit<PaperParagraph, 'kind'>): Paragraph {
  return new Paragraph({
    alignment: ALIGN[align],
    keepNext: heading,
    spacing: { before: 0, after: AFTER_PARAGRAPH[size] * 20 },
    children: runs.map(
      ({ text, bold = false, italic = false }) =>
        // A line under the words as long as they are; a border would be as wide as the column.
        new TextRun({ text, bold, italics: italic, size: SIZES[size] * 2, ...(ruled ? { underline: {} } : {}) }),
    ),
  });
}

/** Pixels of 1/96 inch, by which the format's library measures pictures. */
const PIXELS = (QR_SIDE / 25.4) * 96;

const qrImage = ({ text, label }: Qr): ImageRun =>
  new ImageRun({
    type: 'gif',
    data: encodeQR(text, 'gif', { ecc: 'medium', border: 4, scale: 8 }),
    transformation: { width: PIXELS, height: PIXELS },
    altText: { id: '1', name: label, title: label, description: text },
  });
