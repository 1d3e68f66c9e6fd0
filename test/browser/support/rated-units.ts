import { type Bytes, fromHex, toHex } from '../../../crypto/bytes.ts';
import { createKeyFile } from '../../../crypto/key-file.ts';
import { assertOk } from '../../../crypto/result.ts';
import { sign } from '../../../crypto/signature.ts';
import { foundWith, LogWriter, newPlayer, type Player, type Saying } from '../../../src/cli/season/officers.ts';
import type { RatingBodyOf } from '../../../src/domain/rating/bodies.ts';
import { ratingOf } from '../../../src/domain/rating/state.ts';
import { CAUTIOUS_CAP } from '../../../src/domain/rules/cap-presets.ts';
import type { CapSet } from '../../../src/domain/rules/cap-set.ts';
import { acceptInvitation, invitationMessage } from '../../../src/usecases/accept-invitation.ts';
import type { Deps } from '../../../src/usecases/deps.ts';
import { invite } from '../../../src/usecases/invite.ts';
import { loadRatings } from '../../../src/usecases/load-ratings.ts';
import { HUNDRED, terms } from '../../rating/fixture.ts';
import { BACKUP_COST } from './cell.ts';
import { PASSPHRASE } from './secretary-page.ts';

export const PERIOD = '2026';

/** At most a fifth of those rated good or better. */
const FIFTH: CapSet = { ...CAUTIOUS_CAP, id: 'fifth', base: 'good-or-better', leastOne: true };

/** A committee, its superior, and the key file with which the superior signs in. */
export interface Committee {
  readonly id: string;
  readonly superior: Player;
  readonly keyFile: Bytes;
}

export async function foundCommittee(deps: Deps): Promise<Committee> {
  const id = `dang-uy-${toHex(deps.random(4))}`;
  const superior = newPlayer(deps, 'Nguyễn Thị Thường Trực');
  await foundWith(deps, { id, name: 'Đảng ủy xã Tân Tiến', level: 'xã', parent: null }, [['superior', superior]]);
  return { id, superior, keyFile: keyFileOf(deps, superior) };
}

/** Somebody else who takes a superior's role in an organisation that is there. */
export async function joinAsSuperior(deps: Deps, id: string): Promise<Committee> {
  const superior = newPlayer(deps, 'Phạm Văn Giám Sát');
  const invitations = [{ role: 'superior', name: superior.name }] as const;
  const [invited] = assertOk(await invite(deps, { organisation: id, invitations }));
  const code = invited?.code ?? '';
  const signature = toHex(sign(superior.secret, invitationMessage(fromHex(deps.serviceKey.public), code)));
  assertOk(await acceptInvitation(deps, { code, key: superior.key, signature }));
  return { id, superior, keyFile: keyFileOf(deps, superior) };
}

export const keyFileOf = (deps: Deps, { secret }: Player): Bytes =>
  createKeyFile({ secretKey: secret, service: deps.serviceKey.public }, PASSPHRASE, deps.random, BACKUP_COST);

interface Cell {
  readonly id: string;
  readonly name: string;
  readonly log: LogWriter;
  readonly secretary: Player;
  readonly teller: Player;
}

/** A cell below a committee. Its log names the committee's superior, who decides and sets the terms. */
export async function foundCellBelow(deps: Deps, committee: Committee, name: string, begun = true): Promise<Cell> {
  const id = `chi-bo-${toHex(deps.random(4))}`;
  const secretary = newPlayer(deps, `Bí thư ${name}`);
  const teller = newPlayer(deps, `Tổ kiểm phiếu ${name}`);
  await foundWith(deps, { id, name, level: 'chi bộ', parent: committee.id }, [
    ['secretary', secretary],
    ['teller', teller],
  ]);
  const log = new LogWriter(deps, id);
  if (begun)
    await log.begin([
      { role: 'secretary', organisation: id, who: secretary },
      { role: 'teller', organisation: id, who: teller },
      { role: 'appraiser', organisation: id, who: teller },
      { role: 'superior', organisation: committee.id, who: committee.superior },
    ]);
  return { id, name, log, secretary, teller };
}

export async function addMembers(
  { log, secretary }: Pick<Cell, 'log' | 'secretary'>,
  names: readonly string[],
  groupOf: (place: number) => string = () => 'đảng viên',
): Promise<void> {
  await log.say(secretary, '2026-11-03', {
    type: 'subjects-added',
    subjects: names.map((name, place) => ({
      kind: 'individual',
      name: log.commit(name),
      detail: null,
      unit: null,
      group: groupOf(place),
      history: [{ from: '2012-02-03', status: 'official' }],
    })),
  });
}

/** A year in which the superior decides, after self-rating, appraisal and a ballot that proposes. */
export const yearOf = (change: Partial<RatingBodyOf<'period-opened'>> = {}): Saying =>
  ({ ...terms({ capSet: FIFTH, criteriaSet: HUNDRED, deadlines: NO_DEADLINES }), ...change }) as Saying;
const NO_DEADLINES = { selfRating: null, appraisal: null, ballot: null, decision: null };

/** What each subject was rated: by itself, by the appraisers, and on ballots that ten cast on paper. */
export interface Rated {
  readonly self: string;
  readonly appraised: string;
  /** Votes by level from the highest, then "not rated". */
  readonly votes: readonly number[];
}

/** Takes members to the door of a decision, on paper minutes that a second officer confirms. */
export async function rateOnPaper({ log, secretary, teller }: Cell, members: readonly Rated[]): Promise<void> {
  const ratings = (value: 'self' | 'appraised', points: readonly number[] | null) =>
    members.map((one, subject) => ({
      subject,
      corrects: null,
      level: one[value],
      points: points && [...points],
      remarks: null,
    }));
  const period = PERIOD;
  await log.say(secretary, '2026-11-20', {
    type: 'self-rated',
    period,
    ratings: ratings('self', [9250]),
    reason: null,
  });
  await log.say(teller, '2026-11-25', { type: 'appraised', period, ratings: ratings('appraised', null), reason: null });
  const voters = members[0]?.votes.reduce((sum, votes) => sum + votes, 0) ?? 0;
  const absent = { 'moved-out': 0, exempt: 0, suspended: 0, detained: 0, excused: 0 };
  const entry = await log.say(secretary, '2026-12-03', {
    type: 'ballot-stated',
    period,
    source: { kind: 'paper', minutes: '12-BB/CB', scan: '04'.repeat(32) },
    heads: { summoned: voters, absent, present: voters, issued: voters, returned: voters, valid: voters, invalid: 0 },
    result: {
      kind: 'rating',
      lines: members.map(({ votes }, line) => ({ subject: line, corrects: null, line, counts: [...votes] })),
    },
    reason: null,
  });
  await log.say(teller, '2026-12-03', { type: 'ballot-confirmed', entry });
}

/** What has become of a unit's subjects: decided levels in the order of the log. */
export async function levelsIn(deps: Deps, organisation: string): Promise<readonly (string | null | undefined)[]> {
  const state = assertOk(await loadRatings(deps, { organisation }));
  const period = state.periods.get(PERIOD);
  return state.subjects.map((_, subject) => period && ratingOf(period, subject).decision?.level);
}
