import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importOfficers } from '../../clients/shared/import/officers.ts';
import { importOrganisations } from '../../clients/shared/import/organisations.ts';
import { withService } from '../../src/cli/commands/service.ts';
import { readOrganisation } from '../../src/usecases/read-organisation.ts';
import { type Finished, runCli } from './run-cli.ts';

const settings = {
  DATABASE_URL: undefined,
  TLS_CERT: undefined,
  TLS_KEY: undefined,
  HOST: undefined,
} as unknown as NodeJS.ProcessEnv;
const CODE = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}/g;

let folder: string;
/** Of its own: PostgreSQL's account must be able to enter it. */
let data: string;
const path = (name: string): string => join(folder, name);
const found = (list: string, sheet: string, ...words: readonly string[]): Promise<Finished> =>
  runCli(
    [
      'found',
      path(list),
      '--below',
      'huyen',
      '--sheet',
      path(sheet),
      '--address',
      'https://phieu.lan:8443',
      '--data',
      data,
      ...words,
    ],
    settings,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-kin-found-'));
  data = await mkdtemp(join(tmpdir(), 'phieu-kin-found-data-'));
  const head = 'Mã;Tên tổ chức;Cấp;Trực thuộc;Thư ký';
  await writeFile(
    path('list.csv'),
    [
      head,
      ';Chi bộ thôn 1;chi bộ;Đảng bộ xã Tam Tiến;Lê An',
      'tam-tien;Đảng bộ xã Tam Tiến;đảng bộ cơ sở;;Lê <b>',
    ].join('\n'),
  );
  await writeFile(path('wrong.csv'), [head, 'a;Chi bộ A;chi bộ;không có;', 'b;Chi bộ B;;;'].join('\n'));
  await writeFile(path('taken.csv'), [head, 'c;Chi bộ C;chi bộ;;', 'tam-tien;Tên khác;chi bộ;;'].join('\n'));
});
afterAll(async () => {
  for (const made of [folder, data]) await rm(made, { recursive: true, force: true });
});

describe('phieu-kin found', () => {
  it('writes an empty list that it reads, and says what is missing', async () => {
    const empty = await runCli(['found', '--template', path('mau.xlsx')], settings);
    expect(empty.code).toBe(0);
    const read = await importOrganisations(new Uint8Array(await readFile(path('mau.xlsx'))), { id: 'x', name: 'X' });
    expect(read).toMatchObject({ ok: false, mistakes: [{ code: 'no-rows' }] });
    const again = await runCli(['found', '--template', path('mau.xlsx')], settings);
    expect([again.code, again.err.includes('Tệp đã có, không ghi đè')]).toEqual([2, true]);
    const officers = await runCli(['invite', '--template', path('can-bo.xlsx')], settings);
    expect(officers.code).toBe(0);
    expect(await importOfficers(new Uint8Array(await readFile(path('can-bo.xlsx'))))).toMatchObject({
      mistakes: [{ code: 'no-rows' }],
    });
    const bare = await runCli(['found', path('list.csv')], settings);
    expect([bare.code, bare.err.includes('--below')]).toEqual([2, true]);
  });

  it('ORGANISATION-UNKNOWN, then founds a tree with a slip for each secretary, and nothing where a row is wrong', async () => {
    const rootless = await found('list.csv', 'none.html');
    expect([rootless.code, rootless.err.includes('(ORGANISATION-UNKNOWN)')]).toEqual([1, true]);
    const words = [
      '--organisation',
      'huyen',
      '--title',
      'Đảng bộ huyện',
      '--role',
      'superior',
      '--name',
      'Trần Thị Bình',
    ];
    expect((await runCli(['invite', ...words, '--data', data], settings)).code).toBe(0);

    const wrong = await found('wrong.csv', 'wrong.html');
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('Chưa lập tổ chức nào. Hãy sửa danh sách:\n- Dòng 2, cột D (Trực thuộc)');
    expect(wrong.err).toContain('- Dòng 3, cột C (Cấp)');

    const done = await found('list.csv', 'sheet.html');
    expect([done.code, done.err]).toEqual([0, '']);
    expect(done.out).toContain('Đã lập 2 tổ chức.');
    const html = await readFile(path('sheet.html'), 'utf8');
    expect((await stat(path('sheet.html'))).mode & 0o777).toBe(0o600);
    expect(new Set(html.match(CODE) ?? []).size).toBe(2);
    for (const text of ['Lê An', 'Chi bộ thôn 1 (chi-bo-thon-1)', 'Lê &lt;b&gt;', 'Đảng bộ huyện'])
      expect(html).toContain(text);

    // A name that is taken: of the list nothing is founded, and no slip is left.
    const taken = await found('taken.csv', 'taken.html');
    expect(taken.err).toContain('(ORGANISATION-EXISTS: tam-tien)');
    for (const name of ['none.html', 'wrong.html', 'taken.html'])
      await expect(stat(path(name))).rejects.toThrow('ENOENT');
    const [cell, rest] = await withService({ data, lang: 'vi' }, async (deps) => [
      await readOrganisation(deps, { organisation: 'chi-bo-thon-1' }),
      await readOrganisation(deps, { organisation: 'c' }),
    ]);
    expect(cell).toMatchObject({ ok: true, value: { name: 'Chi bộ thôn 1', parent: 'tam-tien' } });
    expect(rest).toMatchObject({ ok: false });
  });
});
