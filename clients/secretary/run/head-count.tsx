import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { quorumNow } from '../../shared/quorum.ts';
import { headCount } from '../../shared/secretary/run-polls.ts';
import { Notice } from '../../ui/components/notice.tsx';
import { say } from '../../ui/language.ts';
import type { Desk } from '../desk.ts';
import { RUN } from './words.ts';

/** What is read aloud before issuing ends: how many, and who is present without a ballot. */
export function HeadCountText({
  desk,
  state,
  ordinal,
}: {
  readonly desk: Desk;
  readonly state: MeetingState;
  readonly ordinal: number;
}) {
  const { present, issued, without, small } = headCount(state, ordinal);
  const texts = desk.texts.value;
  const nameOf = (voter: number) => texts.get(state.roll?.voters[voter]?.name ?? '') ?? `${voter + 1}`;
  const floor = state.polls.get(ordinal)?.manifest?.body.floor ?? 0;
  const quorum = quorumNow(state);
  return (
    <>
      <p>{say(RUN.barrierText)}</p>
      <p class="read-aloud">{say(RUN.readAloud(present.length, issued.length))}</p>
      {quorum.needed !== undefined && !quorum.met && <Notice kind="warn">{say(RUN.notQuorate)}</Notice>}
      {without.length === 0 ? (
        <p>{say(RUN.withoutNone)}</p>
      ) : (
        <div>
          <strong>{say(RUN.without)}:</strong>
          <ul>
            {without.map((voter) => (
              <li key={voter}>{nameOf(voter)}</li>
            ))}
          </ul>
        </div>
      )}
      {small && <Notice kind="warn">{say(RUN.smallPoll)}</Notice>}
      {issued.length < floor && <Notice kind="warn">{say(RUN.belowFloor(floor))}</Notice>}
    </>
  );
}
