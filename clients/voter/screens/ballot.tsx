import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Confirm } from '../../ui/components/confirm.tsx';
import { say } from '../../ui/language.ts';
import { boothBusy, leaveBooth, review } from '../state/booth.ts';
import type { BallotDraft } from '../state/draft.ts';
import { BOOTH_WORDS } from '../words/booth.ts';
import { Line } from './lines.tsx';

/** Brings a line to the middle of the screen, and the focus to it. */
function show(line: number): void {
  const shown = document.getElementById(`line-${line}`);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  shown?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  shown?.querySelector('input')?.focus({ preventScroll: true });
}

/** The ballot: one tap per line, nothing chosen beforehand. */
export function Ballot({ draft }: { readonly draft: BallotDraft }) {
  const { paper } = draft;
  const [leaving, setLeaving] = useState(false);
  useEffect(() => scrollTo(0, 0), []);
  return (
    <div class="ballot">
      <ProgressBar draft={draft} />
      {paper.questions.map(({ title, kind }, question) => {
        const lines = paper.lines.flatMap((line, at) => (line.question === question ? [at] : []));
        return (
          // Two questions may have the same title.
          <section key={`${question} ${title}`} class="question">
            {kind !== 'motion' && <h2>{title}</h2>}
            {lines.map((line, at) => (
              <Line key={line} draft={draft} line={line} place={at + 1} />
            ))}
          </section>
        );
      })}
      <div class="ballot-foot">
        <Button kind="quiet" name="abandon" onClick={() => setLeaving(true)}>
          {say(BOOTH_WORDS.abandon)}
        </Button>
        <Button
          kind="primary"
          name="review"
          busy={boothBusy.value}
          onClick={async () => {
            const open = await review(draft);
            if (open !== undefined) show(open);
          }}
        >
          {say(boothBusy.value ? BOOTH_WORDS.sealing : BOOTH_WORDS.review)}
        </Button>
      </div>
      {leaving && (
        <Confirm
          danger
          title={say(BOOTH_WORDS.abandonTitle)}
          act={say(BOOTH_WORDS.wipe)}
          onConfirm={leaveBooth}
          onBack={() => setLeaving(false)}
        >
          <p>{say(BOOTH_WORDS.abandonHow)}</p>
        </Confirm>
      )}
    </div>
  );
}

/** Stays in sight while a long list scrolls. */
function ProgressBar({ draft }: { readonly draft: BallotDraft }) {
  const [first] = draft.open.value;
  return (
    <div class="ballot-bar">
      <div>
        <h1>{draft.paper.title}</h1>
        <span class="soft">{say(BOOTH_WORDS[draft.paper.purpose])}</span>
      </div>
      <span class={`ballot-left ${first === undefined ? 'complete' : ''}`} role="status">
        {say(first === undefined ? BOOTH_WORDS.complete : BOOTH_WORDS.left(draft.open.value.length))}
      </span>
      {first !== undefined && (
        <Button name="jump" onClick={() => show(first)}>
          {say(BOOTH_WORDS.jump)}
        </Button>
      )}
    </div>
  );
}
