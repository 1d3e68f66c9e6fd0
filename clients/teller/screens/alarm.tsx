import type { Refusal } from '../../../crypto/result.ts';
import { Button } from '../../ui/components/button.tsx';
import { say } from '../../ui/language.ts';
import { refusalWords } from '../../ui/refusals.ts';
import { COMMON } from '../words/common.ts';

/** Somebody shows this device what contradicts what it has seen: nothing else is on the screen. */
export function Alarm({ refusal }: { readonly refusal: Refusal }) {
  return (
    <section class="teller-alarm" role="alert" aria-labelledby="alarm">
      <h1 id="alarm">{say(COMMON.alarmTitle)}</h1>
      <p>{say(refusalWords(refusal.code))}</p>
      <p>
        <strong>{say(COMMON.alarmDo)}</strong>
      </p>
      <p>{say(COMMON.alarmKept)}</p>
      <p class="code">{refusal.code}</p>
      <div class="row">
        <Button name="reload" onClick={() => location.reload()}>
          {say(COMMON.reload)}
        </Button>
      </div>
    </section>
  );
}
