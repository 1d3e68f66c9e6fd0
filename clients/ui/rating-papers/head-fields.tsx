import { useEffect, useState } from 'preact/hooks';
import { periodWords } from '../../../src/domain/papers/period-words.ts';
import { Field } from '../components/field.tsx';
import { keep, readKept } from '../device-store.ts';
import { say } from '../language.ts';
import { PAPER } from '../paper/words.ts';
import { today } from '../today.ts';
import { HEAD_FIELDS, type TypedHead } from './head.ts';
import { RATING_PAPERS } from './words.ts';

/** Said once for all papers of an organisation. */
const KEPT = ['superior', 'place', 'behalf', 'office', 'signer'] as const;

const WORDS = { ...PAPER, ...RATING_PAPERS };

/** What no statement of a log holds, typed here; what does not change with the paper is kept on this device. */
export function useHead(
  organisation: string,
  period: string,
): readonly [TypedHead, (change: Partial<TypedHead>) => void] {
  const name = `rating-papers/${organisation}`;
  const [typed, setTyped] = useState<TypedHead>({
    ...{ superior: '', number: '', place: '', behalf: '', office: 'BÍ THƯ', signer: '' },
    date: today(),
    period: periodWords(period),
  });
  useEffect(() => {
    void readKept(name).then((kept) => setTyped((now) => ({ ...now, ...(kept as Partial<TypedHead> | undefined) })));
  }, [name]);
  const put = (change: Partial<TypedHead>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    void keep(name, Object.fromEntries(KEPT.map((field) => [field, next[field]])));
  };
  return [typed, put];
}

export function HeadFields({
  typed,
  onChange,
}: {
  readonly typed: TypedHead;
  readonly onChange: (change: Partial<TypedHead>) => void;
}) {
  return (
    <fieldset class="group screen-only">
      <legend>{say(PAPER.byHand)}</legend>
      <div class="pair">
        {HEAD_FIELDS.map((field) => (
          <Field
            key={field}
            label={say(WORDS[field])}
            hint={say(WORDS[`${field}Hint`])}
            name={`paper-${field}`}
            value={typed[field]}
            {...(field === 'date' ? { type: 'date' as const } : {})}
            onInput={(text) => onChange({ [field]: text })}
          />
        ))}
      </div>
    </fieldset>
  );
}
