import { useState } from 'preact/hooks';
import { ratingOf } from '../../../src/domain/rating/state.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../../ui/components/act.tsx';
import { Select } from '../../ui/components/choice.tsx';
import { Field } from '../../ui/components/field.tsx';
import { say } from '../../ui/language.ts';
import { platformRandom } from '../../ui/platform.ts';
import { nameOf, type PeriodPartProps } from '../../ui/ratings/part.ts';
import { textOf } from '../../ui/ratings/values.tsx';
import { today } from '../../ui/today.ts';
import { PERIOD, RATINGS } from './words.ts';

/** Facts that speak against the highest level, as the period's cap names them: stated with their source, and a person decides. */
export function Exclusions({ log, reading, period }: PeriodPartProps) {
  const [subject, setSubject] = useState('');
  const [code, setCode] = useState('');
  const [source, setSource] = useState('');
  const { state } = reading;
  const known = period.capSet?.exclusions ?? [];
  if (known.length === 0) return null;
  const noted = [...period.ratings].flatMap(([place, { exclusions }]) => exclusions.map((one) => ({ place, ...one })));
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
      <summary>{say(PERIOD.exclusions)}</summary>
      <div class="stack">
        <p>{say(PERIOD.exclusionsText)}</p>
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
        <div class="pair">
          <Select
            label={say(RATINGS.name)}
            name="exclusion-subject"
            value={subject}
            options={[['', say(RATINGS.choose)] as const, ...undecided]}
            onChange={setSubject}
          />
          <Select
            label={say(PERIOD.exclusion)}
            name="exclusion-code"
            value={code}
            options={[['', say(RATINGS.choose)] as const, ...known.map((one) => [one.code, say(one)] as const)]}
            onChange={setCode}
          />
        </div>
        <Field label={say(PERIOD.exclusionSource)} name="exclusion-source" value={source} onInput={setSource} />
        <div class="row">
          <Act
            name="note-exclusion"
            kind="primary"
            label={say(PERIOD.exclusionAct)}
            disabled={subject === '' || code === '' || source.trim() === ''}
            ask={{ title: say(PERIOD.exclusionTitle), children: <p>{say(PERIOD.exclusionAsk)}</p> }}
            run={note}
          />
        </div>
      </div>
    </details>
  );
}
