import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../domain/rules/percent.ts';
import { planSeason } from '../season/plan.ts';
import { playSeason } from '../season/play.ts';
import { resultLines, seasonResults, writeRecords, writeSummaries } from '../season/results.ts';
import { widthOf } from '../terminal/paint.ts';
import { progressBar } from '../terminal/progress.ts';
import { withService } from './service.ts';

export interface SeasonCommand {
  readonly out: string;
  /** How many of the 42 organisations. */
  readonly units: number;
  readonly lang: Language;
}

/**
 * Plays a whole season of ratings on a fresh PostgreSQL in a temporary folder, reports it up the tree, and leaves its rating
 * logs and summaries in a folder, each log verified.
 */
export async function seasonCommand({ out, units, lang }: SeasonCommand): Promise<void> {
  const vi = lang === 'vi';
  const data = await mkdtemp(join(tmpdir(), 'phieu-kin-season-'));
  await mkdir(out, { recursive: true });
  // A played season never touches a database that somebody configured.
  delete process.env.DATABASE_URL;
  try {
    await withService({ data, lang }, async (deps) => {
      const plan = planSeason(units);
      const bar = progressBar(process.stderr, vi ? '  Đang chạy một mùa xếp loại' : '  Playing a season', lang);
      const begun = performance.now();
      await playSeason(deps, plan, (done) => bar.update(done, plan.units.length));
      bar.stop();
      const played = (performance.now() - begun) / 1000;
      const asked = performance.now();
      const results = await seasonResults(deps, lang);
      const read = performance.now() - asked;
      const { records, entries } = await writeRecords(deps, out);
      await writeSummaries(out, results, lang);
      const width = widthOf(process.stdout);
      for (const summary of [results.organisations, { ...results.cells, rows: [] }, { ...results.members, rows: [] }])
        console.log(`${resultLines(summary, lang, width).join('\n')}\n`);
      const seconds = Math.round(played);
      console.log(
        vi
          ? `${records} nhật ký xếp loại với ${entries} nội dung đã ký, tất cả kiểm tra khớp. Chạy hết ${seconds} giây; đọc số liệu toàn huyện hết ${Math.round(read)} ms. Kết quả ở ${out}.`
          : `${records} rating logs of ${entries} signed statements, every one verifies. Played in ${seconds} s; the whole tree's numbers were read in ${Math.round(read)} ms. Results are in ${out}.`,
      );
    });
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
