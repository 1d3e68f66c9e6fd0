import { useState } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { Field } from '../ui/components/field.tsx';
import { say } from '../ui/language.ts';
import { ScanAnchor } from './scan-anchor.tsx';
import { WORDS } from './words.ts';

/** Takes the anchor code once the paper is at hand. It never shows the record's own code: it must come from the paper. */
export function AnchorNow({ onAnchor }: { readonly onAnchor: (typed: string) => boolean }) {
  const [typed, setTyped] = useState('');
  const [bad, setBad] = useState(false);
  return (
    <form
      class="sheet screen-only"
      onSubmit={(event) => {
        event.preventDefault();
        setBad(!onAnchor(typed));
      }}
    >
      <h2>{say(WORDS.anchorNow)}</h2>
      <p>{say(WORDS.anchorNowWhy)}</p>
      <Field
        label={say(WORDS.anchorStep)}
        hint={say(WORDS.anchorHint)}
        value={typed}
        onInput={(value) => {
          setTyped(value);
          setBad(false);
        }}
        error={bad ? say(WORDS.anchorBad) : undefined}
        name="anchor-now"
        code
      />
      <ScanAnchor onCode={setTyped} />
      <div class="row">
        <Button kind="primary" submit disabled={typed.trim() === ''} name="compare">
          {say(WORDS.compare)}
        </Button>
      </div>
    </form>
  );
}
