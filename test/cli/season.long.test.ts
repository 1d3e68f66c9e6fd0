import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bytes } from '../../crypto/bytes.ts';
import { decodeCode } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { planSeason } from '../../src/cli/season/plan.ts';
import { verifyRatingRecord } from '../../src/domain/rating/verify-record.ts';
import { replayRecord } from '../../src/domain/verify/replay-record.ts';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { expectInOrder } from '../support/pdf-order.ts';
import { runCli } from './run-cli.ts';

describe('a season of two cells, one of which votes under the full protocol', () => {
  const folder = mkdtemp(join(tmpdir(), 'phieu-kin-season-test-'));
  afterAll(async () => rm(await folder, { recursive: true, force: true }));
  const [unit] = planSeason(1, 2, 1).units;
  const at = async (...names: string[]) => readFile(join(await folder, ...names));

  beforeAll(async () => {
    const part = ['--units', '1', '--cells', '2', '--meetings', '1'];
    const run = await runCli(['season', ...part, '--lang', 'en', '--out', await folder]);
    expect(run.code).toBe(0);
    expect(run.out).toContain(
      "1 ballots proven by a meeting's record, 3 entered from paper; 2 complaints, 1 re-rated.",
    );
  }, 1_800_000);

  it('leaves the record of a meeting that is anchored and proves the ballot', async () => {
    const held = unit?.cells.find((cell) => cell.held)?.id ?? '';
    const anchor = String(await at('records', `${held}.anchor`)).trim();
    const file = join(await folder, 'records', `${held}.phieukin`);
    const verified = await runCli(['verify', file, '--anchor', anchor, '--json']);
    expect(verified.code).toBe(0);
    const meeting = await replayRecord([await at('records', `${held}.phieukin`)]);
    const report = await verifyRatingRecord([await at('records', `${held}.jsonl`)], new Map([[meeting.id, meeting]]));
    expect(report).toMatchObject({ standing: 'consistent', ballots: { proven: 1, unchecked: 0, paper: 0 } });
  });

  it('prints in the minutes what the record says, field by field in the order of the form', async () => {
    const cell = unit?.cells.find((one) => one.held);
    const id = cell?.id ?? '';
    const anchor = String(await at('records', `${id}.anchor`)).trim();
    const report = await verifyRecord(chunksOf(await at('records', `${id}.phieukin`)), {
      random: (length) => new Uint8Array(randomBytes(length)),
      anchor: assertOk(decodeCode('anchor', anchor)),
    });
    const { meeting } = report;
    const [poll] = meeting?.polls ?? [];
    const [question] = poll?.manifest?.questions ?? [];
    if (meeting === undefined || poll?.counted === undefined || question?.kind !== 'rating') throw new Error('no poll');
    const { heads, counts, outcome, box, tally } = poll.counted;
    const name = (commitment: string | null) => meeting.names.get(commitment ?? '') ?? '?';
    const rows = question.subjects.map((subject, line) => {
      const verdict = outcome.verdicts[line];
      const level = verdict?.kind === 'rating' ? verdict.level : null;
      return `${line + 1}${name(subject.name)}${name(subject.detail)}${counts[line]?.join('')}Đạt ${level}`;
    });
    const tellers = meeting.officers.tellers.map((teller) => name(teller.name));
    expect(rows).toHaveLength(cell?.members.filter(({ level }) => level !== null).length ?? 0);
    expectInOrder(await at('papers', unit?.id ?? '', id, 'bien-ban-kiem-phieu-1.pdf'), [
      'ĐẢNG BỘ CƠ SỞ 1',
      'CHI BỘ 2',
      'Số 1-BB/CB',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'ngày 04 tháng 12 năm 2026',
      'BIÊN BẢN KIỂM PHIẾU',
      meeting.title,
      'Căn cứ: ',
      'Mục đích bỏ phiếu: đề xuất mức xếp loại',
      'I. Thời gian, địa điểm, thành phần',
      `Tổng số triệu tập: ${heads.summoned} người; có mặt: ${heads.present} người; vắng mặt: ${heads.summoned - heads.present} người.`,
      `Chủ trì: ${cell?.members[0]?.name}. Thư ký: ${name(meeting.officers.secretary.name)}.`,
      'II. Tổ kiểm phiếu',
      `Tổ trưởng: ${tellers[0]}.`,
      `Thành viên: ${tellers.slice(1).join(', ')}.`,
      `Số phiếu phát ra: ${heads.issued}; thu về: ${heads.returned}; hợp lệ: ${heads.valid}; không hợp lệ: ${heads.invalid}.`,
      'STT',
      'I. Cấp trên quyết định',
      ...rows,
      'II. Cấp mình quyết định',
      'Việc kiểm phiếu kết thúc lúc',
      'TỔ KIỂM PHIẾU',
      'CHỦ TRÌ HỘI NGHỊ',
      meeting.fingerprint,
      box,
      tally,
      meeting.officers.secretary.key,
      ...meeting.officers.tellers.map(({ key }) => key),
      anchor,
    ]);
  });
});

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Bytes> {
  yield new Uint8Array(bytes);
}

describe('a season of more than nine organisations, from paper', () => {
  const folder = mkdtemp(join(tmpdir(), 'phieu-kin-season-test-'));
  afterAll(async () => rm(await folder, { recursive: true, force: true }));

  it('compares each with its own row, and lists them as people count; one whose only cell has no result is left open', async () => {
    const run = await runCli(['season', '--units', '11', '--cells', '1', '--meetings', '0', '--out', await folder]);
    expect(run.code).toBe(0);
    const { members } = JSON.parse(String(await readFile(join(await folder, 'summary.json'))));
    const expected = planSeason(11, 1).units.map(({ id, cells }) => [id, cells[0]?.members.length]);
    expect(
      members.rows.map(({ organisation, tally }: { organisation: string; tally: { total: number } }) => [
        organisation,
        tally.total,
      ]),
    ).toEqual(expected);
  }, 600_000);
});
