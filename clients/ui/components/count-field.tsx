import { Field } from './field.tsx';

/** A whole number within bounds; what is typed beyond them is brought back. */
export function CountField({
  label,
  name,
  value,
  least,
  most,
  hint,
  onChange,
}: {
  readonly label: string;
  readonly name: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly hint?: string;
  readonly onChange: (value: number) => void;
}) {
  return (
    <Field
      label={label}
      name={name}
      type="number"
      value={String(value)}
      {...(hint === undefined ? {} : { hint })}
      onInput={(text) => {
        const typed = Number(text);
        if (Number.isInteger(typed)) onChange(Math.min(most, Math.max(least, typed)));
      }}
    />
  );
}
