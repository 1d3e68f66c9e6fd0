import writeXlsxFile from 'write-excel-file/universal';
import type { Level } from '../../../src/domain/rules/rule-set.ts';
import { STANDINGS } from '../../../src/domain/rules/standing.ts';
import { STANDING_WORDS } from '../../../src/domain/words.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { OFFICER_COLUMNS } from './officers.ts';
import { ROLL_COLUMNS } from './roll.ts';
import { SUBJECT_COLUMNS } from './subjects.ts';

const OPTIONAL = 'Có thể để trống.';

/** An empty roll to fill in: the header, and a second sheet that says what each column may hold. xlsx bytes. */
export function rollTemplate(): Promise<Uint8Array> {
  const standings = STANDINGS.map((standing) => STANDING_WORDS[standing].vi).join('; ');
  return template('Danh sách', [
    [ROLL_COLUMNS.number.title, OPTIONAL],
    [ROLL_COLUMNS.name.title, 'Bắt buộc, đầy đủ, gõ bằng Unicode.'],
    [ROLL_COLUMNS.birth.title, `${OPTIONAL} Chỉ dùng để phân biệt người trùng tên.`],
    [ROLL_COLUMNS.position.title, OPTIONAL],
    [ROLL_COLUMNS.unit.title, OPTIONAL],
    [ROLL_COLUMNS.membership.title, 'Bắt buộc: chính thức; dự bị. Bỏ cả cột nếu tất cả là đảng viên chính thức.'],
    [ROLL_COLUMNS.standing.title, `Để trống, hoặc một trong: ${standings}.`],
  ]);
}

/** An empty list of subjects to fill in, for the levels of a rule set. xlsx bytes. */
export function subjectsTemplate(levels: readonly Level[]): Promise<Uint8Array> {
  const codes = levels.map(({ code, vi }) => `${code} (${vi})`).join('; ');
  return template('Đối tượng', [
    [SUBJECT_COLUMNS.number.title, OPTIONAL],
    [SUBJECT_COLUMNS.name.title, 'Bắt buộc, đầy đủ, gõ bằng Unicode.'],
    [SUBJECT_COLUMNS.kind.title, 'Bắt buộc: tổ chức; tập thể; cá nhân.'],
    [SUBJECT_COLUMNS.position.title, OPTIONAL],
    [SUBJECT_COLUMNS.unit.title, OPTIONAL],
    [SUBJECT_COLUMNS.selfRated.title, `Để trống, hoặc một trong: ${codes}.`],
    [SUBJECT_COLUMNS.score.title, `${OPTIONAL} Số từ 0 đến 100.`],
  ]);
}

/** An empty list of officers to invite. xlsx bytes. */
export function officersTemplate(): Promise<Uint8Array> {
  const roles = Object.values(ROLE_WORDS).map(({ vi }) => vi);
  return template('Cán bộ', [
    [OFFICER_COLUMNS.number.title, OPTIONAL],
    [OFFICER_COLUMNS.name.title, 'Bắt buộc, đầy đủ, gõ bằng Unicode. Mỗi người một dòng, một vai trò.'],
    [OFFICER_COLUMNS.role.title, `Bắt buộc: ${roles.join('; ')}.`],
    [OFFICER_COLUMNS.position.title, `${OPTIONAL} In trên phiếu mời để trao đúng người.`],
    [OFFICER_COLUMNS.unit.title, `${OPTIONAL} In trên phiếu mời để trao đúng người.`],
  ]);
}

async function template(
  sheet: string,
  columns: readonly (readonly [title: string, help: string])[],
): Promise<Uint8Array> {
  const bold = { type: String, fontWeight: 'bold' } as const;
  const file = writeXlsxFile([
    {
      sheet,
      data: [columns.map(([value]) => ({ ...bold, value }))],
      columns: columns.map(([title]) => ({ width: Math.max(10, title.length + 6) })),
      stickyRowsCount: 1,
    },
    {
      sheet: 'Hướng dẫn',
      data: columns.map(([value, help]) => [
        { ...bold, value },
        { type: String, value: help, wrap: true },
      ]),
      columns: [{ width: 28 }, { width: 90 }],
    },
  ]);
  return new Uint8Array(await (await file.toBlob()).arrayBuffer());
}
