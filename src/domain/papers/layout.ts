import type { Paper, Size } from './paper.ts';

/** A4 in millimetres. */
const A4 = { short: 210, long: 297 } as const;

/** Margins of Party papers in millimetres; they do not turn with the page. */
export const MARGINS = { left: 30, right: 20, top: 20, bottom: 20 } as const;

/** Letters in points. */
export const SIZES: Readonly<Record<Size, number>> = { header: 15, body: 14, table: 12, small: 9 };

/** Distance of two lines, as a multiple of the letters' size. */
export const LINE_HEIGHT = 1.25;

/** Below a paragraph, in points. */
export const AFTER_PARAGRAPH: Readonly<Record<Size, number>> = { header: 3, body: 6, table: 0, small: 3 };

/** Between the lines of a table and its text, and between columns, in millimetres. */
export const CELL_PADDING = 0.9;

/** Side of a QR code with its quiet zone of four modules, in millimetres. */
export const QR_SIDE = 28;

/** Bars in millimetres: words before them, the longest bar, height of a bar. */
export const BAR = { label: 62, longest: 55, height: 4.5 } as const;

/** @returns millimetres */
export const pageSize = (orientation: Paper['orientation']): { readonly width: number; readonly height: number } =>
  orientation === 'portrait' ? { width: A4.short, height: A4.long } : { width: A4.long, height: A4.short };

/** Between the margins, in millimetres. */
export const textWidth = (orientation: Paper['orientation']): number =>
  pageSize(orientation).width - MARGINS.left - MARGINS.right;
