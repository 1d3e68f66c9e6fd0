/**
 * Text of others on its way to a terminal: without control and format characters, so that a name in a hostile file can
 * neither move the cursor, nor recolour the verdict, nor turn the direction of a line. Composed, so that widths are right.
 */
export const clean = (text: string): string => text.normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, '\u{fffd}');
