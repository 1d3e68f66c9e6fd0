import { fromHex, type Hex, hash256, toHex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { countBallots } from '../../db/repositories/ballots.ts';
import { countEntries, entriesOfTypes, meetingsOf, pollsOf } from '../../db/repositories/log.ts';
import { subtreeOf } from '../../db/repositories/organisations.ts';
import type { BodyOf } from '../domain/meeting/bodies.ts';
import type { MeetingPhase } from '../domain/meeting/lifecycle.ts';
import type { Deps } from './deps.ts';
import type { PollSummary } from './meeting-summary.ts';
import type { OrganisationSummary } from './organisation.ts';
import { readStoredEntry } from './stored-entry.ts';

type Outcome = BodyOf<'poll-certify'>['outcome'];

interface OverviewMeeting {
  /** 16 bytes, of `meetingReference`. */
  readonly reference: Hex;
  readonly title: string | null;
  readonly phase: MeetingPhase;
  readonly present: number;
  readonly polls: readonly OverviewPoll[];
}

/** Names a meeting to those who look from above: its id opens the room, and nothing leads from this back to it. */
export const meetingReference = (meeting: Hex): Hex =>
  toHex(hash256('phieu-kin/v1/meeting-reference', fromHex(meeting)).slice(0, 16));

/** `issued` is what the barrier states, 0 before it. */
interface OverviewPoll extends PollSummary {
  readonly title: string | null;
  /** Present once certified (16-rules). */
  readonly outcome: Outcome | null;
}

export interface OverviewLine extends OrganisationSummary {
  readonly parent: string | null;
  readonly meetings: readonly OverviewMeeting[];
}

/**
 * The organisation and all below it, parents before children: progress and certified outcomes only, no names of voters.
 * Read from rows, without following every meeting's log: a committee has hundreds of meetings below it.
 */
export async function organisationOverview(
  deps: Pick<Deps, 'db'>,
  { organisation }: { readonly organisation: string },
): Promise<Result<readonly OverviewLine[], 'ORGANISATION-UNKNOWN'>> {
  const tree = await subtreeOf(deps.db, organisation);
  if (tree.length === 0) return refuse('ORGANISATION-UNKNOWN');
  const meetings = await meetingsOf(
    deps.db,
    tree.map(({ id }) => id),
  );
  const facts = await factsOf(
    deps,
    meetings.map(({ meeting }) => meeting),
  );
  return ok(
    tree.map(({ id, name, level, parentId }) => ({
      organisation: id,
      name,
      level,
      parent: parentId,
      meetings: meetings
        .filter((meeting) => meeting.organisation === id)
        .map(({ meeting, title, phase }) => ({
          reference: meetingReference(meeting),
          title,
          phase,
          ...facts(meeting),
        })),
    })),
  );
}

async function factsOf(deps: Pick<Deps, 'db'>, ids: readonly Hex[]) {
  const { db } = deps;
  const polls = await pollsOf(db, ids);
  const present = new Map((await countEntries(db, ids, 'presence')).map(({ meeting, count }) => [meeting, count]));
  const cast = new Map(
    (await countBallots(db, ids)).map(({ meeting, ordinal, count }) => [`${meeting}/${ordinal}`, count]),
  );
  const issued = new Map<string, number>();
  const outcomes = new Map<string, Outcome>();
  for (const { meeting, data } of await entriesOfTypes(db, ids, ['poll-barrier', 'poll-certify'])) {
    const { body } = readStoredEntry(data);
    if (body.type === 'poll-barrier') issued.set(`${meeting}/${body.ordinal}`, body.issued);
    if (body.type === 'poll-certify') outcomes.set(`${meeting}/${body.ordinal}`, body.outcome);
  }
  return (meeting: Hex): { present: number; polls: OverviewPoll[] } => ({
    present: present.get(meeting) ?? 0,
    polls: polls
      .filter((poll) => poll.meeting === meeting)
      .map(({ ordinal, phase, title }) => {
        const key = `${meeting}/${ordinal}`;
        const outcome = phase === 'certified' ? (outcomes.get(key) ?? null) : null;
        return { ordinal, phase, title, issued: issued.get(key) ?? 0, cast: cast.get(key) ?? 0, outcome };
      }),
  });
}
