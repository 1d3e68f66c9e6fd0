import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly kind?: 'primary' | 'plain' | 'danger' | 'quiet';
  /** While what it began goes on: it cannot be pressed again, and says so to screen readers. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly wide?: boolean;
  readonly submit?: boolean;
  /** For tests and guides; not shown. */
  readonly name?: string;
  readonly onClick?: () => void;
  readonly children: ComponentChildren;
}

/** A touch target of at least 48 px. */
export function Button({
  kind = 'plain',
  busy = false,
  disabled = false,
  wide = false,
  submit = false,
  name,
  onClick,
  children,
}: ButtonProps) {
  const classes = ['button', kind === 'plain' ? '' : kind, wide ? 'wide' : ''].filter(Boolean).join(' ');
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={classes}
      disabled={disabled || busy}
      aria-busy={busy}
      data-act={name}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
