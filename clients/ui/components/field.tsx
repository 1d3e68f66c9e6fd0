import { Labelled } from './labelled.tsx';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'password' | 'date' | 'number';
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  readonly name?: string;
  readonly code?: boolean;
  /** Inside a table, whose header says what it is: the label is read out and not shown. */
  readonly quiet?: boolean;
}

/** One labelled input. `code` is for typed codes: no corrections, no capitals, fixed-width letters. */
export function Field({
  label,
  value,
  onInput,
  type = 'text',
  hint,
  error,
  disabled = false,
  name,
  code = false,
  quiet = false,
}: FieldProps) {
  return (
    <Labelled label={label} hint={hint} error={error} quiet={quiet}>
      {(tied) => (
        <input
          {...tied}
          type={type as 'text'}
          name={name}
          value={value}
          disabled={disabled}
          class={code ? 'code' : ''}
          autocomplete="off"
          autocapitalize={code ? 'off' : 'sentences'}
          spellcheck={false}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}
