import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Notice, Refused } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { say } from '../../ui/language.ts';
import { type Casting, leaveCasting } from '../state/casting.ts';
import { BOOTH_WORDS } from '../words/booth.ts';
import { ROOM_WORDS } from '../words/room.ts';
import { Calm } from './calm.tsx';
import { PollOver } from './poll-over.tsx';
import { TrackingCode } from './tracking-code.tsx';

const WIPE_MS = 60_000;

/** A ballot on its way, until its receipt was judged. */
export function Sending({ casting }: { readonly casting: Casting }) {
  switch (casting.at) {
    case 'sending':
      return (
        <Calm title={say(BOOTH_WORDS.sendTitle)}>
          <Waiting text={say(BOOTH_WORDS.sendHow)} />
          {casting.trouble !== undefined && <Notice kind="warn">{say(BOOTH_WORDS.resend)}</Notice>}
        </Calm>
      );
    case 'cast':
      return <Done tracking={casting.tracking} />;
    case 'voted':
      return <Voted onDone={leaveCasting} />;
    case 'over':
      return <PollOver ordinal={casting.ordinal} onDone={leaveCasting} />;
    case 'refused':
      return (
        <Calm title={say(BOOTH_WORDS.refusedTitle)}>
          <Refused refusal={casting.refusal} />
          <Button kind="primary" name="done" onClick={leaveCasting}>
            {say(ROOM_WORDS.done)}
          </Button>
        </Calm>
      );
  }
}

function Done({ tracking }: { readonly tracking: string }) {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const timer = setTimeout(leaveCasting, WIPE_MS);
    return () => clearTimeout(timer);
  }, [round]);
  return (
    <Calm title={say(BOOTH_WORDS.doneTitle)}>
      <Notice kind="done">{say(BOOTH_WORDS.doneHow)}</Notice>
      <TrackingCode code={tracking} />
      <div class="row">
        <Button kind="primary" name="done" onClick={leaveCasting}>
          {say(ROOM_WORDS.done)}
        </Button>
        <Button kind="quiet" name="longer" onClick={() => setRound(round + 1)}>
          {say(BOOTH_WORDS.longer)}
        </Button>
        <span class="soft">{say(BOOTH_WORDS.wiping)}</span>
      </div>
    </Calm>
  );
}

/** A card whose ballot is in the box. */
export function Voted({ onDone }: { readonly onDone: () => void }) {
  return (
    <Calm title={say(BOOTH_WORDS.votedTitle)}>
      <Notice>{say(BOOTH_WORDS.votedHow)}</Notice>
      <Button kind="primary" name="done" onClick={onDone}>
        {say(ROOM_WORDS.done)}
      </Button>
    </Calm>
  );
}
