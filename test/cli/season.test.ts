import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/universal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planSeason } from '../../src/cli/season/plan.ts';
import { ratingOf } from '../../src/domain/rating/state.ts';
import { isHistory } from '../../src/domain/rating/status.ts';
import { verifyRatingRecord } from '../../src/domain/rating/verify-record.ts';
import { expectInOrder } from '../support/pdf-order.ts';
import { runCli } from './run-cli.ts';

const counted = (levels: readonly (string | null)[]) =>
  Object.fromEntries(
    [...new Set(levels)].map((level) => [level ?? 'none', levels.filter((one) => one === level).length]),
  );

describe('the plan of a season', () => {
  const { units } = planSeason();
  const cells = units.flatMap((unit) => unit.cells);
  const members = cells.flatMap((cell) => cell.members);

  it('has the published numbers of Yên Thế at every level', () => {
    expect(counted(units.map(({ level }) => level))).toEqual({ HTXS: 8, HTT: 31, HT: 3 });
    expect(counted(cells.map(({ level }) => level))).toEqual({ HTXS: 68, HTT: 246, HT: 14, none: 8 });
    expect(counted(members.map(({ level }) => level))).toEqual({ HTXS: 606, HTT: 3375, HT: 320, KHT: 35, none: 35 });
    expect([units.length, cells.length, members.length]).toEqual([42, 336, 4371]);
  });

  it('is of cells that can meet, and of members whose history is possible', () => {
    const sizes = cells.map((cell) => cell.members.length);
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([5, 100]);
    for (const { history } of members) expect(isHistory('individual', history)).toBe(true);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(336);
  });

  it('holds meetings in the largest cell, where there are uncommon statuses, and in as many as asked', () => {
    const held = planSeason(42, 8, 30)
      .units.flatMap((unit) => unit.cells)
      .filter((cell) => cell.held);
    expect(held).toHaveLength(30);
    expect(held.map((cell) => cell.members.length)).toContain(100);
    const statuses = new Set(held.flatMap((cell) => cell.members.map(({ history }) => history.at(-1)?.status)));
    expect([...statuses].sort()).toEqual(['exempt', 'official', 'probationary', 'suspended']);
    expect(
      planSeason(42, 8, Number.POSITIVE_INFINITY).units.every((unit) => unit.cells.every((cell) => cell.held)),
    ).toBe(true);
  });
});

describe('a season of two cells, from paper', () => {
  const folder = mkdtemp(join(tmpdir(), 'phieu-kin-season-test-'));
  afterAll(async () => rm(await folder, { recursive: true, force: true }));
  const plan = planSeason(1, 2);
  const [unit] = plan.units;
  const members = (unit?.cells ?? []).flatMap((cell) => cell.members);
  const levels = ['HTXS', 'HTT', 'HT', 'KHT'];
  const at = async (...names: string[]) => readFile(join(await folder, ...names));

  beforeAll(async () => {
    const run = await runCli([
      'season',
      '--units',
      '1',
      '--cells',
      '2',
      '--meetings',
      '0',
      '--lang',
      'en',
      '--out',
      await folder,
    ]);
    expect(run.err.replaceAll(/After .* min left\.\n/g, '')).toBe('');
    expect(run.code).toBe(0);
    expect(run.out).toContain('4 rating logs');
    expect(run.out).toContain(
      "0 ballots proven by a meeting's record, 4 entered from paper; 2 complaints, 1 re-rated.",
    );
  });

  it('reconciles up the tree', async () => {
    const results = JSON.parse(String(await at('summary.json'))) as {
      members: { total: { tally: { total: number; open: number; counts: number[]; unproven: number } } };
    };
    const { tally } = results.members.total;
    expect(tally.counts).toEqual(levels.map((code) => members.filter(({ level }) => level === code).length));
    expect(tally).toMatchObject({
      total: members.length,
      open: 0,
      unproven: members.filter(({ level }) => level !== null).length,
    });
  });

  it('leaves logs that verify, one with a complaint that was right', async () => {
    const files = await readdir(join(await folder, 'records'));
    expect(files.filter((name) => name.endsWith('.jsonl'))).toHaveLength(4);
    const report = await verifyRatingRecord([await at('records', 'chi-bo-1-1.jsonl')]);
    if (report.standing !== 'consistent') throw new Error(report.failure.code);
    expect([...report.state.complaints.values()].map(({ answer }) => answer?.outcome)).toEqual(['upheld']);
    const period = report.state.periods.get('2026');
    const rerated = [...(period?.ratings.keys() ?? [])].filter(
      (subject) => period !== undefined && ratingOf(period, subject).decision?.replaces !== null,
    );
    expect(rerated).toHaveLength(1);
    expect([...report.state.periods.keys()]).toEqual(['2026-10', '2026']);
  });

  it('reports the same figures in PDF, XLSX and data', async () => {
    const { members: all } = JSON.parse(String(await at('summary.json'))) as {
      members: { total: { tally: { total: number; counts: number[]; unproven: number }; percents: number[] } };
    };
    const { tally, percents } = all.total;
    const shares = percents.map((tenths) => `${Math.floor(tenths / 10)},${tenths % 10}%`);
    expectInOrder(await at('papers', 'bao-cao-tong-hop.pdf'), [
      'BÁO CÁO TỔNG HỢP',
      'I. Đảng viên',
      `Tổng số: ${tally.total} (chính thức: ${tally.total}; dự bị: 0).`,
      `Tổng cộng${tally.total}${tally.counts.flatMap((count, level) => [count, shares[level]]).join('')}`,
      `${tally.unproven} theo giấy, chưa kiểm chứng`,
      'II. Chi bộ',
      'III. Tổ chức cơ sở đảng',
      `T/M BAN THƯỜNG VỤ`,
    ]);
    const sheet = await readSheet(new Blob([new Uint8Array(await at('papers', 'bao-cao-tong-hop.xlsx'))]), 'Đảng viên');
    const last = sheet.at(-1) ?? [];
    expect(last.slice(1, 3)).toEqual(['Tổng cộng', tally.total]);
    expect(levels.map((_, level) => last[3 + 2 * level])).toEqual(tally.counts);
    expect(levels.map((_, level) => Math.round(Number(last[4 + 2 * level]) * 1000))).toEqual(percents);
    expect(String(await at('papers', 'bao-cao-tong-hop-1.svg'))).toContain(`>${tally.counts[0]} (${shares[0]})<`);
  });
});
