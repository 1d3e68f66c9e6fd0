import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../../domain/rules/percent.ts';
import { startService } from '../../main.ts';
import type { Deps } from '../../usecases/deps.ts';
import { closeAllBooks, type SeasonBooks } from '../season/books.ts';
import { planSeason } from '../season/plan.ts';
import { playSeason } from '../season/play.ts';
import { reconcile } from '../season/reconcile.ts';
import { resultLines, type SeasonResults, seasonResults, writeSummaries } from '../season/results.ts';
import { SeasonClock } from '../season/season-clock.ts';
import { type SeasonPool, seasonPool } from '../season/season-pool.ts';
import { widthOf } from '../terminal/paint.ts';
import { progressBar } from '../terminal/progress.ts';
import { quiet, refused, settingsOf } from './service.ts';

export interface SeasonCommand {
  readonly out: string;
  /** How many of the 42 organisations. */
  readonly units: number;
  /** How many of the 8 cells of each. */
  readonly cells: number;
  /** In how many cells members vote under the full protocol. */
  readonly meetings: number;
  /** In every cell. */
  readonly all?: boolean;
  readonly lang: Language;
}

/**
 * Plays a whole season of ratings on a fresh PostgreSQL in a temporary folder: meetings over HTTP, decisions, complaints. Leaves
 * records and papers in a folder; every record is verified, and every total is compared with what it is made of.
 */
export async function seasonCommand(options: SeasonCommand): Promise<void> {
  const { out, lang } = options;
  const data = await mkdtemp(join(tmpdir(), 'phieu-kin-season-'));
  await mkdir(out, { recursive: true });
  // A played season never touches a database that somebody configured.
  for (const name of ['DATABASE_URL', 'TLS_CERT', 'TLS_KEY']) delete process.env[name];
  const pool = seasonPool();
  try {
    // Each room has an address of its own, as behind a proxy: limits are for one room.
    const settings = settingsOf({ data, lang }, { HOST: '127.0.0.1', PORT: '0', TRUST_PROXY: 'yes' });
    const service = await startService(settings, quiet);
    if (!service.ok) throw refused(service.code, service.detail, lang);
    const { deps, url, close } = service.value;
    try {
      await playAndTell(options, deps, url, pool);
    } finally {
      await close();
    }
  } finally {
    await pool.close();
    await rm(data, { recursive: true, force: true });
  }
}

async function playAndTell(options: SeasonCommand, deps: Deps, url: string, pool: SeasonPool): Promise<void> {
  const { out, units, cells, meetings, all = false, lang } = options;
  const plan = planSeason(units, cells, all ? Number.POSITIVE_INFINITY : meetings);
  const clock = new SeasonClock(process.stderr, lang);
  await playSeason({ deps, url, out, hold: pool.hold }, plan, pool.threads + 1, clock.tell);
  const played = clock.stop();

  const begun = performance.now();
  const writing = lang === 'vi' ? '  Đang kiểm tra hồ sơ và viết văn bản' : '  Verifying records and writing papers';
  const bar = progressBar(process.stderr, writing, lang);
  const books = await closeAllBooks(deps, pool, plan, out, bar.update);
  bar.stop();
  const results = await seasonResults(deps, lang);
  const compared = await reconcile(deps, plan, books, results);
  await writeSummaries(out, results, lang);
  tables(results, lang);
  console.log(summary(books, compared, lang));
  const [playing, closing] = [played, (performance.now() - begun) / 1000].map(Math.round);
  console.log(
    lang === 'vi'
      ? `Chạy hết ${playing} giây; kiểm tra và viết văn bản hết ${closing} giây. Kết quả ở ${out}.`
      : `Played in ${playing} s; records verified and papers written in ${closing} s. Results are in ${out}.`,
  );
}

function tables(results: SeasonResults, lang: Language): void {
  const width = widthOf(process.stdout);
  for (const one of [results.organisations, { ...results.cells, rows: [] }, { ...results.members, rows: [] }])
    console.log(`${resultLines(one, lang, width).join('\n')}\n`);
}

function summary(books: SeasonBooks, compared: number, lang: Language): string {
  const all = [...books.values()];
  const add = (of: (one: (typeof all)[number]) => number): number => all.reduce((sum, one) => sum + of(one), 0);
  const [entries, papers] = [add((one) => one.entries), add((one) => one.papers)];
  const [proven, paper] = [add(({ ballots }) => ballots.proven), add(({ ballots }) => ballots.paper)];
  const [complaints, rerated] = [add((one) => one.complaints), add((one) => one.rerated)];
  return lang === 'vi'
    ? `${books.size} nhật ký xếp loại với ${entries} nội dung đã ký, tất cả kiểm tra khớp. ${proven} cuộc bỏ phiếu chứng minh bằng hồ sơ họp, ${paper} nhập từ biên bản giấy; ${complaints} khiếu nại, ${rerated} xếp loại lại. ${compared} số liệu đối chiếu khớp ở mọi cấp. ${papers} tệp báo cáo, quyết định, danh sách.`
    : `${books.size} rating logs of ${entries} signed statements, every one verifies. ${proven} ballots proven by a meeting's record, ${paper} entered from paper; ${complaints} complaints, ${rerated} re-rated. ${compared} numbers compared, all agree at every level. ${papers} files of reports, decisions and lists.`;
}
