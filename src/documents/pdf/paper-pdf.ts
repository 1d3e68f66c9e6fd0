import type { Bytes } from '../../../crypto/bytes.ts';
import type { Paper } from '../../domain/papers/paper.ts';
import { madeOn } from '../made-on.ts';
import { drawBars, drawColumns, drawFlow } from './draw-flow.ts';
import { drawTable } from './draw-table.ts';
import { Pages } from './page.ts';
import { collect, type Fonts, openPdf } from './pdf-file.ts';

/** All four faces of Tinos. */
export interface PaperFonts extends Fonts {
  readonly italic: Bytes;
  readonly boldItalic: Bytes;
}

/**
 * Draws a paper on A4 with its fonts embedded. The same paper and fonts give the same bytes, in Node and in a browser that
 * compresses alike.
 */
export async function paperPdf(paper: Paper, fonts: PaperFonts): Promise<Bytes> {
  const { regular, bold, italic, boldItalic } = fonts;
  const document = openPdf({ regular, bold, italic, boldItalic }, paper.title, madeOn(paper));
  const bytes = collect(document);
  const pages = new Pages(document, paper.orientation);
  for (const block of paper.blocks)
    switch (block.kind) {
      case 'columns':
        drawColumns(pages, block);
        break;
      case 'table':
        drawTable(pages, block);
        break;
      case 'bars':
        drawBars(pages, block);
        break;
      default:
        drawFlow(pages, block);
    }
  document.end();
  return bytes;
}
