import { MAX_LABEL } from '../../../src/http/wire/shapes.ts';
import type { RowReader } from './columns.ts';
import { importList, type ListKind } from './import-list.ts';
import type { ImportResult } from './mistakes.ts';
import { fold } from './text.ts';

/** An organisation to found. Texts are NFC. `parent` is an id of the list, or the one below which the list hangs. */
export interface OrganisationRow {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string;
  /** Who gets the code of its first secretary. */
  readonly secretary: string;
}

export const ORGANISATION_COLUMNS = {
  number: { title: 'STT', aliases: ['sothutu', 'tt', 'so', 'no'], unused: true },
  id: { title: 'Mã', aliases: ['matochuc', 'madonvi', 'id'] },
  name: { title: 'Tên tổ chức', aliases: ['tentochucdang', 'tochuc', 'tochucdang', 'tendonvi', 'ten', 'name'] },
  level: { title: 'Cấp', aliases: ['loaihinh', 'loai', 'captochuc', 'level'] },
  parent: { title: 'Trực thuộc', aliases: ['captren', 'tochuccaptren', 'donvitructhuoc', 'parent'] },
  secretary: { title: 'Thư ký', aliases: ['hotenthuky', 'bithu', 'nguoinhanma', 'secretary'] },
} as const;

type Key = keyof typeof ORGANISATION_COLUMNS;
type Reader = RowReader<Key>;

const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** `Chi bộ thôn 1` becomes `chi-bo-thon-1`. */
const idFromName = (name: string): string =>
  name
    .split(/[\s,.;:/()-]+/)
    .map(fold)
    .filter((word) => word !== '')
    .join('-')
    .slice(0, 63);

/**
 * Reads organisations to found below `root` from an xlsx or CSV file.
 * @param bytes hostile: the whole file.
 * @param root the organisation below which they hang; an empty parent means it.
 * @returns every row, parents before children, or every mistake with its row, its column and what to do.
 */
export async function importOrganisations(
  bytes: Uint8Array,
  root: { readonly id: string; readonly name: string },
): Promise<ImportResult<OrganisationRow>> {
  const list: ListKind<Exclude<Key, 'name'>, OrganisationRow> = {
    columns: ORGANISATION_COLUMNS,
    maxRows: 10_000,
    identity: ['id', 'parent'],
    warnings: () => [],
    read: (name, reader) => {
      if (name.length > MAX_LABEL) reader.refuse('text-too-long', 'name', MAX_LABEL);
      const level = reader.text('level');
      if (level === '') reader.refuse('level-missing', 'level');
      const written = reader.text('id');
      const id = written === '' ? idFromName(name) : written;
      if (name !== '' && !ID.test(id)) reader.refuse('id-unlikely', written === '' ? 'name' : 'id', id);
      const secretary = reader.text('secretary');
      if (secretary.length > MAX_LABEL) reader.refuse('text-too-long', 'secretary', MAX_LABEL);
      return { id, name, level, parent: reader.text('parent'), secretary: secretary || 'Thư ký' };
    },
    compare: (rows, readers) => {
      reportIds(rows, readers, root.id);
      const parents = resolveParents(rows, readers, root);
      reportCircles(rows, readers, parents, root.id);
    },
  };
  const read = await importList(bytes, list);
  if (!read.ok) return read;
  const parents = resolveParents(read.rows, [], root);
  const resolved = read.rows.map((row, i) => ({ ...row, parent: parents[i] ?? root.id }));
  return { ...read, rows: parentsFirst(resolved, root.id) };
}

function reportIds(rows: readonly OrganisationRow[], readers: readonly Reader[], root: string): void {
  const seen = new Map<string, number>([[root, 0]]);
  for (const [i, { id }] of rows.entries()) {
    const reader = readers[i];
    const earlier = seen.get(id);
    if (reader === undefined || id === '') continue;
    if (earlier !== undefined) reader.refuse('id-twice', reader.text('id') === '' ? 'name' : 'id', id, earlier);
    else seen.set(id, reader.row);
  }
}

/** The id that each row's parent cell names, by id or by name; `undefined` where it is a mistake, which is then reported. */
function resolveParents(
  rows: readonly OrganisationRow[],
  readers: readonly Reader[],
  root: { readonly id: string; readonly name: string },
): readonly (string | undefined)[] {
  const ids = new Set([root.id, ...rows.map(({ id }) => id)]);
  const byName = new Map<string, string[]>();
  for (const { id, name } of [root, ...rows]) byName.set(fold(name), [...(byName.get(fold(name)) ?? []), id]);
  return rows.map(({ parent }, i) => {
    if (parent === '') return root.id;
    if (ids.has(parent)) return parent;
    const named = byName.get(fold(parent)) ?? [];
    if (named.length === 0) readers[i]?.refuse('parent-unknown', 'parent', parent);
    if (named.length > 1) readers[i]?.refuse('parent-ambiguous', 'parent', parent);
    return named.length === 1 ? named[0] : undefined;
  });
}

function reportCircles(
  rows: readonly OrganisationRow[],
  readers: readonly Reader[],
  parents: readonly (string | undefined)[],
  root: string,
): void {
  const parentOf = new Map(rows.map(({ id }, i) => [id, id === root ? undefined : parents[i]]));
  for (const [i, { id, name }] of rows.entries()) {
    let above = parentOf.get(id);
    for (let steps = 0; above !== undefined && above !== id && steps <= rows.length; steps++)
      above = parentOf.get(above);
    if (above === id) readers[i]?.refuse('parent-circle', 'parent', name);
  }
}

/** The service founds an organisation only below one that is there. */
function parentsFirst(rows: readonly OrganisationRow[], root: string): OrganisationRow[] {
  const children = new Map<string, OrganisationRow[]>();
  for (const row of rows) children.set(row.parent, [...(children.get(row.parent) ?? []), row]);
  const below = (id: string): OrganisationRow[] => (children.get(id) ?? []).flatMap((row) => [row, ...below(row.id)]);
  return below(root);
}
