import { type Finding, finding, type Place } from './mistakes.ts';
import type { TableRows } from './table.ts';
import { cleanText, fold } from './text.ts';

/** A column that a list may have. */
export interface Column {
  /** As the template writes it. */
  readonly title: string;
  /** Other headers it is known by, folded. */
  readonly aliases: readonly string[];
  /** Known, so that it is no surprise, and left out. */
  readonly unused?: boolean;
}

/** The header row of a table and where each known column stands. */
export interface Header<Key extends string> {
  /** 0-based. */
  readonly row: number;
  readonly places: ReadonlyMap<Key, number>;
  /** As written in the file, by column. */
  readonly titles: readonly string[];
  readonly ignored: readonly string[];
  readonly twice: readonly string[];
}

/** Titles of the organisation and of the list often stand above the header. */
export const HEADER_ROWS = 30;

/** The row among the first that has the most known columns; undefined if there is none. */
export function findHeader<Key extends string>(
  rows: TableRows,
  columns: Readonly<Record<Key, Column>>,
): Header<Key> | undefined {
  let best: Header<Key> | undefined;
  for (const [row, cells] of rows.slice(0, HEADER_ROWS).entries()) {
    const header = readHeader(row, cells, columns);
    if (header.places.size > (best?.places.size ?? 0)) best = header;
  }
  return best;
}

function readHeader<Key extends string>(
  row: number,
  cells: readonly string[],
  columns: Readonly<Record<Key, Column>>,
): Header<Key> {
  const places = new Map<Key, number>();
  const ignored: string[] = [];
  const twice: string[] = [];
  const titles = cells.map(cleanText);
  for (const [place, title] of titles.entries()) {
    if (title === '') continue;
    const key = keyOf(title, columns);
    if (key === undefined) ignored.push(title);
    else if (places.has(key)) twice.push(title);
    else places.set(key, place);
  }
  return { row, places, titles, ignored, twice };
}

/** `Loại đảng viên (chính thức/dự bị)` is known as `Loại đảng viên`. */
function keyOf<Key extends string>(title: string, columns: Readonly<Record<Key, Column>>): Key | undefined {
  const names = [fold(title), fold(title.replace(/\(.*?\)/g, ''))];
  for (const key in columns) {
    const { title: own, aliases } = columns[key];
    if (names.some((name) => name === fold(own) || aliases.includes(name))) return key;
  }
  return undefined;
}

/** One row below the header: cleaned texts by column, and findings collected under the row's number. */
export class RowReader<Key extends string> {
  readonly row: number;
  readonly #cells: readonly string[];
  readonly #header: Header<Key>;
  readonly #mistakes: Finding[];
  readonly #warnings: Finding[];

  constructor(row: number, cells: readonly string[], header: Header<Key>, mistakes: Finding[], warnings: Finding[]) {
    this.row = row;
    this.#cells = cells;
    this.#header = header;
    this.#mistakes = mistakes;
    this.#warnings = warnings;
  }

  has(key: Key): boolean {
    return this.#header.places.has(key);
  }

  /** `''` where the column or the cell is missing. */
  text(key: Key): string {
    const place = this.#header.places.get(key);
    return place === undefined ? '' : cleanText(this.#cells[place] ?? '');
  }

  /** Whether all cells of these columns are empty: such rows are left out. */
  isEmpty(keys: readonly Key[]): boolean {
    return keys.every((key) => this.text(key) === '');
  }

  refuse(code: Finding['code'], key: Key, ...fills: readonly (string | number)[]): void {
    this.#mistakes.push(finding(code, fills, this.#place(key)));
  }

  warn(code: Finding['code'], key: Key, ...fills: readonly (string | number)[]): void {
    this.#warnings.push(finding(code, fills, this.#place(key)));
  }

  #place(key: Key): Place {
    const place = this.#header.places.get(key);
    if (place === undefined) return { row: this.row };
    return { row: this.row, column: `${letters(place)} (${this.#header.titles[place]})` };
  }
}

/** 0 is A, 26 is AA. */
function letters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letters(Math.floor(place / 26) - 1) + last;
}
