import { readSheet } from 'read-excel-file/universal';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { TableRows } from './table.ts';
import { lostCells } from './xlsx-lost-cells.ts';

/**
 * Rows of the first sheet as text. Row and column numbers are the sheet's. Formula errors appear as their text
 * (`#REF!`), and a formula that was saved without its value as `#FORMULA!`, so that neither is taken for an empty cell.
 * @param bytes hostile: the whole file.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Result<TableRows, 'file-unreadable' | 'file-too-large'>> {
  try {
    // A copy: the reader takes an ArrayBuffer whole, and `bytes` may be a view into a larger one.
    const archive = new Uint8Array(bytes).buffer;
    const lost = await lostCells(new Uint8Array(archive));
    if (!lost.ok) return lost;
    const sheet = await readSheet(archive);
    const rows = sheet.map((row) => row.map(textOf));
    for (const { row, column, text } of lost.value) {
      while (rows.length <= row) rows.push([]);
      const cells = rows[row] as string[];
      while (cells.length <= column) cells.push('');
      cells[column] = text;
    }
    return ok(rows);
  } catch {
    return refuse('file-unreadable');
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  // Dates stand in a sheet without a time zone; the reader gives them as midnight UTC.
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}
