import { createWriteStream } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assertOk } from '../../../crypto/result.ts';
import type { ReportUnit } from '../../domain/rating/report/summary.ts';
import type { Deps } from '../../usecases/deps.ts';
import { exportRatingRecord } from '../../usecases/export-rating-record.ts';
import { inPool } from '../meeting/pool.ts';
import type { Books, BooksTask, Issuer } from './books-task.ts';
import type { SeasonPlan, SeasonUnit } from './plan.ts';
import { DISTRICT, DISTRICT_SECRETARY, PROVINCE } from './play.ts';
import type { SeasonPool } from './season-pool.ts';

/** What all records come to, by organisation. */
export type SeasonBooks = ReadonlyMap<string, Books>;

const committee = (name: string, superior: string, signer: string): Issuer => ({
  ...{ name, superior, signer },
  behalf: 'BAN THƯỜNG VỤ',
});
const DISTRICT_ISSUER = committee(DISTRICT.name, PROVINCE, DISTRICT_SECRETARY);
const unitIssuer = ({ name, officers }: SeasonUnit): Issuer => committee(name, DISTRICT.name, officers[0]);

const TITLES = {
  cell: ['đảng viên', '', ''],
  unit: ['đảng viên', '', 'chi bộ'],
  district: ['đảng viên', 'chi bộ', 'tổ chức cơ sở đảng'],
} as const;

/**
 * Writes the audit file of every rating log, verifies each from its file, and writes the papers that follow: cells first, then
 * the organisations above, whose reports add up what the records below them say.
 * @param tell called after each organisation
 */
export async function closeAllBooks(
  deps: Deps,
  pool: SeasonPool,
  plan: SeasonPlan,
  out: string,
  tell: (done: number, all: number) => void,
): Promise<SeasonBooks> {
  await mkdir(join(out, 'records'), { recursive: true });
  const books = new Map<string, Books>();
  const all = plan.units.reduce((sum, { cells }) => sum + cells.length + 1, 1);
  const close = async (task: Omit<BooksTask, 'record' | 'meeting'>): Promise<void> => {
    const record = join(out, 'records', `${task.organisation}.jsonl`);
    const { organisation } = task;
    await pipeline(
      Readable.from(assertOk(await exportRatingRecord(deps, { organisation }))),
      createWriteStream(record),
    );
    const file = join(out, 'records', `${organisation}.phieukin`);
    const meeting = await access(file).then(
      () => file,
      () => null,
    );
    books.set(organisation, await pool.closeBooks({ ...task, record, meeting }));
    tell(books.size, all);
  };
  const known = (organisation: string, parent: string, name: string): ReportUnit => ({
    ...{ organisation, parent, name },
    tallies: books.get(organisation)?.tallies ?? {},
  });
  const cells = plan.units.flatMap((unit) => unit.cells.map((cell) => ({ unit, cell })));
  await inPool(cells, pool.threads + 1, ({ unit, cell }) =>
    close({
      organisation: cell.id,
      own: { name: cell.name, superior: unit.name, behalf: 'CHI BỘ', signer: cell.members[0]?.name ?? '' },
      decider: unitIssuer(unit),
      below: [],
      titles: TITLES.cell,
      folder: join(out, 'papers', unit.id, cell.id),
    }),
  );
  const cellsOf = (unit: SeasonUnit) => unit.cells.map((cell) => known(cell.id, unit.id, cell.name));
  await inPool(plan.units, pool.threads + 1, (unit) =>
    close({
      organisation: unit.id,
      own: unitIssuer(unit),
      decider: unitIssuer(unit),
      below: cellsOf(unit),
      titles: TITLES.unit,
      folder: join(out, 'papers', unit.id),
    }),
  );
  await close({
    organisation: DISTRICT.id,
    own: DISTRICT_ISSUER,
    decider: DISTRICT_ISSUER,
    below: plan.units.flatMap((unit) => [known(unit.id, DISTRICT.id, unit.name), ...cellsOf(unit)]),
    titles: TITLES.district,
    folder: join(out, 'papers'),
  });
  return books;
}
