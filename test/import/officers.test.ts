import { describe, expect, it } from 'vitest';
import { importOfficers, OFFICER_COLUMNS } from '../../clients/shared/import/officers.ts';
import { officersTemplate } from '../../clients/shared/import/template.ts';
import { ROLE_WORDS } from '../../clients/shared/role-words.ts';
import { inviteRequest } from '../../src/http/wire/auth.ts';
import { type Role, role } from '../../src/http/wire/shapes.ts';

const officers = (...lines: readonly string[]) =>
  importOfficers(new TextEncoder().encode(['Họ và tên;Vai trò;Chức vụ;Đơn vị', ...lines].join('\n')));

async function mistakesOf(...lines: readonly string[]) {
  const result = await officers(...lines);
  if (result.ok) throw new Error('was imported');
  expect(result).not.toHaveProperty('rows');
  return result.mistakes;
}

describe('a list of officers', () => {
  it('is read with roles as the glossary, the codes and the forms write them', async () => {
    const result = await officers(
      'Trần Thị Bình;Thư ký;Bí thư;Chi bộ 1',
      'Lê An;TỔ KIỂM PHIẾU;;',
      'Lê Chi;tổ trưởng tổ kiểm phiếu;;',
      'Lê Dung;Uỷ ban kiểm tra;;',
      'Lê Én;cap tren;;',
    );
    expect(result).toEqual({
      ok: true,
      rows: [
        { name: 'Trần Thị Bình', role: 'secretary', position: 'Bí thư', unit: 'Chi bộ 1' },
        { name: 'Lê An', role: 'teller' },
        { name: 'Lê Chi', role: 'teller' },
        { name: 'Lê Dung', role: 'auditor' },
        { name: 'Lê Én', role: 'superior' },
      ],
      warnings: [],
    });
  });

  it.each(role.options)('knows %s by its code and its words', async (code: Role) => {
    for (const written of [code, ROLE_WORDS[code].vi, ROLE_WORDS[code].en.toUpperCase()])
      expect(await officers(`Lê An;${written};;`)).toMatchObject({ ok: true, rows: [{ role: code }] });
  });

  it('is refused as a whole, each mistake with its row, its column and what to do', async () => {
    const mistakes = await mistakesOf(
      'Lê An;thư ký;;',
      ';tổ kiểm phiếu;;',
      'Lê Bình;;;',
      'Lê Chi;chủ trì;;',
      'Lê Dung;#REF!;;',
      `${'Lê '.repeat(70)}Én;cấp trên;;`,
      'lê an;tổ kiểm phiếu;;',
    );
    expect(mistakes.map(({ code, place }) => [code, place?.row, place?.column])).toEqual([
      ['name-missing', 3, 'A (Họ và tên)'],
      ['role-missing', 4, 'B (Vai trò)'],
      ['role-unknown', 5, 'B (Vai trò)'],
      ['formula-error', 6, 'B (Vai trò)'],
      ['text-too-long', 7, 'A (Họ và tên)'],
      ['duplicate', 8, 'A (Họ và tên)'],
    ]);
    expect(mistakes[2]?.vi).toBe(
      'Dòng 5, cột B (Vai trò): không hiểu "chủ trì". Hãy ghi "thư ký", "tổ kiểm phiếu", "ủy ban kiểm tra" hoặc "cấp trên".',
    );
    for (const { vi, en } of mistakes) expect(vi + en).not.toMatch(/\$\d|undefined/);
  });

  it('without a column of roles is refused in every row', async () => {
    const result = await importOfficers(new TextEncoder().encode('Họ và tên\nLê An\nLê Bình'));
    expect(result).toMatchObject({ ok: false, mistakes: [{ code: 'role-missing' }, { code: 'role-missing' }] });
  });

  it('takes two of one name with different units, and says so', async () => {
    const result = await officers('Lê An;thư ký;;Chi bộ 1', 'Lê An;tổ kiểm phiếu;;Chi bộ 2');
    expect(result).toMatchObject({ ok: true, warnings: [{ code: 'same-name' }] });
  });

  it('is never longer than what one request carries', async () => {
    const lines = Array.from({ length: 101 }, (_, i) => `Người ${i};tổ kiểm phiếu;;`);
    const full = await officers(...lines.slice(0, 100));
    if (!full.ok) throw new Error('was refused');
    const invitations = full.rows.map(({ name, role }) => ({ name, role }));
    expect(inviteRequest.safeParse({ invitations }).success).toBe(true);
    expect((await mistakesOf(...lines)).map(({ code }) => code)).toEqual(['too-many-rows']);
  });
});

describe('the template of officers', () => {
  it('is read as a list without rows, with all its columns', async () => {
    expect(await importOfficers(await officersTemplate())).toMatchObject({
      ok: false,
      mistakes: [{ code: 'no-rows' }],
      warnings: [],
    });
    const header = Object.values(OFFICER_COLUMNS).map(({ title }) => title);
    const csv = `${header.join(';')}\n1;Lê An;thư ký;Bí thư;Chi bộ 1`;
    expect(await importOfficers(new TextEncoder().encode(csv))).toMatchObject({ ok: true, warnings: [] });
  });
});
