import type { StatusChange } from '../../domain/rating/status.ts';

/** A season as it will be played: who there is, and what everybody shall be decided. People and places are invented. */
export interface SeasonPlan {
  readonly units: readonly SeasonUnit[];
}

/** A grassroots organisation with its cells; `level` is the district's decision about it. */
export interface SeasonUnit {
  readonly id: string;
  readonly name: string;
  /** Its secretary and teller. */
  readonly officers: readonly [string, string];
  readonly level: string;
  readonly cells: readonly SeasonCell[];
}

export interface SeasonCell {
  readonly id: string;
  readonly name: string;
  /** The grassroots organisation's decision; `null`: no result, as 8 of the published ones. */
  readonly level: string | null;
  readonly members: readonly SeasonMember[];
  /** Members vote under the full protocol; else the ballot is entered from paper. */
  readonly held: boolean;
}

interface SeasonMember {
  readonly name: string;
  readonly history: readonly StatusChange[];
  /** `null`: not rated, which follows from the history. */
  readonly level: string | null;
}

export const ALL_UNITS = 42;
const CELLS_PER_UNIT = 8;

/** Published results of 2021 of Yên Thế: 42 organisations, 336 cells, 4,371 members. */
const PUBLISHED = {
  units: { HTXS: 8, HTT: 31, HT: 3, KHT: 0 },
  cells: { HTXS: 68, HTT: 246, HT: 14, KHT: 0, none: 8 },
  members: { HTXS: 606, HTT: 3375, HT: 320, KHT: 35, exempt: 20, suspended: 3, recent: 12 },
} as const;

/**
 * The season of Yên Thế: exactly the published numbers at each level, spread evenly and always alike.
 * @param units how many of the 42 organisations to keep, with all below them
 * @param cells how many of the 8 cells of each to keep
 * @param held in how many cells a meeting is held under the full protocol: the largest, one with each uncommon
 * status, then one of each organisation in turn
 */
export function planSeason(units = ALL_UNITS, cells = CELLS_PER_UNIT, held = 0): SeasonPlan {
  const unitLevels = spread(PUBLISHED.units, 25);
  const cellLevels = spread(PUBLISHED.cells, 209);
  const memberFates = spread(PUBLISHED.members, 2701);
  let [cellAt, memberAt] = [0, 0];
  const plan = unitLevels.map((level, u): SeasonUnit => {
    const cells = Array.from({ length: CELLS_PER_UNIT }, (_, c): SeasonCell => {
      const members = Array.from({ length: cellSize(cellAt) }, (): SeasonMember => {
        const fate = memberFates[memberAt] as keyof typeof PUBLISHED.members;
        return { name: personName(memberAt++), history: HISTORIES[fate] ?? OFFICIAL, level: levelOf(fate) };
      });
      const decided = cellLevels[cellAt++] as keyof typeof PUBLISHED.cells;
      const id = `chi-bo-${u + 1}-${c + 1}`;
      return { id, name: `Chi bộ ${c + 1}`, level: decided === 'none' ? null : decided, members, held: false };
    });
    return {
      id: `dang-bo-${u + 1}`,
      name: `Đảng bộ cơ sở ${u + 1}`,
      officers: [personName(u * 29 + 7), personName(u * 31 + 300)],
      level,
      cells,
    };
  });
  const kept = plan.slice(0, units).map((unit) => ({ ...unit, cells: unit.cells.slice(0, cells) }));
  const chosen = new Set(inTurn(kept).slice(0, held));
  return {
    units: kept.map((unit) => ({
      ...unit,
      cells: unit.cells.map((cell) => ({ ...cell, held: chosen.has(cell.id) })),
    })),
  };
}

/** Cells in the order in which they get meetings. */
function inTurn(units: readonly SeasonUnit[]): readonly string[] {
  const all = units.flatMap(({ cells }) => cells);
  const largest = all.reduce((most, cell) => (cell.members.length > most.members.length ? cell : most));
  const uncommon = (['exempt', 'suspended', 'probationary'] as const).flatMap(
    (status) => all.find(({ members }) => members.some(({ history }) => history.at(-1)?.status === status)) ?? [],
  );
  // Another place in each organisation, because sizes repeat.
  const turns = Array.from({ length: CELLS_PER_UNIT }, (_, turn) =>
    units.flatMap(({ cells }, u) => cells[(u * 3 + turn) % cells.length] ?? []),
  );
  return [...new Set([largest, ...uncommon, ...turns.flat()])].map(({ id }) => id);
}

const OFFICIAL: readonly StatusChange[] = [{ from: '2012-02-03', status: 'official' }];
const HISTORIES: Partial<Record<keyof typeof PUBLISHED.members, readonly StatusChange[]>> = {
  exempt: [...OFFICIAL, { from: '2026-03-01', status: 'exempt' }],
  suspended: [...OFFICIAL, { from: '2026-08-15', status: 'suspended' }],
  recent: [{ from: '2026-09-02', status: 'probationary' }],
};
const levelOf = (fate: keyof typeof PUBLISHED.members): string | null => (fate in HISTORIES ? null : fate);

/** Members beyond the usual in the large cells, so that 336 cells have 4,371. */
const LARGE: Readonly<Record<number, number>> = { 9: 80, 25: 40, 41: 25, 57: 26 };

/** 5 to 20 members, and four cells of 45 to 100. */
const cellSize = (cell: number): number => 5 + ((cell * 7) % 16) + (LARGE[cell] ?? 0);

/** Each name as often as it says, walked through with a step that shares no divisor with their number. */
function spread(counts: Readonly<Record<string, number>>, step: number): readonly string[] {
  const all = Object.entries(counts).flatMap(([name, count]) => Array.from({ length: count }, () => name));
  return all.map((_, i) => all[(i * step) % all.length] as string);
}

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương'];
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Minh', 'Thanh', 'Hữu', 'Ngọc'];
const GIVEN = ['An', 'Bình', 'Cường', 'Dung', 'Giang', 'Hà', 'Khánh', 'Lan', 'Mạnh', 'Nga', 'Phúc', 'Quỳnh', 'Sơn'];
export const personName = (at: number): string =>
  `${FAMILY[at % FAMILY.length]} ${MIDDLE[at % MIDDLE.length]} ${GIVEN[at % GIVEN.length]}`;
