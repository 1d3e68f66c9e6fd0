import { CAP_PRESETS } from '../../domain/rules/cap-presets.ts';
import { type BallotPlan, type Season, statePaper, stateRecord } from './ballot.ts';
import { LogWriter, type Player } from './officers.ts';
import { ALL_UNITS, personName } from './plan.ts';
import { decidedOf, SEASON_PERIOD, yearOf } from './terms.ts';

/** A committee that rates the organisations below it. */
export interface Committee {
  readonly id: string;
  readonly name: string;
  readonly superior: string;
  readonly secretary: Player;
  readonly teller: Player;
  /** `level`: what it decides; those without one stay open. */
  readonly below: readonly { readonly id: string; readonly name: string; readonly level: string | null }[];
  readonly voters: number;
  readonly date: string;
  /** Its members vote under the full protocol. */
  readonly held: boolean;
  /** Where its papers go, below the season's. */
  readonly folder: string;
}

/** Rates the organisations below: a secret ballot of the committee, and its decision. */
export async function rateOrganisations(season: Season, committee: Committee): Promise<void> {
  const { id, secretary, teller, below, date } = committee;
  const log = new LogWriter(season.deps, id);
  await log.begin([
    { role: 'secretary', organisation: id, who: secretary },
    { role: 'teller', organisation: id, who: teller },
  ]);
  await log.say(secretary, date, {
    type: 'subjects-added',
    subjects: below.map(({ id: unit, name }) => ({
      kind: 'organisation',
      name: log.commit(name),
      detail: null,
      unit,
      group: 'tổ chức đảng',
      history: [{ from: '2012-01-01', status: 'formed' }],
    })),
  });
  const terms = yearOf({
    deciders: { individual: null, collective: null, organisation: 'own' },
    steps: { selfRating: false, appraisal: false, ballot: 'decides' },
    criteriaSet: null,
    capSet: capOf(below.length),
  });
  await log.say(secretary, date, terms);
  const rated = below.flatMap(({ level }, subject) => (level === null ? [] : [{ subject, level }]));
  // In a small part of the season all below may be among those without a result.
  if (rated.length === 0) return;
  await vote(season, log, committee, { date, minutes: '2-BB/BTV', rated });
  const decisions = rated.map((one) => ({ ...one, corrects: null }));
  await log.say(secretary, date, decidedOf(decisions, { number: '15-QĐ/ĐU', date }, SEASON_PERIOD));
}

/** Published results meet this reading of the cap; those of a part of the organisations need not. */
const capOf = (organisations: number) =>
  organisations === ALL_UNITS
    ? (CAP_PRESETS.find(({ id }) => id === 'at-most-20-of-good-or-better-half-up') ?? null)
    : null;

async function vote(season: Season, log: LogWriter, committee: Committee, ballot: BallotPlan): Promise<void> {
  const { name, superior, voters, held, secretary, folder } = committee;
  if (!held) return statePaper(log, committee, ballot, voters);
  const roll = Array.from({ length: voters }, (_, at) => ({
    name: personName(at * 37 + 5),
    membership: 'official' as const,
    standing: 'counted' as const,
  }));
  await stateRecord(season, log, ballot, {
    ...{ name, superior, secretary, folder, roll },
    title: 'Hội nghị Ban Thường vụ xếp loại chất lượng năm 2026',
    poll: 'Xếp loại chất lượng tổ chức đảng năm 2026',
    question: 'Tổ chức đảng',
    place: 'Hội trường Đảng ủy',
    purpose: 'decide',
    chair: roll[0]?.name ?? '',
    tellers: [71, 72, 73].map(personName),
    coming: roll.map((_, place) => place),
  });
}
