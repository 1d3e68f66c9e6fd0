import { create } from 'fontkit';
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import type { Bytes } from '../../../crypto/bytes.ts';

/** One millimetre in points. */
export const MM = 72 / 25.4;

export type PdfDocument = InstanceType<typeof PDFDocument>;

/** Tinos, TrueType: Times' metrics with all Vietnamese letters. The library's own fonts have none of these. */
export interface Fonts {
  readonly regular: Bytes;
  readonly bold: Bytes;
}

/** Faces by their bytes: reading one takes longer than drawing a paper with it, and it serves all papers. */
const read = new WeakMap<Bytes, object>();

function faceOf(font: Bytes): object {
  const known = read.get(font) ?? create(font);
  read.set(font, known);
  return known;
}

/**
 * An A4 document without margins and pages, in which these fonts are embedded under their names. Its bytes repeat if `date`
 * and everything drawn do: the file's identity is a hash of title and date.
 * @param date when the file says it was made
 */
export function openPdf(fonts: Fonts & Readonly<Record<string, Bytes>>, title: string, date: Date): PdfDocument {
  const document = new PDFDocument({
    size: 'A4',
    pdfVersion: '1.7',
    margin: 0,
    autoFirstPage: false,
    // None to begin with: the library would open one that has its face already again at every use, instead of keeping it.
    font: '',
    lang: 'vi',
    displayTitle: true,
    info: { Title: title, Producer: 'Phiếu Kín', Creator: 'Phiếu Kín', CreationDate: date, ModDate: date },
  });
  for (const [name, font] of Object.entries(fonts)) document.registerFont(name, faceOf(font) as ArrayBuffer);
  return document;
}

/** ISO/IEC 18004 with a quiet zone of four modules, as filled squares: sharp at every resolution. Points. */
export function drawQr(document: PdfDocument, text: string, x: number, y: number, side: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const module = side / size;
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

/** The bytes of a document that somebody goes on to draw and ends; chunks are wiped, as they may hold secrets. */
export function collect(document: PdfDocument): Promise<Bytes> {
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
