import type { ComponentChildren } from 'preact';
import type { Refusal } from '../../../crypto/result.ts';
import { say } from '../language.ts';
import { refusalWords } from '../refusals.ts';

interface NoticeProps {
  readonly kind?: 'info' | 'done' | 'warn' | 'error';
  readonly title?: string;
  readonly children?: ComponentChildren;
}

/** Something to know. Errors are announced at once by screen readers, the rest when they are idle. */
export function Notice({ kind = 'info', title, children }: NoticeProps) {
  return (
    <div class={`notice ${kind === 'info' ? '' : kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      {title && <strong>{title}</strong>}
      {children && <div>{children}</div>}
    </div>
  );
}

/** A refusal: what happened and what to do next, then its name for whoever is asked for help. */
export function Refused({ refusal }: { readonly refusal: Refusal }) {
  return (
    <Notice kind="error">
      <p>{say(refusalWords(refusal.code))}</p>
      <p class="notice-code">{refusal.code}</p>
    </Notice>
  );
}
