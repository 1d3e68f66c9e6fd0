import { describe, expect, it } from 'vitest';
import type { Finding, ImportResult } from '../../clients/shared/import/mistakes.ts';
import { importRoll } from '../../clients/shared/import/roll.ts';
import { importSubjects, type SubjectKind } from '../../clients/shared/import/subjects.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import { STANDINGS } from '../../src/domain/rules/standing.ts';
import { STANDING_WORDS } from '../../src/domain/words.ts';

const csv = (...lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));
const roll = (...lines: readonly string[]) => importRoll(csv('Họ và tên;Đơn vị;Loại đảng viên;Tình trạng', ...lines));
const subjects = (lines: readonly string[], assumed?: SubjectKind) =>
  importSubjects(csv('Tên tổ chức;Loại đối tượng;Tự xếp loại;Điểm', ...lines), CAUTIOUS_DEFAULT.levels, assumed);

function mistakesOf<Row>(result: ImportResult<Row>): readonly Finding[] {
  if (result.ok) throw new Error('was imported');
  expect(result).not.toHaveProperty('rows');
  return result.mistakes;
}
const at = (findings: readonly Finding[]) => findings.map(({ code, place }) => [code, place?.row, place?.column]);

describe('headers', () => {
  it('are known whatever their case, accents, spaces, order and neighbours', async () => {
    const result = await importRoll(
      csv(
        'UBND XÃ A;;;;',
        ';;;;',
        ' TÌNH  TRẠNG;ghi chu;LOẠI ĐẢNG VIÊN (chính thức/dự bị);Họ, tên (*);Số thứ tự',
        '1;2;3;4;5',
        'Bị đình chỉ;x;Chính Thức;Lê An;1',
      ),
    );
    expect(result).toMatchObject({
      ok: true,
      rows: [{ name: 'Lê An', membership: 'official', standing: 'suspended' }],
    });
    expect(result.warnings).toMatchObject([{ code: 'columns-ignored', vi: 'Các cột không dùng đến: ghi chu.' }]);
  });

  it('are refused if a column stands twice', async () => {
    const result = await importRoll(csv('Họ và tên;Họ tên', 'Lê An;Lê Bình'));
    expect(at(mistakesOf(result))).toEqual([['column-twice', 1, undefined]]);
  });

  it('say that everybody votes if memberships are missing', async () => {
    const result = await importRoll(csv('Họ và tên', 'Lê An'));
    expect(result).toMatchObject({ ok: true, warnings: [{ code: 'membership-assumed' }] });
  });
});

describe('rows of a roll', () => {
  it('are all refused together, each mistake with its row, its column and what to do', async () => {
    const result = await roll(
      'Lê An;Chi bộ 1;chính thức;',
      ';Chi bộ 1;chính thức;',
      '123;Chi bộ 1;chính thức;',
      'Lê Bình;Chi bộ 1;;',
      '',
      'Lê Chi;Chi bộ 1;cảm tình;',
      'Lê Dung;Chi bộ 1;dự bị;đi vắng',
      '#REF!;Chi bộ 1;chính thức;',
      `${'Lê '.repeat(101)}Én;Chi bộ 1;chính thức;`,
      'NguyÔn V¨n Hïng;Chi bộ 1;chính thức;',
      'lê an;chi bộ 1;chính thức;',
    );
    const mistakes = mistakesOf(result);
    expect(at(mistakes)).toEqual([
      ['name-missing', 3, 'A (Họ và tên)'],
      ['name-unlikely', 4, 'A (Họ và tên)'],
      ['membership-missing', 5, 'C (Loại đảng viên)'],
      ['membership-unknown', 7, 'C (Loại đảng viên)'],
      ['standing-unknown', 8, 'D (Tình trạng)'],
      ['formula-error', 9, 'A (Họ và tên)'],
      ['text-too-long', 10, 'A (Họ và tên)'],
      ['legacy-font', 11, 'A (Họ và tên)'],
      ['duplicate', 12, 'A (Họ và tên)'],
    ]);
    expect(mistakes[0]).toMatchObject({
      vi: 'Dòng 3, cột A (Họ và tên): thiếu tên. Hãy ghi tên, hoặc xóa cả dòng.',
      en: 'Row 3, column A (Họ và tên): the name is missing. Fill it in, or delete the row.',
    });
    expect(mistakes[4]?.vi).toContain(
      '"đi vắng". Hãy để trống, hoặc ghi một trong: "được triệu tập", "chuyển sinh hoạt tạm thời"',
    );
    expect(mistakes[8]?.en).toContain('"lê an" already stands in row 2');
    for (const { vi, en } of mistakes) expect(vi + en).not.toMatch(/\$\d|undefined/);
  });

  it('know every standing by the words of the minutes and by its code', async () => {
    for (const standing of STANDINGS)
      for (const written of [standing, STANDING_WORDS[standing].vi, STANDING_WORDS[standing].en.toUpperCase()])
        expect(await roll(`Lê An;;ct;${written}`)).toMatchObject({ ok: true, rows: [{ standing }] });
  });

  it.each([
    ['miễn sinh hoạt', 'exempt'],
    ['Được miễn công tác, sinh hoạt', 'exempt'],
    ['chuyển sinh hoạt tạm thời', 'moved-out'],
    ['Đình chỉ sinh hoạt Đảng', 'suspended'],
    ['bị khởi tố', 'detained'],
    ['tạm giam', 'detained'],
    ['vắng mặt có lý do', 'excused'],
    ['Bình thường', 'counted'],
    ['', 'counted'],
  ])('read the standing "%s" as %s', async (written, standing) => {
    expect(await roll(`Lê An;;ct;${written}`)).toMatchObject({ ok: true, rows: [{ standing }] });
  });

  it('with one name are two persons only if something else differs', async () => {
    const result = await roll('Lê An;Chi bộ 1;ct;', 'Lê An;Chi bộ 2;ct;');
    expect(result).toMatchObject({ ok: true, rows: [{}, {}] });
    expect(at(result.warnings)).toEqual([['same-name', 3, 'A (Họ và tên)']]);
    expect(at(mistakesOf(await roll('Lê An;;ct;', 'Le\u0302 An;;db;')))).toEqual([['duplicate', 3, 'A (Họ và tên)']]);
  });

  it('are cleaned of doubled spaces, invisible characters and wrong letters', async () => {
    const result = await roll('  Ð\u1ED7  Thị\u00A0\u200B Yến ;Chi\tbộ \u202E1;ct;');
    expect(result).toMatchObject({ ok: true, rows: [{ name: 'Đỗ Thị Yến', unit: 'Chi bộ 1' }] });
    expect(at(result.warnings)).toEqual([['eth-replaced', 2, 'A (Họ và tên)']]);
  });

  it('are refused if there are too many', async () => {
    const lines = Array.from({ length: 10_001 }, (_, i) => `Lê ${i};;ct;`);
    expect(at(mistakesOf(await roll(...lines)))).toEqual([['too-many-rows', undefined, undefined]]);
    expect(await roll(...lines.slice(1))).toMatchObject({ ok: true });
  });
});

describe('rows of a list of subjects', () => {
  it('are read with kinds, self-ratings by code or name, and scores', async () => {
    const result = await subjects([
      'Chi bộ 1;Tổ chức đảng;htxs;100',
      'Chi ủy;Tập thể;Không hoàn thành nhiệm vụ;0,5',
      'Lê An;đảng viên;;',
    ]);
    expect(result).toEqual({
      ok: true,
      warnings: [],
      rows: [
        { name: 'Chi bộ 1', kind: 'organisation', selfRated: 'HTXS', score: '100' },
        { name: 'Chi ủy', kind: 'collective', selfRated: 'KHT', score: '0.5' },
        { name: 'Lê An', kind: 'individual' },
      ],
    });
  });

  it('are all refused together', async () => {
    const result = await subjects([
      'Chi bộ 1;;;',
      'Chi bộ 2;hội;;',
      'Chi bộ 3;tổ chức;Khá;',
      'Chi bộ 4;tổ chức;;100,1',
      'Chi bộ 5;tổ chức;;8.125',
      'Chi bộ 6;tổ chức;;-1',
      'Chi bộ 3;tổ chức;;',
    ]);
    expect(at(mistakesOf(result))).toEqual([
      ['kind-missing', 2, 'B (Loại đối tượng)'],
      ['kind-unknown', 3, 'B (Loại đối tượng)'],
      ['level-unknown', 4, 'C (Tự xếp loại)'],
      ['score-unknown', 5, 'D (Điểm)'],
      ['score-unknown', 6, 'D (Điểm)'],
      ['score-unknown', 7, 'D (Điểm)'],
      ['duplicate', 8, 'A (Tên tổ chức)'],
    ]);
    expect(mistakesOf(result)[2]?.vi).toContain('HTXS (Hoàn thành xuất sắc nhiệm vụ), HTT');
  });

  it('take the kind that the meeting names where the list does not', async () => {
    expect(await subjects(['Lê An;;;'], 'individual')).toMatchObject({ ok: true, rows: [{ kind: 'individual' }] });
    expect(await subjects(['Lê An;tập thể;;'], 'individual')).toMatchObject({
      ok: true,
      rows: [{ kind: 'collective' }],
    });
  });

  it('are at most 400', async () => {
    const lines = Array.from({ length: 401 }, (_, i) => `Chi bộ ${i};tổ chức;;`);
    expect(at(mistakesOf(await subjects(lines)))).toEqual([['too-many-rows', undefined, undefined]]);
  });
});
