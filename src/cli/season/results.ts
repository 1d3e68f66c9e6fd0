import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertOk } from '../../../crypto/result.ts';
import { byName } from '../../domain/names.ts';
import { type ReportUnit, type Summary, summarise } from '../../domain/rating/report/summary.ts';
import { formatCount, formatPercent, type Language } from '../../domain/rules/percent.ts';
import { CAUTIOUS_DEFAULT } from '../../domain/rules/presets.ts';
import type { Deps } from '../../usecases/deps.ts';
import { ratingOverview } from '../../usecases/rating-overview.ts';
import { type Column, table } from '../terminal/table.ts';
import { DISTRICT } from './play.ts';
import { SEASON_PERIOD } from './terms.ts';

/** The three populations of a season, which are never added to each other. */
export interface SeasonResults {
  readonly members: Summary;
  readonly cells: Summary;
  readonly organisations: Summary;
}

/** Reads the results of the whole tree as the district's committee would, from rows of numbers. */
export async function seasonResults(deps: Deps, language: Language): Promise<SeasonResults> {
  const lines = assertOk(await ratingOverview(deps, { organisation: DISTRICT.id, period: SEASON_PERIOD }));
  const inOrder = [...lines].sort((a, b) => byName(a.name, b.name));
  const units = inOrder.map(
    ({ organisation, parent, name, progress }): ReportUnit => ({
      organisation,
      parent,
      name,
      tallies: progress?.tallies ?? {},
    }),
  );
  const district = units.filter(({ organisation }) => organisation === DISTRICT.id);
  // The district's own organisations are the grassroots ones; those of all below it are cells.
  const below = units.map((unit) => (unit.organisation === DISTRICT.id ? { ...unit, tallies: {} } : unit));
  const { levels } = CAUTIOUS_DEFAULT;
  return {
    members: summarise(units, 'individual', levels, 'HTT', language),
    cells: summarise(below, 'organisation', levels, 'HTT', language),
    organisations: summarise(district, 'organisation', levels, 'HTT', language),
  };
}

/** The report's table, with a row for each unit and the total (page "Báo cáo tổng hợp"). */
export function resultLines({ levels, rows, total }: Summary, language: Language, width: number): string[] {
  const n = (count: number): string => formatCount(count, language);
  const right = (title: string): Column => ({ title, align: 'right' });
  const vi = language === 'vi';
  const columns: Column[] = [
    right('TT'),
    { title: vi ? 'Đối tượng' : 'Subjects', align: 'left', shrinks: true },
    right(vi ? 'Tổng số' : 'All'),
    ...levels.flatMap(({ code }) => [right(code), right('%')]),
    right(vi ? 'Chưa xếp loại' : 'Not rated'),
    right(vi ? '% HTXS/tốt trở lên' : '% HTXS/good or better'),
  ];
  const cells = [...rows, total].map(({ place, name, tally, percents, notRated, topOfGood }) => [
    place === null ? '' : String(place),
    name,
    n(tally.total),
    ...tally.counts.flatMap((count, at) => [n(count), formatPercent(percents[at] ?? null, language)]),
    n(notRated + tally.open),
    formatPercent(topOfGood, language),
  ]);
  return table(columns, cells, width);
}

/** Leaves the summaries as text and as data. */
export async function writeSummaries(out: string, results: SeasonResults, language: Language): Promise<void> {
  const text = [results.organisations, results.cells, results.members].map((summary) =>
    resultLines(summary, language, 200).join('\n'),
  );
  await writeFile(join(out, 'summary.txt'), `${text.join('\n\n')}\n`);
  await writeFile(join(out, 'summary.json'), `${JSON.stringify(results, null, 1)}\n`);
}
