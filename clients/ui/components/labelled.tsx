import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface LabelledProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** Inside a table, whose header says what it is: the label is read out and not shown. */
  readonly quiet?: boolean | undefined;
  /** The control, which takes these attributes. */
  readonly children: (tied: {
    readonly id: string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-describedby': string | undefined;
  }) => ComponentChildren;
}

/** One control with its label, hint and error, tied together for who hears the screen. */
export function Labelled({ label, hint, error, quiet = false, children }: LabelledProps) {
  const id = useId();
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id} class={quiet ? 'visually-hidden' : ''}>
        {label}
      </label>
      {hint && (
        <span id={`${id}-hint`} class="soft">
          {hint}
        </span>
      )}
      {children({ id, 'aria-invalid': error !== undefined, 'aria-describedby': told === '' ? undefined : told })}
      {error && (
        <span id={`${id}-error`} class="field-error" role="alert">
          {error}
        </span>
      )}
    </div>
  );
}
