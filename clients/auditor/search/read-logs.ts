import type { Hex } from '../../../crypto/bytes.ts';
import { ok, type Result } from '../../../crypto/result.ts';
import { type Attendance, attendanceOf } from '../../../src/domain/audit/attendance.ts';
import { type TrailLine, trailOf } from '../../../src/domain/audit/trail.ts';
import type { Entry } from '../../../src/domain/meeting/entry.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import type { RatingEntry } from '../../../src/domain/rating/entry.ts';
import type { RatingState } from '../../../src/domain/rating/state.ts';
import { deferredEvidence } from '../../shared/evidence.ts';
import { followLog, newView } from '../../shared/meeting-view.ts';
import { judgeOpenings } from '../../shared/openings.ts';
import { ratingClient } from '../../shared/ratings/rating-client.ts';
import { followRatingLog, newRatingView } from '../../shared/ratings/rating-view.ts';
import { officerClient } from '../../shared/transport/officer.ts';
import { roomClient } from '../../shared/transport/room.ts';
import type { SignedInOfficer } from '../../ui/officer/session.ts';
import { pageTransport } from '../../ui/platform.ts';

export interface ReadRatings {
  readonly state: RatingState | undefined;
  readonly lines: readonly TrailLine[];
  readonly texts: ReadonlyMap<Hex, string>;
}

/** Reads an organisation's rating log, judges every entry here, and lists who did what in it. */
export async function readRatings(officer: SignedInOfficer): Promise<Result<ReadRatings>> {
  const client = ratingClient(officer.transport, officer.organisation);
  const view = newRatingView(officer.service, officer.organisation);
  const entries: RatingEntry[] = [];
  const followed = await followRatingLog(view, async (from) => {
    const page = await client.log(from);
    // Taken over only if every one of them is judged good below.
    if (page.ok) entries.splice(from, entries.length, ...(page.value.entries as unknown as RatingEntry[]));
    return page;
  });
  if (!followed.ok) return followed;
  if (view.state === undefined) return ok({ state: undefined, lines: [], texts: new Map() });
  const answer = await client.openings();
  if (!answer.ok) return answer;
  const texts = judgeOpenings(answer.value.openings);
  return texts.ok ? ok({ state: view.state, lines: trailOf(entries), texts: texts.value }) : texts;
}

export interface ReadMeeting {
  readonly state: MeetingState;
  readonly rows: readonly Attendance[];
  readonly texts: ReadonlyMap<Hex, string>;
}

/** Reads a meeting's log, judges it here, and lists who was eligible, present and issued ballots. */
export async function readAttendance(officer: SignedInOfficer, meeting: Hex): Promise<Result<ReadMeeting>> {
  const room = roomClient(pageTransport(), meeting);
  const entries: Entry[] = [];
  const followed = await followLog(
    newView({ meeting, heads: [] }),
    async (from) => {
      const page = await room.log(from);
      if (page.ok) entries.splice(from, entries.length, ...(page.value.entries as unknown as Entry[]));
      return page;
    },
    deferredEvidence,
  );
  if (!followed.ok) return followed;
  const answer = await officerClient(officer.transport, meeting).openings();
  if (!answer.ok) return answer;
  const texts = judgeOpenings(answer.value.openings);
  return texts.ok
    ? ok({ state: followed.value, rows: attendanceOf(followed.value, entries), texts: texts.value })
    : texts;
}
