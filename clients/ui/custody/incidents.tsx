import { useState } from 'preact/hooks';
import type { Custody } from '../../../src/domain/audit/custody.ts';
import { shortDate } from '../../../src/domain/papers/long-date.ts';
import type { RatingBodyOf } from '../../../src/domain/rating/bodies.ts';
import { isDate } from '../../../src/domain/rating/dates.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../components/act.tsx';
import { Lines, Select } from '../components/choice.tsx';
import { CountField } from '../components/count-field.tsx';
import { Field } from '../components/field.tsx';
import { count, say } from '../language.ts';
import { platformRandom } from '../platform.ts';
import type { PartProps } from '../ratings/part.ts';
import { textOf } from '../ratings/values.tsx';
import { today } from '../today.ts';
import { signerOf } from './part.ts';
import { CUSTODY, INCIDENTS } from './words.ts';

type Incident = RatingBodyOf<'incident-noted'>['incident'];

/** As a refusal is named (22-ratings). */
const CODE = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;
const LONGEST = 64;

/** What officers saw go wrong and stated, the newest first. */
export function Incidents({ incidents, reading }: PartProps & Pick<Custody, 'incidents'>) {
  if (incidents.length === 0) return <p class="soft">{say(CUSTODY.noIncidents)}</p>;
  return (
    <ul class="plain-list">
      {incidents.toReversed().map((one) => (
        <li class="sheet" key={one.entry} data-incident={one.entry}>
          <h4>
            {say(INCIDENTS[one.incident])} {one.code !== null && <code>{one.code}</code>}
          </h4>
          <p>{textOf(reading, one.detail)}</p>
          <p class="soft">
            {say(CUSTODY.noted(shortDate(one.on), count(one.count), shortDate(one.date), signerOf(reading, one)))}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** States what went wrong, under the officer's own name. */
export function NoteIncident({ log }: PartProps) {
  const [incident, setIncident] = useState<Incident | ''>('');
  const [on, setOn] = useState('');
  const [times, setTimes] = useState(1);
  const [code, setCode] = useState('');
  const [detail, setDetail] = useState('');
  const late = isDate(on) && on > today();
  const wrongCode = code.trim() !== '' && (!CODE.test(code.trim()) || code.trim().length > LONGEST);
  const note = () => {
    const { commit, openings } = committer(platformRandom);
    const said = { on, meeting: null, code: code.trim() || null, count: times, detail: commit(detail.trim()) };
    return log.append({ type: 'incident-noted', date: today(), incident: incident as Incident, ...said }, openings);
  };
  return (
    <details class="sheet" data-part="incident">
      <summary>{say(CUSTODY.note)}</summary>
      <div class="stack">
        <div class="pair">
          <Select
            label={say(CUSTODY.incident)}
            name="incident"
            value={incident}
            options={[
              ['', say(CUSTODY.choose)] as const,
              ...Object.entries(INCIDENTS).map(([one, words]) => [one as Incident, say(words)] as const),
            ]}
            onChange={setIncident}
          />
          <Field
            label={say(CUSTODY.on)}
            name="incident-on"
            type="date"
            value={on}
            error={late ? say(CUSTODY.onWrong) : undefined}
            onInput={setOn}
          />
          <CountField
            label={say(CUSTODY.times)}
            name="incident-times"
            value={times}
            least={1}
            most={1_000_000}
            onChange={setTimes}
          />
          <Field
            label={say(CUSTODY.code)}
            hint={say(CUSTODY.codeHint)}
            name="incident-code"
            code
            value={code}
            error={wrongCode ? say(CUSTODY.codeWrong) : undefined}
            onInput={(typed) => setCode(typed.toUpperCase())}
          />
        </div>
        <Lines label={say(CUSTODY.detail)} name="incident-detail" value={detail} onInput={setDetail} />
        <div class="row">
          <Act
            name="note-incident"
            kind="primary"
            label={say(CUSTODY.noteAct)}
            disabled={incident === '' || !isDate(on) || late || wrongCode || detail.trim() === ''}
            ask={{ title: say(CUSTODY.noteTitle), children: <p>{say(CUSTODY.noteText)}</p> }}
            run={note}
          />
        </div>
      </div>
    </details>
  );
}
