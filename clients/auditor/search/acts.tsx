import { useMemo, useState } from 'preact/hooks';
import type { Hex } from '../../../crypto/bytes.ts';
import { searchTrail, type TrailLine, type TrailQuery, trailOf } from '../../../src/domain/audit/trail.ts';
import { shortDate } from '../../../src/domain/papers/long-date.ts';
import { isDate } from '../../../src/domain/rating/dates.ts';
import type { RatingReading } from '../../shared/ratings/rating-log.ts';
import { Button } from '../../ui/components/button.tsx';
import { Select } from '../../ui/components/choice.tsx';
import { Field } from '../../ui/components/field.tsx';
import { ScrollAcross } from '../../ui/components/scroll-across.tsx';
import { download } from '../../ui/download.ts';
import { count, say } from '../../ui/language.ts';
import { ACT_NAMES } from '../../ui/ratings/act-names.ts';
import { ROLE_NAMES } from '../../ui/ratings/role-names.ts';
import { csvOf } from './csv.ts';
import { SEARCH } from './words.ts';

const SHOWN = 200;
const NAMED = 6;
const ANY = 'any';
type Kind = TrailLine['type'] | typeof ANY;

/** Who stated what in the rating log, when, about whom and under which document. */
export function Acts({ reading }: { readonly reading: RatingReading }) {
  const { state, entries, texts } = reading;
  const lines = useMemo(() => trailOf(entries), [entries]);
  const [words, setWords] = useState('');
  const [kind, setKind] = useState<Kind>(ANY);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const textOf = (commitment: Hex) => texts.get(commitment);
  const nameOf = (subject: number) => texts.get(state?.subjects[subject]?.name ?? '');
  const found = useMemo(() => {
    const query: TrailQuery = {
      words,
      ...(kind === ANY ? {} : { types: new Set([kind]) }),
      ...(isDate(from) ? { from } : {}),
      ...(isDate(to) ? { to } : {}),
    };
    return searchTrail(lines, query, textOf, nameOf).toReversed();
  }, [lines, words, kind, from, to]);
  const row = (line: TrailLine): readonly string[] => {
    const { entry, date, type, by, offices, signer, subjects, documents } = line;
    const names = subjects.map((subject) => nameOf(subject) ?? `#${subject}`);
    const own = new Set(subjects.map((subject) => state?.subjects[subject]?.name));
    const said = line.texts.filter((one) => one !== signer && !own.has(one)).flatMap((one) => textOf(one) ?? []);
    const who = `${(signer === null ? undefined : textOf(signer)) ?? by.slice(0, 8)} (${offices.map((role) => say(ROLE_NAMES[role])).join(', ')})`;
    return [
      String(entry),
      shortDate(date),
      say(ACT_NAMES[type]),
      who,
      names.join('; '),
      documents.join('; '),
      said.join('; '),
    ];
  };
  const head = [SEARCH.entry, SEARCH.date, SEARCH.act, SEARCH.by, SEARCH.about, SEARCH.document, SEARCH.texts].map(say);
  return (
    <>
      <div class="sheet">
        <Field label={say(SEARCH.words)} name="words" value={words} onInput={setWords} />
        <div class="pair">
          <Select
            label={say(SEARCH.act)}
            name="act"
            value={kind}
            options={[
              [ANY, say(SEARCH.anyAct)] as const,
              ...Object.entries(ACT_NAMES).map(([type, name]) => [type as Kind, say(name)] as const),
            ]}
            onChange={setKind}
          />
          <Field label={say(SEARCH.from)} name="from" type="date" value={from} onInput={setFrom} />
          <Field label={say(SEARCH.to)} name="to" type="date" value={to} onInput={setTo} />
        </div>
        <div class="row">
          <Button name="export-trail" onClick={() => download('nhat-ky.csv', csvOf([head, ...found.map(row)]))}>
            {say(SEARCH.export)}
          </Button>
        </div>
      </div>
      <p role="status">
        {say(SEARCH.found(count(found.length)))} {found.length > SHOWN && say(SEARCH.shown(count(SHOWN)))}
      </p>
      {found.length > 0 && (
        <ScrollAcross label={say(SEARCH.ratings)}>
          <table class="trail">
            <thead>
              <tr>
                {head.map((title) => (
                  <th scope="col" key={title}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.slice(0, SHOWN).map((line) => (
                <tr key={line.entry} data-entry={line.entry}>
                  {row(line).map((text, at) => (
                    <td key={head[at]}>{shorten(text, line.subjects.length, at)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollAcross>
      )}
    </>
  );
}

/** Of a statement about a thousand people the screen names a few; the file has all. */
function shorten(text: string, subjects: number, column: number): string {
  if (column !== 4 || subjects <= NAMED) return text;
  const few = text.split('; ').slice(0, NAMED).join('; ');
  return `${few} ${say(SEARCH.more(count(subjects - NAMED)))}`;
}
