import { useMemo, useState } from 'preact/hooks';
import type { Hex } from '../../../crypto/bytes.ts';
import type { Custody } from '../../../src/domain/audit/custody.ts';
import { type LoggedText, loggedTexts } from '../../../src/domain/audit/personal-texts.ts';
import { shortDate } from '../../../src/domain/papers/long-date.ts';
import type { RatingState } from '../../../src/domain/rating/state.ts';
import { Act } from '../components/act.tsx';
import { Button } from '../components/button.tsx';
import { Select, Tick } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { count, say } from '../language.ts';
import { ACT_NAMES } from '../ratings/act-names.ts';
import type { PartProps } from '../ratings/part.ts';
import { textOf } from '../ratings/values.tsx';
import { today } from '../today.ts';
import { signerOf } from './part.ts';
import { CUSTODY } from './words.ts';

const OTHERS = 'others';
/** Of one statement (22-ratings). */
const MOST = 1000;

/** Erasures that were stated, the newest first. What they erased cannot be listed. */
export function Erasures({ erasures, reading }: PartProps & Pick<Custody, 'erasures'>) {
  if (erasures.length === 0) return <p class="soft">{say(CUSTODY.noErasures)}</p>;
  return (
    <ul class="plain-list">
      {erasures.toReversed().map((one) => (
        <li key={one.entry} data-erasure={one.entry}>
          {say(CUSTODY.erased(shortDate(one.date), count(one.texts), one.document, signerOf(reading, one)))}
        </li>
      ))}
    </ul>
  );
}

/** Chooses texts about one person, shows them for the last time, and states that they are erased. */
export function Erase({ log, reading }: PartProps) {
  const { state, entries } = reading;
  const [about, setAbout] = useState('');
  const [document, setDocument] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<Hex>>(new Set());
  const kept = useMemo(() => {
    const inOffice = new Set(state.officers.map(({ name }) => name));
    // Whoever may sign now is named as long as that lasts.
    return loggedTexts(entries).filter(({ commitment }) => !state.erased.has(commitment) && !inOffice.has(commitment));
  }, [state, entries]);
  const shown = kept
    .filter(({ subjects }) => (about === OTHERS ? subjects.length === 0 : subjects.includes(Number(about))))
    .slice(0, MOST);
  const people = [...new Set(kept.flatMap(({ subjects }) => subjects))].sort((a, b) => a - b);
  const nameOf = (place: number) => textOf(reading, state.subjects[place]?.name ?? '');
  const erase = () =>
    log.append({ type: 'names-erased', date: today(), document: document.trim(), commitments: [...chosen] });
  return (
    <details class="sheet" data-part="erase">
      <summary>{say(CUSTODY.erase)}</summary>
      <div class="stack">
        <p>{say(CUSTODY.eraseText)}</p>
        <div class="pair">
          <Select
            label={say(CUSTODY.about)}
            name="erase-about"
            value={about}
            options={[
              ['', say(CUSTODY.choose)] as const,
              ...people.map((place) => [String(place), nameOf(place)] as const),
              [OTHERS, say(CUSTODY.others)] as const,
            ]}
            onChange={(next) => {
              setAbout(next);
              setChosen(new Set());
            }}
          />
          <Field label={say(CUSTODY.document)} name="erase-document" value={document} onInput={setDocument} />
        </div>
        {about !== '' && shown.length === 0 && <p class="soft">{say(CUSTODY.noTexts)}</p>}
        {about !== '' && shown.length > 0 && (
          <fieldset class="group">
            <legend>{say(CUSTODY.texts)}</legend>
            <div class="row">
              <Button name="erase-all" onClick={() => setChosen(new Set(shown.map(({ commitment }) => commitment)))}>
                {say(CUSTODY.all)}
              </Button>
            </div>
            {shown.map((one) => (
              <Tick
                key={one.commitment}
                name="erase-text"
                label={[
                  `${textOf(reading, one.commitment)} (${whatOf(state, one)})`,
                  ...(one.subjects.length > 1 ? [say(CUSTODY.common(one.subjects.map(nameOf).join(', ')))] : []),
                ].join(' · ')}
                checked={chosen.has(one.commitment)}
                onChange={(on) => {
                  const next = new Set(chosen);
                  if (on) next.add(one.commitment);
                  else next.delete(one.commitment);
                  setChosen(next);
                }}
              />
            ))}
          </fieldset>
        )}
        <div class="row">
          <Act
            name="erase"
            danger
            label={say(CUSTODY.eraseAct(count(chosen.size)))}
            disabled={chosen.size === 0 || document.trim() === ''}
            ask={{
              title: say(CUSTODY.eraseTitle(count(chosen.size))),
              children: (
                <>
                  <p>{say(CUSTODY.eraseText)}</p>
                  <p>{say(CUSTODY.eraseRest)}</p>
                </>
              ),
            }}
            run={erase}
          />
        </div>
      </div>
    </details>
  );
}

/** What a text is: a name, a position, or that of a statement. */
function whatOf(state: RatingState, { commitment, subjects: [first], type, entry }: LoggedText): string {
  const of = first === undefined ? undefined : state.subjects[first];
  if (of?.name === commitment) return say(CUSTODY.name);
  if (of?.detail === commitment) return say(CUSTODY.detailOf);
  return say(CUSTODY.entry(say(ACT_NAMES[type]), count(entry)));
}
