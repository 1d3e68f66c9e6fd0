import {
  AlignmentType,
  Document,
  type FileChild,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import type { Bytes } from '../../../crypto/bytes.ts';
import { MARGINS, pageSize, SIZES } from '../../domain/papers/layout.ts';
import type { Block, Paper } from '../../domain/papers/paper.ts';
import { madeOn } from '../made-on.ts';
import { repack } from '../repack.ts';
import { flowOf, twips } from './paragraphs.ts';
import { barsTable, columnsTable, ruledTable } from './tables.ts';

/** On every desk with an office program; Tinos has its metrics. */
const FONT = 'Times New Roman';

/**
 * Writes a paper as an editable document (ECMA-376). The same paper gives the same bytes: dates inside are the paper's, parts
 * are zipped again in the order of their names.
 */
export async function paperDocx(paper: Paper): Promise<Bytes> {
  const { width, height } = pageSize(paper.orientation);
  const document = new Document({
    title: paper.title,
    creator: 'Phiếu Kín',
    lastModifiedBy: 'Phiếu Kín',
    styles: { default: { document: { run: { font: FONT, size: SIZES.body * 2, language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: {
              // The library turns the sides itself where the page lies.
              width: twips(Math.min(width, height)),
              height: twips(Math.max(width, height)),
              orientation: paper.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              left: twips(MARGINS.left),
              right: twips(MARGINS.right),
              top: twips(MARGINS.top),
              bottom: twips(MARGINS.bottom),
              header: twips(10),
            },
          },
        },
        headers: { default: pageNumber(), first: new Header({ children: [new Paragraph({})] }) },
        children: paper.blocks.flatMap(blockOf),
      },
    ],
  });
  return repack(new Uint8Array(await Packer.toArrayBuffer(document)), madeOn(paper));
}

/** From the second page on, in the middle of the upper margin. */
const pageNumber = (): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZES.table * 2 })],
      }),
    ],
  });

/** Two tables without a paragraph between them are one; and a document ends with a paragraph. */
const gap = (): Paragraph => new Paragraph({ spacing: { before: 0, after: 0, line: 80, lineRule: 'exact' } });

function blockOf(block: Block): FileChild[] {
  switch (block.kind) {
    case 'columns':
      return [columnsTable(block), gap()];
    case 'table':
      return [ruledTable(block), gap()];
    case 'bars':
      return [flowOf(block.heading), barsTable(block), gap()];
    default:
      return [flowOf(block)];
  }
}
