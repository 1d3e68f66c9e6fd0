import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SampleMeeting } from '../shared/devices/sample-meeting.ts';
import { followRoom } from '../shared/follow-room.ts';
import { newView } from '../shared/meeting-view.ts';
import { makeRoomLink } from '../shared/room-link.ts';
import { Notice } from '../ui/components/notice.tsx';
import { QrCode } from '../ui/components/qr-code.tsx';
import { say } from '../ui/language.ts';
import { pageTransport } from '../ui/platform.ts';
import { SAMPLE_SECRETARY, sampleTeller } from '../ui/sample.ts';
import { SamplePapers } from './sample-papers.tsx';
import { stepOf } from './step.ts';
import { STEPS, WORDS } from './words.ts';

/** The sample meeting under way: what to do now, the devices, and everybody's papers. */
export function SampleGuide({ sample }: { readonly sample: SampleMeeting }) {
  const { meeting, fingerprint, slips } = sample;
  const step = useSignal(0);
  const offline = useSignal(false);
  useEffect(
    () =>
      followRoom(pageTransport(), newView({ meeting, heads: [], fingerprint }), {
        read: (state) => {
          offline.value = false;
          const issued = new Set([...state.requests.values()].map(({ voter }) => voter)).size;
          step.value = stepOf(state, issued, slips.length);
        },
        refused: () => {
          offline.value = true;
        },
      }),
    [meeting, fingerprint, slips.length, step, offline],
  );
  return (
    <>
      <h1>{say(WORDS.sample)}</h1>
      <p class="soft">{say(WORDS.sampleWarning)}</p>
      {offline.value && <Notice kind="warn">{say(WORDS.offline)}</Notice>}
      <div class="sample-top">
        <section class="sheet" aria-labelledby="guide">
          <h2 id="guide">{say(WORDS.guide)}</h2>
          <ol class="steps">
            {STEPS.map(({ title, text }, place) => (
              <li key={title.vi} class={place < step.value ? 'done' : place === step.value ? 'now' : ''}>
                <div class="step-text" aria-current={place === step.value ? 'step' : undefined}>
                  <span class="step-title">{say(title)}</span>
                  {place === step.value && <p>{say(text)}</p>}
                </div>
              </li>
            ))}
          </ol>
        </section>
        <Devices sample={sample} />
      </div>
      <SamplePapers slips={slips} cards={sample.cards} />
    </>
  );
}

function Devices({ sample: { meeting, fingerprint, tellers } }: { readonly sample: SampleMeeting }) {
  const voter = makeRoomLink(location.origin, 'voter', { meeting, fingerprint });
  const screen = makeRoomLink(location.origin, 'screen', { meeting, fingerprint });
  const links = [
    { href: screen, name: WORDS.screen },
    { href: SAMPLE_SECRETARY, name: WORDS.secretary },
    ...tellers.map(({ name }, place) => ({
      href: sampleTeller(place + 1),
      name: WORDS.openTeller(name),
    })),
    { href: voter, name: WORDS.openTablet(1) },
    { href: voter, name: WORDS.openTablet(2) },
    { href: '/audit', name: WORDS.auditor },
  ];
  return (
    <section class="sheet" aria-labelledby="devices">
      <h2 id="devices">{say(WORDS.devices)}</h2>
      <p class="soft">{say(WORDS.devicesHint)}</p>
      <div class="sample-devices">
        <ul class="app-list">
          {links.map(({ href, name }) => (
            <li key={name.vi}>
              <a class="app-link" href={href} target="_blank" rel="noopener">
                <strong>{say(name)}</strong>
              </a>
            </li>
          ))}
        </ul>
        <figure>
          <QrCode text={voter} label={say(WORDS.tabletQr)} />
          <figcaption class="soft">{say(WORDS.tabletQr)}</figcaption>
        </figure>
      </div>
    </section>
  );
}
