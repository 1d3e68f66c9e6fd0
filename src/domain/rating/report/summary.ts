import { type Language, percentTenths } from '../../rules/percent.ts';
import type { Level } from '../../rules/rule-set.ts';
import type { Words } from '../../words.ts';
import type { SubjectKind } from '../status.ts';
import { addTallies, emptyTally, notRatedIn, ratedIn, type Tally } from './tally.ts';

/** An organisation with its own tallies; the tree is data. */
export interface ReportUnit {
  readonly organisation: string;
  /** `null` for the root of the report. */
  readonly parent: string | null;
  readonly name: string;
  readonly tallies: Readonly<Partial<Record<SubjectKind, Tally>>>;
}

/** One row of the report's table: the unit and all below it. */
interface SummaryRow {
  /** From 1; `null` in the row of the total. */
  readonly place: number | null;
  readonly organisation: string | null;
  readonly name: string;
  readonly tally: Tally;
  readonly rated: number;
  readonly notRated: number;
  /** Share of each level in those rated, in tenths of a percent, each rounded half up by itself; `null` of nobody. */
  readonly percents: readonly (number | null)[];
  /** Share of the highest level in those rated good or better. */
  readonly topOfGood: number | null;
}

/** The summary report of one kind (báo cáo tổng hợp). Every percentage's base is named by its column. */
export interface Summary {
  readonly kind: SubjectKind;
  readonly levels: readonly Level[];
  readonly rows: readonly SummaryRow[];
  /** Tổng cộng: the sum of all rows. */
  readonly total: SummaryRow;
}

const TOTAL_WORDS: Words = { vi: 'Tổng cộng', en: 'Total' };
const OWN_WORDS: Words = { vi: 'trực thuộc', en: 'its own' };

/**
 * The report of one organisation: a row for what is its own, if anything, and one for each unit directly below with all that
 * is below that unit.
 * @param units the organisation, which has no parent among them, and all below it.
 * @param levels of the period, highest first; `good` is the code of the lowest good one, `null` where there is none.
 */
export function summarise(
  units: readonly ReportUnit[],
  kind: SubjectKind,
  levels: readonly Level[],
  good: string | null,
  language: Language,
): Summary {
  const known = new Set(units.map(({ organisation }) => organisation));
  const [root, ...others] = units.filter(({ parent }) => parent === null || !known.has(parent));
  if (root === undefined || others.length > 0) throw new RangeError('a report has one root');
  const goodPlace = good === null ? null : levels.findIndex(({ code }) => code === good);
  if (goodPlace !== null && goodPlace < 1) throw new RangeError('good is a level below the highest');
  const children = childrenByParent(units);
  const own = root.tallies[kind];
  const parts = [
    ...(own === undefined ? [] : [{ unit: root, name: `${root.name} (${OWN_WORDS[language]})`, tally: own }]),
    ...(children.get(root.organisation) ?? []).map((unit) => ({
      unit,
      name: unit.name,
      tally: subtreeTally(unit, kind, levels.length, children),
    })),
  ];
  const rows = parts.map(({ unit, name, tally }, i) => rowOf(i + 1, unit.organisation, name, tally, goodPlace));
  const sum = rows.reduce((total, { tally }) => addTallies(total, tally), emptyTally(levels.length));
  return { kind, levels, rows, total: rowOf(null, null, TOTAL_WORDS[language], sum, goodPlace) };
}

function childrenByParent(units: readonly ReportUnit[]): ReadonlyMap<string, readonly ReportUnit[]> {
  const children = new Map<string, ReportUnit[]>();
  for (const unit of units)
    if (unit.parent !== null) children.set(unit.parent, [...(children.get(unit.parent) ?? []), unit]);
  return children;
}

function subtreeTally(
  unit: ReportUnit,
  kind: SubjectKind,
  levels: number,
  children: ReadonlyMap<string, readonly ReportUnit[]>,
): Tally {
  return (children.get(unit.organisation) ?? []).reduce(
    (total, child) => addTallies(total, subtreeTally(child, kind, levels, children)),
    unit.tallies[kind] ?? emptyTally(levels),
  );
}

function rowOf(
  place: number | null,
  organisation: string | null,
  name: string,
  tally: Tally,
  good: number | null,
): SummaryRow {
  const rated = ratedIn(tally);
  const goodOrBetter = tally.counts.slice(0, (good ?? -1) + 1).reduce((sum, count) => sum + count, 0);
  return {
    place,
    organisation,
    name,
    tally,
    rated,
    notRated: notRatedIn(tally),
    percents: tally.counts.map((count) => percentTenths(count, rated)),
    topOfGood: good === null ? null : percentTenths(tally.counts[0] ?? 0, goodOrBetter),
  };
}
