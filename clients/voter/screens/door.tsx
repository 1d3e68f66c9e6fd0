import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Notice, Refused } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { Scanner } from '../../ui/components/scanner.tsx';
import { say } from '../../ui/language.ts';
import { refusalWords } from '../../ui/refusals.ts';
import { codeIsNoted, type Door, doorBusy, drawCode, leaveDoor, nameIsRight, readDoorCard } from '../state/door.ts';
import { DOOR_WORDS } from '../words/door.ts';
import { ROOM_WORDS } from '../words/room.ts';
import { Calm } from './calm.tsx';
import { StillThere } from './still-there.tsx';

const READY_MS = 20_000;

/** A visit that has begun. */
export function DoorVisit({ visit }: { readonly visit: Exclude<Door, { readonly at: 'slip' }> }) {
  return (
    <>
      <Step visit={visit} />
      {visit.at !== 'ready' && <StillThere onGone={leaveDoor} />}
    </>
  );
}

function Step({ visit }: { readonly visit: Exclude<Door, { readonly at: 'slip' }> }) {
  switch (visit.at) {
    case 'name':
      return (
        <Calm title={say(DOOR_WORDS.isItYou)}>
          <p class="own-name">{visit.visitor.name}</p>
          <div class="row">
            <Button name="not-me" onClick={leaveDoor}>
              {say(DOOR_WORDS.notMe)}
            </Button>
            <Button kind="primary" name="its-me" onClick={nameIsRight}>
              {say(DOOR_WORDS.itsMe)}
            </Button>
          </div>
        </Calm>
      );
    case 'card':
      return <Card resumed={visit.visitor.resumed} error={visit.refusal?.code} />;
    case 'code':
      return (
        <Calm title={say(DOOR_WORDS.codeTitle)}>
          <p>{say(DOOR_WORDS.codeHow)}</p>
          <p class="own-code">{visit.code}</p>
          <div class="row">
            <Leave />
            <Button kind="primary" name="noted" onClick={codeIsNoted}>
              {say(DOOR_WORDS.noted)}
            </Button>
          </div>
        </Calm>
      );
    case 'type-back':
      return (
        <Calm title={say(DOOR_WORDS.typeBackTitle)} focus={false}>
          <p>{say(DOOR_WORDS.typeBackHow)}</p>
          <Scanner
            key="type-back"
            label={say(DOOR_WORDS.typed)}
            error={visit.refusal && say(refusalWords(visit.refusal.code))}
            busy={doorBusy.value}
            onText={readDoorCard}
          />
          <Leave />
        </Calm>
      );
    case 'waiting':
      return <WaitingAtDoor visit={visit} />;
    case 'refused':
      return (
        <Calm title={say(DOOR_WORDS.refusedTitle)}>
          <Refused refusal={visit.refusal} />
          <Button kind="primary" name="done" onClick={leaveDoor}>
            {say(ROOM_WORDS.done)}
          </Button>
        </Calm>
      );
    case 'ready':
      return <Ready polls={visit.polls} />;
  }
}

function Card({ resumed, error }: { readonly resumed: boolean; readonly error: string | undefined }) {
  return (
    <Calm title={say(resumed ? DOOR_WORDS.againTitle : DOOR_WORDS.cardTitle)} focus={false}>
      <p>{say(resumed ? DOOR_WORDS.againHow : DOOR_WORDS.cardHow)}</p>
      <Scanner
        key="card"
        label={say(ROOM_WORDS.card)}
        hint={say(ROOM_WORDS.cardHint)}
        error={error && say(refusalWords(error))}
        busy={doorBusy.value}
        onText={readDoorCard}
      />
      <div class="row">
        {!resumed && (
          <Button name="no-cards" onClick={() => void drawCode()}>
            {say(DOOR_WORDS.noCards)}
          </Button>
        )}
        <Leave />
      </div>
    </Calm>
  );
}

function WaitingAtDoor({ visit }: { readonly visit: Extract<Door, { readonly at: 'waiting' }> }) {
  const { step, trouble, visitor } = visit;
  const presence = step?.step === 'presence';
  const title =
    step === undefined ? DOOR_WORDS.sendTitle : presence ? DOOR_WORDS.presenceTitle : DOOR_WORDS.tellersTitle;
  return (
    <Calm key={step?.step} title={say(title)}>
      <p class="own-name">{visitor.name}</p>
      <Waiting
        text={
          step?.step === 'tellers'
            ? say(DOOR_WORDS.tellers(step.answered, step.threshold))
            : say(presence ? DOOR_WORDS.presenceHow : DOOR_WORDS.sendTitle)
        }
      />
      {trouble !== undefined && <Notice kind="warn">{say(DOOR_WORDS.resend)}</Notice>}
      <p class="soft">{say(DOOR_WORDS.stopHow)}</p>
      <Leave words={DOOR_WORDS.stop} />
    </Calm>
  );
}

function Ready({ polls }: { readonly polls: number }) {
  useEffect(() => {
    const timer = setTimeout(leaveDoor, READY_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Calm title={say(DOOR_WORDS.readyTitle)}>
      <Notice kind="done">{say(DOOR_WORDS.ready(polls))}</Notice>
      <Button kind="primary" name="done" onClick={leaveDoor}>
        {say(ROOM_WORDS.done)}
      </Button>
    </Calm>
  );
}

const Leave = ({ words = ROOM_WORDS.back }: { readonly words?: typeof ROOM_WORDS.back | typeof DOOR_WORDS.stop }) => (
  <Button kind="quiet" name="leave" onClick={leaveDoor}>
    {say(words)}
  </Button>
);
