import { useEffect, useState } from 'preact/hooks';
import type { LineChoice } from '../../../crypto/ballot-layout.ts';
import type { Hex } from '../../../crypto/bytes.ts';
import { Button } from '../../ui/components/button.tsx';
import { QrCode } from '../../ui/components/qr-code.tsx';
import { say } from '../../ui/language.ts';
import { backToBallot, boothBusy, cast, challenge } from '../state/booth.ts';
import { checkParts } from '../state/check-code.ts';
import type { BallotDraft } from '../state/draft.ts';
import { BOOTH_WORDS } from '../words/booth.ts';
import type { Paper } from '../worker/paper.ts';
import { Calm } from './calm.tsx';
import { readOut } from './option-words.ts';
import { TrackingCode } from './tracking-code.tsx';

/** What was chosen, line by line. */
export function Choices({ paper, choices }: { readonly paper: Paper; readonly choices: readonly LineChoice[] }) {
  return (
    <ol class="choices">
      {choices.map((choice, line) => {
        const [about, chosen] = readOut(paper, line, choice);
        return (
          // Lines have no other name than their place.
          <li key={`${line} ${about}`}>
            <span class="about">{about}</span>
            <strong>{chosen}</strong>
          </li>
        );
      })}
    </ol>
  );
}

/** The choices of a complete draft, those that the rules fix among them. */
const allChoices = ({ paper, fixed, choices }: BallotDraft): LineChoice[] =>
  choices.map((choice, line) => {
    const asked = paper.lines[line];
    return fixed.includes(line) && asked?.kind === 'rating' ? [asked.options - 1] : (choice.value ?? []);
  });

interface ReviewProps {
  readonly draft: BallotDraft;
  readonly tracking: Hex;
}

/** The last look: cast, check, or change. The code is shown before the tablet knows which. */
export function Review({ draft, tracking }: ReviewProps) {
  return (
    <div class="ballot">
      <Calm title={say(BOOTH_WORDS.reviewTitle)}>
        <Choices paper={draft.paper} choices={allChoices(draft)} />
        <TrackingCode code={tracking} />
      </Calm>
      <div class="ballot-foot review-foot">
        <Button name="change" onClick={backToBallot}>
          {say(BOOTH_WORDS.change)}
        </Button>
        <Button name="challenge" busy={boothBusy.value} onClick={() => void challenge()}>
          {say(BOOTH_WORDS.check)}
        </Button>
        <span class="ballot-warning">{say(BOOTH_WORDS.reviewHow)}</span>
        <Button kind="primary" name="cast" busy={boothBusy.value} onClick={() => void cast()}>
          {say(BOOTH_WORDS.cast)}
        </Button>
      </div>
    </div>
  );
}

const NEXT_MS = 1_500;

/** A revealed ballot as QR codes that follow each other, for a second device. */
export function Challenged({ draft, tracking, opening }: ReviewProps & { readonly opening: Hex }) {
  const parts = checkParts({ ordinal: draft.paper.ordinal, tracking, opening });
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (parts.length < 2 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const timer = setTimeout(() => setAt((at + 1) % parts.length), NEXT_MS);
    return () => clearTimeout(timer);
  }, [at, parts.length]);
  const shown = say(BOOTH_WORDS.checkPart(at + 1, parts.length));
  return (
    <Calm title={say(BOOTH_WORDS.checkTitle)}>
      <TrackingCode code={tracking} brief />
      <p>{say(BOOTH_WORDS.checkHow)}</p>
      <div class="check-code" data-check={parts[at]}>
        <QrCode text={parts[at] ?? ''} label={shown} />
        <div class="stack">
          <p>{shown}</p>
          {parts.length > 1 && (
            <Button name="next-code" onClick={() => setAt((at + 1) % parts.length)}>
              {say(BOOTH_WORDS.next)}
            </Button>
          )}
        </div>
      </div>
      <div class="row">
        <Button kind="primary" name="onward" onClick={backToBallot}>
          {say(BOOTH_WORDS.onward)}
        </Button>
      </div>
    </Calm>
  );
}
