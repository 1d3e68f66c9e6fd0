import { parse } from 'csv-parse/browser/esm/sync';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { TableRows } from './table.ts';

const DELIMITERS = [',', ';', '\t'];

/**
 * Rows of a CSV file: UTF-8 with or without a byte-order mark, or UTF-16 with one (Excel's "Unicode text"). The
 * delimiter is the one that gives the most columns that are known.
 * @param bytes hostile: the whole file.
 * @param countKnown how many known columns the best header row of a table has.
 */
export function readCsv(
  bytes: Uint8Array,
  countKnown: (rows: TableRows) => number,
): Result<TableRows, 'file-unreadable' | 'file-not-utf8'> {
  const text = decodeText(bytes);
  if (text === undefined) return refuse('file-not-utf8');
  let best: TableRows | undefined;
  for (const delimiter of DELIMITERS) {
    const rows = split(text, delimiter);
    if (rows !== undefined && (best === undefined || countKnown(rows) > countKnown(best))) best = rows;
  }
  return best === undefined ? refuse('file-unreadable') : ok(best);
}

function split(text: string, delimiter: string): TableRows | undefined {
  try {
    // Empty lines stay, so that row numbers are those of a spreadsheet.
    return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
  } catch {
    return undefined;
  }
}

function decodeText(bytes: Uint8Array): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // Bytes of no text: another kind of file.
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
