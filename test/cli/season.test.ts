import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { planSeason } from '../../src/cli/season/plan.ts';
import { ratingOf } from '../../src/domain/rating/state.ts';
import { isHistory } from '../../src/domain/rating/status.ts';
import { verifyRatingRecord } from '../../src/domain/rating/verify-record.ts';
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
    for (const cell of cells) expect(cell.members.length).toBeGreaterThanOrEqual(8);
    for (const { history } of members) expect(isHistory('individual', history)).toBe(true);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(336);
  });
});

describe('a season of one organisation', () => {
  const folder = mkdtemp(join(tmpdir(), 'phieu-kin-season-test-'));
  afterAll(async () => rm(await folder, { recursive: true, force: true }));

  it('reconciles up the tree, and leaves logs that verify', async () => {
    const out = await folder;
    const run = await runCli(['season', '--units', '1', '--lang', 'en', '--out', out]);
    expect(run.code).toBe(0);
    expect(run.out).toContain('10 rating logs');
    const [unit] = planSeason(1).units;
    const members = (unit?.cells ?? []).flatMap((cell) => cell.members);
    const results = JSON.parse(await readFile(join(out, 'summary.json'), 'utf8')) as {
      members: { total: { tally: { total: number; open: number; counts: number[]; unproven: number }; rated: number } };
    };
    const { tally, rated } = results.members.total;
    const levels = ['HTXS', 'HTT', 'HT', 'KHT'];
    expect(tally.counts).toEqual(levels.map((code) => members.filter(({ level }) => level === code).length));
    expect(tally).toMatchObject({ total: members.length, open: 0, unproven: rated });
    const files = await readdir(join(out, 'records'));
    expect(files).toHaveLength(10);
    const report = await verifyRatingRecord([await readFile(join(out, 'records', 'chi-bo-1-1.jsonl'))]);
    if (report.standing !== 'consistent') throw new Error(report.failure.code);
    expect([...report.state.complaints.values()].map(({ answer }) => answer?.outcome)).toEqual(['upheld']);
    const period = report.state.periods.get('2026');
    const rerated = [...(period?.ratings.keys() ?? [])].filter(
      (subject) => period !== undefined && ratingOf(period, subject).decision?.replaces !== null,
    );
    expect(rerated).toHaveLength(1);
  });
});
