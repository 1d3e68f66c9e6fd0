import { useEffect, useState } from 'preact/hooks';
import type { Refusal } from '../../../crypto/result.ts';
import { ok } from '../../../crypto/result.ts';
import { type Custody, statedOf } from '../../../src/domain/audit/custody.ts';
import { shortDate } from '../../../src/domain/papers/long-date.ts';
import type { CountedRefusal } from '../../shared/ratings/rating-client.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../components/act.tsx';
import { RefusedAgain } from '../components/refused-again.tsx';
import { ScrollAcross } from '../components/scroll-across.tsx';
import { count, say } from '../language.ts';
import { platformRandom } from '../platform.ts';
import type { PartProps } from '../ratings/part.ts';
import { today } from '../today.ts';
import type { MeetingTitles } from './part.ts';
import { CUSTODY, INCIDENTS } from './words.ts';

/** Logs into which refusals are being stated. */
const stating = new WeakSet<PartProps['log']>();

type CountedProps = PartProps &
  Pick<Custody, 'incidents'> & {
    readonly titles: MeetingTitles;
    /** Whether this officer may state incidents. */
    readonly states: boolean;
  };

/** What the service counted of its refusals, beside what the log says of them; one act states the rest. */
export function Counted({ log, incidents, titles, states }: CountedProps) {
  const [counted, setCounted] = useState<readonly CountedRefusal[]>();
  const [refused, setRefused] = useState<Refusal>();
  const read = async () => {
    setRefused(undefined);
    const answer = await log.client.refusals();
    if (answer.ok) setCounted(answer.value.refusals);
    else setRefused(answer);
  };
  useEffect(() => void read(), []);
  if (refused !== undefined) return <RefusedAgain refusal={refused} onAgain={read} />;
  if (counted === undefined) return <p class="soft">{say(CUSTODY.countedReading)}</p>;
  const lines = statedOf(counted, incidents);
  const missing = lines.filter(({ count, stated }) => stated < count);
  const state = async () => {
    // The page is drawn anew after each statement: the button that it then shows does nothing while this goes on.
    if (stating.has(log)) return ok(undefined);
    stating.add(log);
    try {
      return await stateAll();
    } finally {
      stating.delete(log);
    }
  };
  const stateAll = async () => {
    for (const { onDay, meeting, incident, code, count, stated } of missing) {
      const { commit, openings } = committer(platformRandom);
      const what = { incident, on: onDay, meeting, code, count: count - stated };
      const detail = commit(CUSTODY.countedDetail.vi);
      // The service counts by the days of Vietnam; this device's calendar may be elsewhere.
      const date = [onDay, today()].sort().at(-1) ?? onDay;
      const done = await log.append({ type: 'incident-noted', date, ...what, detail }, openings);
      if (!done.ok) return done;
    }
    return ok(undefined);
  };
  return (
    <div class="stack" data-part="counted">
      <p>{say(CUSTODY.countedIntro)}</p>
      {lines.length === 0 ? (
        <p class="soft">{say(CUSTODY.countedNone)}</p>
      ) : (
        <ScrollAcross label={say(CUSTODY.counted)}>
          <table class="lines">
            <thead>
              <tr>
                <th scope="col">{say(CUSTODY.countedDay)}</th>
                <th scope="col">{say(CUSTODY.countedWhat)}</th>
                <th scope="col">{say(CUSTODY.countedTimes)}</th>
                <th scope="col">{say(CUSTODY.countedStated)}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((one) => (
                <tr key={`${one.onDay} ${one.meeting} ${one.incident} ${one.code}`}>
                  <td>{shortDate(one.onDay)}</td>
                  <td>
                    {say(INCIDENTS[one.incident])} <code>{one.code}</code>
                    {one.meeting !== null && (
                      <span class="soft">
                        {' '}
                        {titles.get(one.meeting) ?? say(CUSTODY.meetingUnknown(one.meeting.slice(0, 8)))}
                      </span>
                    )}
                  </td>
                  <td>{count(one.count)}</td>
                  <td>{count(one.stated)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollAcross>
      )}
      {states && missing.length > 0 && (
        <div class="row">
          <Act
            name="state-counted"
            label={say(CUSTODY.countedAct(count(missing.length)))}
            ask={{ title: say(CUSTODY.countedTitle), children: <p>{say(CUSTODY.noteText)}</p> }}
            run={state}
            onDone={() => void read()}
          />
        </div>
      )}
    </div>
  );
}
