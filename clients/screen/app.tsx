import { useEffect, useMemo, useState } from 'preact/hooks';
import { type RoomLink, readRoomLink } from '../shared/room-link.ts';
import { Button } from '../ui/components/button.tsx';
import { Page } from '../ui/components/page.tsx';
import { Waiting } from '../ui/components/progress.tsx';
import { say } from '../ui/language.ts';
import { refusalWords } from '../ui/refusals.ts';
import { useWakeLock } from '../ui/wake-lock.ts';
import { OpenRoom } from './open-room.tsx';
import { Scene, type Showing } from './scenes.tsx';
import { currentPoll, doorPoll, type ScreenState } from './screen-state.ts';
import { useProjector } from './use-projector.ts';
import { WORDS } from './words.ts';

/** The projector: opened with `#m=…`, it follows that meeting and shows what the room may see. */
export function App() {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const changed = () => setHash(location.hash);
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  const link = useMemo(() => readRoomLink(hash), [hash]);
  const open = ({ meeting, fingerprint }: RoomLink) => {
    location.hash = `m=${meeting}${fingerprint === undefined ? '' : `&f=${fingerprint}`}`;
  };
  if (link.ok) return <Projector key={hash} link={link.value} />;
  return (
    <Page role={WORDS.role}>
      <OpenRoom onLink={open} />
    </Page>
  );
}

function Projector({ link }: { readonly link: RoomLink }) {
  const { screen, offline, alarm } = useProjector(link);
  const [showing, setShowing] = useState<Showing>({ show: 'now' });
  useWakeLock();
  const current = screen && currentPoll(screen);
  const phase = `${current?.ordinal}-${current?.phase}`;
  // The meeting goes on: whatever somebody looked up gives way to it.
  useEffect(() => setShowing({ show: 'now' }), [phase]);
  const poll =
    'ordinal' in showing
      ? screen?.polls.find(({ ordinal }) => ordinal === showing.ordinal)
      : showing.show === 'room'
        ? screen && doorPoll(screen)
        : current;
  return (
    <Page
      role={WORDS.role}
      place={screen?.title ?? ''}
      status={screen && <Choices screen={screen} showing={showing} onShow={setShowing} />}
      wide
    >
      {alarm !== undefined && <Alarm code={alarm} />}
      {offline && (
        <p class="offline" role="status">
          {say(WORDS.offline)}
        </p>
      )}
      {screen === undefined ? (
        alarm === undefined && (
          <>
            <h1 class="visually-hidden">{say(WORDS.role)}</h1>
            <Waiting text={say(WORDS.reading)} />
          </>
        )
      ) : (
        <Scene screen={screen} poll={poll} showing={showing} />
      )}
    </Page>
  );
}

/** Nothing that the room must see is behind this, but the alarm comes first. */
const Alarm = ({ code }: { readonly code: string }) => (
  <section class="alarm" role="alert">
    <h1>{say(WORDS.alarm)}</h1>
    <p class="screen-line">{say(WORDS.alarmWhat)}</p>
    <p>{say(refusalWords(code))}</p>
    <p class="code">{code}</p>
    <div class="row">
      <Button onClick={() => location.reload()} name="reload">
        {say(WORDS.reload)}
      </Button>
    </div>
  </section>
);

/** What else can be shown, once there is something. */
function Choices({
  screen,
  showing,
  onShow,
}: {
  readonly screen: ScreenState;
  readonly showing: Showing;
  readonly onShow: (showing: Showing) => void;
}) {
  const over = screen.polls.filter(({ phase }) => ['closed', 'tallied', 'certified'].includes(phase));
  if (over.length === 0) return null;
  const choices: (readonly [string, Showing])[] = [
    [say(WORDS.now), { show: 'now' }],
    [say(WORDS.room), { show: 'room' }],
    ...over.flatMap(({ ordinal, phase }): (readonly [string, Showing])[] => [
      [say(WORDS.codesTab(ordinal)), { show: 'codes', ordinal }],
      ...(phase === 'certified'
        ? [[say(WORDS.resultTab(ordinal)), { show: 'result', ordinal }] as readonly [string, Showing]]
        : []),
    ]),
  ];
  const shown = choices.findIndex(([, choice]) => JSON.stringify(choice) === JSON.stringify(showing));
  return (
    <div class="choices">
      <label for="choices">{say(WORDS.show)}</label>
      <select
        id="choices"
        value={shown}
        onChange={(event) => {
          const choice = choices[Number(event.currentTarget.value)];
          if (choice) onShow(choice[1]);
        }}
      >
        {choices.map(([label], place) => (
          <option key={label} value={place}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
