import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../../crypto/bytes.ts';
import type { ByHand } from '../../../src/domain/papers/poll-facts.ts';
import { Field } from '../../ui/components/field.tsx';
import { keep, readKept } from '../../ui/device-store.ts';
import { say } from '../../ui/language.ts';
import { PAPER } from '../../ui/paper/words.ts';
import { MINUTES } from './words.ts';

/** What is typed on this screen, all of it text; the organisation is known. */
type Typed = Readonly<Required<Omit<ByHand, 'organisation'>>>;

/** Said once for all papers of a meeting, and anew for each poll. */
const OF_MEETING = ['superior', 'chair', 'keptAt'] as const;
const OF_POLL = ['number', 'ended'] as const;
const FIELDS = [...OF_MEETING, ...OF_POLL] as const;
const WORDS = { ...MINUTES, ...PAPER };
const EMPTY: Typed = { superior: '', chair: '', keptAt: '', number: '', ended: '' };

const pick = (typed: Typed, fields: readonly (keyof Typed)[]) =>
  Object.fromEntries(fields.map((field) => [field, typed[field]]));

/** What no statement of the log holds; typed here, kept on this device. */
export function useByHand(meeting: Hex, ordinal: number): readonly [Typed, (change: Partial<Typed>) => void] {
  const [ofMeeting, ofPoll] = [`secretary/minutes/${meeting}`, `secretary/minutes/${meeting}/${ordinal}`];
  const [typed, setTyped] = useState(EMPTY);
  useEffect(() => {
    void Promise.all([readKept(ofMeeting), readKept(ofPoll)]).then(([all, own]) =>
      setTyped({ ...EMPTY, ...(all as Partial<Typed> | undefined), ...(own as Partial<Typed> | undefined) }),
    );
  }, [ofMeeting, ofPoll]);
  const put = (change: Partial<Typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    void keep(ofMeeting, pick(next, OF_MEETING));
    void keep(ofPoll, pick(next, OF_POLL));
  };
  return [typed, put];
}

/** For the papers: a field that nobody has filled in leaves room to write. */
export const givenByHand = (typed: Typed, organisation: string): ByHand => ({
  organisation,
  ...Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== '')),
});

export function ByHandFields({
  typed,
  onChange,
}: {
  readonly typed: Typed;
  readonly onChange: (change: Partial<Typed>) => void;
}) {
  return (
    <fieldset class="group screen-only">
      <legend>{say(PAPER.byHand)}</legend>
      <div class="pair">
        {FIELDS.map((field) => (
          <Field
            key={field}
            label={say(WORDS[field])}
            hint={say(WORDS[`${field}Hint`])}
            name={`minutes-${field}`}
            value={typed[field]}
            onInput={(text) => onChange({ [field]: text })}
          />
        ))}
      </div>
    </fieldset>
  );
}
