import { say } from '../../ui/language.ts';
import type { TellerSnapshot } from '../device/snapshot.ts';
import { COMMON } from '../words/common.ts';
import { POLLS } from '../words/polls.ts';
import { Results } from './results.tsx';

/** After the end: the code to compare with the paper, and the results once more. */
export function Ended({ snapshot }: { readonly snapshot: TellerSnapshot }) {
  const { anchor, fingerprint, polls, texts } = snapshot;
  return (
    <>
      <h1>{say(POLLS.ended)}</h1>
      <section class="sheet" aria-labelledby="anchor">
        <h2 id="anchor">{say(POLLS.anchor)}</h2>
        <p class="big-code" data-testid="anchor">
          {anchor}
        </p>
        <p>{say(POLLS.anchorLead)}</p>
      </section>
      {fingerprint && (
        <section class="sheet" aria-labelledby="fingerprint">
          <h2 id="fingerprint">{say(COMMON.fingerprint)}</h2>
          <p class="teller-words">{fingerprint.join(' · ')}</p>
        </section>
      )}
      {polls
        .filter(({ outcome }) => outcome !== undefined)
        .map((poll) => (
          <section class="sheet" key={poll.ordinal}>
            <h2>{poll.manifest?.title ?? say(POLLS.poll(poll.ordinal))}</h2>
            <Results poll={poll} texts={texts} />
          </section>
        ))}
    </>
  );
}
