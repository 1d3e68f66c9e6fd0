import { useState } from 'preact/hooks';
import { type CopyHistory, keepingOf } from '../../../src/domain/audit/custody.ts';
import { hasRole } from '../../../src/domain/rating/act.ts';
import { isDate } from '../../../src/domain/rating/dates.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../components/act.tsx';
import { Lines } from '../components/choice.tsx';
import { say } from '../language.ts';
import { platformRandom } from '../platform.ts';
import type { PartProps } from '../ratings/part.ts';
import { today } from '../today.ts';
import { DecreeFields } from './decree-fields.tsx';
import type { TypedDecree } from './part.ts';
import { CUSTODY } from './words.ts';

type CopyProps = PartProps & { readonly copy: CopyHistory };

const NO_DECREE: TypedDecree = { number: '', date: '' };
const given = ({ number, date }: TypedDecree, text: string): boolean =>
  number.trim() !== '' && isDate(date) && text.trim() !== '';

/** What this officer may still do with a copy that is kept; who else must, where this one may not. */
export function CopyActs(props: CopyProps) {
  const { officer, reading, copy } = props;
  const { state } = reading;
  if (copy.destroyed !== null) return null;
  const waiting = [...state.complaints.values()].some(({ answer }) => answer === undefined);
  const due = keepingOf(copy, today(), waiting) === 'due';
  return (
    <>
      {hasRole(state, officer.key, 'superior', 'auditor') ? (
        <Opening {...props} />
      ) : (
        <p class="soft">{say(CUSTODY.openBy)}</p>
      )}
      {due && hasRole(state, officer.key, 'secretary', 'superior', 'auditor') && <Destruction {...props} />}
    </>
  );
}

function Opening({ log, copy }: CopyProps) {
  const [decree, setDecree] = useState(NO_DECREE);
  const [reason, setReason] = useState('');
  const open = () => {
    const { commit, openings } = committer(platformRandom);
    const document = { number: decree.number.trim(), date: decree.date };
    const said = { copy: copy.entry, document, reason: commit(reason.trim()) };
    return log.append({ type: 'copy-opened', date: today(), ...said }, openings);
  };
  return (
    <details data-part="open-copy">
      <summary>{say(CUSTODY.open)}</summary>
      <div class="stack">
        <DecreeFields decree={decree} onChange={setDecree} />
        <Lines label={say(CUSTODY.openReason)} name="open-reason" value={reason} onInput={setReason} />
        <div class="row">
          <Act
            name="open-copy"
            danger
            label={say(CUSTODY.openAct)}
            disabled={!given(decree, reason)}
            ask={{ title: say(CUSTODY.openTitle), children: <p>{say(CUSTODY.openText)}</p> }}
            run={open}
          />
        </div>
      </div>
    </details>
  );
}

function Destruction({ log, copy }: CopyProps) {
  const [decree, setDecree] = useState(NO_DECREE);
  const [manner, setManner] = useState('');
  const destroy = () => {
    const { commit, openings } = committer(platformRandom);
    const document = { number: decree.number.trim(), date: decree.date };
    const said = { copy: copy.entry, document, manner: commit(manner.trim()) };
    return log.append({ type: 'copy-destroyed', date: today(), ...said }, openings);
  };
  return (
    <details data-part="destroy-copy">
      <summary>{say(CUSTODY.destroy)}</summary>
      <div class="stack">
        <DecreeFields decree={decree} onChange={setDecree} />
        <Lines label={say(CUSTODY.manner)} name="manner" value={manner} onInput={setManner} />
        <div class="row">
          <Act
            name="destroy-copy"
            danger
            label={say(CUSTODY.destroyAct)}
            disabled={!given(decree, manner)}
            ask={{ title: say(CUSTODY.destroyTitle), children: <p>{say(CUSTODY.destroyText)}</p> }}
            run={destroy}
          />
        </div>
      </div>
    </details>
  );
}
