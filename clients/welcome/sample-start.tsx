import { useSignal } from '@preact/signals';
import type { Refusal } from '../../crypto/result.ts';
import type { Words } from '../../src/domain/words.ts';
import type { SampleMeeting } from '../shared/devices/sample-meeting.ts';
import { Button } from '../ui/components/button.tsx';
import { Notice, Refused } from '../ui/components/notice.tsx';
import { Waiting } from '../ui/components/progress.tsx';
import { say } from '../ui/language.ts';
import { makeSample } from './make-sample.ts';
import { WORDS } from './words.ts';

/** The sample's code in this page's address, as the terminal printed it. */
export const sampleCode = (): string | undefined => /^#mau=([0-9A-Za-z-]{8,64})$/.exec(location.hash)?.[1];

interface SampleStartProps {
  /** There is one already. */
  readonly another: boolean;
  readonly made: (sample: SampleMeeting) => void;
}

/** Prepares the sample meeting, with the code that the terminal printed. */
export function SampleStart({ another, made }: SampleStartProps) {
  const steps = useSignal<readonly Words[]>([]);
  const refusal = useSignal<Refusal | undefined>(undefined);
  const busy = useSignal(false);
  const code = sampleCode();
  const begin = async (invitation: string) => {
    busy.value = true;
    refusal.value = undefined;
    steps.value = [];
    const result = await makeSample(invitation, (step) => {
      steps.value = [...steps.value, step];
    });
    busy.value = false;
    if (!result.ok) {
      refusal.value = result;
      return;
    }
    history.replaceState(null, '', '/');
    made(result.value);
  };
  if (another && code === undefined) return null;
  return (
    <section class="sheet" aria-labelledby="sample">
      <h2 id="sample">{say(WORDS.sample)}</h2>
      {!another && <p>{say(WORDS.sampleLead)}</p>}
      <p class="soft">{say(WORDS.sampleWarning)}</p>
      {code === undefined ? (
        <Notice>{say(WORDS.noCode)}</Notice>
      ) : (
        <div class="row">
          <Button kind="primary" name="prepare-sample" busy={busy.value} onClick={() => void begin(code)}>
            {say(another ? WORDS.beginAnother : WORDS.begin)}
          </Button>
        </div>
      )}
      {steps.value.length > 0 && (
        <ol class="steps">
          {steps.value.map((step, place) => (
            <li key={step.vi} class={busy.value && place === steps.value.length - 1 ? 'now' : 'done'}>
              {say(step)}
            </li>
          ))}
        </ol>
      )}
      {busy.value && <Waiting text={say(steps.value.at(-1) ?? WORDS.begin)} />}
      {refusal.value &&
        (refusal.value.code === 'INVITATION-INVALID' ? (
          <Notice kind="error">{say(WORDS.usedCode)}</Notice>
        ) : (
          <Refused refusal={refusal.value} />
        ))}
    </section>
  );
}
