import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { say } from '../../ui/language.ts';
import { snapshot } from '../state/room.ts';
import { BOOTH_WORDS } from '../words/booth.ts';
import { ROOM_WORDS } from '../words/room.ts';
import { Calm } from './calm.tsx';

interface PollOverProps {
  readonly ordinal: number;
  readonly onDone: () => void;
}

/**
 * A poll that ended before the ballot was in its box: cancelled, with the reason that its officers signed, or closed. The
 * service's refusal can come before the log says which.
 */
export function PollOver({ ordinal, onDone }: PollOverProps) {
  const poll = snapshot.value?.polls.find((one) => one.ordinal === ordinal);
  const done = (
    <Button kind="primary" name="done" onClick={onDone}>
      {say(ROOM_WORDS.done)}
    </Button>
  );
  if (poll === undefined || poll.phase === 'open')
    return (
      <Calm key="reading" title={say(BOOTH_WORDS.overTitle)}>
        <Waiting text={say(BOOTH_WORDS.overHow)} />
        {done}
      </Calm>
    );
  if (poll.cancelled !== undefined)
    return (
      <Calm key="cancelled" title={say(BOOTH_WORDS.cancelledTitle)}>
        <p class="lead">{say(BOOTH_WORDS.cancelledWhy(poll.cancelled))}</p>
        <Notice kind="warn">{say(BOOTH_WORDS.cancelledHow)}</Notice>
        {done}
      </Calm>
    );
  return (
    <Calm key="closed" title={say(BOOTH_WORDS.closedTitle)}>
      <Notice kind="warn">{say(BOOTH_WORDS.closedHow)}</Notice>
      {done}
    </Calm>
  );
}
