import { useEffect } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { Refused } from '../ui/components/notice.tsx';
import { Page } from '../ui/components/page.tsx';
import { Waiting } from '../ui/components/progress.tsx';
import { say } from '../ui/language.ts';
import { useWakeLock } from '../ui/wake-lock.ts';
import { Ballot } from './screens/ballot.tsx';
import { Calm } from './screens/calm.tsx';
import { Sending, Voted } from './screens/casting.tsx';
import { Checker } from './screens/checker.tsx';
import { DoorVisit } from './screens/door.tsx';
import { Idle } from './screens/idle.tsx';
import { PollOver } from './screens/poll-over.tsx';
import { Challenged, Review } from './screens/review.tsx';
import { Compare, Reading, SetUp } from './screens/setup.tsx';
import { StillThere } from './screens/still-there.tsx';
import { type Booth, booth, leaveBooth } from './state/booth.ts';
import { casting, resumeCasting } from './state/casting.ts';
import { checking } from './state/checker.ts';
import { door } from './state/door.ts';
import { alarm, kept, offline, openRoom, snapshot } from './state/room.ts';
import { BOOTH_WORDS } from './words/booth.ts';
import { ROOM_WORDS } from './words/room.ts';

/** The voter's tablet: at the door, then in the booth. */
export function App() {
  useWakeLock();
  useEffect(() => {
    void openRoom().then(resumeCasting);
    // Another link of a projector, opened in the same tab.
    const reload = () => location.hash.length > 1 && location.reload();
    addEventListener('hashchange', reload);
    return () => removeEventListener('hashchange', reload);
  }, []);
  const title = snapshot.value?.manifest?.title;
  return (
    <Page
      role={ROOM_WORDS.role}
      {...(title === undefined ? {} : { place: title })}
      wide={'draft' in booth.value}
      status={
        offline.value !== undefined && (
          <span class="away" role="status">
            {say(ROOM_WORDS.away)}
          </span>
        )
      }
    >
      <Screen />
    </Page>
  );
}

function Screen() {
  if (alarm.value !== undefined)
    return (
      <Calm title={say(ROOM_WORDS.alarmTitle)}>
        <p>{say(ROOM_WORDS.alarmHow)}</p>
        <Refused refusal={alarm.value} />
        <Button name="reload" onClick={() => location.reload()}>
          {say(ROOM_WORDS.reload)}
        </Button>
      </Calm>
    );
  const room = kept.value;
  if (room === null) return <SetUp />;
  if (room === undefined)
    return (
      <Calm title={say(ROOM_WORDS.role)}>
        <Waiting text={say(ROOM_WORDS.loading)} />
      </Calm>
    );
  if (casting.value !== undefined) return <Sending key={casting.value.at} casting={casting.value} />;
  if (snapshot.value === undefined) return <Reading />;
  if (!room.compared || snapshot.value.manifest === undefined) return <Compare />;
  const visit = door.value;
  if (visit.at !== 'slip') return <DoorVisit visit={visit} />;
  const turn = booth.value;
  if (turn.at !== 'card')
    return (
      <>
        <Turn turn={turn} />
        <StillThere onGone={leaveBooth} />
      </>
    );
  if (checking.value !== undefined) return <Checker checking={checking.value} />;
  return <Idle />;
}

function Turn({ turn }: { readonly turn: Exclude<Booth, { readonly at: 'card' }> }) {
  switch (turn.at) {
    case 'ballot':
      return <Ballot draft={turn.draft} />;
    case 'review':
      return <Review draft={turn.draft} tracking={turn.tracking} />;
    case 'challenged':
      return <Challenged draft={turn.draft} tracking={turn.tracking} opening={turn.opening} />;
    case 'voted':
      return <Voted onDone={leaveBooth} />;
    case 'over':
      return <PollOver ordinal={turn.ordinal} onDone={leaveBooth} />;
    case 'refused':
      return (
        <Calm title={say(BOOTH_WORDS.refusedTitle)}>
          <Refused refusal={turn.refusal} />
          <Button kind="primary" name="done" onClick={leaveBooth}>
            {say(ROOM_WORDS.done)}
          </Button>
        </Calm>
      );
  }
}
