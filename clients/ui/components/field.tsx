import { useId } from 'preact/hooks';

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
}: FieldProps) {
  const id = useId();
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span id={`${id}-hint`} class="soft">
          {hint}
        </span>
      )}
      <input
        id={id}
        type={type as 'text'}
        name={name}
        value={value}
        disabled={disabled}
        class={code ? 'code' : ''}
        autocomplete="off"
        autocapitalize={code ? 'off' : 'sentences'}
        spellcheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={told === '' ? undefined : told}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {error && (
        <span id={`${id}-error`} class="field-error">
          {error}
        </span>
      )}
    </div>
  );
}
