import { useEffect } from 'preact/hooks';
import { Notice } from '../../ui/components/notice.tsx';
import { Progress } from '../../ui/components/progress.tsx';
import { say } from '../../ui/language.ts';
import type { StepProps } from './prepare.tsx';
import { PREPARE } from './words.ts';

/** The key ceremony as the log shows it: who has made a share, who has rehearsed, who is missing. */
export function KeysStep({ desk, state }: StepProps) {
  useEffect(() => void desk.readTellers(), [desk]);
  const { run } = state;
  if (run === undefined) return <Notice>{say(PREPARE.keysNone)}</Notice>;
  const nameOf = (place: number) => {
    const key = run.named.tellers[place]?.key;
    return desk.tellers.value.find((teller) => teller.key === key)?.name ?? String(place + 1);
  };
  const places = [...run.named.tellers.keys()];
  const made = places.filter((place) => run.commitments.has(place + 1));
  const rehearsed = places.filter((place) => run.rehearsed.has(place + 1));
  const missing = places.filter((place) =>
    made.length < places.length ? !made.includes(place) : !rehearsed.includes(place),
  );
  return (
    <>
      <p>{say(PREPARE.keysIntro)}</p>
      {run.complaint && <Notice kind="error">{say(PREPARE.keysBroken)}</Notice>}
      <div class="sheet">
        <Progress label={say(PREPARE.madeShare)} done={made.length} total={places.length} />
        <Progress label={say(PREPARE.rehearsed)} done={rehearsed.length} total={places.length} />
        <ul class="plain-list">
          {places.map((place) => (
            <li key={place} class="who">
              <strong>{nameOf(place)}</strong>
              <span>
                {made.includes(place) ? '✓' : '…'} {say(PREPARE.madeShare)}
              </span>
              <span>
                {rehearsed.includes(place) ? '✓' : '…'} {say(PREPARE.rehearsed)}
              </span>
            </li>
          ))}
        </ul>
        {missing.length > 0 ? (
          <p role="status">{say(PREPARE.waitingFor(missing.map(nameOf).join(', ')))}</p>
        ) : (
          <Notice kind="done">{say(PREPARE.keysDone)}</Notice>
        )}
      </div>
    </>
  );
}
