import { useEffect, useState } from 'preact/hooks';
import type { Refusal } from '../../../crypto/result.ts';
import { organisationClient } from '../../shared/transport/officer.ts';
import { Select } from '../../ui/components/choice.tsx';
import { Refused } from '../../ui/components/notice.tsx';
import { Page } from '../../ui/components/page.tsx';
import { say } from '../../ui/language.ts';
import { OfficerDoor } from '../../ui/officer/door.tsx';
import type { SignedInOfficer } from '../../ui/officer/session.ts';
import { SignOut } from '../../ui/officer/sign-out.tsx';
import { Acts } from './acts.tsx';
import { MeetingAttendance } from './attendance.tsx';
import { ROLE, SEARCH } from './words.ts';

const RATINGS = 'ratings';

/** The inspection committee's search, behind its own door; verifying a file asks nobody to sign in. */
export function SearchApp() {
  return (
    <OfficerDoor role={ROLE} needs="auditor">
      {(officer) => <SearchScreen officer={officer} />}
    </OfficerDoor>
  );
}

function SearchScreen({ officer }: { readonly officer: SignedInOfficer }) {
  const [meetings, setMeetings] = useState<readonly (readonly [id: string, title: string])[]>([]);
  const [refusal, setRefusal] = useState<Refusal>();
  const [where, setWhere] = useState(RATINGS);
  useEffect(() => {
    void organisationClient(officer.transport)
      .meetings(officer.organisation)
      .then((answer) => {
        if (!answer.ok) return setRefusal(answer);
        const begun = answer.value.meetings.filter(({ phase }) => phase !== 'draft');
        setMeetings(begun.map(({ meeting, title }) => [meeting, title ?? meeting.slice(0, 8)] as const));
      });
  }, []);
  return (
    <Page role={ROLE} place={officer.organisationName} status={<SignOut officer={officer} />} wide>
      <div class="row spread">
        <h1>{say(SEARCH.title)}</h1>
        <a class="button" href="/audit">
          {say(SEARCH.toVerify)}
        </a>
      </div>
      {refusal && <Refused refusal={refusal} />}
      <Select
        label={say(SEARCH.what)}
        name="where"
        value={where}
        options={[
          [RATINGS, say(SEARCH.ratings)] as const,
          ...meetings.map(([id, title]) => [id, `${say(SEARCH.meeting)}: ${title}`] as const),
        ]}
        onChange={setWhere}
      />
      {where === RATINGS ? (
        <Acts officer={officer} />
      ) : (
        <MeetingAttendance key={where} officer={officer} meeting={where} />
      )}
    </Page>
  );
}
