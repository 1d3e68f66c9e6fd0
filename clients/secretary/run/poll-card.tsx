import { useState } from 'preact/hooks';
import { issuedRequests, type MeetingState, type PollState } from '../../../src/domain/meeting/state.ts';
import { acts, headCount, makeCertify, makeOpen } from '../../shared/secretary/run-polls.ts';
import { Act } from '../../ui/components/act.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Facts } from '../../ui/components/facts.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { say } from '../../ui/language.ts';
import type { Desk } from '../desk.ts';
import { goTo } from '../route.ts';
import { POLL_PHASES } from '../words.ts';
import { HeadCountText } from './head-count.tsx';
import { pollResult } from './poll-result.ts';
import { ResultTables } from './result-tables.tsx';
import { RUN } from './words.ts';

interface CardProps {
  readonly desk: Desk;
  readonly state: MeetingState;
  readonly ordinal: number;
  readonly poll: PollState;
}

/** One poll: where it stands, its counts, and the one step that comes next. */
export function PollCard({ desk, state, ordinal, poll }: CardProps) {
  const live = desk.counts.value?.polls.find((each) => each.ordinal === ordinal);
  const issued = poll.barrier?.issued ?? issuedRequests(state, ordinal).length;
  const cast = poll.box?.size ?? live?.cast ?? 0;
  const result = pollResult(desk, state, ordinal);
  const { phase, manifest } = poll;
  const over = phase === 'certified' || phase === 'cancelled';
  return (
    <section class="sheet poll-card" data-poll={ordinal} data-phase={phase} aria-label={manifest?.body.title}>
      <div class="row spread">
        <h3>
          {say(RUN.poll(ordinal))}: {manifest?.body.title}
        </h3>
        <span class="badge">{say(POLL_PHASES[phase])}</span>
      </div>
      {phase !== 'cancelled' && (
        <Facts
          facts={[
            [say(RUN.present), poll.barrier?.present.size ?? state.present.size],
            [say(RUN.issued), issued],
            [say(RUN.cast), phase === 'planned' || phase === 'barrier' ? '–' : cast],
          ]}
        />
      )}
      {poll.cancelled !== undefined && (
        <p>
          {say(RUN.cancelled)}: {poll.cancelled}
        </p>
      )}
      {result && <ResultTables view={result} heading="h4" />}
      <div class="row">
        <NextStep desk={desk} state={state} ordinal={ordinal} poll={poll} issued={issued} cast={cast} />
        {phase === 'certified' && state.phase !== 'ended' && (
          <Button name="second-round" onClick={() => goTo({ meeting: desk.meeting, at: `later-after-${ordinal}` })}>
            {say(RUN.secondRound)}
          </Button>
        )}
        {phase === 'cancelled' && state.phase !== 'ended' && (
          <Button name="replace-poll" onClick={() => goTo({ meeting: desk.meeting, at: `later-replaces-${ordinal}` })}>
            {say(RUN.replace)}
          </Button>
        )}
        {phase === 'certified' && (
          <Button name="minutes" onClick={() => goTo({ meeting: desk.meeting, at: `minutes-${ordinal}` })}>
            {say(RUN.minutes)}
          </Button>
        )}
        {!over && state.phase !== 'ended' && <Cancel desk={desk} state={state} ordinal={ordinal} poll={poll} />}
      </div>
    </section>
  );
}

function NextStep({
  desk,
  state,
  ordinal,
  poll,
  issued,
  cast,
}: CardProps & { readonly issued: number; readonly cast: number }) {
  const running = state.phase === 'issuing' || state.phase === 'in-session';
  switch (poll.phase) {
    case 'planned':
      if (!running) return null;
      return (
        <Act
          name="barrier"
          kind="primary"
          label={say(RUN.barrier)}
          ask={{
            title: say(RUN.barrierAsk),
            children: <HeadCountText desk={desk} state={state} ordinal={ordinal} />,
            again: { code: 'BARRIER-COUNTS', words: RUN.barrierChanged },
          }}
          run={() => desk.endIssuing(ordinal, headCount(state, ordinal))}
        />
      );
    case 'barrier':
      return (
        <Act
          name="open-poll"
          kind="primary"
          label={say(RUN.open)}
          ask={{ title: say(RUN.openAsk), children: <p>{say(RUN.openText)}</p> }}
          run={async () => {
            const body = makeOpen(state, ordinal);
            return body.ok ? desk.propose(body.value) : body;
          }}
        />
      );
    case 'open':
      return (
        <Act
          name="close-poll"
          kind="primary"
          label={say(RUN.close)}
          ask={{ title: say(RUN.closeAsk), children: <p>{say(RUN.closeText(cast, issued))}</p> }}
          run={() => desk.propose(acts.close(state.id, ordinal))}
        />
      );
    case 'closed':
      return (
        <div class="stack">
          <Waiting text={say(RUN.counting)} />
          <p role="status">{say(RUN.countedBy(poll.partials.size, state.manifest?.body.threshold ?? 0))}</p>
        </div>
      );
    case 'tallied':
      return (
        <Act
          name="certify"
          kind="primary"
          label={say(RUN.certify)}
          ask={{ title: say(RUN.certifyAsk), children: <p>{say(RUN.certifyText)}</p> }}
          run={async () => {
            const body = makeCertify(state, ordinal);
            return body.ok ? desk.propose(body.value) : body;
          }}
        />
      );
    default:
      return null;
  }
}

function Cancel({ desk, state, ordinal, poll }: CardProps) {
  const [reason, setReason] = useState('');
  const { phase } = poll;
  if (phase === 'certified' || phase === 'cancelled') return null;
  return (
    <Act
      name="cancel-poll"
      danger
      label={say(RUN.cancel)}
      ask={{
        title: say(RUN.cancelAsk),
        disabled: reason.trim() === '',
        children: (
          <>
            <p>{say(RUN.cancelText)}</p>
            <Field label={say(RUN.reason)} name="reason" value={reason} onInput={setReason} />
          </>
        ),
      }}
      run={() => desk.propose(acts.cancel(state.id, ordinal, phase, reason.trim()))}
    />
  );
}
