import { expect } from 'vitest';
import { pdfTexts } from './pdf-text.ts';

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

/** Finds fields in the text that a PDF of ours shows, each after the one before; how lines are broken does not matter. */
export function expectInOrder(pdf: Uint8Array, fields: readonly string[]): void {
  const said = squeezed(pdfTexts(pdf).join(''));
  let from = 0;
  for (const field of fields) {
    const found = said.indexOf(squeezed(field), from);
    expect(found, `${field} in ${said.slice(from, from + 200)}`).toBeGreaterThanOrEqual(0);
    from = found + squeezed(field).length;
  }
}
