import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Words } from '../../../src/domain/words.ts';
import { say } from '../language.ts';
import { Button } from './button.tsx';

const WORDS = {
  back: { vi: 'Quay lại', en: 'Go back' },
} as const satisfies Record<string, Words>;

interface ConfirmProps {
  readonly title: string;
  /** What will happen, and that it cannot be undone where that is so. */
  readonly children: ComponentChildren;
  readonly act: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
}

/** Asks before an act that matters. Escape and the first button go back; nothing is chosen beforehand. */
export function Confirm({ title, children, act, danger, busy, disabled, onConfirm, onBack }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Long ones are read from their beginning: browsers would begin at the first button.
    shown?.querySelector<HTMLElement>('#confirm-title')?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="confirm-title"
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) onBack();
      }}
    >
      <div class="stack">
        <h2 id="confirm-title" tabIndex={-1}>
          {title}
        </h2>
        <div class="stack">{children}</div>
        <div class="row">
          <Button onClick={onBack} disabled={busy === true} name="back">
            {say(WORDS.back)}
          </Button>
          <Button
            kind={danger ? 'danger' : 'primary'}
            busy={busy === true}
            disabled={disabled === true}
            onClick={onConfirm}
            name="confirm"
          >
            {act}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
