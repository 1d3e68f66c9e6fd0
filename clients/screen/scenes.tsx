import type { ComponentChildren } from 'preact';
import { say } from '../ui/language.ts';
import { Figures, Fingerprint, IssuedTo, Quorum, TrackingCodes } from './parts.tsx';
import { Results } from './results.tsx';
import type { ScreenPoll, ScreenState } from './screen-state.ts';
import { PHASE_HEADS, WORDS } from './words.ts';

/** What is shown: the current moment, the door of the room, or something of one poll that is over. */
export type Showing =
  | { readonly show: 'now' | 'room' }
  | { readonly show: 'codes' | 'result'; readonly ordinal: number };

interface SceneProps {
  readonly screen: ScreenState;
  readonly poll: ScreenPoll | undefined;
  readonly showing: Showing;
}

/** The one thing that the room looks at now. */
export function Scene({ screen, poll, showing }: SceneProps) {
  if (screen.fingerprint === undefined) return <Preparing />;
  if (poll === undefined || showing.show === 'room') return <Room screen={screen} poll={poll} />;
  if (showing.show === 'codes') return <Codes poll={poll} />;
  switch (poll.phase) {
    case 'planned':
    case 'barrier':
    case 'open':
      return <Room screen={screen} poll={poll} />;
    case 'closed':
    case 'tallied':
      return <Codes poll={poll} />;
    case 'certified':
      return <Result screen={screen} poll={poll} />;
    case 'cancelled':
      return (
        <div class="stack">
          <Head poll={poll} />
          <p class="screen-line warn">{say(WORDS.cancelled)}</p>
          <p class="screen-line">{poll.cancelled}</p>
        </div>
      );
  }
}

const Preparing = () => (
  <div class="stack">
    <h1>{say(WORDS.preparing)}</h1>
    <p class="waiting screen-line" role="status">
      {say(WORDS.preparingFor)}
    </p>
  </div>
);

const Head = ({ poll, children }: { readonly poll: ScreenPoll; readonly children?: ComponentChildren }) => (
  <header class="scene-head">
    <h1>{say(PHASE_HEADS[poll.phase])}</h1>
    <p class="screen-line">{poll.title}</p>
    {children}
  </header>
);

/** Until voting closes: who is here, how many ballots, and the code for the tablets. */
function Room({ screen, poll }: { readonly screen: ScreenState; readonly poll: ScreenPoll | undefined }) {
  const { quorum, phase } = screen;
  const voting = poll?.phase === 'open';
  return (
    <div class="scene with-aside">
      <div class="stack">
        {poll === undefined || phase === 'ready' ? <h1>{say(WORDS.ready)}</h1> : <Head poll={poll} />}
        <Figures
          size={voting ? 'large' : ''}
          figures={[
            [say(WORDS.present), poll?.present ?? quorum.present],
            [say(WORDS.issued), poll?.issued ?? 0],
            ...(voting ? ([[say(WORDS.cast), poll.cast]] as const) : []),
          ]}
        />
        {voting ? null : <Quorum quorum={quorum} />}
        {poll?.phase === 'barrier' && <p class="screen-line">{say(WORDS.confirm)}</p>}
        {screen.polls.map(
          ({ ordinal, title, cancelled }) =>
            cancelled !== undefined && (
              <p key={ordinal} class="screen-line warn">
                {title}. {say(WORDS.cancelled)}: {cancelled}
              </p>
            ),
        )}
        {poll !== undefined && !voting && phase !== 'ready' && <IssuedTo poll={poll} voters={screen.voters} />}
      </div>
      <Fingerprint screen={screen} />
    </div>
  );
}

/** From closing to the result: the sealed box, and every code in it. */
const Codes = ({ poll }: { readonly poll: ScreenPoll }) => (
  <div class="stack">
    <Head poll={poll} />
    <Figures
      size="small"
      figures={[
        [say(WORDS.present), poll.present],
        [say(WORDS.issued), poll.issued],
        [say(WORDS.cast), poll.cast],
      ]}
    />
    <TrackingCodes codes={poll.tracking} />
  </div>
);

const Result = ({ screen, poll }: { readonly screen: ScreenState; readonly poll: ScreenPoll }) => (
  <div class="stack">
    <Head poll={poll}>
      {poll.facts?.counted && (
        <p class="screen-line">
          {say(WORDS.present)} {poll.facts.counted.heads.present} · {say(WORDS.issued)}{' '}
          {poll.facts.counted.heads.issued} · {say(WORDS.cast)} {poll.facts.counted.heads.returned}
        </p>
      )}
    </Head>
    {poll.facts && <Results facts={poll.facts} names={screen.names} shorter={screen.anchor !== undefined} />}
    {screen.anchor && (
      <p class="screen-line">
        {say(WORDS.ended)}. {say(WORDS.anchor)}: <strong class="code">{screen.anchor}</strong>
      </p>
    )}
  </div>
);
