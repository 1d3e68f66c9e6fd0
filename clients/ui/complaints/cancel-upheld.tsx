import { useState } from 'preact/hooks';
import type { Complaint } from '../../../src/domain/rating/state.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../components/act.tsx';
import { Field } from '../components/field.tsx';
import { decides } from '../deciding/choices.ts';
import { say } from '../language.ts';
import { platformRandom } from '../platform.ts';
import type { PeriodPartProps } from '../ratings/part.ts';
import { today } from '../today.ts';
import { COMPLAINT } from './words.ts';

interface CancelProps extends PeriodPartProps {
  /** The entry that filed the complaint. */
  readonly entry: number;
  readonly complaint: Complaint;
}

/** An upheld complaint is followed by cancelling the decision; the subject then waits for another. */
export function CancelUpheld({ officer, log, reading, period, entry, complaint }: CancelProps) {
  const [reason, setReason] = useState('');
  const { state } = reading;
  const { subject, decision } = complaint;
  const kind = state.subjects[subject]?.kind;
  if (kind === undefined || !decides(state, period, kind, officer.key)) return null;
  const cancel = () => {
    const { commit, openings } = committer(platformRandom);
    const said = { period: period.terms.period, subject, decision, complaint: entry, reason: commit(reason.trim()) };
    return log.append({ type: 'decision-cancelled', date: today(), ...said }, openings);
  };
  return (
    <div class="stack">
      <Field label={say(COMPLAINT.reason)} name="cancel-reason" value={reason} onInput={setReason} />
      <div class="row">
        <Act
          name="cancel-decision"
          danger
          label={say(COMPLAINT.cancel)}
          disabled={reason.trim() === ''}
          ask={{ title: say(COMPLAINT.cancel), children: <p>{say(COMPLAINT.cancelText)}</p> }}
          run={cancel}
        />
      </div>
    </div>
  );
}
