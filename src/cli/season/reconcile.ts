import { assertOk } from '../../../crypto/result.ts';
import type { Summary } from '../../domain/rating/report/summary.ts';
import type { Tally } from '../../domain/rating/report/tally.ts';
import { SUBJECT_KINDS } from '../../domain/rating/status.ts';
import type { Deps } from '../../usecases/deps.ts';
import { ratingOverview } from '../../usecases/rating-overview.ts';
import { Ending } from '../terminal/exit.ts';
import type { SeasonBooks } from './books.ts';
import type { SeasonPlan } from './plan.ts';
import { DISTRICT } from './play.ts';
import type { SeasonResults } from './results.ts';
import { LEVELS, SEASON_PERIOD } from './terms.ts';

/**
 * Compares every total with what it is made of: the service's numbers of each organisation with its verified record, decisions
 * with what was planned, and each row and sum of the reports with the records below it.
 * @returns how many numbers were compared
 * @throws Ending at the first that differs
 */
export async function reconcile(
  deps: Deps,
  plan: SeasonPlan,
  books: SeasonBooks,
  results: SeasonResults,
): Promise<number> {
  let compared = 0;
  const same = (what: string, found: unknown, expected: unknown): void => {
    compared++;
    if (JSON.stringify(found) !== JSON.stringify(expected))
      throw new Ending(`${what}: ${JSON.stringify(found)} ≠ ${JSON.stringify(expected)}`);
  };
  const lines = assertOk(await ratingOverview(deps, { organisation: DISTRICT.id, period: SEASON_PERIOD }));
  same('organisations', lines.length, books.size);
  for (const { organisation, progress } of lines)
    for (const kind of SUBJECT_KINDS)
      same(
        `overview of ${organisation}`,
        partOf(progress?.tallies[kind]),
        partOf(books.get(organisation)?.tallies[kind]),
      );

  const tally = (organisation: string, kind: 'individual' | 'organisation'): Tally => {
    const found = books.get(organisation)?.tallies[kind];
    if (found === undefined) throw new Ending(`${organisation}: no ${kind}`);
    return found;
  };
  const planned = (what: string, { counts, total }: Tally, levels: readonly (string | null)[]): void => {
    same(`levels of ${what}`, counts, countsOf(levels));
    same(`size of ${what}`, total, levels.length);
  };
  for (const unit of plan.units) {
    for (const { id, members } of unit.cells)
      planned(
        id,
        tally(id, 'individual'),
        members.map(({ level }) => level),
      );
    planned(
      unit.id,
      tally(unit.id, 'organisation'),
      unit.cells.map(({ level }) => level),
    );
  }
  planned(
    DISTRICT.id,
    tally(DISTRICT.id, 'organisation'),
    plan.units.map(({ level }) => level),
  );

  for (const unit of plan.units) {
    const rowOf = ({ rows }: Summary) => partOf(rows.find(({ organisation }) => organisation === unit.id)?.tally);
    const members = unit.cells.map(({ id }) => tally(id, 'individual'));
    same(`members below ${unit.id}`, rowOf(results.members), sum(members));
    same(`cells below ${unit.id}`, rowOf(results.cells), sum([tally(unit.id, 'organisation')]));
  }
  const cells = plan.units.flatMap((unit) => unit.cells.map(({ id }) => tally(id, 'individual')));
  same('members in all', partOf(results.members.total.tally), sum(cells));
  same('cells in all', partOf(results.cells.total.tally), sum(plan.units.map(({ id }) => tally(id, 'organisation'))));
  same('organisations in all', partOf(results.organisations.total.tally), sum([tally(DISTRICT.id, 'organisation')]));
  return compared;
}

const countsOf = (levels: readonly (string | null)[]): number[] =>
  LEVELS.map((code) => levels.filter((level) => level === code).length);

const PARTS = ['total', 'official', 'probationary', 'open', 'unproven'] as const;
/** A tally in numbers whose order is known. */
const partOf = (tally: Tally | undefined): readonly number[] =>
  tally === undefined ? [] : [...PARTS.map((part) => tally[part]), ...tally.counts, ...reasons(tally)];
const reasons = ({ notRated }: Tally): number[] =>
  (['moved-out', 'exempt', 'suspended', 'detained', 'recent', 'by-decision'] as const).map(
    (reason) => notRated[reason],
  );
const sum = (tallies: readonly Tally[]): readonly number[] =>
  tallies.map(partOf).reduce((total, part) => total.map((count, at) => count + (part[at] ?? 0)), partOf(ZERO));
const ZERO: Tally = {
  ...{ total: 0, official: 0, probationary: 0, open: 0, unproven: 0 },
  counts: LEVELS.map(() => 0),
  notRated: { 'moved-out': 0, exempt: 0, suspended: 0, detained: 0, recent: 0, 'by-decision': 0 },
};
