import { type Column, findHeader, HEADER_ROWS, type Header, RowReader } from './columns.ts';
import { type Finding, finding, type ImportResult } from './mistakes.ts';
import { MAX_FILE_MEGABYTES, readTable } from './read-table.ts';
import { looksLegacy } from './text.ts';

const MAX_TEXT = 300;

/** A kind of list: its columns, and how a row is read. Every list has a column `name`, which tells its rows apart. */
export interface ListKind<Key extends string, Row extends { readonly name: string }> {
  readonly columns: Readonly<Record<Key | 'name', Column>>;
  readonly maxRows: number;
  /** What else must differ between two rows of one name. */
  readonly identity: readonly Key[];
  /** Findings about the header as a whole. */
  readonly warnings: (header: Header<Key | 'name'>) => readonly Finding[];
  /** Reads the columns other than the name, and reports what is wrong with them. */
  readonly read: (name: string, reader: RowReader<Key | 'name'>) => Row;
  /** Reports what is wrong between rows; `readers` are those of `rows`, in their order. */
  readonly compare?: (rows: readonly Row[], readers: readonly RowReader<Key | 'name'>[]) => void;
}

/**
 * Reads a list from an xlsx or CSV file: all its rows, or everything that is wrong with it.
 * @param bytes hostile: the whole file.
 */
export async function importList<Key extends string, Row extends { readonly name: string }>(
  bytes: Uint8Array,
  kind: ListKind<Key, Row>,
): Promise<ImportResult<Row>> {
  // In the order in which somebody goes through the file.
  const refused = (mistakes: readonly Finding[]): ImportResult<Row> => ({
    ok: false,
    mistakes: [...mistakes].sort((a, b) => (a.place?.row ?? 0) - (b.place?.row ?? 0)),
    warnings,
  });
  const warnings: Finding[] = [];
  const mistakes: Finding[] = [];

  const table = await readTable(bytes, (rows) => findHeader(rows, kind.columns)?.places.size ?? 0);
  if (!table.ok) return refused([finding(table.code, [MAX_FILE_MEGABYTES])]);
  if (table.value.every((cells) => cells.every((cell) => /^[\s,;]*$/.test(cell))))
    return refused([finding('file-empty')]);
  const header = findHeader(table.value, kind.columns);
  if (header === undefined || !header.places.has('name'))
    return refused([finding('header-not-found', [kind.columns.name.title, HEADER_ROWS])]);
  for (const title of header.twice) mistakes.push(finding('column-twice', [title], { row: header.row + 1 }));
  if (header.ignored.length > 0) warnings.push(finding('columns-ignored', [header.ignored.join(', ')]));
  warnings.push(...kind.warnings(header));

  const readers = [...table.value.entries()]
    .slice(header.row + 1)
    .map(([place, cells]) => new RowReader(place + 1, cells, header, mistakes, warnings));
  const used = [...header.places.keys()].filter((key) => !kind.columns[key].unused);
  const filled = readers.filter((reader, i) => !reader.isEmpty(used) && !(i === 0 && numbersColumns(reader, used)));
  if (filled.length === 0) return refused([...mistakes, finding('no-rows')]);
  if (filled.length > kind.maxRows)
    return refused([...mistakes, finding('too-many-rows', [filled.length, kind.maxRows])]);

  const rows = filled.map((reader) => {
    for (const key of used) checkText(reader, key);
    return kind.read(readName(reader), reader);
  });
  reportTwins(filled, rows, kind.identity);
  kind.compare?.(rows, filled);
  return mistakes.length > 0 ? refused(mistakes) : { ok: true, rows, warnings };
}

/** Party forms number their columns below the header: 1, 2, 3 … or (1), (2), (3) … */
const numbersColumns = <Key extends string>(reader: RowReader<Key>, used: readonly Key[]): boolean =>
  used.every((key) => /^(\(?\d{1,2}\)?)?$/.test(reader.text(key)));

function checkText<Key extends string>(reader: RowReader<Key>, key: Key): void {
  const text = reader.text(key);
  if (/^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|FORMULA!)$/.test(text))
    reader.refuse('formula-error', key, text);
  else if (text.length > MAX_TEXT) reader.refuse('text-too-long', key, MAX_TEXT);
  else if (looksLegacy(text)) reader.refuse('legacy-font', key, text);
}

/** Eth (U+00D0) looks like Đ and sorts, searches and compares as another letter. */
function readName<Key extends string>(reader: RowReader<Key | 'name'>): string {
  const written = reader.text('name');
  const name = written.replaceAll('Ð', 'Đ').replaceAll('ð', 'đ');
  if (name !== written) reader.warn('eth-replaced', 'name', name);
  if (name === '') reader.refuse('name-missing', 'name');
  else if (!/\p{L}/u.test(name) && !name.startsWith('#')) reader.refuse('name-unlikely', 'name', name);
  return name;
}

function reportTwins<Key extends string>(
  readers: readonly RowReader<Key | 'name'>[],
  rows: readonly { readonly name: string }[],
  identity: readonly Key[],
): void {
  const names = new Map<string, RowReader<Key | 'name'>[]>();
  for (const [i, reader] of readers.entries()) {
    const name = rows[i]?.name ?? '';
    if (name === '' || name.startsWith('#')) continue;
    const key = name.toLowerCase();
    const earlier = names.get(key) ?? [];
    const same = earlier.find((other) =>
      identity.every((column) => equalWords(other.text(column), reader.text(column))),
    );
    const [first] = earlier;
    if (same !== undefined) reader.refuse('duplicate', 'name', name, same.row);
    else if (first !== undefined) reader.warn('same-name', 'name', name, first.row);
    names.set(key, [...earlier, reader]);
  }
}

const equalWords = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
