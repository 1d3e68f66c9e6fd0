import { useState } from 'preact/hooks';
import { tellerKeys, tellersThere } from '../../../src/domain/meeting/signers.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { acts } from '../../shared/secretary/run-polls.ts';
import { Act } from '../../ui/components/act.tsx';
import { Field } from '../../ui/components/field.tsx';
import { say } from '../../ui/language.ts';
import type { Desk } from '../desk.ts';
import { officerName } from '../signatures.tsx';
import { RUN } from './words.ts';

/** The tellers; a device that is lost, and one that comes back. */
export function TellersPanel({ desk, state }: { readonly desk: Desk; readonly state: MeetingState }) {
  const there = tellersThere(state);
  const threshold = state.manifest?.body.threshold ?? 0;
  return (
    <details class="sheet">
      <summary>{say(RUN.tellers)}</summary>
      <ul class="plain-list">
        {tellerKeys(state).map((key, place) => {
          const teller = place + 1;
          const name = officerName(desk, key);
          const lost = state.lost.has(teller);
          return (
            <li key={key} class="who">
              <strong>{name}</strong>
              <span>{say(lost ? RUN.tellerLost : RUN.tellerThere)}</span>
              {state.phase !== 'ended' && !lost && there.length > threshold && (
                <Lose desk={desk} state={state} teller={teller} name={name} />
              )}
              {state.phase !== 'ended' && lost && (
                <Act
                  name={`rejoin-${teller}`}
                  label={say(RUN.rejoin)}
                  ask={{ title: say(RUN.rejoinOf(name)), children: <p>{say(RUN.rejoinText)}</p> }}
                  run={() => desk.propose(acts.rejoinTeller(state, teller))}
                />
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function Lose({
  desk,
  state,
  teller,
  name,
}: {
  readonly desk: Desk;
  readonly state: MeetingState;
  readonly teller: number;
  readonly name: string;
}) {
  const [reason, setReason] = useState('');
  return (
    <Act
      name={`lose-${teller}`}
      danger
      label={say(RUN.lose)}
      ask={{
        title: say(RUN.loseOf(name)),
        disabled: reason.trim() === '',
        children: (
          <>
            <p>{say(RUN.loseText)}</p>
            <Field label={say(RUN.reason)} name="reason" value={reason} onInput={setReason} />
          </>
        ),
      }}
      run={() => desk.propose(acts.loseTeller(state.id, teller, reason.trim()))}
    />
  );
}
