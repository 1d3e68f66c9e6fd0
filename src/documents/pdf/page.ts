import { MARGINS, pageSize } from '../../domain/papers/layout.ts';
import type { Paper } from '../../domain/papers/paper.ts';
import { breakLines, drawLine, mm } from './lines.ts';
import type { PdfDocument } from './pdf-file.ts';

/** The page that is being filled from top to bottom, and the next ones. Points. */
export class Pages {
  readonly document: PdfDocument;
  readonly left = mm(MARGINS.left);
  readonly width: number;
  readonly top = mm(MARGINS.top);
  readonly bottom: number;
  readonly #orientation: Paper['orientation'];
  #count = 0;
  /** Where the next thing begins. */
  y = 0;

  constructor(document: PdfDocument, orientation: Paper['orientation']) {
    const { width, height } = pageSize(orientation);
    this.document = document;
    this.#orientation = orientation;
    this.width = mm(width - MARGINS.left - MARGINS.right);
    this.bottom = mm(height - MARGINS.bottom);
    this.next();
  }

  get room(): number {
    return this.bottom - this.y;
  }

  /** Height of an empty page. */
  get most(): number {
    return this.bottom - this.top;
  }

  /** Begins another page unless so much still fits; more than a page holds never does. */
  ensure(height: number): void {
    if (height > this.room + 0.01 && this.y > this.top) this.next();
  }

  next(): void {
    this.document.addPage({ size: 'A4', layout: this.#orientation, margin: 0 });
    this.y = this.top;
    this.#count++;
    if (this.#count > 1) this.#number();
  }

  /** From the second page on, above the text and in its middle, as Party papers have it. */
  #number(): void {
    const [line] = breakLines(this.document, [{ text: String(this.#count) }], 'table', this.width);
    if (line === undefined) return;
    const place = {
      x: this.left,
      width: this.width,
      baseline: this.top - mm(6),
      align: 'center',
      size: 'table',
    } as const;
    drawLine(this.document, line, place);
  }
}
