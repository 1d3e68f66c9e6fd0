import { Field } from '../ui/components/field.tsx';
import { say } from '../ui/language.ts';
import type { Draft } from './draft.ts';
import { WORDS } from './words.ts';

export type Facts = Pick<Draft, 'title' | 'date' | 'place'>;

export const factsComplete = ({ title, date, place }: Facts): boolean =>
  [title, date, place].every((text) => text.trim() !== '');

/** Title, date and place of a meeting. */
export function FactsFields({
  facts,
  onChange,
  shown = true,
}: {
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
  /** Whether what is missing is pointed out. */
  readonly shown?: boolean;
}) {
  const missing = (text: string) => (shown && text.trim() === '' ? say(WORDS.required) : undefined);
  return (
    <>
      <Field
        label={say(WORDS.title)}
        hint={say(WORDS.titleHint)}
        name="title"
        value={facts.title}
        error={missing(facts.title)}
        onInput={(title) => onChange({ ...facts, title })}
      />
      <Field
        label={say(WORDS.date)}
        name="date"
        type="date"
        value={facts.date}
        error={missing(facts.date)}
        onInput={(date) => onChange({ ...facts, date })}
      />
      <Field
        label={say(WORDS.place)}
        name="place"
        value={facts.place}
        error={missing(facts.place)}
        onInput={(place) => onChange({ ...facts, place })}
      />
    </>
  );
}
