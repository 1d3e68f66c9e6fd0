import { failureWords } from '../../src/domain/report/failure-words.ts';
import { FAMILY_WORDS, VERDICT_WORDS } from '../../src/domain/report/words.ts';
import type { Report, Standing } from '../../src/domain/verify/report.ts';
import { say } from '../ui/language.ts';
import { WORDS } from './words.ts';

const MARKS: Readonly<Record<Standing, string>> = { anchored: '✔', 'not-anchored': '●', refused: '✘' };

/** The verdict, so large that nobody has to look for it. */
export function Verdict({ standing }: { readonly standing: Standing }) {
  const { head, means } = VERDICT_WORDS[standing];
  return (
    <section class={`verdict ${standing}`} role={standing === 'refused' ? 'alert' : 'status'}>
      <span class="verdict-mark" aria-hidden="true">
        {MARKS[standing]}
      </span>
      <div class="stack">
        <h1>{say(head)}</h1>
        <p>{say(means)}</p>
      </div>
    </section>
  );
}

/** Which check failed, what that means, where, and what to do. */
export function Failure({ failure }: { readonly failure: NonNullable<Report['failure']> }) {
  const family = FAMILY_WORDS[failure.family];
  return (
    <section class="sheet" aria-labelledby="failure">
      <h2 id="failure">{say(WORDS.failed)}</h2>
      <p class="big-code">{failure.code}</p>
      <p>
        <strong>{say(family.name)}</strong>: {say(family.means)}
      </p>
      <p>{say(failureWords(failure.code))}</p>
      {failure.detail && (
        <p class="soft">
          {say(WORDS.where)}: <code>{failure.detail}</code>
        </p>
      )}
      <p>{say(WORDS.nothingShown)}</p>
      <p>{say(WORDS.nextRefused)}</p>
    </section>
  );
}
