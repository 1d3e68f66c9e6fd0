import { type Result, refuse } from '../../../crypto/result.ts';
import { readCsv } from './csv.ts';
import type { FindingCode } from './mistakes.ts';
import type { TableRows } from './table.ts';
import { readXlsx } from './xlsx.ts';

export const MAX_FILE_MEGABYTES = 8;

/**
 * Reads an xlsx or CSV file, told apart by its first bytes: names of files lie.
 * @param bytes hostile: the whole file.
 * @param countKnown how many known columns the best header row of a table has (finds the delimiter of a CSV file).
 */
export async function readTable(
  bytes: Uint8Array,
  countKnown: (rows: TableRows) => number,
): Promise<Result<TableRows, FindingCode>> {
  if (bytes.length === 0) return refuse('file-empty');
  if (bytes.length > MAX_FILE_MEGABYTES * 1024 * 1024) return refuse('file-too-large');
  // ZIP local file header; OLE compound file (also an encrypted xlsx).
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return await readXlsx(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refuse('file-old-excel');
  return readCsv(bytes, countKnown);
}

const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean =>
  prefix.every((byte, i) => bytes[i] === byte);
