import { sha256 } from '@noble/hashes/sha2.js';
import { useState } from 'preact/hooks';
import { type Hex, toHex } from '../../../crypto/bytes.ts';
import { shortDate } from '../../../src/domain/papers/long-date.ts';
import { addMonths, COPY_MONTHS, isDate } from '../../../src/domain/rating/dates.ts';
import { committer } from '../../shared/ratings/saying.ts';
import { Act } from '../components/act.tsx';
import { Lines, Select } from '../components/choice.tsx';
import { Field } from '../components/field.tsx';
import { say } from '../language.ts';
import { FileField } from '../officer/file-field.tsx';
import { platformRandom } from '../platform.ts';
import type { PartProps } from '../ratings/part.ts';
import { today } from '../today.ts';
import type { MeetingTitles } from './part.ts';
import { CUSTODY } from './words.ts';

const NO_MEETING = '-';

/** States what was sealed, where it is kept and for how long: paper, or a file by its hash. */
export function Seal({ log, titles }: PartProps & { readonly titles: MeetingTitles }) {
  const [what, setWhat] = useState<'' | 'paper' | 'file'>('');
  const [file, setFile] = useState<Hex>();
  const [meeting, setMeeting] = useState('');
  const [place, setPlace] = useState('');
  const [until, setUntil] = useState(addMonths(today(), COPY_MONTHS));
  const early = isDate(until) && until < today();
  const named = titles.size === 0 || meeting !== '';
  const ready =
    (what === 'paper' || (what === 'file' && file !== undefined)) &&
    named &&
    place.trim() !== '' &&
    isDate(until) &&
    !early;
  const seal = () => {
    const { commit, openings } = committer(platformRandom);
    const of = meeting === '' || meeting === NO_MEETING ? null : meeting;
    const said = { meeting: of, file: what === 'file' ? (file ?? null) : null, until, place: commit(place.trim()) };
    return log.append({ type: 'copy-sealed', date: today(), ...said }, openings);
  };
  return (
    <details class="sheet" data-part="seal">
      <summary>{say(CUSTODY.seal)}</summary>
      <div class="stack">
        <div class="pair">
          <Select
            label={say(CUSTODY.what)}
            name="sealed-what"
            value={what}
            options={[
              ['', say(CUSTODY.choose)],
              ['paper', say(CUSTODY.paper)],
              ['file', say(CUSTODY.file)],
            ]}
            onChange={setWhat}
          />
          {titles.size > 0 && (
            <Select
              label={say(CUSTODY.meeting)}
              name="sealed-meeting"
              value={meeting}
              options={[['', say(CUSTODY.choose)] as const, ...titles, [NO_MEETING, say(CUSTODY.noMeeting)] as const]}
              onChange={setMeeting}
            />
          )}
        </div>
        {what === 'file' && (
          <>
            <p>{say(CUSTODY.fileText)}</p>
            <div class="row">
              <FileField
                label={say(CUSTODY.chooseFile)}
                name="sealed-file"
                onFile={(bytes) => setFile(toHex(sha256(bytes)))}
              />
              {file && <code class="scan-hash">{say(CUSTODY.hash(file))}</code>}
            </div>
          </>
        )}
        <Lines label={say(CUSTODY.place)} name="sealed-place" value={place} onInput={setPlace} />
        <Field
          label={say(CUSTODY.until)}
          hint={say(CUSTODY.untilHint)}
          name="sealed-until"
          type="date"
          value={until}
          error={early ? say(CUSTODY.untilWrong) : undefined}
          onInput={setUntil}
        />
        <div class="row">
          <Act
            name="seal-copy"
            kind="primary"
            label={say(CUSTODY.sealAct)}
            disabled={!ready}
            ask={{ title: say(CUSTODY.sealTitle), children: <p>{say(CUSTODY.sealText(shortDate(until)))}</p> }}
            run={seal}
          />
        </div>
      </div>
    </details>
  );
}
