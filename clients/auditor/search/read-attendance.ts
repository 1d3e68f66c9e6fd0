import type { Hex } from '../../../crypto/bytes.ts';
import { ok, type Result } from '../../../crypto/result.ts';
import { type Attendance, attendanceOf } from '../../../src/domain/audit/attendance.ts';
import type { Entry } from '../../../src/domain/meeting/entry.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { deferredEvidence } from '../../shared/evidence.ts';
import { followLog, newView } from '../../shared/meeting-view.ts';
import { judgeOpenings } from '../../shared/openings.ts';
import { officerClient } from '../../shared/transport/officer.ts';
import { roomClient } from '../../shared/transport/room.ts';
import type { SignedInOfficer } from '../../ui/officer/session.ts';
import { pageTransport } from '../../ui/platform.ts';

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
