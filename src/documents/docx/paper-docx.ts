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
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Bytes } from '../../../crypto/bytes.ts';
import { MARGINS, pageSize, SIZES } from '../../domain/papers/layout.ts';
import type { Block, Paper } from '../../domain/papers/paper.ts';
import { madeOn } from '../made-on.ts';
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
      return [barsTable(block), gap()];
    default:
      return [flowOf(block)];
  }
}

/** The library writes the clock into the core properties and into the zip. */
function repack(bytes: Bytes, made: Date): Bytes {
  const parts = unzipSync(bytes);
  const core = 'docProps/core.xml';
  const stamp = `${made.toISOString().slice(0, 19)}Z`;
  const text = strFromU8(parts[core] ?? new Uint8Array());
  parts[core] = strToU8(text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${stamp}`));
  // A zip's time has no zone and fflate writes the local one: the date is made from local parts.
  const mtime = new Date(made.getUTCFullYear(), made.getUTCMonth(), made.getUTCDate());
  return zipSync(Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))), { mtime, level: 6 });
}
