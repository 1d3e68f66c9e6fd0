import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '../../../crypto/bytes.ts';
import type { RatingBodyOf } from '../../domain/rating/bodies.ts';
import { CAP_PRESETS } from '../../domain/rules/cap-presets.ts';
import { CAUTIOUS_DEFAULT } from '../../domain/rules/presets.ts';
import type { Deps } from '../../usecases/deps.ts';
import { foundWith, LogWriter, newPlayer, type Player, type Saying } from './officers.ts';
import { ALL_UNITS, type SeasonCell, type SeasonPlan, type SeasonUnit } from './plan.ts';

export const DISTRICT = { id: 'yen-the', name: 'Đảng bộ huyện Yên Thế', level: 'huyện', parent: null } as const;
export const SEASON_PERIOD = '2026';

type Terms = RatingBodyOf<'period-opened'>;
const LEVELS = CAUTIOUS_DEFAULT.levels.map(({ code }) => code);

interface District {
  readonly superior: Player;
  readonly teller: Player;
  readonly auditor: Player;
}

/**
 * Plays a season on a real database: every statement is signed, judged and appended as officers' devices would have it done.
 * Ballots are entered from paper and confirmed by a second officer.
 * @param onUnit called after each grassroots organisation
 */
export async function playSeason(deps: Deps, plan: SeasonPlan, onUnit: (done: number) => void): Promise<void> {
  const district: District = {
    superior: newPlayer(deps, 'Thường trực Huyện ủy'),
    teller: newPlayer(deps, 'Tổ kiểm phiếu Huyện ủy'),
    auditor: newPlayer(deps, 'Ủy ban kiểm tra Huyện ủy'),
  };
  const { superior, teller, auditor } = district;
  const officers = [
    ['secretary', superior],
    ['superior', superior],
    ['teller', teller],
    ['auditor', auditor],
  ] as const;
  await foundWith(deps, DISTRICT, officers);
  for (const [u, unit] of plan.units.entries()) {
    await playUnit(deps, unit, district, u);
    onUnit(u + 1);
  }
  const log = new LogWriter(deps, DISTRICT.id);
  await log.begin([
    { role: 'secretary', organisation: DISTRICT.id, who: superior },
    { role: 'teller', organisation: DISTRICT.id, who: teller },
  ]);
  // Published results meet this reading of the cap; those of a part of the organisations need not.
  const cap = CAP_PRESETS.find(({ id }) => id === 'at-most-20-of-good-or-better-half-up') ?? null;
  const capSet = plan.units.length === ALL_UNITS ? cap : null;
  await rateOrganisations(log, superior, teller, plan.units, 15, '2026-12-18', { capSet });
}

async function playUnit(deps: Deps, unit: SeasonUnit, district: District, place: number): Promise<void> {
  const secretary = newPlayer(deps, `Bí thư ${unit.name}`);
  const teller = newPlayer(deps, `Tổ kiểm phiếu ${unit.name}`);
  const { id, name } = unit;
  await foundWith(deps, { id, name, level: 'đảng bộ cơ sở', parent: DISTRICT.id }, [
    ['secretary', secretary],
    ['superior', secretary],
    ['teller', teller],
  ]);
  for (const [c, cell] of unit.cells.entries()) {
    const complaint = place === 0 && c < 2 ? (c === 0 ? 'upheld' : 'dismissed') : null;
    await playCell(deps, cell, unit, secretary, district.auditor, { complaint, monthly: c === 0 });
  }
  const log = new LogWriter(deps, id);
  await log.begin([
    { role: 'secretary', organisation: id, who: secretary },
    { role: 'teller', organisation: id, who: teller },
  ]);
  await rateOrganisations(log, secretary, teller, unit.cells, 11, '2026-12-12', {});
}

/** A committee rates the organisations below it: a ballot on paper, and what it decides. Those without a level stay open. */
async function rateOrganisations(
  log: LogWriter,
  secretary: Player,
  teller: Player,
  list: readonly { readonly id: string; readonly name: string; readonly level: string | null }[],
  voters: number,
  date: string,
  terms: Partial<Terms>,
): Promise<void> {
  await log.say(secretary, date, {
    type: 'subjects-added',
    subjects: list.map(({ id, name }) => ({
      kind: 'organisation',
      name: log.commit(name),
      detail: null,
      unit: id,
      group: 'tổ chức đảng',
      history: [{ from: '2012-01-01', status: 'formed' }],
    })),
  });
  const deciders = { individual: null, collective: null, organisation: 'own' } as const;
  const steps = { selfRating: false, appraisal: false, ballot: 'decides' } as const;
  await log.say(secretary, date, yearOf({ deciders, steps, ...terms }));
  const levels = list.map(({ level }) => level);
  await ballotAndDecide(log, secretary, teller, secretary, levels, voters, date);
}

interface CellPart {
  readonly complaint: 'upheld' | 'dismissed' | null;
  readonly monthly: boolean;
}

async function playCell(
  deps: Deps,
  cell: SeasonCell,
  unit: SeasonUnit,
  superior: Player,
  auditor: Player,
  part: CellPart,
): Promise<void> {
  const secretary = newPlayer(deps, `Bí thư ${cell.name}`);
  const teller = newPlayer(deps, `Tổ kiểm phiếu ${cell.name}`);
  const { id, name } = cell;
  await foundWith(deps, { id, name, level: 'chi bộ', parent: unit.id }, [
    ['secretary', secretary],
    ['teller', teller],
  ]);
  const log = new LogWriter(deps, id);
  await log.begin([
    { role: 'secretary', organisation: id, who: secretary },
    { role: 'teller', organisation: id, who: teller },
    { role: 'superior', organisation: unit.id, who: superior },
    { role: 'auditor', organisation: DISTRICT.id, who: auditor },
  ]);
  await log.say(secretary, '2026-11-03', {
    type: 'subjects-added',
    subjects: cell.members.map((member) => ({
      kind: 'individual',
      name: log.commit(member.name),
      detail: null,
      unit: null,
      group: 'đảng viên',
      history: [...member.history],
    })),
  });
  if (part.monthly) await rateMonth(log, secretary, cell);
  await log.say(superior, '2026-11-10', yearOf({}));
  const levels = cell.members.map(({ level }) => level);
  await log.say(secretary, '2026-11-20', {
    type: 'self-rated',
    period: SEASON_PERIOD,
    ratings: levels.flatMap((level, subject) =>
      level === null ? [] : [{ subject, corrects: null, level, points: null, remarks: null }],
    ),
    reason: null,
  });
  const voters = cell.members.filter(({ history }) => history.at(-1)?.status === 'official').length;
  // The member complained about was first decided lower than proposed, and rightly got the proposed level in the end.
  const wrong = part.complaint === 'upheld' ? levels.indexOf('HTT') : -1;
  const decision = await ballotAndDecide(log, secretary, teller, superior, levels, voters, '2026-12-04', wrong);
  if (part.complaint !== null)
    await complain(log, secretary, superior, auditor, levels, decision, part.complaint, wrong);
}

/** A month is rated by the cell itself, and is the basis of the year. */
async function rateMonth(log: LogWriter, secretary: Player, cell: SeasonCell): Promise<void> {
  const deciders = { individual: 'own', collective: null, organisation: null } as const;
  const steps = { selfRating: true, appraisal: false, ballot: 'none' } as const;
  const month = { period: '2026-10', title: 'Tháng 10 năm 2026', asOf: '2026-10-31' };
  await log.say(secretary, '2026-11-04', yearOf({ deciders, steps, ...month }));
  const rated = cell.members.flatMap(({ level, history }, subject) =>
    level === null || history.some(({ from }) => from > '2026-04-30') ? [] : [{ subject, corrects: null, level }],
  );
  const { period } = month;
  const ratings = rated.map((one) => ({ ...one, points: null, remarks: null }));
  await log.say(secretary, '2026-11-04', { type: 'self-rated', period, ratings, reason: null });
  await log.say(secretary, '2026-11-05', decidedOf(rated, '2026-11-05', period));
}

/** @returns the entry of the decision */
async function ballotAndDecide(
  log: LogWriter,
  secretary: Player,
  teller: Player,
  decider: Player,
  levels: readonly (string | null)[],
  voters: number,
  date: string,
  wrong = -1,
): Promise<number> {
  const rated = levels.flatMap((level, subject) => (level === null ? [] : [{ subject, corrects: null, level }]));
  const absent = { 'moved-out': 0, exempt: 0, suspended: 0, detained: 0, excused: 0 };
  const heads = {
    summoned: voters,
    absent,
    present: voters,
    issued: voters,
    returned: voters,
    valid: voters,
    invalid: 0,
  };
  const entry = await log.say(secretary, date, {
    type: 'ballot-stated',
    period: SEASON_PERIOD,
    source: { kind: 'paper', minutes: '1-BB/CB', scan: toHex(sha256(utf8(`bản quét ${log.organisation}`))) },
    heads,
    result: {
      kind: 'rating',
      lines: rated.map(({ subject, level }, line) => ({
        subject,
        corrects: null,
        line,
        counts: votesFor(level, voters),
      })),
    },
    reason: null,
  });
  await log.say(teller, date, { type: 'ballot-confirmed', entry });
  const decisions = rated.map((one) => (one.subject === wrong ? { ...one, level: 'HT' } : one));
  const reason = wrong < 0 ? null : log.commit('Chưa bảo đảm tiến độ công việc.');
  return log.say(decider, date, decidedOf(decisions, date, SEASON_PERIOD, wrong, reason));
}

/** All vote for the level but one, who gives "not rated"; of fewer than four all do. */
function votesFor(level: string, voters: number): number[] {
  const other = voters < 4 ? 0 : 1;
  return [...LEVELS.map((code) => (code === level ? voters - other : 0)), other];
}

async function complain(
  log: LogWriter,
  secretary: Player,
  superior: Player,
  auditor: Player,
  levels: readonly (string | null)[],
  decision: number,
  outcome: 'upheld' | 'dismissed',
  wrong: number,
): Promise<void> {
  const subject = outcome === 'upheld' ? wrong : levels.findIndex((level) => level !== null);
  const period = SEASON_PERIOD;
  const content = log.commit('Đề nghị xem lại mức xếp loại.');
  const complaint = await log.say(secretary, '2026-12-10', {
    type: 'complaint-filed',
    period,
    subject,
    received: '2026-12-10',
    content,
  });
  const findings = log.commit(outcome === 'upheld' ? 'Khiếu nại có cơ sở.' : 'Khiếu nại không có cơ sở.');
  await log.say(auditor, '2026-12-22', { type: 'complaint-answered', complaint, outcome, findings });
  if (outcome === 'dismissed') return;
  const reason = log.commit('Theo kết luận kiểm tra.');
  await log.say(superior, '2026-12-23', { type: 'decision-cancelled', period, subject, decision, complaint, reason });
  const again = [{ subject, corrects: decision, level: levels[subject] ?? 'HTT' }];
  await log.say(superior, '2026-12-24', decidedOf(again, '2026-12-24', period, subject, log.commit('Xếp loại lại.')));
}

function decidedOf(
  decisions: readonly { readonly subject: number; readonly corrects: number | null; readonly level: string }[],
  date: string,
  period: string,
  reasoned = -1,
  reason: string | null = null,
): Saying {
  return {
    type: 'decided',
    period,
    document: { number: '7-QĐ/ĐU', date },
    decisions: decisions.map((one) => ({ ...one, reason: one.subject === reasoned ? reason : null })),
    overrides: [],
  };
}

/** The year's terms: a superior decides about members after self-rating and a ballot that proposes. */
const yearOf = (change: Partial<Terms>): Saying => ({
  type: 'period-opened',
  period: SEASON_PERIOD,
  title: 'Đánh giá, xếp loại chất lượng năm 2026',
  asOf: '2026-12-31',
  ruleSet: CAUTIOUS_DEFAULT,
  capSet: null,
  criteriaSet: null,
  deciders: { individual: 'superior', collective: null, organisation: null },
  steps: { selfRating: true, appraisal: false, ballot: 'proposes' },
  secondRound: null,
  notRated: ['moved-out', 'exempt', 'suspended'],
  minMonths: 6,
  deadlines: { selfRating: null, appraisal: null, ballot: null, decision: null },
  holidays: ['2027-01-01'],
  ...change,
});
