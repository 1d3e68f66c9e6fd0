import type { Level } from '../../../src/domain/rules/rule-set.ts';
import type { RowReader } from './columns.ts';
import { importList, type ListKind } from './import-list.ts';
import type { ImportResult } from './mistakes.ts';
import { fold } from './text.ts';

export type SubjectKind = 'organisation' | 'collective' | 'individual';

/** Who or what is rated. Texts are NFC. */
export interface SubjectRow {
  readonly name: string;
  readonly kind: SubjectKind;
  /** Position and unit, as the ballot shows them beside the name. */
  readonly unit?: string;
  /** Code of a level. */
  readonly selfRated?: string;
  /** Decimal number from 0 to 100 as text: a point, at most two decimals, no needless zeros. */
  readonly score?: string;
}

export const SUBJECT_COLUMNS = {
  number: { title: 'STT', aliases: ['sothutu', 'tt', 'so', 'no'], unused: true },
  name: {
    title: 'Tên tổ chức / Họ và tên',
    aliases: [
      ...['tentochuc', 'tentochucdang', 'tochucdang', 'tochuc', 'tendonvi', 'tentapthe', 'tapthe', 'tendoituong'],
      ...['doituong', 'ten', 'hovaten', 'hoten', 'hovatententochuc', 'hotendangvien', 'hovatendangvien', 'name'],
    ],
  },
  kind: { title: 'Loại đối tượng', aliases: ['loai', 'loaihinh', 'kind'] },
  position: { title: 'Chức vụ', aliases: ['chucdanh', 'chucvudonvi', 'position'] },
  unit: { title: 'Đơn vị', aliases: ['donvicongtac', 'tructhuoc', 'unit'] },
  selfRated: { title: 'Tự xếp loại', aliases: ['tudanhgia', 'tudanhgiaxeploai', 'muctuxeploai', 'selfrated'] },
  score: { title: 'Điểm', aliases: ['sodiem', 'diemtucham', 'tudiem', 'tongdiem', 'score'] },
} as const;

type SubjectKey = keyof typeof SUBJECT_COLUMNS;

const KIND_NAMES = new Map<string, SubjectKind>([
  ...['tochuc', 'tochucdang', 'dangbo', 'chibo', 'dangbocoso', 'chibocoso', 'organisation', 'organization'].map(
    (name) => [name, 'organisation'] as const,
  ),
  ...['tapthe', 'tapthelanhdao', 'tapthelanhdaoquanly', 'collective'].map((name) => [name, 'collective'] as const),
  ...['canhan', 'dangvien', 'individual'].map((name) => [name, 'individual'] as const),
]);

/**
 * Reads a list of subjects from an xlsx or CSV file.
 * @param bytes hostile: the whole file.
 * @param levels of the rule set: what a self-rating may be, by code or by name.
 * @param assumed the kind of all, where the list has no column for it; a mistake in each row if not given.
 * @returns every row, in the file's order, or every mistake with its row, its column and what to do.
 */
export function importSubjects(
  bytes: Uint8Array,
  levels: readonly Level[],
  assumed?: SubjectKind,
): Promise<ImportResult<SubjectRow>> {
  const list: ListKind<Exclude<SubjectKey, 'name'>, SubjectRow> = {
    columns: SUBJECT_COLUMNS,
    maxRows: 400,
    identity: ['position', 'unit'],
    warnings: () => [],
    read: (name, reader) => {
      const unit = [reader.text('position'), reader.text('unit')].filter((text) => text !== '').join(', ');
      const selfRated = readLevel(reader, levels);
      const score = readScore(reader);
      return {
        name,
        kind: readKind(reader, assumed),
        ...(unit === '' ? {} : { unit }),
        ...(selfRated === undefined ? {} : { selfRated }),
        ...(score === undefined ? {} : { score }),
      };
    },
  };
  return importList(bytes, list);
}

function readKind(reader: RowReader<SubjectKey>, assumed: SubjectKind | undefined): SubjectKind {
  const text = reader.text('kind');
  const kind = text === '' ? assumed : KIND_NAMES.get(fold(text));
  if (kind === undefined && text === '') reader.refuse('kind-missing', 'kind');
  else if (kind === undefined && !text.startsWith('#')) reader.refuse('kind-unknown', 'kind', text);
  return kind ?? 'organisation';
}

function readLevel(reader: RowReader<SubjectKey>, levels: readonly Level[]): string | undefined {
  const text = reader.text('selfRated');
  if (text === '' || text.startsWith('#')) return undefined;
  const level = levels.find(({ code, vi, en }) => [code, vi, en].some((name) => fold(name) === fold(text)));
  if (level === undefined)
    reader.refuse('level-unknown', 'selfRated', text, levels.map(({ code, vi }) => `${code} (${vi})`).join(', '));
  return level?.code;
}

/** Text arithmetic only: a score such as 92,1 has no exact float. */
function readScore(reader: RowReader<SubjectKey>): string | undefined {
  const text = reader.text('score');
  if (text === '' || text.startsWith('#')) return undefined;
  const [, whole = '', decimals = ''] = /^0*(\d{1,3})(?:[.,](\d{1,2})0*)?$/.exec(text) ?? [];
  const rest = decimals.replace(/0+$/, '');
  if (whole === '' || Number(whole) > 100 || (whole === '100' && rest !== '')) {
    reader.refuse('score-unknown', 'score', text);
    return undefined;
  }
  return rest === '' ? whole : `${whole}.${rest}`;
}
