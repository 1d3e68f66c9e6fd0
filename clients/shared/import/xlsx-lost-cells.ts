import { ok, type Result, refuse } from '../../../crypto/result.ts';

/**
 * Cells that the spreadsheet reader would give as empty although they are not: formulas that end in an error or were
 * saved without a value. An empty standing means "counted", so taking an error for empty could give someone a vote.
 */
export interface LostCell {
  /** 0-based. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

const MAX_INFLATED = 64 * 1024 * 1024;

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array;
  readonly size: number;
}

/**
 * Finds the lost cells of the first sheet.
 * @param archive hostile: an xlsx file.
 * @returns `file-too-large` if it would unpack to more than 64 MB; throws on a broken archive.
 */
export async function lostCells(archive: Uint8Array): Promise<Result<readonly LostCell[], 'file-too-large'>> {
  const entries = zipEntries(archive);
  if (entries.reduce((sum, { size }) => sum + size, 0) > MAX_INFLATED) return refuse('file-too-large');
  const xml = await inflate(entries, await firstSheetPath(entries));
  return ok([...cellsWithoutValue(xml)]);
}

function* cellsWithoutValue(xml: string): Generator<LostCell> {
  for (const [, attributes = '', content = ''] of xml.matchAll(/<(?:\w+:)?c\s([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gs)) {
    const value = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</.exec(content)?.[1];
    const isError = /\bt="e"/.test(attributes);
    if (!isError && (value !== undefined || !/<(?:\w+:)?f[\s/>]/.test(content))) continue;
    const [, letters = '', digits = ''] = /\br="([A-Z]{1,3})(\d{1,7})"/.exec(attributes) ?? [];
    let column = 0;
    for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
    yield { row: Number(digits) - 1, column: column - 1, text: isError ? (value ?? '#VALUE!') : '#FORMULA!' };
  }
}

/** ECMA-376 part 1 §18.2.20: the first sheet of the workbook, whose relation names the part that holds it. */
async function firstSheetPath(entries: readonly ZipEntry[]): Promise<string> {
  const workbook = await inflate(entries, 'xl/workbook.xml');
  const relation = /<(?:\w+:)?sheet\s[^>]*?\br:id="([^"]+)"/.exec(workbook)?.[1];
  const relations = await inflate(entries, 'xl/_rels/workbook.xml.rels');
  for (const [element] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g))
    if (/\bId="([^"]+)"/.exec(element)?.[1] === relation) {
      const target = /\bTarget="([^"]+)"/.exec(element)?.[1] ?? '';
      return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    }
  throw new Error('no first sheet');
}

/** The central directory of a ZIP archive (APPNOTE 4.3.12). Throws a RangeError when a length leads outside the file. */
function zipEntries(archive: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end--;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    const length = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    entries.push({
      name: new TextDecoder().decode(archive.subarray(at + 46, at + 46 + length)),
      method: view.getUint16(at + 10, true),
      packed: archive.subarray(start, start + view.getUint32(at + 20, true)),
      size: view.getUint32(at + 24, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

async function inflate(entries: readonly ZipEntry[], name: string): Promise<string> {
  const entry = entries.find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error('part not found');
  if (entry.method === 0) return new TextDecoder().decode(entry.packed);
  const packed = new Blob([new Uint8Array(entry.packed)]).stream();
  return await new Response(packed.pipeThrough(new DecompressionStream('deflate-raw'))).text();
}
