import { Field } from '../components/field.tsx';
import { say } from '../language.ts';
import type { TypedDecree } from './part.ts';
import { CUSTODY } from './words.ts';

/** Number and date of the decision on paper under which a sealed copy is opened or destroyed. */
export function DecreeFields({
  decree,
  onChange,
}: {
  readonly decree: TypedDecree;
  readonly onChange: (decree: TypedDecree) => void;
}) {
  return (
    <div class="pair">
      <Field
        label={say(CUSTODY.number)}
        name="decree-number"
        value={decree.number}
        onInput={(number) => onChange({ ...decree, number })}
      />
      <Field
        label={say(CUSTODY.decided)}
        name="decree-date"
        type="date"
        value={decree.date}
        onInput={(date) => onChange({ ...decree, date })}
      />
    </div>
  );
}
