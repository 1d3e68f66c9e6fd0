import { isDate } from '../../../src/domain/rating/dates.ts';
import type { Status, StatusChange } from '../../../src/domain/rating/status.ts';
import { isHistory } from '../../../src/domain/rating/status.ts';
import { MAX_LABEL } from '../../../src/http/wire/shapes.ts';
import type { RowReader } from './columns.ts';
import { importList, type ListKind } from './import-list.ts';
import { finding, type ImportResult } from './mistakes.ts';
import { MEMBERSHIP_NAMES, PERSON_COLUMNS, STANDINGS_SHOWN, standingNamed } from './roll.ts';
import { fold } from './text.ts';

/** A member to be rated. Texts are NFC. */
export interface MemberRow {
  readonly name: string;
  /** Position and unit, as lists show them beside the name. */
  readonly detail?: string;
  /** Those of similar role, within which a cap holds. */
  readonly group: string;
  readonly history: readonly StatusChange[];
}

/** Where a list names no groups, all members are one. */
const ALL_MEMBERS = 'đảng viên';

const { membership, standing, ...IDENTITY } = PERSON_COLUMNS;

/** In the order of the template's columns. */
export const MEMBER_COLUMNS = {
  ...IDENTITY,
  group: { title: 'Nhóm xếp loại', aliases: ['nhom', 'nhomdoituong', 'nhomchucdanh', 'group'] },
  membership,
  admitted: { title: 'Ngày kết nạp', aliases: ['ngayvaodang', 'ketnap', 'admitted'] },
  official: { title: 'Ngày chính thức', aliases: ['ngaycongnhanchinhthuc', 'official'] },
  standing,
  since: { title: 'Từ ngày', aliases: ['tungaythangnam', 'ngayapdung', 'since'] },
} as const;

type Key = keyof typeof MEMBER_COLUMNS;
type Reader = RowReader<Key>;

const MEMBERS: ListKind<Exclude<Key, 'name'>, MemberRow> = {
  columns: MEMBER_COLUMNS,
  maxRows: 10_000,
  identity: ['birth', 'position', 'unit'],
  warnings: ({ places }) => (places.has('membership') ? [] : [finding('membership-assumed')]),
  read: (name, reader) => {
    const detail = [reader.text('position'), reader.text('unit')].filter((text) => text !== '').join(', ');
    const group = reader.text('group');
    if (group.length > MAX_LABEL) reader.refuse('text-too-long', 'group', MAX_LABEL);
    return {
      name,
      ...(detail === '' ? {} : { detail }),
      group: group === '' ? ALL_MEMBERS : group,
      history: readHistory(reader),
    };
  },
};

/**
 * Reads the members of an organisation, with what is known of their status, from an xlsx or CSV file.
 * @param bytes hostile: the whole file.
 * @returns every row, in the file's order, or every mistake with its row, its column and what to do.
 */
export const importMembers = (bytes: Uint8Array): Promise<ImportResult<MemberRow>> => importList(bytes, MEMBERS);

function readHistory(reader: Reader): readonly StatusChange[] {
  const membership = readMembership(reader);
  const admitted = readDate(reader, 'admitted');
  const official = readDate(reader, 'official');
  const standing = readStanding(reader);
  if (reader.text('admitted') === '' && reader.text('official') === '') reader.refuse('admission-missing', 'admitted');
  if (membership === 'probationary' && official !== undefined) reader.refuse('official-too-early', 'official');
  const history: StatusChange[] = [];
  // Of an official member whose day of becoming one is not given only the admission is known.
  const since = membership === 'official' && official === undefined ? 'official' : 'probationary';
  if (admitted !== undefined) history.push({ from: admitted, status: since });
  if (official !== undefined) history.push({ from: official, status: 'official' });
  if (standing !== undefined) history.push(standing);
  if (history.length > 0 && !isHistory('individual', history)) reader.refuse('dates-disagree', 'admitted');
  return history;
}

function readMembership(reader: Reader): 'official' | 'probationary' {
  const text = reader.text('membership');
  if (!reader.has('membership')) return 'official';
  const membership = MEMBERSHIP_NAMES.get(fold(text));
  if (text === '') reader.refuse('membership-missing', 'membership');
  else if (membership === undefined && !text.startsWith('#')) reader.refuse('membership-unknown', 'membership', text);
  return membership ?? 'official';
}

function readStanding(reader: Reader): StatusChange | undefined {
  const text = reader.text('standing');
  const standing = text === '' ? 'counted' : standingNamed(text);
  // Absence from a meeting is no status of a member.
  if (standing === undefined || standing === 'excused') {
    if (!text.startsWith('#')) reader.refuse('standing-unknown', 'standing', text, STANDINGS_SHOWN);
    return undefined;
  }
  const from = readDate(reader, 'since');
  if (standing === 'counted') return undefined;
  if (reader.text('since') === '') reader.refuse('since-missing', 'standing', text, MEMBER_COLUMNS.since.title);
  return from === undefined ? undefined : { from, status: standing satisfies Status };
}

/** `3/2/2020`, `03.02.2020`, `03-02-2020`, or the day of a cell that is a date. */
function readDate(reader: Reader, key: 'admitted' | 'official' | 'since'): string | undefined {
  const text = reader.text(key);
  if (text === '' || text.startsWith('#')) return undefined;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const date = day === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isDate(date)) return date;
  reader.refuse('date-unknown', key, text);
  return undefined;
}
