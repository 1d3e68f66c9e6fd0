import { preparePoll } from '../../domain/rating/prepare.ts';
import { type BallotPlan, type Season, statePaper, stateRecord } from './ballot.ts';
import { complain } from './complaint.ts';
import { foundWith, LogWriter, newPlayer, type Player } from './officers.ts';
import { personName, type SeasonCell, type SeasonUnit } from './plan.ts';
import { decidedOf, monthOf, pointsFor, SEASON_MONTH, SEASON_PERIOD, yearOf } from './terms.ts';

/** Who stands above a cell. */
export interface Above {
  readonly unit: SeasonUnit;
  /** Decides about the cell's members. */
  readonly superior: Player;
  readonly appraiser: Player;
  readonly auditor: Player;
  /** The organisation of the auditor. */
  readonly district: string;
}

/** What happens in this cell and not in others. */
export interface CellPart {
  readonly complaint: 'upheld' | 'dismissed' | null;
  readonly monthly: boolean;
}

const DATE = '2026-12-04';
const POSITIONS = ['Bí thư chi bộ', 'Phó bí thư chi bộ', 'Chi ủy viên'];

/** Plays a cell's year: founding, self-ratings, appraisals, the secret ballot, the superior's decision, maybe a complaint. */
export async function playCell(season: Season, cell: SeasonCell, above: Above, part: CellPart): Promise<void> {
  const { deps } = season;
  const { unit, superior, appraiser, auditor, district } = above;
  const { id, name } = cell;
  const secretary = newPlayer(deps, cell.members[3]?.name ?? '');
  const teller = newPlayer(deps, cell.members[2]?.name ?? '');
  await foundWith(deps, { id, name, level: 'chi bộ', parent: unit.id }, [
    ['secretary', secretary],
    ['teller', teller],
  ]);
  const log = new LogWriter(deps, id);
  await log.begin([
    { role: 'secretary', organisation: id, who: secretary },
    { role: 'teller', organisation: id, who: teller },
    { role: 'superior', organisation: unit.id, who: superior },
    { role: 'appraiser', organisation: unit.id, who: appraiser },
    { role: 'auditor', organisation: district, who: auditor },
  ]);
  await log.say(secretary, '2026-11-03', {
    type: 'subjects-added',
    subjects: cell.members.map((member, place) => ({
      kind: 'individual',
      name: log.commit(member.name),
      detail: log.commit(POSITIONS[place] ?? 'Đảng viên'),
      unit: null,
      group: 'đảng viên',
      history: [...member.history],
    })),
  });
  if (part.monthly) await rateMonth(log, secretary, cell);
  await log.say(superior, '2026-11-10', yearOf());
  const rated = cell.members.flatMap(({ level }, subject) => (level === null ? [] : [{ subject, level }]));
  await rateBeforeBallot(log, secretary, appraiser, rated);
  await vote(season, log, cell, unit, { secretary, teller }, { date: DATE, minutes: '1-BB/CB', rated });

  // The member complained about was first decided lower than proposed, and rightly got the proposed level in the end.
  const wrong = part.complaint === 'upheld' ? (rated.find(({ level }) => level === 'HTT')?.subject ?? -1) : -1;
  const decisions = rated.map((one) => ({
    ...one,
    corrects: null,
    level: one.subject === wrong ? 'HT' : one.level,
  }));
  const reason = wrong < 0 ? null : log.commit('Chưa bảo đảm tiến độ công việc.');
  const document = { number: '7-QĐ/ĐU', date: '2026-12-08' };
  const decision = await log.say(superior, document.date, decidedOf(decisions, document, SEASON_PERIOD, wrong, reason));
  const about = part.complaint === 'upheld' ? rated.find(({ subject }) => subject === wrong) : rated[0];
  if (part.complaint !== null && about !== undefined)
    await complain(log, { secretary, superior, auditor }, { ...about, decision }, part.complaint);
}

/** A month is rated by the cell itself, and is the basis of the year. */
async function rateMonth(log: LogWriter, secretary: Player, cell: SeasonCell): Promise<void> {
  await log.say(secretary, '2026-11-04', monthOf());
  const rated = cell.members.flatMap(({ level, history }, subject) =>
    level === null || history.some(({ from }) => from > '2026-04-30') ? [] : [{ subject, corrects: null, level }],
  );
  const ratings = rated.map((one) => ({ ...one, points: null, remarks: null }));
  await log.say(secretary, '2026-11-04', { type: 'self-rated', period: SEASON_MONTH, ratings, reason: null });
  const document = { number: '3-NQ/CB', date: '2026-11-05' };
  await log.say(secretary, document.date, decidedOf(rated, document, SEASON_MONTH));
}

type Rated = BallotPlan['rated'];

/** What members say of themselves, and what the appraisers found: now and then less, and it is the ballot that follows. */
async function rateBeforeBallot(log: LogWriter, secretary: Player, appraiser: Player, rated: Rated): Promise<void> {
  const common = { period: SEASON_PERIOD, reason: null } as const;
  const one = (subject: number, level: string) => ({
    ...{ subject, corrects: null, level, remarks: null },
    points: pointsFor(level),
  });
  const proud = rated.map(({ subject, level }) => one(subject, level === 'HTT' && subject % 6 === 5 ? 'HTXS' : level));
  await log.say(secretary, '2026-11-20', { type: 'self-rated', ...common, ratings: proud });
  const strict = rated.map(({ subject, level }) => one(subject, level === 'HTXS' && subject % 4 === 3 ? 'HTT' : level));
  await log.say(appraiser, '2026-11-27', { type: 'appraised', ...common, ratings: strict });
}

async function vote(
  season: Season,
  log: LogWriter,
  cell: SeasonCell,
  unit: SeasonUnit,
  officers: { readonly secretary: Player; readonly teller: Player },
  ballot: BallotPlan,
): Promise<void> {
  const state = await log.state();
  const prepared = preparePoll(state, SEASON_PERIOD, 'ballot', 'individual', DATE);
  if (prepared === undefined) throw new Error('nobody waits for a ballot');
  const { roll } = prepared;
  // Those exempted stay at home; in larger cells somebody is absent.
  const able = roll.flatMap(({ votes, standing }, place) => (votes && standing === 'counted' ? [place] : []));
  const coming = able.length < 12 ? able : able.slice(0, -1);
  if (!cell.held) return statePaper(log, officers, ballot, able.length);
  await stateRecord(season, log, ballot, {
    name: cell.name,
    superior: unit.name,
    title: 'Hội nghị chi bộ kiểm điểm, xếp loại chất lượng năm 2026',
    poll: 'Xếp loại chất lượng đảng viên năm 2026',
    question: 'Đảng viên',
    place: 'Nhà văn hóa',
    purpose: prepared.purpose,
    secretary: officers.secretary,
    chair: cell.members[0]?.name ?? '',
    // Lent by the organisation above.
    tellers: [81, 82, 83].map(personName),
    roll: roll.map(({ subject, membership, standing }) => ({
      name: cell.members[subject]?.name ?? '',
      membership,
      standing,
    })),
    coming,
    folder: `${unit.id}/${cell.id}`,
  });
}
