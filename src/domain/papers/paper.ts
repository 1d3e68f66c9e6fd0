/**
 * A paper as a value, before anything draws it: what is written, in which order, in which columns. Papers are Vietnamese.
 * Both renderers (src/documents) read it and add nothing; texts are composed (NFC) and hold no control characters.
 */
export interface Paper {
  /** Of its file, without an ending: lower case `a-z0-9` and hyphens. */
  readonly name: string;
  readonly title: string;
  /** What its files say about when they were made: `YYYY-MM-DD`, a date of the matter and no clock's, so that bytes repeat. */
  readonly date: string;
  readonly orientation: 'portrait' | 'landscape';
  readonly blocks: readonly Block[];
}

export type Block = Flow | Columns | Table | Bars;
/** What stands below one another, also inside a column. */
export type Flow = Paragraph | Space | Qr;

export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

export type Align = 'left' | 'center' | 'right' | 'justify';
/** Sizes by what they are for; in points in `SIZES`. */
export type Size = 'header' | 'body' | 'table' | 'small';

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
  readonly align: Align;
  readonly size: Size;
  /** Stays on the page of what follows. */
  readonly heading?: boolean;
  /** A short rule below, as under the name of the Party. */
  readonly ruled?: boolean;
}

/** Empty height in millimetres: room for a signature. */
interface Space {
  readonly kind: 'space';
  readonly height: number;
}

/** ISO/IEC 18004, error correction M. */
export interface Qr {
  readonly kind: 'qr';
  readonly text: string;
  readonly label: string;
}

/** Side by side without lines, and never parted by a page: letterhead, signatures, seal. */
export interface Columns {
  readonly kind: 'columns';
  /** Widths in millimetres; they add up to the width between the margins. */
  readonly widths: readonly number[];
  readonly columns: readonly (readonly Flow[])[];
}

export interface Cell {
  readonly runs: readonly Run[];
  readonly align: Align;
  /** Columns it spans; 1 if absent. */
  readonly across?: number;
  /** Rows it spans, in a head only; 1 if absent. */
  readonly down?: number;
  /** An empty square to mark, in place of text. */
  readonly square?: boolean;
}

export interface Table {
  readonly kind: 'table';
  /** In millimetres; they add up to the width between the margins. */
  readonly widths: readonly number[];
  /** Repeated on every page. */
  readonly head: readonly (readonly Cell[])[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A horizontal bar for each level, for those who would rather look than read. The text says the same as the bar. */
export interface Bars {
  readonly kind: 'bars';
  /** Stands on one page with its bars. */
  readonly heading: Paragraph;
  readonly bars: readonly {
    readonly label: string;
    readonly text: string;
    /** Length in thousandths of the longest possible. */
    readonly share: number;
  }[];
}
