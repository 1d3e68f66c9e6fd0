import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../../crypto/bytes.ts';
import type { Refusal } from '../../../crypto/result.ts';
import { STANDING_WORDS } from '../../../src/domain/words.ts';
import { Facts } from '../../ui/components/facts.tsx';
import { Refused } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { ScrollAcross } from '../../ui/components/scroll-across.tsx';
import { count, say } from '../../ui/language.ts';
import type { SignedInOfficer } from '../../ui/officer/session.ts';
import { type ReadMeeting, readAttendance } from './read-attendance.ts';
import { SEARCH } from './words.ts';

/** Of one meeting: who was eligible and why, who was seen by which teller, who was issued ballots. Nothing of how anybody voted. */
export function MeetingAttendance({ officer, meeting }: { readonly officer: SignedInOfficer; readonly meeting: Hex }) {
  const [read, setRead] = useState<ReadMeeting>();
  const [refusal, setRefusal] = useState<Refusal>();
  useEffect(() => {
    void readAttendance(officer, meeting).then((answer) => (answer.ok ? setRead(answer.value) : setRefusal(answer)));
  }, []);
  if (refusal) return <Refused refusal={refusal} />;
  if (read === undefined) return <Waiting text={say(SEARCH.reading)} />;
  const { state, rows, texts } = read;
  const { manifest } = state;
  const tellers = new Map((manifest?.body.tellers ?? []).map(({ key, name }) => [key, texts.get(name)]));
  const release = manifest?.body.release;
  return (
    <>
      <p class="soft">{say(SEARCH.checked(count(state.log.size)))}</p>
      <Facts
        facts={[
          [say(SEARCH.eligible), count(rows.filter(({ eligible }) => eligible).length)],
          [say(SEARCH.present), count(rows.filter(({ present }) => present !== null).length)],
          [say(SEARCH.issued), count(rows.filter(({ issued }) => issued.length > 0).length)],
        ]}
      />
      {release && <p class="hash">{say(SEARCH.release(release))}</p>}
      <ScrollAcross label={say(SEARCH.meeting)}>
        <table class="trail">
          <thead>
            <tr>
              <th scope="col">{say(SEARCH.name)}</th>
              <th scope="col">{say(SEARCH.eligible)}</th>
              <th scope="col">{say(SEARCH.present)}</th>
              <th scope="col">{say(SEARCH.issued)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ voter, name, eligible, standing, present, excused, issued }) => (
              <tr key={voter} data-voter={voter}>
                <td>{texts.get(name) ?? `#${voter + 1}`}</td>
                <td>
                  {say(eligible ? SEARCH.yes : SEARCH.no)}
                  {standing !== 'counted' && `: ${say(STANDING_WORDS[standing])}`}
                </td>
                <td>
                  {present === null
                    ? excused === null
                      ? '–'
                      : say(SEARCH.excused)
                    : `#${present.entry}, ${tellers.get(present.by) ?? present.by.slice(0, 8)}`}
                </td>
                <td>{issued.length === 0 ? '–' : say(SEARCH.polls(issued.join(', ')))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollAcross>
    </>
  );
}
