import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fromHex } from '../../crypto/bytes.ts';
import { checkpointBody } from '../../crypto/checkpoint.ts';
import { anchorOf, encodeCode } from '../../crypto/code.ts';
import { fingerprintWords } from '../../crypto/words.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import type { TreeHead } from '../../src/domain/meeting/shapes.ts';
import { PlayedMeeting } from '../support/played-meeting.ts';
import { partsOf, recordBytes } from '../support/record-of.ts';
import { runCli } from './run-cli.ts';

// Each test starts processes: slow where the machine has other work.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let record: string;
let anchor: string;
let words: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-kin-cli-'));
  record = join(folder, 'meeting.phieukin');
  const votes = [
    [[0], [1]],
    [[0], [1]],
    [[0], [2]],
    [[1], [2]],
    [[0], [4]],
  ];
  const played = PlayedMeeting.play(votes);
  words = fingerprintWords(played.manifest()).join(' · ');
  anchor = encodeCode('anchor', anchorOf(checkpointBody(noteHead(played.meeting, played.state.end as TreeHead))));
  await writeFile(record, await recordBytes(partsOf(played)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('phieu-kin verify', () => {
  it('reports an anchored record with exit code 0, its fingerprint in words and its table', async () => {
    const { code, out, err } = await runCli(['verify', record, '--anchor', anchor.toLowerCase().replaceAll('-', ' ')]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('HỒ SƠ ĐÚNG VÀ KHỚP VỚI BIÊN BẢN GIẤY');
    expect(out).toContain(words);
    expect(out).toMatch(/phát ra 5 · thu về 5 · hợp lệ 5 · không hợp lệ 0/);
    expect(out).toMatch(/1 {2}Đảng bộ cơ sở số 1 +4 +1 +0 +0 +0 {2}HTXS/);
    // The second organisation has no majority: the reasons say so, step by step.
    expect(out).toMatch(/2 {2}Đảng bộ cơ sở số 2 +0 +2 +2 +0 +1 {2}chưa mức nào/);
    expect(out).toContain('Đảng bộ cơ sở số 2: Chưa mức nào thắng');
  });

  it('reports a consistent record without a code with exit code 3 and says how to anchor it', async () => {
    const { code, out } = await runCli(['verify', record, '--lang', 'en']);
    expect(code).toBe(3);
    expect(out).toContain('CONSISTENT BUT NOT ANCHORED');
    expect(out).toContain('--anchor CODE-ON-PAPER');
    expect(out).toContain(`The paper must say ${anchor}`);
  });

  it('gives the same facts to machines', async () => {
    const { code, out } = await runCli(['verify', record, '--json']);
    expect(code).toBe(3);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ verdict: 'not-anchored', exitCode: 3, failure: null });
    expect(report.meeting).toMatchObject({ anchor, voters: 5, present: 5, tellers: 3, threshold: 2, erasedNames: 0 });
    expect(report.meeting.fingerprintWords.join(' · ')).toBe(words);
    const [poll] = report.meeting.polls;
    expect(poll.heads).toMatchObject({ issued: 5, returned: 5, valid: 5, invalid: 0 });
    expect(poll.questions[0].columns.map((column: { code: string }) => column.code)).toEqual([
      'HTXS',
      'HTT',
      'HT',
      'KHT',
      'NOT-RATED',
    ]);
    expect(poll.questions[0].rows[0]).toMatchObject({ votes: [4, 1, 0, 0, 0], outcome: 'HTXS', decided: true });
    expect(poll.questions[0].rows[1]).toMatchObject({ votes: [0, 2, 2, 0, 1], outcome: 'none', decided: false });
  });

  it('refuses a record with the code of another meeting with exit code 1', async () => {
    const other = encodeCode('anchor', anchorOf(fromHex('00')));
    const { code, out } = await runCli(['verify', record, '--anchor', other]);
    expect(code).toBe(1);
    expect(out).toContain('ANCHOR-MISMATCH');
    expect(out).toContain('Mã neo trên biên bản giấy không khớp');
  });

  it('refuses an altered record, names the check and its family, and says what it means', async () => {
    const { readFile } = await import('node:fs/promises');
    const altered = join(folder, 'altered.phieukin');
    const text = (await readFile(record, 'utf8')).replace('"place":"Yên Thế"', '"place":"Yên Thể"');
    await writeFile(altered, text);
    const { code, out } = await runCli(['verify', altered]);
    expect(code).toBe(1);
    expect(out).toContain('HỒ SƠ BỊ TỪ CHỐI');
    expect(out).toMatch(/STATEMENT-SIGNATURE-INVALID \(Xác thực: /);
    expect(out).toContain('Một chữ ký không đúng với nội dung');
    const json = JSON.parse((await runCli(['verify', altered, '--json'])).out);
    expect(json.failure).toMatchObject({ check: 'STATEMENT-SIGNATURE-INVALID', family: 'authenticity' });
    expect(json.meeting).toBeNull();
  });

  it('refuses a file that is no record', async () => {
    const noise = join(folder, 'noise');
    await writeFile(noise, 'không phải hồ sơ\n');
    expect((await runCli(['verify', noise])).code).toBe(1);
  });

  it.each([
    ['a missing file', () => join(folder, 'none'), [], 'Không có tệp'],
    ['a folder', () => folder, [], 'là thư mục'],
    ['a mistyped code', () => record, ['--anchor', 'N123-4567'], 'Mã neo đã nhập không đúng dạng (CODE-LENGTH)'],
    ['a code of another kind', () => record, ['--anchor', encodeCode('card', new Uint8Array(16))], '(CODE-KIND)'],
    ['an unknown option', () => record, ['--anker', 'x'], '--anker'],
  ])('ends with exit code 2 and calm words for %s', async (_, file, more, words) => {
    const { code, out, err } = await runCli(['verify', file(), ...more]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(words);
    expect(err).not.toContain('    at ');
  });

  it('ends with exit code 2 for an empty file', async () => {
    const empty = join(folder, 'empty.phieukin');
    await writeFile(empty, '');
    const { code, err } = await runCli(['verify', empty, '--lang', 'en']);
    expect(code).toBe(2);
    expect(err).toContain('is empty');
  });

  it('keeps what a hostile name holds off the terminal', async () => {
    const played = new PlayedMeeting({ voters: 5 });
    const { commit } = played;
    played.commit = (text) => commit.call(played, text.replace('số 1', '\u001b[2J\u202e'));
    played.prepare(1);
    for (const voter of played.voters) played.issue(voter);
    played.open();
    for (const voter of played.voters) played.cast(played.ballot(voter, [[0]]));
    played.close();
    played.count();
    played.end();
    const hostile = join(folder, 'hostile.phieukin');
    await writeFile(hostile, await recordBytes(partsOf(played)));
    const { code, out } = await runCli(['verify', hostile]);
    expect(code).toBe(3);
    expect(out).toContain('Đảng bộ cơ sở \u{fffd}');
    for (const symbol of ['\u001b', '\u202e']) expect(out).not.toContain(symbol);
  });
});

describe('phieu-kin', () => {
  it('lists its commands', async () => {
    const { code, out } = await runCli(['--help']);
    expect(code).toBe(0);
    for (const command of ['verify', 'serve', 'demo', 'invite', 'export'])
      expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
  });

  it('ends with exit code 2 for a command that it does not have', async () => {
    const { code, err } = await runCli(['verifi']);
    expect(code).toBe(2);
    expect(err).toContain('verifi');
  });
});
