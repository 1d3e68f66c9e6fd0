import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Refusal, Result } from '../../../crypto/result.ts';
import type { Words } from '../../../src/domain/words.ts';
import { say } from '../language.ts';
import { Button } from './button.tsx';
import { Confirm } from './confirm.tsx';
import { Notice, Refused } from './notice.tsx';

interface ActProps {
  /** For tests; not shown. */
  readonly name: string;
  readonly label: string;
  readonly kind?: 'primary' | 'plain' | 'danger' | 'quiet';
  readonly disabled?: boolean;
  /** Asked first, where the act matters: what will happen. */
  readonly ask?: {
    readonly title: string;
    readonly children: ComponentChildren;
    readonly disabled?: boolean;
    /** A refusal after which the same is asked again, with what has changed meanwhile and these words. */
    readonly again?: { readonly code: string; readonly words: Words };
  };
  readonly danger?: boolean;
  readonly run: () => Promise<Result<unknown>> | Result<unknown>;
  readonly onDone?: () => void;
}

/** A button that does something over the network: asks first if it matters, cannot be pressed twice, and says what went wrong. */
export function Act({ name, label, kind = 'plain', disabled = false, ask, danger = false, run, onDone }: ActProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const go = async () => {
    setBusy(true);
    setRefusal(undefined);
    const done = await run();
    setBusy(false);
    setAsking(!done.ok && ask !== undefined && done.code === ask.again?.code);
    if (done.ok) onDone?.();
    else setRefusal(done);
  };
  return (
    <>
      <Button
        name={name}
        kind={danger ? 'danger' : kind}
        disabled={disabled}
        busy={busy}
        onClick={() => (ask === undefined ? void go() : setAsking(true))}
      >
        {label}
      </Button>
      {asking && ask && (
        <Confirm
          title={ask.title}
          act={label}
          danger={danger}
          busy={busy}
          disabled={ask.disabled === true}
          onConfirm={() => void go()}
          onBack={() => {
            setAsking(false);
            setRefusal(undefined);
          }}
        >
          {refusal && ask.again && <Notice kind="warn">{say(ask.again.words)}</Notice>}
          {ask.children}
        </Confirm>
      )}
      {refusal && !asking && <Refused refusal={refusal} />}
    </>
  );
}
