import { useEffect } from 'preact/hooks';
import { fromHex } from '../../../crypto/bytes.ts';
import { fingerprintWords } from '../../../crypto/words.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { quorumNow } from '../../shared/quorum.ts';
import { makeRoomLink } from '../../shared/room-link.ts';
import { acts } from '../../shared/secretary/run-polls.ts';
import { Act } from '../../ui/components/act.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Facts } from '../../ui/components/facts.tsx';
import { QrCode } from '../../ui/components/qr-code.tsx';
import { say } from '../../ui/language.ts';
import type { Desk } from '../desk.ts';
import { goTo, route } from '../route.ts';
import { Signatures } from '../signatures.tsx';
import { MEETING_PHASES } from '../words.ts';
import { Finish } from './finish.tsx';
import { LaterPoll } from './later-poll.tsx';
import { People } from './people.tsx';
import { PollCard } from './poll-card.tsx';
import { TellersPanel } from './tellers-panel.tsx';
import { RUN } from './words.ts';

/** A meeting whose manifest is signed: presence, polls, signatures, the end. */
export function Session({ desk, state }: { readonly desk: Desk; readonly state: MeetingState }) {
  useEffect(() => void desk.readTellers(), [desk]);
  const at = route.value.at ?? '';
  if (at.startsWith('later')) return <LaterPoll key={at} desk={desk} state={state} at={at} />;
  const polls = [...state.polls].filter(([, { manifest }]) => manifest !== undefined).sort(([a], [b]) => a - b);
  const unused = state.polls.size - polls.length;
  const running = state.phase === 'issuing' || state.phase === 'in-session';
  return (
    <div class="session">
      <div class="row spread">
        <h1>{say(MEETING_PHASES[state.phase])}</h1>
      </div>
      <Attendance state={state} />
      <Signatures desk={desk} />
      {state.phase === 'ready' && (
        <div class="row">
          <Act
            name="open-issuing"
            kind="primary"
            label={say(RUN.openIssuing)}
            ask={{ title: say(RUN.openIssuingAsk), children: <p>{say(RUN.openIssuingText)}</p> }}
            run={() => desk.propose(acts.openIssuing(state.id))}
          />
        </div>
      )}
      {state.phase === 'ended' && <Finish desk={desk} state={state} />}
      <h2>{say(RUN.polls)}</h2>
      {polls.map(([ordinal, poll]) => (
        <PollCard key={ordinal} desk={desk} state={state} ordinal={ordinal} poll={poll} />
      ))}
      {unused > 0 && state.phase !== 'ended' && (
        <section class="sheet">
          <h3>{say(RUN.reserve)}</h3>
          <p>{say(RUN.reserveText(unused))}</p>
          <div class="row">
            <Button name="new-poll" onClick={() => goTo({ meeting: desk.meeting, at: 'later' })}>
              {say(RUN.prepareNew)}
            </Button>
          </div>
        </section>
      )}
      <Fingerprint state={state} />
      <People desk={desk} state={state} />
      <TellersPanel desk={desk} state={state} />
      {(running || state.phase === 'ready') && (
        <div class="row">
          <Act
            name="end-meeting"
            danger
            label={say(RUN.end)}
            disabled={polls.some(([, { phase }]) => !['planned', 'certified', 'cancelled'].includes(phase))}
            ask={{ title: say(RUN.endAsk), children: <p>{say(RUN.endText)}</p> }}
            run={() => desk.propose(acts.end(state.id))}
          />
        </div>
      )}
    </div>
  );
}

function Attendance({ state }: { readonly state: MeetingState }) {
  const { summoned, present, needed, met } = quorumNow(state);
  return (
    <>
      <Facts
        facts={[
          [say(RUN.summoned), summoned],
          [say(RUN.present), present],
          [say(RUN.quorum), needed ?? '–'],
        ]}
      />
      {needed !== undefined && <p role="status">{say(met ? RUN.quorate : RUN.notQuorate)}</p>}
    </>
  );
}

function Fingerprint({ state }: { readonly state: MeetingState }) {
  const fingerprint = state.manifest?.hash;
  if (fingerprint === undefined) return null;
  const link = { meeting: state.id, fingerprint };
  return (
    <details class="sheet">
      <summary>{say(RUN.fingerprint)}</summary>
      <p class="big-code" data-fingerprint={fingerprint}>
        {fingerprintWords(fromHex(fingerprint)).join(' · ')}
      </p>
      <p>{say(RUN.fingerprintText)}</p>
      <QrCode text={makeRoomLink(location.origin, 'voter', link)} label={say(RUN.roomQr)} />
      <p>
        <a class="button" href={makeRoomLink(location.origin, 'screen', link)} target="_blank" rel="noreferrer">
          {say(RUN.screen)}
        </a>
      </p>
    </details>
  );
}
