import type { Refusal } from '../../../crypto/result.ts';
import type { Words } from '../../../src/domain/words.ts';
import { say } from '../language.ts';
import { Button } from './button.tsx';
import { Refused } from './notice.tsx';

const AGAIN: Words = { vi: 'Thử lại', en: 'Try again' };

/** Something could not be read: why, and a button that reads it again. Nothing where nothing was refused. */
export function RefusedAgain({
  refusal,
  onAgain,
}: {
  readonly refusal: Refusal | undefined;
  readonly onAgain: () => Promise<unknown>;
}) {
  if (refusal === undefined) return null;
  return (
    <div class="stack">
      <Refused refusal={refusal} />
      <div class="row">
        <Button name="read-again" onClick={() => void onAgain()}>
          {say(AGAIN)}
        </Button>
      </div>
    </div>
  );
}
