import { Notice, Refused } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { say } from '../../ui/language.ts';
import type { TellerSnapshot } from '../device/snapshot.ts';
import type { TellerActs } from '../use-device.ts';
import { TEAM } from '../words/team.ts';
import { BackupOpener } from './backup.tsx';

/** A device that does not remember what it did, or was stated lost: what happens next, step by step. */
export function Rejoin({ snapshot, acts }: { readonly snapshot: TellerSnapshot; readonly acts: TellerActs }) {
  const { standing, size, own, problem } = snapshot;
  const stated = snapshot.tellers[own - 1]?.lost === true;
  if (standing === 'lost')
    return (
      <>
        <h1>{say(TEAM.lostTitle)}</h1>
        <p>{say(TEAM.lostLead)}</p>
        <Waiting text={say(TEAM.waitBack)} />
      </>
    );
  const restored = standing === 'restored';
  const steps = [
    { done: stated, words: TEAM.step1 },
    { done: restored, words: TEAM.step2 },
    { done: false, words: TEAM.step3 },
  ];
  const now = steps.findIndex(({ done }) => !done);
  return (
    <>
      <h1>{say(restored ? TEAM.lostTitle : TEAM.forgottenTitle)}</h1>
      {!restored && <p>{say(TEAM.forgottenLead)}</p>}
      {problem && <Refused refusal={problem} />}
      <ol class="steps">
        {steps.map(({ done, words }, place) => (
          <li key={words.vi} class={done ? 'done' : place === now ? 'now' : ''}>
            {say(words)}
          </li>
        ))}
      </ol>
      {restored && <Notice kind="done">{say(TEAM.restored)}</Notice>}
      {!restored && <BackupOpener acts={acts} size={size} />}
      {(restored || !stated) && <Waiting text={say(stated ? TEAM.waitBack : TEAM.waitLost)} />}
    </>
  );
}
