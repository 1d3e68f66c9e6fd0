import type { Membership, Standing } from '../../../src/domain/rules/standing.ts';
import { STANDING_WORDS } from '../../../src/domain/words.ts';
import type { RowReader } from './columns.ts';
import { importList, type ListKind } from './import-list.ts';
import { finding, type ImportResult } from './mistakes.ts';
import { fold } from './text.ts';

/** A member of the roll. Texts are NFC. A birth date only tells two of one name apart, and is not kept. */
export interface RollRow {
  readonly name: string;
  readonly position?: string;
  readonly unit?: string;
  readonly membership: Membership;
  readonly standing: Standing;
}

/** Columns of every list of people. */
export const PERSON_COLUMNS = {
  number: { title: 'STT', aliases: ['sothutu', 'tt', 'so', 'no'], unused: true },
  name: {
    title: 'Họ và tên',
    aliases: ['hoten', 'hotendangvien', 'hovatendangvien', 'tendangvien', 'hochudemvaten', 'fullname', 'name'],
  },
  birth: { title: 'Ngày sinh', aliases: ['ngaythangnamsinh', 'namsinh', 'sinhngay', 'birthdate', 'dateofbirth'] },
  position: { title: 'Chức vụ', aliases: ['chucdanh', 'chucvudang', 'chucvudonvi', 'position'] },
  unit: { title: 'Đơn vị', aliases: ['donvicongtac', 'noicongtac', 'unit'] },
  membership: { title: 'Loại đảng viên', aliases: ['dangvien', 'loai', 'membership'] },
  standing: { title: 'Tình trạng', aliases: ['tinhtrangsinhhoat', 'trangthai', 'standing', 'status'] },
} as const;

export const ROLL_COLUMNS = {
  ...PERSON_COLUMNS,
  unit: { title: 'Đơn vị', aliases: [...PERSON_COLUMNS.unit.aliases, 'chibo', 'toidang'] },
} as const;

type RollKey = keyof typeof ROLL_COLUMNS;

/** What a cell says of membership. */
export const MEMBERSHIP_NAMES: ReadonlyMap<string, Membership> = new Map<string, Membership>([
  ...['chinhthuc', 'dangvienchinhthuc', 'dvct', 'ct', 'official'].map((name) => [name, 'official'] as const),
  ...['dubi', 'dangviendubi', 'dvdb', 'db', 'probationary'].map((name) => [name, 'probationary'] as const),
]);

const STANDING_ALIASES: Readonly<Record<Standing, readonly string[]>> = {
  counted: ['binhthuong', 'dangsinhhoat', 'sinhhoat', 'sinhhoatbinhthuong', 'duoctrieutap', 'trieutap'],
  'moved-out': ['chuyensinhhoatdangtamthoi', 'chuyendi', 'chuyendendonvikhac', 'sinhhoattamthoinoikhac'],
  exempt: ['miensinhhoat', 'miensinhhoatdang', 'miencongtac', 'miencongtacsinhhoat', 'miencongtacvasinhhoatdang'],
  suspended: ['dinhchi', 'dinhchisinhhoatdang'],
  detained: ['khoito', 'tamgiu', 'tamgiam', 'tamgiutamgiam', 'khoitotamgiam', 'truyto'],
  excused: ['vangcolydo', 'vangmatcolydo', 'vangmatsuotthoigianhop', 'vangmatsuotthoigianhopcolydo'],
};

const STANDING_NAMES = new Map<string, Standing>(
  (Object.keys(STANDING_ALIASES) as Standing[]).flatMap((standing) =>
    [standing, STANDING_WORDS[standing].vi, STANDING_WORDS[standing].en, ...STANDING_ALIASES[standing]].map(
      (name) => [passive(fold(name)), standing] as const,
    ),
  ),
);

export const STANDINGS_SHOWN = (Object.keys(STANDING_ALIASES) as Standing[])
  .map((standing) => `"${STANDING_WORDS[standing].vi}"`)
  .join(', ');

/** The standing that a cell names; `undefined` where it names none. */
export const standingNamed = (text: string): Standing | undefined => STANDING_NAMES.get(passive(fold(text)));

/** `bị đình chỉ`, `được miễn` and `đã chuyển` say the same without their first word. */
function passive(folded: string): string {
  return folded.replace(/^(bi|duoc|da)/, '');
}

const ROLL: ListKind<Exclude<RollKey, 'name'>, RollRow> = {
  columns: ROLL_COLUMNS,
  maxRows: 10_000,
  identity: ['birth', 'position', 'unit'],
  warnings: ({ places }) => (places.has('membership') ? [] : [finding('membership-assumed')]),
  read: (name, reader) => {
    const position = reader.text('position');
    const unit = reader.text('unit');
    return {
      name,
      ...(position === '' ? {} : { position }),
      ...(unit === '' ? {} : { unit }),
      membership: readMembership(reader),
      standing: readStanding(reader),
    };
  },
};

/**
 * Reads the roll of a meeting from an xlsx or CSV file.
 * @param bytes hostile: the whole file.
 * @returns every row, in the file's order, or every mistake with its row, its column and what to do.
 */
export const importRoll = (bytes: Uint8Array): Promise<ImportResult<RollRow>> => importList(bytes, ROLL);

function readMembership(reader: RowReader<RollKey>): Membership {
  if (!reader.has('membership')) return 'official';
  const text = reader.text('membership');
  const membership = MEMBERSHIP_NAMES.get(fold(text));
  if (text === '') reader.refuse('membership-missing', 'membership');
  else if (membership === undefined && !text.startsWith('#')) reader.refuse('membership-unknown', 'membership', text);
  return membership ?? 'official';
}

function readStanding(reader: RowReader<RollKey>): Standing {
  const text = reader.text('standing');
  if (text === '') return 'counted';
  const standing = standingNamed(text);
  if (standing === undefined && !text.startsWith('#'))
    reader.refuse('standing-unknown', 'standing', text, STANDINGS_SHOWN);
  return standing ?? 'counted';
}
