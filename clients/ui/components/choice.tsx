import { Labelled } from './labelled.tsx';

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, text: string])[];
  readonly onChange: (value: Value) => void;
  readonly name?: string;
  readonly disabled?: boolean;
  /** Inside a table, whose header says what it is: the label is read out and not shown. */
  readonly quiet?: boolean;
}

/** One labelled choice of a few. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  name,
  disabled,
  quiet,
}: SelectProps<Value>) {
  return (
    <Labelled label={label} quiet={quiet}>
      {(tied) => (
        <select
          {...tied}
          name={name}
          value={value}
          disabled={disabled === true}
          onChange={(event) => {
            const chosen = options.find(([option]) => option === event.currentTarget.value);
            if (chosen !== undefined) onChange(chosen[0]);
          }}
        >
          {options.map(([option, text]) => (
            <option value={option} key={option} selected={option === value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** One box to tick. */
export function Tick({
  label,
  checked,
  onChange,
  name,
  disabled,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly name?: string;
  readonly disabled?: boolean;
}) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        name={name}
        checked={checked}
        disabled={disabled === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

/** Several lines of text. */
export function Lines({
  label,
  value,
  onInput,
  name,
  hint,
}: {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly name?: string;
  readonly hint?: string;
}) {
  return (
    <Labelled label={label} hint={hint}>
      {(tied) => (
        <textarea
          {...tied}
          name={name}
          rows={4}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}
