import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkpointBody } from '../../crypto/checkpoint.ts';
import { anchorOf, encodeCode } from '../../crypto/code.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import type { TreeHead } from '../../src/domain/meeting/shapes.ts';
import { pdfTexts } from '../support/pdf-text.ts';
import { PlayedMeeting } from '../support/played-meeting.ts';
import { partsOf, recordBytes } from '../support/record-of.ts';
import { runCli } from './run-cli.ts';

// Each test starts processes: slow where the machine has other work.
vi.setConfig({ testTimeout: 300_000 });

let folder: string;
let record: string;
let anchor: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-kin-papers-'));
  record = join(folder, 'meeting.phieukin');
  const played = PlayedMeeting.play([[[0]], [[0]], [[1]]]);
  anchor = encodeCode('anchor', anchorOf(checkpointBody(noteHead(played.meeting, played.state.end as TreeHead))));
  await writeFile(record, await recordBytes(partsOf(played)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('phieu-kin papers', () => {
  it('verifies a record and writes its papers, with what was typed and what the record holds', async () => {
    const out = join(folder, 'papers');
    const typed = [
      '--organisation',
      'Chi bộ 1',
      '--number',
      '12-BB/CB',
      '--chair',
      'Lê Văn Chủ',
      '--kept-at',
      'Chi bộ',
    ];
    const { code, out: printed } = await runCli(['papers', record, '--anchor', anchor, '--out', out, ...typed]);
    expect(code).toBe(0);
    const names = ['bien-ban-kiem-phieu-1', 'phieu-bau-mau-1', 'thong-bao-ket-qua-1'];
    const files = names.flatMap((name) => [`${name}.docx`, `${name}.pdf`]);
    expect((await readdir(out)).sort()).toEqual(files);
    for (const file of files) expect(printed).toContain(join(out, file));
    const said = pdfTexts(await readFile(join(out, 'bien-ban-kiem-phieu-1.pdf')))
      .join(' ')
      .replace(/\s+/g, ' ');
    for (const text of [
      'CHI BỘ 1',
      'Số 12-BB/CB',
      'Chủ trì: Lê Văn Chủ. Thư ký: Trần Thị Thư Ký.',
      `Mã neo: ${anchor}`,
    ])
      expect(said).toContain(text);
    expect(said).toContain('Số phiếu phát ra: 3; thu về: 3; hợp lệ: 3; không hợp lệ: 0.');
    expect(said).toContain('1 Đảng bộ cơ sở số 1 2 1 0 0 0 Đạt HTXS');
  });

  it('writes nothing of a record that is refused, and says why', async () => {
    const out = join(folder, 'none');
    const other = encodeCode('anchor', anchorOf(new Uint8Array(1)));
    const { code, out: printed } = await runCli(['papers', record, '--anchor', other, '--out', out]);
    expect(code).toBe(1);
    expect(printed).toContain('ANCHOR-MISMATCH');
    await expect(readdir(out)).rejects.toThrow('ENOENT');
  });

  it('needs the anchor code: papers are made of no unanchored record', async () => {
    const { code, err } = await runCli(['papers', record, '--out', join(folder, 'none')]);
    expect(code).toBe(2);
    expect(err).toContain('--anchor');
  });
});
