import { useState } from 'preact/hooks';
import { hasRole } from '../../../src/domain/rating/act.ts';
import { isDate } from '../../../src/domain/rating/dates.ts';
import type { PeriodState } from '../../../src/domain/rating/state.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../components/act.tsx';
import { Lines, Select } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { Notice } from '../components/notice.tsx';
import { say } from '../language.ts';
import { platformRandom } from '../platform.ts';
import { nameOf, type PartProps } from '../ratings/part.ts';
import { today } from '../today.ts';
import { COMPLAINT } from './words.ts';

const decidedIn = ({ ratings }: PeriodState): readonly number[] =>
  [...ratings].filter(([, { decision }]) => decision !== undefined).map(([place]) => place);

/** States a complaint that somebody has brought. @param only its period, where the screen is about one */
export function FileComplaint({ officer, log, reading, only }: PartProps & { readonly only?: PeriodState }) {
  const { state } = reading;
  const periods = [...state.periods.values()].filter((period) => decidedIn(period).length > 0);
  const [name, setName] = useState('');
  const [subject, setSubject] = useState('');
  const [received, setReceived] = useState('');
  const [content, setContent] = useState('');
  const period = only ?? state.periods.get(name);
  const decided = period === undefined ? [] : decidedIn(period);
  if (!hasRole(state, officer.key, 'secretary', 'superior', 'auditor')) return null;
  if (only === undefined ? periods.length === 0 : decided.length === 0)
    return <Notice>{say(COMPLAINT.noDecision)}</Notice>;
  const early = isDate(received) && received > today();
  const file = () => {
    const { commit, openings } = committer(platformRandom);
    if (period === undefined) throw new Error('a complaint is about a period');
    const said = { period: period.terms.period, subject: Number(subject), received, content: commit(content.trim()) };
    return log.append({ type: 'complaint-filed', date: today(), ...said }, openings);
  };
  return (
    <details class="sheet" data-part="file-complaint">
      <summary>{say(COMPLAINT.file)}</summary>
      <div class="stack">
        <div class="pair">
          {only === undefined && (
            <Select
              label={say(COMPLAINT.period)}
              name="complaint-period"
              value={name}
              options={[
                ['', say(COMPLAINT.choose)] as const,
                ...periods.map(({ terms }) => [terms.period, `${terms.period} – ${terms.title}`] as const),
              ]}
              onChange={(chosen) => {
                setName(chosen);
                setSubject('');
              }}
            />
          )}
          <Select
            label={say(COMPLAINT.about)}
            name="complaint-about"
            value={subject}
            options={[
              ['', say(COMPLAINT.choose)] as const,
              ...decided.map((place) => [String(place), nameOf(reading, place)] as const),
            ]}
            onChange={setSubject}
          />
          <Field
            label={say(COMPLAINT.received)}
            name="received"
            type="date"
            value={received}
            error={early ? say(COMPLAINT.receivedWrong) : undefined}
            onInput={setReceived}
          />
        </div>
        <Lines label={say(COMPLAINT.content)} name="content" value={content} onInput={setContent} />
        <div class="row">
          <Act
            name="file-complaint"
            kind="primary"
            label={say(COMPLAINT.fileAct)}
            disabled={subject === '' || !isDate(received) || early || content.trim() === ''}
            run={file}
          />
        </div>
      </div>
    </details>
  );
}
