import { inPool } from '../meeting/pool.ts';
import type { Season } from './ballot.ts';
import { type Above, playCell } from './cell.ts';
import { rateOrganisations } from './committee.ts';
import { foundWith, newPlayer, type Player } from './officers.ts';
import { ALL_UNITS, personName, type SeasonCell, type SeasonPlan, type SeasonUnit } from './plan.ts';

export const DISTRICT = { id: 'yen-the', name: 'Đảng bộ huyện Yên Thế', level: 'huyện', parent: null } as const;
export const PROVINCE = 'Đảng bộ tỉnh Bắc Giang';
export const DISTRICT_SECRETARY = personName(639);

/** What is played, and which part of the whole is done; work in units of a paper cell. */
export interface Told {
  /** Cells and committees whose year is over. */
  readonly cells: number;
  readonly meetings: number;
  readonly done: number;
  readonly all: number;
}

/** About how many paper cells a meeting is worth: its ceremony, its voters, their lines. */
const meetingWork = (voters: number, lines: number): number => 12 + voters * 0.7 + (voters * lines) / 60;
const cellWork = ({ held, members }: SeasonCell): number =>
  1 + (held ? meetingWork(members.length, members.length) : 0);

/**
 * Plays a season on a real database: every statement is signed, judged and appended as officers' devices would have it done.
 * In some cells, and in the district's committee if all of it is played, members vote under the full protocol; other ballots
 * are entered from paper and confirmed by a second officer. Members come before their organisation, lower before higher.
 * @param width how many cells are played at once
 * @param tell called after each cell and committee
 */
export async function playSeason(
  season: Season,
  plan: SeasonPlan,
  width: number,
  tell: (told: Told) => void,
): Promise<void> {
  const { deps } = season;
  const { units } = plan;
  const district = {
    superior: newPlayer(deps, DISTRICT_SECRETARY),
    teller: newPlayer(deps, personName(640)),
    auditor: newPlayer(deps, personName(641)),
  };
  const { superior, teller, auditor } = district;
  await foundWith(deps, DISTRICT, [
    ['secretary', superior],
    ['superior', superior],
    ['teller', teller],
    ['auditor', auditor],
  ]);
  const committees: { readonly unit: SeasonUnit; readonly secretary: Player; readonly teller: Player }[] = [];
  for (const unit of units) committees.push({ unit, ...(await foundUnit(season, unit)) });

  const held = units.length === ALL_UNITS && units.some(({ cells }) => cells.some((cell) => cell.held));
  const cells = committees.flatMap(({ unit, secretary, teller: appraiser }, u) =>
    unit.cells.map((cell, c) => ({
      cell,
      above: { unit, superior: secretary, appraiser, auditor, district: DISTRICT.id } satisfies Above,
      complaint: u === 0 && c < 2 ? (c === 0 ? ('upheld' as const) : ('dismissed' as const)) : null,
      monthly: c === 0,
    })),
  );
  // The longest first, so that no thread is left with it at the end.
  cells.sort((a, b) => cellWork(b.cell) - cellWork(a.cell));
  const districtWork = held ? meetingWork(15, units.length) : 1;
  const all = cells.reduce((sum, { cell }) => sum + cellWork(cell), committees.length + districtWork);
  let told: Told = { cells: 0, meetings: 0, done: 0, all };
  const finished = (work: number, part: Partial<Told>): void => {
    told = { ...told, ...part, done: told.done + work };
    tell(told);
  };
  await inPool(cells, width, async ({ cell, above, ...part }) => {
    await playCell(season, cell, above, part);
    finished(cellWork(cell), { cells: told.cells + 1, meetings: told.meetings + (cell.held ? 1 : 0) });
  });
  await inPool(committees, width, async ({ unit, secretary, teller: second }) => {
    await rateOrganisations(season, {
      ...{ id: unit.id, name: unit.name, superior: DISTRICT.name, secretary, teller: second },
      ...{ below: unit.cells, voters: 11, date: '2026-12-12', held: false, folder: unit.id },
    });
    finished(1, {});
  });
  await rateOrganisations(season, {
    ...{ id: DISTRICT.id, name: DISTRICT.name, superior: PROVINCE, secretary: superior, teller },
    ...{ below: units, voters: 15, date: '2026-12-18', held, folder: '.' },
  });
  finished(districtWork, { meetings: told.meetings + (held ? 1 : 0) });
}

async function foundUnit({ deps }: Season, unit: SeasonUnit): Promise<{ secretary: Player; teller: Player }> {
  const secretary = newPlayer(deps, unit.officers[0]);
  const teller = newPlayer(deps, unit.officers[1]);
  const { id, name } = unit;
  await foundWith(deps, { id, name, level: 'đảng bộ cơ sở', parent: DISTRICT.id }, [
    ['secretary', secretary],
    ['superior', secretary],
    ['teller', teller],
  ]);
  return { secretary, teller };
}
