import { useEffect, useState } from 'preact/hooks';
import type { Refusal } from '../../../crypto/result.ts';
import { ratingClient } from '../../shared/ratings/rating-client.ts';
import { organisationClient } from '../../shared/transport/officer.ts';
import { Select } from '../../ui/components/choice.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Refused } from '../../ui/components/notice.tsx';
import { Page } from '../../ui/components/page.tsx';
import { say } from '../../ui/language.ts';
import { OfficerDoor } from '../../ui/officer/door.tsx';
import type { SignedInOfficer } from '../../ui/officer/session.ts';
import { SignOut } from '../../ui/officer/sign-out.tsx';
import { MeetingAttendance } from './attendance.tsx';
import { OrganisationLog } from './organisation-log.tsx';
import { type Place, placesFound, placesOf } from './places.ts';
import { LOG_PARTS, type LogPart, ROLE, SEARCH } from './words.ts';

/** The inspection committee's search, behind its own door; verifying a file asks nobody to sign in. */
export function SearchApp() {
  return (
    <OfficerDoor role={ROLE} needs="auditor">
      {(officer) => <SearchScreen officer={officer} />}
    </OfficerDoor>
  );
}

/** So many organisations are seen at once in a list that is opened. */
const MANY = 12;

const isPart = (where: string): where is LogPart => where in LOG_PARTS;
type Meeting = readonly [id: string, title: string];

function SearchScreen({ officer }: { readonly officer: SignedInOfficer }) {
  const own: Place = { organisation: officer.organisation, name: officer.organisationName, depth: 0 };
  const [places, setPlaces] = useState<readonly Place[]>([own]);
  const [meetings, setMeetings] = useState<readonly Meeting[]>([]);
  const [refusal, setRefusal] = useState<Refusal>();
  const [organisation, setOrganisation] = useState(officer.organisation);
  const [typed, setTyped] = useState('');
  const [where, setWhere] = useState<string>('acts');
  useEffect(() => {
    void organisationClient(officer.transport)
      .meetings(officer.organisation)
      .then((answer) => {
        if (!answer.ok) return setRefusal(answer);
        const begun = answer.value.meetings.filter(({ phase }) => phase !== 'draft');
        setMeetings(begun.map(({ meeting, title }) => [meeting, title ?? meeting.slice(0, 8)] as const));
      });
    void ratingClient(officer.transport, officer.organisation)
      .overview(String(new Date().getFullYear()))
      .then((answer) => (answer.ok ? setPlaces(placesOf(answer.value.organisations)) : setRefusal(answer)));
  }, []);
  // What happens in a meeting's room is for those inside: of organisations below only the rating log is read.
  const rooms = organisation === officer.organisation ? meetings : [];
  const place = places.find((one) => one.organisation === organisation)?.name ?? organisation;
  const headed = isPart(where) ? `${say(LOG_PARTS[where])}: ${place}` : rooms.find(([id]) => id === where)?.[1];
  return (
    <Page role={ROLE} place={officer.organisationName} status={<SignOut officer={officer} />} wide>
      <div class="row spread">
        <h1>{say(SEARCH.title)}</h1>
        <a class="button" href="/audit">
          {say(SEARCH.toVerify)}
        </a>
      </div>
      {refusal && <Refused refusal={refusal} />}
      <div class="pair">
        {places.length > MANY && (
          <Field label={say(SEARCH.findOrganisation)} name="find-organisation" value={typed} onInput={setTyped} />
        )}
        {places.length > 1 && (
          <Select
            label={say(SEARCH.organisation)}
            name="organisation"
            value={organisation}
            options={placesFound(places, typed, organisation).map(
              (one) => [one.organisation, `${'– '.repeat(one.depth)}${one.name}`] as const,
            )}
            onChange={(chosen) => {
              setOrganisation(chosen);
              if (!isPart(where)) setWhere('acts');
            }}
          />
        )}
        <Select
          label={say(SEARCH.what)}
          name="where"
          value={where}
          options={[
            ...Object.entries(LOG_PARTS).map(([part, words]) => [part, say(words)] as const),
            ...rooms.map(([id, title]) => [id, `${say(SEARCH.meeting)}: ${title}`] as const),
          ]}
          onChange={setWhere}
        />
      </div>
      <h2>{headed}</h2>
      {isPart(where) ? (
        <OrganisationLog key={organisation} officer={officer} organisation={organisation} part={where} />
      ) : (
        <MeetingAttendance key={where} officer={officer} meeting={where} />
      )}
    </Page>
  );
}
