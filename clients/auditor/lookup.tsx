import { useState } from 'preact/hooks';
import type { VerifiedBallot } from '../../src/domain/verify/report.ts';
import { findTracked, readTracking } from '../shared/auditor/tracking-code.ts';
import { Button } from '../ui/components/button.tsx';
import { Field } from '../ui/components/field.tsx';
import { Notice } from '../ui/components/notice.tsx';
import { say } from '../ui/language.ts';
import { WORDS } from './words.ts';

/** Whether a ballot is in a sealed box, by its tracking code. It answers that and nothing else. */
export function Lookup({ ballots }: { readonly ballots: readonly VerifiedBallot[] }) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string>();
  const digits = asked === undefined ? undefined : readTracking(asked);
  return (
    <section class="sheet screen-only" aria-labelledby="lookup">
      <h2 id="lookup">{say(WORDS.lookup)}</h2>
      <p>{say(WORDS.lookupWhy)}</p>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(typed);
        }}
      >
        <Field
          label={say(WORDS.lookupField)}
          hint={say(WORDS.lookupHint)}
          value={typed}
          onInput={(value) => {
            setTyped(value);
            setAsked(undefined);
          }}
          error={asked !== undefined && digits === undefined ? say(WORDS.lookupBad) : undefined}
          name="tracking"
          code
        />
        <div class="row">
          <Button submit disabled={typed.trim() === ''} name="look-up">
            {say(WORDS.lookupAct)}
          </Button>
        </div>
      </form>
      {digits !== undefined && <Found found={findTracked(ballots, digits)} />}
    </section>
  );
}

function Found({ found }: { readonly found: readonly VerifiedBallot[] }) {
  if (found.length === 0) return <Notice kind="warn">{say(WORDS.absent)}</Notice>;
  return (
    <>
      {found.map(({ ordinal, tracking, valid }) => (
        <Notice key={tracking} kind={valid ? 'done' : 'warn'}>
          <p>{say(valid ? WORDS.found(ordinal) : WORDS.foundInvalid(ordinal))}</p>
          <p class="code">{tracking}</p>
        </Notice>
      ))}
    </>
  );
}
