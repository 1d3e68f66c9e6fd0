import { describe, expect, it } from 'vitest';
import { importMembers } from '../../clients/shared/import/members.ts';
import type { ImportResult } from '../../clients/shared/import/mistakes.ts';
import { importOrganisations } from '../../clients/shared/import/organisations.ts';
import { membersTemplate, organisationsTemplate } from '../../clients/shared/import/template.ts';
import { readXlsx } from '../../clients/shared/import/xlsx.ts';
import { isHistory } from '../../src/domain/rating/status.ts';

const csv = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));
const root = { id: 'yen-the', name: 'Đảng bộ huyện Yên Thế' };
const organisations = (...lines: readonly string[]) =>
  importOrganisations(csv('Mã;Tên tổ chức;Cấp;Trực thuộc', ...lines), root);
const members = (...lines: readonly string[]) =>
  importMembers(
    csv('Họ và tên;Chức vụ;Nhóm xếp loại;Loại đảng viên;Ngày kết nạp;Ngày chính thức;Tình trạng;Từ ngày', ...lines),
  );

function mistakesOf(result: ImportResult<unknown>): (string | number | undefined)[][] {
  if (result.ok) throw new Error('was imported');
  for (const { vi, en } of result.mistakes) expect(vi + en).not.toMatch(/\$\d|undefined/);
  return result.mistakes.map(({ code, place }) => [code, place?.row, place?.column]);
}

describe('organisations', () => {
  it('come with parents before children, known by id or by name, below the one that is open', async () => {
    const result = await organisations(
      ';Chi bộ thôn 1;chi bộ;Đảng bộ xã Tam Tiến',
      'tam-tien;Đảng bộ xã Tam Tiến;đảng bộ cơ sở;',
      ';Chi bộ thôn 2;chi bộ;tam-tien',
      ';Đảng bộ Công an;đảng bộ cơ sở;ĐẢNG BỘ HUYỆN YÊN THẾ',
    );
    expect(result).toMatchObject({
      ok: true,
      rows: [
        { id: 'tam-tien', parent: 'yen-the', level: 'đảng bộ cơ sở', secretary: 'Thư ký' },
        { id: 'chi-bo-thon-1', name: 'Chi bộ thôn 1', parent: 'tam-tien' },
        { id: 'chi-bo-thon-2', parent: 'tam-tien' },
        { id: 'dang-bo-cong-an', parent: 'yen-the' },
      ],
    });
  });

  it('are all refused together, each mistake with its row, its column and what to do', async () => {
    const result = await organisations(
      'Tam Tiến;Đảng bộ xã A;đảng bộ cơ sở;',
      'b;Đảng bộ xã B;;',
      'b;Đảng bộ xã C;đảng bộ cơ sở;',
      'yen-the;Đảng bộ xã D;đảng bộ cơ sở;',
      'e;Chi bộ E;chi bộ;không có',
      'f;Trùng tên;chi bộ;',
      'g;Trùng tên;chi bộ;b',
      'h;Chi bộ H;chi bộ;Trùng tên',
      'i;Chi bộ I;chi bộ;k',
      'k;Chi bộ K;chi bộ;i',
      'l;Chi bộ L;chi bộ;l',
    );
    const id = 'A (Mã)';
    const parent = 'D (Trực thuộc)';
    expect(mistakesOf(result)).toEqual([
      ['id-unlikely', 2, id],
      ['level-missing', 3, 'C (Cấp)'],
      ['id-twice', 4, id],
      ['id-twice', 5, id],
      ['parent-unknown', 6, parent],
      ['parent-ambiguous', 9, parent],
      ['parent-circle', 10, parent],
      ['parent-circle', 11, parent],
      ['parent-circle', 12, parent],
    ]);
  });
});

describe('members', () => {
  it('come with their history, in whatever form dates are typed', async () => {
    const result = await members(
      'Lê An;Bí thư;bí thư chi bộ;chính thức;3/2/2009;03.02.2010;;',
      'Lê Bình;;;dự bị;2026-03-01;;;',
      'Lê Chi;;;chính thức;;01-05-1990;được miễn sinh hoạt;01/02/2026',
      'Lê Dung;Phó bí thư;;chính thức;19/05/2001;;đình chỉ;5/6/2026',
    );
    if (!result.ok) throw new Error(result.mistakes[0]?.en);
    expect(result.rows).toEqual([
      {
        name: 'Lê An',
        detail: 'Bí thư',
        group: 'bí thư chi bộ',
        history: [
          { from: '2009-02-03', status: 'probationary' },
          { from: '2010-02-03', status: 'official' },
        ],
      },
      { name: 'Lê Bình', group: 'đảng viên', history: [{ from: '2026-03-01', status: 'probationary' }] },
      {
        name: 'Lê Chi',
        group: 'đảng viên',
        history: [
          { from: '1990-05-01', status: 'official' },
          { from: '2026-02-01', status: 'exempt' },
        ],
      },
      {
        name: 'Lê Dung',
        detail: 'Phó bí thư',
        group: 'đảng viên',
        history: [
          { from: '2001-05-19', status: 'official' },
          { from: '2026-06-05', status: 'suspended' },
        ],
      },
    ]);
    for (const { history } of result.rows) expect(isHistory('individual', history)).toBe(true);
  });

  it('are all refused together, each mistake with its row, its column and what to do', async () => {
    const result = await members(
      'Lê An;;;chính thức;31/02/2009;;;',
      'Lê Bình;;;chính thức;;;;',
      'Lê Chi;;;chính thức;01/01/2012;01/01/2011;;',
      'Lê Dung;;;dự bị;01/01/2026;01/12/2026;;',
      'Lê Én;;;chính thức;01/01/2012;;đình chỉ;',
      'Lê Giang;;;chính thức;01/01/2012;;vắng có lý do;01/01/2026',
      'Lê Hà;;;;01/01/2012;;;',
      'Lê Khoa;;;cảm tình;01/01/2012;;;',
      'Lê An;;;chính thức;01/01/2012;;;',
    );
    expect(mistakesOf(result)).toEqual([
      ['date-unknown', 2, 'E (Ngày kết nạp)'],
      ['admission-missing', 3, 'E (Ngày kết nạp)'],
      ['dates-disagree', 4, 'E (Ngày kết nạp)'],
      ['official-too-early', 5, 'F (Ngày chính thức)'],
      ['since-missing', 6, 'G (Tình trạng)'],
      ['standing-unknown', 7, 'G (Tình trạng)'],
      ['membership-missing', 8, 'D (Loại đảng viên)'],
      ['membership-unknown', 9, 'D (Loại đảng viên)'],
      ['duplicate', 10, 'A (Họ và tên)'],
    ]);
  });
});

describe('templates', () => {
  it('have headers that the imports know, every one', async () => {
    for (const [template, read] of [
      [await organisationsTemplate(), (bytes: Uint8Array) => importOrganisations(bytes, root)],
      [await membersTemplate(), importMembers],
    ] as const) {
      const rows = await readXlsx(template);
      expect(rows.ok && rows.value[0]?.length).toBeGreaterThan(4);
      const result = await read(template);
      expect(result).toMatchObject({ ok: false, mistakes: [{ code: 'no-rows' }] });
      expect(result.warnings.map(({ code }) => code)).toEqual([]);
    }
  });
});
