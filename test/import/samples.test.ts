import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ImportResult } from '../../clients/shared/import/mistakes.ts';
import { importRoll, ROLL_COLUMNS } from '../../clients/shared/import/roll.ts';
import { importSubjects, SUBJECT_COLUMNS } from '../../clients/shared/import/subjects.ts';
import { rollTemplate, subjectsTemplate } from '../../clients/shared/import/template.ts';
import { CAUTIOUS_DEFAULT, LONG_AN_DISTRICTS } from '../../src/domain/rules/presets.ts';
import {
  LONG_AN_COMMITTEE,
  LONG_AN_ORGANISATIONS,
  YEN_THE_COMMITTEE,
  YEN_THE_ORGANISATIONS,
} from '../fixtures/import/people.ts';

const read = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(new URL(path, import.meta.url)));

function rowsOf<Row>(result: ImportResult<Row>): readonly Row[] {
  if (!result.ok) throw new Error(result.mistakes.map(({ en }) => en).join('\n'));
  expect(result.warnings).toEqual([]);
  return result.rows;
}

describe('the sample files', () => {
  it.each([
    ['yenthe-roll.xlsx', '../../src/cli/demo/files/yenthe-roll.xlsx', YEN_THE_COMMITTEE],
    ['longan-roll.csv', '../../src/cli/demo/files/longan-roll.csv', LONG_AN_COMMITTEE],
    ['roll-semicolon.csv', '../fixtures/import/roll-semicolon.csv', YEN_THE_COMMITTEE],
    ['roll-under-title.xlsx', '../fixtures/import/roll-under-title.xlsx', YEN_THE_COMMITTEE],
  ] as const)('%s holds fifteen members', async (_, path, people) => {
    const rows = rowsOf(await importRoll(await read(path)));
    expect(rows).toEqual(people.map((who) => ({ ...who, membership: 'official', standing: 'counted' })));
    expect(rows).toHaveLength(15);
  });

  it('yenthe-subjects.xlsx holds 42 organisations with self-ratings', async () => {
    const file = await read('../../src/cli/demo/files/yenthe-subjects.xlsx');
    const rows = rowsOf(await importSubjects(file, CAUTIOUS_DEFAULT.levels));
    expect(rows.map(({ name }) => name)).toEqual(YEN_THE_ORGANISATIONS);
    expect(rows).toHaveLength(42);
    expect(rows[0]).toEqual({ name: 'Đảng bộ cơ sở số 01', kind: 'organisation', selfRated: 'HTXS', score: '92.5' });
    expect(new Set(rows.map(({ score }) => score))).toEqual(new Set(['92.5', '84', '66.25']));
  });

  it('longan-subjects.csv holds 19 organisations', async () => {
    const file = await read('../../src/cli/demo/files/longan-subjects.csv');
    const rows = rowsOf(await importSubjects(file, LONG_AN_DISTRICTS.levels));
    expect(rows).toEqual(LONG_AN_ORGANISATIONS.map((name) => ({ name, kind: 'organisation' })));
    expect(rows).toHaveLength(19);
  });
});

describe('the templates', () => {
  const header = (columns: Readonly<Record<string, { readonly title: string }>>): string =>
    Object.values(columns)
      .map(({ title }) => title)
      .join(';');

  it('are read as lists without rows', async () => {
    const roll = await importRoll(await rollTemplate());
    const subjects = await importSubjects(await subjectsTemplate(CAUTIOUS_DEFAULT.levels), CAUTIOUS_DEFAULT.levels);
    for (const result of [roll, subjects])
      expect(result).toMatchObject({ ok: false, mistakes: [{ code: 'no-rows' }], warnings: [] });
  });

  it('have columns that are known, each once', async () => {
    const encode = (text: string) => new TextEncoder().encode(text);
    const roll = `${header(ROLL_COLUMNS)}\n1;Nguyễn Văn A;1970;Bí thư;Chi bộ 1;dự bị;miễn sinh hoạt`;
    expect(rowsOf(await importRoll(encode(roll)))).toEqual([
      { name: 'Nguyễn Văn A', position: 'Bí thư', unit: 'Chi bộ 1', membership: 'probationary', standing: 'exempt' },
    ]);
    const subjects = `${header(SUBJECT_COLUMNS)}\n1;Chi ủy chi bộ 1;tập thể;Cấp ủy;Xã A;hoàn thành tốt nhiệm vụ;80,50`;
    expect(rowsOf(await importSubjects(encode(subjects), CAUTIOUS_DEFAULT.levels))).toEqual([
      { name: 'Chi ủy chi bộ 1', kind: 'collective', unit: 'Cấp ủy, Xã A', selfRated: 'HTT', score: '80.5' },
    ]);
  });
});
