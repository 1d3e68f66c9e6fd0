import { useState } from 'preact/hooks';
import { hasRole } from '../../../src/domain/rating/act.ts';
import { ratingOf } from '../../../src/domain/rating/state.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../components/act.tsx';
import { Select } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { say } from '../language.ts';
import { platformRandom } from '../platform.ts';
import { nameOf, type PeriodPartProps } from '../ratings/part.ts';
import { textOf } from '../ratings/values.tsx';
import { today } from '../today.ts';
import { EXCLUSIONS } from './words.ts';

/** Facts that speak against the highest level, as the period's cap names them: stated with their source, and a person decides. */
export function Exclusions({ officer, log, reading, period }: PeriodPartProps) {
  const [subject, setSubject] = useState('');
  const [code, setCode] = useState('');
  const [source, setSource] = useState('');
  const { state } = reading;
  const known = period.capSet?.exclusions ?? [];
  const noted = [...period.ratings].flatMap(([place, { exclusions }]) => exclusions.map((one) => ({ place, ...one })));
  const states = hasRole(state, officer.key, 'secretary', 'superior', 'auditor');
  if (known.length === 0 || (noted.length === 0 && !states)) return null;
  const note = () => {
    const { commit, openings } = committer(platformRandom);
    const said = { period: period.terms.period, subject: Number(subject), code, source: commit(source.trim()) };
    return log.append({ type: 'exclusion-noted', date: today(), ...said }, openings);
  };
  const undecided = state.subjects.flatMap((_, place) =>
    ratingOf(period, place).decision === undefined ? [[String(place), nameOf(reading, place)] as const] : [],
  );
  return (
    <details class="sheet" data-part="exclusions" open={noted.length > 0}>
      <summary>{say(EXCLUSIONS.title(period.terms.title))}</summary>
      <div class="stack">
        <p>{say(EXCLUSIONS.text)}</p>
        {noted.length > 0 && (
          <ul>
            {noted.map(({ place, code: of, source: text }) => {
              const words = known.find((one) => one.code === of);
              return (
                <li key={text}>
                  <strong>{nameOf(reading, place)}</strong>: {words === undefined ? of : say(words)} (
                  {textOf(reading, text)})
                </li>
              );
            })}
          </ul>
        )}
        {states && (
          <>
            <div class="pair">
              <Select
                label={say(EXCLUSIONS.who)}
                name="exclusion-subject"
                value={subject}
                options={[['', say(EXCLUSIONS.choose)] as const, ...undecided]}
                onChange={setSubject}
              />
              <Select
                label={say(EXCLUSIONS.what)}
                name="exclusion-code"
                value={code}
                options={[['', say(EXCLUSIONS.choose)] as const, ...known.map((one) => [one.code, say(one)] as const)]}
                onChange={setCode}
              />
            </div>
            <Field label={say(EXCLUSIONS.source)} name="exclusion-source" value={source} onInput={setSource} />
            <div class="row">
              <Act
                name="note-exclusion"
                kind="primary"
                label={say(EXCLUSIONS.act)}
                disabled={subject === '' || code === '' || source.trim() === ''}
                ask={{ title: say(EXCLUSIONS.askTitle), children: <p>{say(EXCLUSIONS.ask)}</p> }}
                run={note}
              />
            </div>
          </>
        )}
      </div>
    </details>
  );
}
