import { useEffect, useMemo, useState } from 'preact/hooks';
import { custodyOf, keepingOf } from '../../../src/domain/audit/custody.ts';
import { hasRole } from '../../../src/domain/rating/act.ts';
import { organisationClient } from '../../shared/transport/officer.ts';
import { Facts } from '../components/facts.tsx';
import { count, say } from '../language.ts';
import type { PartProps } from '../ratings/part.ts';
import { today } from '../today.ts';
import { Copies } from './copies.tsx';
import { Counted } from './counted.tsx';
import { Erase, Erasures } from './erasure.tsx';
import { Incidents, NoteIncident } from './incidents.tsx';
import type { MeetingTitles } from './part.ts';
import { Seal } from './seal.tsx';
import { CUSTODY } from './words.ts';

/** Custody as a log states it: sealed copies and how long they are kept, incidents, erasures; and what this officer may state. */
export function Custody(props: PartProps) {
  const { officer, reading } = props;
  const { state, entries } = reading;
  const { copies, incidents, erasures } = useMemo(() => custodyOf(entries), [entries]);
  const titles = useMeetingTitles(props);
  const keeping = copies.map((copy) => keepingOf(copy, today(), false));
  const may = (...roles: Parameters<typeof hasRole>[2][]) => hasRole(state, officer.key, ...roles);
  const states = may('secretary', 'teller', 'appraiser', 'superior', 'auditor');
  return (
    <>
      <p>{say(CUSTODY.intro)}</p>
      <Facts
        facts={[
          [say(CUSTODY.kept), count(keeping.filter((one) => one === 'until').length)],
          [say(CUSTODY.due), count(keeping.filter((one) => one === 'due').length)],
          [say(CUSTODY.incidents), count(incidents.length)],
        ]}
      />
      <h3>{say(CUSTODY.copies)}</h3>
      <Copies {...props} copies={copies} titles={titles} />
      {may('secretary', 'teller', 'superior', 'auditor') && <Seal {...props} titles={titles} />}
      <h3>{say(CUSTODY.incidents)}</h3>
      <Incidents {...props} incidents={incidents} />
      {states && <NoteIncident {...props} />}
      <h4>{say(CUSTODY.counted)}</h4>
      <Counted {...props} incidents={incidents} titles={titles} states={states} />
      <h3>{say(CUSTODY.erasure)}</h3>
      <Erasures {...props} erasures={erasures} />
      {may('secretary', 'superior', 'auditor') && <Erase {...props} />}
    </>
  );
}

/** Titles of the organisation's meetings; none where the service does not list them to this officer. */
function useMeetingTitles({ officer, log }: PartProps): MeetingTitles {
  const [titles, setTitles] = useState<MeetingTitles>(new Map());
  useEffect(() => {
    // Another organisation's meetings are not listed to officers above it.
    if (log.organisation !== officer.organisation) return;
    void organisationClient(officer.transport)
      .meetings(log.organisation)
      .then((answer) => {
        if (!answer.ok) return;
        setTitles(new Map(answer.value.meetings.map(({ meeting, title }) => [meeting, title ?? meeting.slice(0, 8)])));
      });
  }, []);
  return titles;
}
