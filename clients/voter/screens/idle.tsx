import { Button } from '../../ui/components/button.tsx';
import { Refused } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { ReleaseNotice } from '../../ui/components/release-notice.tsx';
import { Scanner } from '../../ui/components/scanner.tsx';
import { say } from '../../ui/language.ts';
import { refusalWords } from '../../ui/refusals.ts';
import { booth, boothBusy, picked, readCard } from '../state/booth.ts';
import { checking } from '../state/checker.ts';
import { door, doorBusy, readSlip } from '../state/door.ts';
import { goTo, isConnection, leaveRoom, openPolls, otherPlace, place, snapshot } from '../state/room.ts';
import { BOOTH_WORDS } from '../words/booth.ts';
import { ROOM_WORDS } from '../words/room.ts';
import { Calm } from './calm.tsx';

/** What the tablet shows while nobody is at it. */
export function Idle() {
  if (snapshot.value?.phase === 'ended')
    return (
      <Calm title={say(ROOM_WORDS.endedTitle)}>
        <p>{say(ROOM_WORDS.endedHow)}</p>
        <Button name="leave" onClick={() => void leaveRoom()}>
          {say(ROOM_WORDS.another)}
        </Button>
      </Calm>
    );
  return (
    <>
      <ReleaseNotice named={snapshot.value?.manifest?.release} />
      <Here />
      <ForOfficers />
    </>
  );
}

function Here() {
  switch (place.value) {
    case 'door':
      return <AtDoor />;
    case 'booth':
      return <AtBooth />;
    case 'barrier':
      return (
        <Calm title={say(ROOM_WORDS.barrierTitle)}>
          <Waiting text={say(ROOM_WORDS.barrierHow)} />
        </Calm>
      );
    case 'pause':
      return (
        <Calm title={say(ROOM_WORDS.pauseTitle)}>
          <p>{say(ROOM_WORDS.pauseHow)}</p>
        </Calm>
      );
  }
}

function ForOfficers() {
  const other = otherPlace.value;
  const words = {
    door: ROOM_WORDS.toDoor,
    booth: ROOM_WORDS.toBooth,
    barrier: ROOM_WORDS.toWait,
    pause: ROOM_WORDS.toWait,
  };
  const ready = openPolls.value.some((poll) => poll.booth === 'ready');
  return (
    <div class="row officers">
      {other !== undefined && (
        <>
          <span class="soft">{say(ROOM_WORDS.officers)}</span>
          <Button kind="quiet" name="switch" onClick={() => goTo(other)}>
            {say(words[other])}
          </Button>
        </>
      )}
      {place.value === 'booth' && ready && (
        <Button
          kind="quiet"
          name="checker"
          onClick={() => {
            checking.value = { at: 'scan', parts: new Map() };
          }}
        >
          {say(BOOTH_WORDS.checker)}
        </Button>
      )}
    </div>
  );
}

function AtDoor() {
  const refusal = door.value.at === 'slip' ? door.value.refusal : undefined;
  return (
    <Calm title={say(ROOM_WORDS.doorTitle)} focus={false}>
      <p class="lead">{say(ROOM_WORDS.doorHow)}</p>
      <Scanner
        key="slip"
        label={say(ROOM_WORDS.slip)}
        hint={say(ROOM_WORDS.slipHint)}
        error={refusal && say(refusalWords(refusal.code))}
        busy={doorBusy.value}
        onText={readSlip}
      />
    </Calm>
  );
}

function AtBooth() {
  const open = openPolls.value;
  const poll = open.find(({ ordinal }) => ordinal === picked.value) ?? open[0];
  const refusal = booth.value.at === 'card' ? booth.value.refusal : undefined;
  if (poll === undefined) return null;
  return (
    <Calm title={say(ROOM_WORDS.boothTitle)} focus={false}>
      {open.length > 1 ? (
        <fieldset class="row bare" aria-label={say(ROOM_WORDS.pick)}>
          {open.map(({ ordinal, title }) => (
            <button
              type="button"
              key={ordinal}
              class={`button ${ordinal === poll.ordinal ? 'primary' : ''}`}
              aria-pressed={ordinal === poll.ordinal}
              onClick={() => {
                picked.value = ordinal;
              }}
            >
              {title}
            </button>
          ))}
        </fieldset>
      ) : (
        <p class="lead">{poll.title}</p>
      )}
      {poll.booth === 'ready' ? (
        <>
          <p>{say(ROOM_WORDS.boothHow)}</p>
          <Scanner
            key={`card ${poll.ordinal}`}
            label={say(ROOM_WORDS.card)}
            hint={say(ROOM_WORDS.cardHint)}
            error={refusal && say(refusalWords(refusal.code))}
            busy={boothBusy.value}
            onText={(text) => readCard(poll.ordinal, text)}
          />
          {boothBusy.value && <Waiting text={say(ROOM_WORDS.opening)} />}
        </>
      ) : (
        <Preparing booth={poll.booth} />
      )}
    </Calm>
  );
}

type PollBooth = (typeof openPolls.value)[number]['booth'];

function Preparing({ booth: state }: { readonly booth: PollBooth }) {
  if (typeof state !== 'object') return <Waiting text={say(ROOM_WORDS.preparing)} />;
  if (state.code === 'CHECKPOINT-COSIGNERS') return <Waiting text={say(ROOM_WORDS.cosigners)} />;
  if (isConnection(state)) return <Waiting text={say(refusalWords(state.code))} />;
  return <Refused refusal={state} />;
}
