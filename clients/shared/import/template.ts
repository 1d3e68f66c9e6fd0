import writeXlsxFile from 'write-excel-file/universal';
import type { Level } from '../../../src/domain/rules/rule-set.ts';
import { STANDINGS } from '../../../src/domain/rules/standing.ts';
import { STANDING_WORDS } from '../../../src/domain/words.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { MEMBER_COLUMNS } from './members.ts';
import { OFFICER_COLUMNS } from './officers.ts';
import { ORGANISATION_COLUMNS } from './organisations.ts';
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

/** An empty list of organisations to fill in. xlsx bytes. */
export function organisationsTemplate(): Promise<Uint8Array> {
  return template('Tổ chức', [
    [ORGANISATION_COLUMNS.number.title, OPTIONAL],
    [ORGANISATION_COLUMNS.id.title, `${OPTIONAL} Chữ thường không dấu, số, gạch nối; để trống thì lấy theo tên.`],
    [ORGANISATION_COLUMNS.name.title, 'Bắt buộc, đầy đủ, gõ bằng Unicode.'],
    [ORGANISATION_COLUMNS.level.title, 'Bắt buộc, ví dụ: chi bộ; đảng bộ cơ sở.'],
    [ORGANISATION_COLUMNS.parent.title, 'Mã hoặc tên tổ chức cấp trên; để trống nếu trực thuộc tổ chức đang mở.'],
    [ORGANISATION_COLUMNS.secretary.title, `${OPTIONAL} Họ và tên người nhận mã thư ký của tổ chức ấy.`],
  ]);
}

/** An empty list of members to fill in. xlsx bytes. */
export function membersTemplate(): Promise<Uint8Array> {
  const standings = STANDINGS.filter((standing) => standing !== 'excused').map(
    (standing) => STANDING_WORDS[standing].vi,
  );
  return template('Đảng viên', [
    [MEMBER_COLUMNS.number.title, OPTIONAL],
    [MEMBER_COLUMNS.name.title, 'Bắt buộc, đầy đủ, gõ bằng Unicode.'],
    [MEMBER_COLUMNS.birth.title, `${OPTIONAL} Chỉ dùng để phân biệt người trùng tên.`],
    [MEMBER_COLUMNS.position.title, OPTIONAL],
    [MEMBER_COLUMNS.unit.title, OPTIONAL],
    [MEMBER_COLUMNS.group.title, `${OPTIONAL} Nhóm chức danh tương đồng để tính khống chế tỷ lệ.`],
    [MEMBER_COLUMNS.membership.title, 'Bắt buộc: chính thức; dự bị.'],
    [MEMBER_COLUMNS.admitted.title, 'Ngày/tháng/năm. Bắt buộc nếu không có ngày chính thức.'],
    [MEMBER_COLUMNS.official.title, 'Ngày/tháng/năm; để trống với đảng viên dự bị.'],
    [MEMBER_COLUMNS.standing.title, `Để trống, hoặc một trong: ${standings.join('; ')}.`],
    [MEMBER_COLUMNS.since.title, 'Ngày/tháng/năm bắt đầu tình trạng nói trên.'],
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
