import { useState } from 'preact/hooks';
import { isDate } from '../../../src/domain/rating/dates.ts';
import { isHistory, type Status } from '../../../src/domain/rating/status.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../../ui/components/act.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Select } from '../../ui/components/choice.tsx';
import { Field } from '../../ui/components/field.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { say } from '../../ui/language.ts';
import { platformRandom } from '../../ui/platform.ts';
import { nameOf, type PartProps } from '../../ui/ratings/part.ts';
import { today } from '../../ui/today.ts';
import { RATINGS, STATUS_WORDS, SUBJECTS } from './words.ts';

const OF_MEMBERS: readonly Status[] = [
  'official',
  'probationary',
  'active',
  'moved-in',
  'moved-out',
  'exempt',
  'suspended',
  'detained',
  'left',
];
const OF_OTHERS: readonly Status[] = ['formed', 'dissolved'];

/** A change in the history of one subject: what, from when, and on what it rests. The earlier history stays. */
export function StatusChange({
  log,
  reading,
  subject,
  onClose,
}: PartProps & { readonly subject: number; readonly onClose: () => void }) {
  const of = reading.state.subjects[subject];
  const [status, setStatus] = useState<Status | ''>('');
  const [from, setFrom] = useState('');
  const [basis, setBasis] = useState('');
  if (of === undefined) return null;
  const next = status === '' || !isDate(from) ? undefined : withChange(of.history, { from, status });
  const possible = next === undefined || isHistory(of.kind, next);
  const name = nameOf(reading, subject);
  const state = () => {
    const { commit, openings } = committer(platformRandom);
    return log.append(
      { type: 'status-stated', date: today(), subject, history: [...(next ?? [])], basis: commit(basis.trim()) },
      openings,
    );
  };
  const statuses = of.kind === 'individual' ? OF_MEMBERS : OF_OTHERS;
  return (
    <section class="sheet" aria-label={say(SUBJECTS.changeOf(name))}>
      <h3>{say(SUBJECTS.changeOf(name))}</h3>
      <div class="pair">
        <Select
          label={say(SUBJECTS.newStatus)}
          name="new-status"
          value={status}
          options={[
            ['', say(RATINGS.choose)] as const,
            ...statuses.map((one) => [one, say(STATUS_WORDS[one])] as const),
          ]}
          onChange={setStatus}
        />
        <Field label={say(SUBJECTS.from)} name="from" type="date" value={from} onInput={setFrom} />
      </div>
      <Field label={say(SUBJECTS.basis)} name="basis" value={basis} onInput={setBasis} />
      {!possible && <Notice kind="warn">{say(SUBJECTS.impossible)}</Notice>}
      <div class="row">
        <Button name="close-change" onClick={onClose}>
          {say(SUBJECTS.close)}
        </Button>
        <Act
          name="state-status"
          kind="primary"
          label={say(SUBJECTS.sign)}
          disabled={next === undefined || !possible || basis.trim() === ''}
          run={state}
        />
      </div>
    </section>
  );
}

type History = Parameters<typeof isHistory>[1];

/** In its place by date, after what happened on the same day. */
function withChange(history: History, change: History[number]): History {
  const later = history.findIndex(({ from }) => from > change.from);
  return later < 0 ? [...history, change] : history.toSpliced(later, 0, change);
}
