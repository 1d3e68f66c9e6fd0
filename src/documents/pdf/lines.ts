import { LINE_HEIGHT, SIZES } from '../../domain/papers/layout.ts';
import type { Align, Run, Size } from '../../domain/papers/paper.ts';
import { MM, type PdfDocument } from './pdf-file.ts';

/** Letters in one font within a word. */
interface Piece {
  readonly text: string;
  readonly font: 'regular' | 'bold' | 'italic' | 'boldItalic';
}

interface Word {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

/** One line of a paragraph; widths in points. */
export interface Line {
  readonly words: readonly Word[];
  readonly width: number;
  /** The last of its paragraph is never stretched. */
  readonly last: boolean;
}

const fontOf = ({ bold, italic }: Run): Piece['font'] =>
  bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'regular';

const widthOf = (document: PdfDocument, { text, font }: Piece, size: number): number =>
  document.font(font).fontSize(size).widthOfString(text);

/**
 * Breaks runs into lines no wider than `width` points. A word that is wider than a whole line is cut between letters;
 * the many spaces of a text are one.
 */
export function breakLines(document: PdfDocument, runs: readonly Run[], size: Size, width: number): readonly Line[] {
  const points = SIZES[size];
  const space = widthOf(document, { text: ' ', font: 'regular' }, points);
  const lines: Line[] = [];
  let words: Word[] = [];
  let used = 0;
  const end = (last: boolean): void => {
    lines.push({ words, width: used, last });
    words = [];
    used = 0;
  };
  for (const word of wordsOf(document, runs, points, width)) {
    if (words.length > 0 && used + space + word.width > width + 0.01) end(false);
    used += (words.length > 0 ? space : 0) + word.width;
    words.push(word);
  }
  end(true);
  return lines;
}

/** Runs touch without a space between them: then their letters are one word. */
function wordsOf(document: PdfDocument, runs: readonly Run[], points: number, width: number): readonly Word[] {
  const words: Piece[][] = [[]];
  for (const run of runs)
    for (const [place, text] of run.text.split(/ +/).entries()) {
      if (place > 0) words.push([]);
      if (text !== '') words.at(-1)?.push({ text, font: fontOf(run) });
    }
  return words
    .filter((pieces) => pieces.length > 0)
    .flatMap((pieces) => {
      const whole = sized(document, pieces, points);
      return whole.width <= width ? [whole] : cutWord(document, pieces, points, width);
    });
}

const sized = (document: PdfDocument, pieces: readonly Piece[], points: number): Word => ({
  pieces,
  width: pieces.reduce((sum, piece) => sum + widthOf(document, piece, points), 0),
});

function cutWord(document: PdfDocument, pieces: readonly Piece[], points: number, width: number): readonly Word[] {
  const parts: Word[] = [];
  for (const { text, font } of pieces) {
    let part = '';
    for (const letter of text) {
      if (part !== '' && widthOf(document, { text: part + letter, font }, points) > width) {
        parts.push(sized(document, [{ text: part, font }], points));
        part = '';
      }
      part += letter;
    }
    if (part !== '') parts.push(sized(document, [{ text: part, font }], points));
  }
  return parts;
}

/**
 * Draws a line whose letters stand on `baseline`. Each word is drawn with the space that follows it, so that text read back
 * from the file is the text that was written.
 */
export function drawLine(
  document: PdfDocument,
  { words, width: used, last }: Line,
  { x, baseline, width, align, size }: Place,
): void {
  const points = SIZES[size];
  const space = widthOf(document, { text: ' ', font: 'regular' }, points);
  const stretched = align === 'justify' && !last && words.length > 1;
  const gap = space + (stretched ? (width - used) / (words.length - 1) : 0);
  let at = x + (align === 'center' ? (width - used) / 2 : align === 'right' ? width - used : 0);
  for (const [place, word] of words.entries()) {
    for (const [index, piece] of word.pieces.entries()) {
      const ends = index === word.pieces.length - 1 && place < words.length - 1;
      document.font(piece.font).fontSize(points).fillColor('#000000');
      document.text(ends ? `${piece.text} ` : piece.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
      at += widthOf(document, piece, points);
    }
    at += gap;
  }
}

/** Where a line is drawn, in points. */
interface Place {
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly align: Align;
  readonly size: Size;
}

/** A paragraph's lines follow one another at this distance, and its letters stand this far below a line's top. */
export const lineHeight = (size: Size): number => SIZES[size] * LINE_HEIGHT;
export const baselineOf = (size: Size): number => SIZES[size] * 0.97;

/** Millimetres as points. */
export const mm = (value: number): number => value * MM;
