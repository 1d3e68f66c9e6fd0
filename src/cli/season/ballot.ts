import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Member } from '../../../clients/shared/secretary/prepare-meeting.ts';
import { toHex, utf8 } from '../../../crypto/bytes.ts';
import { CAUTIOUS_DEFAULT } from '../../domain/rules/presets.ts';
import type { Deps } from '../../usecases/deps.ts';
import type { MeetingHeld, MeetingTask } from './meeting-task.ts';
import type { LogWriter, Player } from './officers.ts';
import { LEVELS, SEASON_PERIOD } from './terms.ts';

/** Where a season is played. */
export interface Season {
  readonly deps: Deps;
  /** The service's address. */
  readonly url: string;
  /** Records and papers go below it. */
  readonly out: string;
  /** Holds a meeting, whose devices run elsewhere. */
  readonly hold: (task: MeetingTask) => Promise<MeetingHeld>;
}

/** A ballot that rates some subjects of a log, and what shall come out. */
export interface BallotPlan {
  readonly date: string;
  /** Of the minutes. */
  readonly minutes: string;
  readonly rated: readonly { readonly subject: number; readonly level: string }[];
}

/** The rest of a meeting that casts it. */
export interface RoomPlan {
  /** The organisation's name and the one above, for the letterhead. */
  readonly name: string;
  readonly superior: string;
  readonly title: string;
  readonly poll: string;
  readonly question: string;
  readonly place: string;
  readonly purpose: 'propose' | 'decide';
  readonly secretary: Player;
  readonly chair: string;
  readonly tellers: readonly string[];
  readonly roll: readonly Member[];
  /** Places on the roll of those who come. */
  readonly coming: readonly number[];
  /** Where its papers go, below the season's. */
  readonly folder: string;
}

/** States the ballot from paper minutes; a second officer confirms it. */
export async function statePaper(
  log: LogWriter,
  { secretary, teller }: { readonly secretary: Player; readonly teller: Player },
  { date, minutes, rated }: BallotPlan,
  voters: number,
): Promise<void> {
  const heads = {
    summoned: voters,
    absent: { 'moved-out': 0, exempt: 0, suspended: 0, detained: 0, excused: 0 },
    ...{ present: voters, issued: voters, returned: voters, valid: voters, invalid: 0 },
  };
  const lines = rated.map(({ subject, level }, line) => ({
    ...{ subject, corrects: null, line },
    counts: votesFor(level, voters),
  }));
  const entry = await log.say(secretary, date, {
    type: 'ballot-stated',
    period: SEASON_PERIOD,
    source: { kind: 'paper', minutes, scan: toHex(sha256(utf8(`bản quét ${log.organisation}`))) },
    heads,
    result: { kind: 'rating', lines },
    reason: null,
  });
  await log.say(teller, date, { type: 'ballot-confirmed', entry });
}

/** All vote for the level but one, who gives "not rated"; of fewer than four all do. */
function votesFor(level: string, voters: number): number[] {
  const other = voters < 4 ? 0 : 1;
  return [...LEVELS.map((code) => (code === level ? voters - other : 0)), other];
}

/** Holds the meeting with the log's own subjects on the ballot, and states the ballot from its record. */
export async function stateRecord(
  { deps, url, out, hold }: Season,
  log: LogWriter,
  { date, minutes, rated }: BallotPlan,
  room: RoomPlan,
): Promise<MeetingHeld> {
  const { subjects } = await log.state();
  const committed = rated.map(({ subject }) => {
    const of = subjects[subject];
    if (of === undefined) throw new RangeError(`no subject ${subject}`);
    return { name: of.name, kind: of.kind, detail: of.detail, voter: null };
  });
  const held = await hold({
    url,
    service: deps.serviceKey.public,
    secretary: { name: room.secretary.name, secretKey: room.secretary.secret },
    scenario: {
      organisation: log.organisation,
      title: room.title,
      date,
      place: room.place,
      tellers: room.tellers,
      members: room.roll,
      subjects: committed.map((subject) => ({ committed: subject })),
      openings: committed.flatMap(({ name, detail }) =>
        [name, ...(detail === null ? [] : [detail])].map((made) => log.opening(made)),
      ),
      purpose: room.purpose,
      question: room.question,
      poll: room.poll,
      ruleSet: CAUTIOUS_DEFAULT,
      polls: 1,
      spares: 0,
    },
    coming: room.coming,
    wanted: rated.map(({ level }) => LEVELS.indexOf(level)),
    room: log.organisation,
    record: join(out, 'records', log.organisation),
    papers: join(out, 'papers', room.folder),
    byHand: { organisation: room.name, superior: room.superior, number: minutes, chair: room.chair },
  });
  await log.say(room.secretary, date, {
    type: 'ballot-stated',
    period: SEASON_PERIOD,
    source: {
      kind: 'record',
      meeting: held.meeting,
      fingerprint: held.fingerprint,
      ordinal: 1,
      tally: held.tally,
    },
    heads: held.heads,
    result: {
      kind: 'rating',
      lines: rated.map(({ subject }, line) => ({
        ...{ subject, corrects: null, line },
        counts: [...(held.counts[line] ?? [])],
      })),
    },
    reason: null,
  });
  return held;
}
