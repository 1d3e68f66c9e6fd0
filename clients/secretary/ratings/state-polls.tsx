import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { statedFromPoll } from '../../../src/domain/rating/stated-from-poll.ts';
import { Act } from '../../ui/components/act.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { count, say } from '../../ui/language.ts';
import type { PeriodPartProps } from '../../ui/ratings/part.ts';
import { today } from '../../ui/today.ts';
import { BALLOT } from './words-values.ts';

/** The certified polls of a judged meeting that this log has subjects for, each to be stated with one signature. */
export function StatePolls({ log, reading, period, meeting }: PeriodPartProps & { readonly meeting: MeetingState }) {
  const polls = [...meeting.polls.keys()]
    .sort((a, b) => a - b)
    .flatMap((ordinal) =>
      statedFromPoll(reading.state, period.terms.period, meeting, ordinal, today()).map((body) => ({
        ordinal,
        body,
      })),
    );
  if (polls.length === 0) return <Notice>{say(BALLOT.noneHere)}</Notice>;
  return (
    <ul class="plain-list">
      {polls.map(({ ordinal, body }) => {
        const { result } = body;
        const lines = result.kind === 'rating' ? result.lines.length : result.options.length;
        return (
          <li class="row spread" key={`${ordinal} ${result.kind}`}>
            <span>{say(BALLOT.poll(ordinal, count(lines)))}</span>
            <Act name="state-poll" kind="primary" label={say(BALLOT.state)} run={() => log.append(body)} />
          </li>
        );
      })}
    </ul>
  );
}
