import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../../crypto/bytes.ts';
import { ok, type Refusal, type Result } from '../../../crypto/result.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { deferredEvidence } from '../../shared/evidence.ts';
import { followLog, newView } from '../../shared/meeting-view.ts';
import { organisationClient } from '../../shared/transport/officer.ts';
import { roomClient } from '../../shared/transport/room.ts';
import { Act } from '../../ui/components/act.tsx';
import { Refused } from '../../ui/components/notice.tsx';
import { say } from '../../ui/language.ts';
import { pageTransport } from '../../ui/platform.ts';
import type { PeriodPartProps } from '../../ui/ratings/part.ts';
import { StatePolls } from './state-polls.tsx';
import { BALLOT } from './words-values.ts';

interface Held {
  readonly meeting: Hex;
  readonly title: string;
}

/** Results of this organisation's own meetings: their logs are read and judged here before anything is stated. */
export function FromMeeting(props: PeriodPartProps) {
  const { officer } = props;
  const [held, setHeld] = useState<readonly Held[]>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [read, setRead] = useState<MeetingState>();
  useEffect(() => {
    void organisationClient(officer.transport)
      .meetings(officer.organisation)
      .then((answer) => {
        if (!answer.ok) return setRefusal(answer);
        const met = answer.value.meetings.filter(({ phase }) => phase === 'ended' || phase === 'in-session');
        setHeld(met.map(({ meeting, title }) => ({ meeting, title: title ?? meeting.slice(0, 8) })));
      });
  }, []);
  const take = async (meeting: Hex): Promise<Result<void>> => {
    const followed = await followLog(
      newView({ meeting, heads: [] }),
      roomClient(pageTransport(), meeting).log,
      deferredEvidence,
    );
    if (!followed.ok) return followed;
    setRead(followed.value);
    return ok(undefined);
  };
  return (
    <section class="sheet">
      <h3>{say(BALLOT.results)}</h3>
      <p>{say(BALLOT.resultsText)}</p>
      {refusal && <Refused refusal={refusal} />}
      {held?.length === 0 && <p class="soft">{say(BALLOT.noMeetings)}</p>}
      <ul class="plain-list">
        {held?.map(({ meeting, title }) => (
          <li class="stack" key={meeting}>
            <div class="row spread">
              <strong>{title}</strong>
              <Act name="read-meeting" label={say(BALLOT.read)} run={() => take(meeting)} />
            </div>
            {read?.id === meeting && <StatePolls {...props} meeting={read} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
