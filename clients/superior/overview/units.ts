import { byName, plain } from '../../../src/domain/names.ts';
import type { Stage } from '../../../src/domain/rating/proposal.ts';
import { notRatedIn, ratedIn, type Tally } from '../../../src/domain/rating/report/tally.ts';
import type { SubjectKind } from '../../../src/domain/rating/status.ts';
import type { OverviewLine } from '../../shared/ratings/rating-client.ts';

export const STANDINGS = ['missing', 'not-started', 'voting', 'certified', 'decided'] as const;
/** How far a unit is. `missing`: the period was not opened there. `certified`: all ballots are in, not all is decided. */
type Standing = (typeof STANDINGS)[number];

/** What can be asked for: everything, a standing, what is late, what breaks its cap. */
export type Filter = 'all' | Standing | 'late' | 'over-cap';

/** One unit as the table shows it. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string | null;
  /** 0 for the superior's own organisation. */
  readonly depth: number;
  readonly standing: Standing;
  readonly late: boolean;
  /** Groups in which the cap would be broken as things stand. */
  readonly overCap: number;
  /** Subjects that are rated, and how many of them are decided. */
  readonly rated: number;
  readonly decided: number;
  /** Decided, by level: code and number; nothing where nobody is. */
  readonly counts: readonly (readonly [code: string, count: number])[];
  /** Decided on ballots that only paper tells of. */
  readonly unproven: number;
  /** All units below it, and how many of them are decided. */
  readonly below: { readonly all: number; readonly decided: number };
}

const BEFORE_DECISION = ['self-rating', 'appraisal', 'ballot', 'second-round'] as const;

/**
 * The units of an overview, in the order of the tree: each organisation is followed by those below it.
 * @param lines as the service answers, parents before children. @param voting organisations where a poll is at work now
 * @param today a date, against which deadlines are told
 */
export function unitsOf(lines: readonly OverviewLine[], voting: ReadonlySet<string>, today: string): readonly Unit[] {
  const known = new Set(lines.map(({ organisation }) => organisation));
  const children = new Map<string | null, OverviewLine[]>();
  for (const line of lines) {
    const above = line.parent !== null && known.has(line.parent) ? line.parent : null;
    children.set(above, [...(children.get(above) ?? []), line]);
  }
  const units: Unit[] = [];
  /** @returns how many units the subtrees have, and how many are decided */
  const walk = (above: string | null, depth: number): { all: number; decided: number } => {
    const sum = { all: 0, decided: 0 };
    const siblings = [...(children.get(above) ?? [])].sort((a, b) => byName(a.name, b.name));
    for (const line of siblings) {
      const place = units.length;
      const unit = unitOf(line, depth, voting.has(line.organisation), today);
      units.push(unit);
      const below = walk(line.organisation, depth + 1);
      units[place] = { ...unit, below };
      sum.all += below.all + 1;
      sum.decided += below.decided + (unit.standing === 'decided' ? 1 : 0);
    }
    return sum;
  };
  walk(null, 0);
  return units;
}

function unitOf(line: OverviewLine, depth: number, atWork: boolean, today: string): Unit {
  const { organisation: id, name, level, parent, progress } = line;
  const rated = progress === null ? 0 : sum(Object.values(progress.stages));
  const decided = progress?.stages.decided ?? 0;
  const tallies = Object.values(progress?.tallies ?? {});
  const counts = (progress?.levels ?? []).map(
    ({ code }, at) => [code, sum(tallies.map((tally) => tally?.counts[at] ?? 0))] as const,
  );
  return {
    id,
    name,
    level,
    parent,
    depth,
    standing: standingOf(progress, rated, decided, atWork),
    late: progress !== null && isLate(progress, today),
    overCap: progress?.caps.filter(({ cap }) => !cap.met).length ?? 0,
    rated,
    decided,
    counts: decided === 0 ? [] : counts,
    unproven: sum(tallies.map((tally) => tally?.unproven ?? 0)),
    below: { all: 0, decided: 0 },
  };
}

type Progress = NonNullable<OverviewLine['progress']>;

function standingOf(progress: Progress | null, rated: number, decided: number, atWork: boolean): Standing {
  if (progress === null) return 'missing';
  if (rated > 0 && decided === rated) return 'decided';
  const waiting = sum(BEFORE_DECISION.map((stage) => progress.stages[stage]));
  if (rated > 0 && waiting === 0) return 'certified';
  return atWork || waiting < rated ? 'voting' : 'not-started';
}

/** Whether a subject waits for a step that was due before today. */
function isLate({ stages, deadlines }: Progress, today: string): boolean {
  const due: readonly (readonly [Stage, string | null])[] = [
    ['self-rating', deadlines.selfRating],
    ['appraisal', deadlines.appraisal],
    ['ballot', deadlines.ballot],
    ['second-round', deadlines.ballot],
    ['decision', deadlines.decision],
  ];
  return due.some(([stage, day]) => day !== null && day < today && stages[stage] > 0);
}

export const fits = (unit: Unit, filter: Filter): boolean =>
  filter === 'all' ||
  (filter === 'late' ? unit.late : filter === 'over-cap' ? unit.overCap > 0 : unit.standing === filter);

/**
 * What the table shows: where something is searched for or filtered, every unit that fits; else the tree as far as it
 * is unfolded.
 */
export function shownUnits(
  units: readonly Unit[],
  { search, filter, open }: { readonly search: string; readonly filter: Filter; readonly open: ReadonlySet<string> },
): readonly Unit[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  if (filter !== 'all' || words.length > 0)
    return units.filter((unit) => {
      const text = plain(`${unit.name} ${unit.level}`);
      return fits(unit, filter) && words.every((word) => text.includes(word));
    });
  const folded: number[] = [];
  return units.filter(({ id, depth, below }) => {
    while (folded.length > 0 && depth <= (folded.at(-1) ?? 0)) folded.pop();
    const hidden = folded.length > 0;
    if (!hidden && below.all > 0 && !open.has(id)) folded.push(depth);
    return !hidden;
  });
}

/** The sum of one kind over the units of one level in the tree, which rate it. */
export interface KindTotal {
  readonly kind: SubjectKind;
  /** The level of those who rate: organisations below a district and cells below an organisation are not one sum. */
  readonly by: string;
  readonly levels: readonly string[];
  readonly total: number;
  readonly counts: readonly number[];
  readonly rated: number;
  readonly notRated: number;
  readonly open: number;
  readonly unproven: number;
}

/** Totals of each kind: different schemes of levels, and different levels in the tree, are never added up. */
export function totalsOf(lines: readonly OverviewLine[]): readonly KindTotal[] {
  const totals = new Map<string, KindTotal>();
  for (const { progress, level: by } of lines)
    for (const [kind, tally] of Object.entries(progress?.tallies ?? {}) as [SubjectKind, Tally | undefined][]) {
      if (progress === null || tally === undefined) continue;
      const levels = progress.levels.map(({ code }) => code);
      const key = [kind, by, ...levels].join(' ');
      const sofar = totals.get(key);
      totals.set(key, {
        kind,
        by,
        levels,
        total: (sofar?.total ?? 0) + tally.total,
        counts: levels.map((_, at) => (sofar?.counts[at] ?? 0) + (tally.counts[at] ?? 0)),
        rated: (sofar?.rated ?? 0) + ratedIn(tally),
        notRated: (sofar?.notRated ?? 0) + notRatedIn(tally),
        open: (sofar?.open ?? 0) + tally.open,
        unproven: (sofar?.unproven ?? 0) + tally.unproven,
      });
    }
  return [...totals.values()];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
