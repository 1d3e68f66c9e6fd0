import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SampleMeeting } from '../shared/devices/sample-meeting.ts';
import { Page } from '../ui/components/page.tsx';
import { say } from '../ui/language.ts';
import { readSample } from '../ui/sample.ts';
import { SampleGuide } from './sample-guide.tsx';
import { SampleStart, sampleCode } from './sample-start.tsx';
import { WORDS } from './words.ts';

const APPS = [
  { path: '/vote', name: WORDS.vote, hint: WORDS.voteHint },
  { path: '/secretary', name: WORDS.secretary, hint: WORDS.secretaryHint },
  { path: '/teller', name: WORDS.teller, hint: WORDS.tellerHint },
  { path: '/screen', name: WORDS.screen, hint: WORDS.screenHint },
  { path: '/audit', name: WORDS.auditor, hint: WORDS.auditorHint },
  { path: '/superior', name: WORDS.superior, hint: WORDS.superiorHint },
] as const;

export function App() {
  const sample = useSignal<SampleMeeting | undefined>(undefined);
  useEffect(() => {
    void readSample().then((kept) => {
      sample.value = kept;
    });
  }, [sample]);
  const start = (
    <SampleStart
      another={sample.value !== undefined}
      made={(made) => {
        sample.value = made;
      }}
    />
  );
  if (sample.value !== undefined)
    return (
      <Page role={WORDS.role} wide>
        <SampleGuide sample={sample.value} />
        {start}
      </Page>
    );
  // Whoever comes with the terminal's address wants the sample meeting; others come for their app.
  const invited = sampleCode() !== undefined;
  return (
    <Page role={WORDS.role}>
      <div class="stack">
        <h1>{say(WORDS.title)}</h1>
        <p>{say(WORDS.lead)}</p>
      </div>
      {invited && start}
      <Apps />
      {!invited && start}
    </Page>
  );
}

const Apps = () => (
  <nav class="stack" aria-labelledby="apps">
    <h2 id="apps">{say(WORDS.apps)}</h2>
    <ul class="app-list">
      {APPS.map(({ path, name, hint }) => (
        <li key={path}>
          <a class="app-link" href={path}>
            <strong>{say(name)}</strong>
            <span class="soft">{say(hint)}</span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
