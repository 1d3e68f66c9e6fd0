import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { Button } from '../../ui/components/button.tsx';
import { say } from '../../ui/language.ts';
import type { Desk } from '../desk.ts';
import { type Draft, keepDraft } from '../draft.ts';
import { FactsFields, factsComplete } from '../facts-fields.tsx';
import { pollComplete } from '../polls/poll-editor.tsx';
import { goTo, route } from '../route.ts';
import { KeysStep } from './keys-step.tsx';
import { ManifestStep } from './manifest-step.tsx';
import { PollsStep } from './polls-step.tsx';
import { RollStep } from './roll-step.tsx';
import { rollStated, SlipsStep } from './slips-step.tsx';
import { TellersStep } from './tellers-step.tsx';
import { PREPARE, STEPS } from './words.ts';

type StepName = keyof typeof STEPS;
const NAMES = Object.keys(STEPS) as StepName[];

export interface StepProps {
  readonly desk: Desk;
  readonly state: MeetingState;
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
}

/** A meeting in preparation: its steps at the side, the one at work beside them. */
export function Prepare({
  desk,
  state,
  draft,
  onDraft,
}: {
  readonly desk: Desk;
  readonly state: MeetingState;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}) {
  const change = (changed: Partial<Draft>) => {
    const next = { ...draft, ...changed };
    onDraft(next);
    void keepDraft(next);
  };
  const done = finished(state, draft);
  const at = NAMES.find((name) => name === route.value.at) ?? NAMES.find((name) => !done[name]) ?? 'manifest';
  const next = NAMES[NAMES.indexOf(at) + 1];
  const props: StepProps = { desk, state, draft, change };
  return (
    <div class="prepare">
      <nav aria-label={say(PREPARE.steps)}>
        <ol class="steps">
          {NAMES.map((name) => (
            <li key={name} class={name === at ? 'now' : done[name] ? 'done' : ''}>
              <button
                type="button"
                class="step-link"
                data-act={`step-${name}`}
                aria-current={name === at ? 'step' : undefined}
                onClick={() => goTo({ meeting: desk.meeting, at: name })}
              >
                {say(STEPS[name])}
                {done[name] && <span class="visually-hidden">, {say(PREPARE.done)}</span>}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <section class="stack" aria-labelledby="step-title">
        <h1 id="step-title">{say(STEPS[at])}</h1>
        <Step name={at} props={props} />
        {next && (
          <div class="row">
            <Button name="next-step" onClick={() => goTo({ meeting: desk.meeting, at: next })}>
              {say(PREPARE.next)}: {say(STEPS[next])}
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}

function finished(state: MeetingState, draft: Draft): Readonly<Record<StepName, boolean>> {
  return {
    facts: factsComplete(draft),
    roll: draft.members.length > 0,
    polls: draft.polls.length > 0 && draft.polls.every(pollComplete),
    tellers: state.run !== undefined && state.run.complaint === undefined,
    slips: rollStated(state, draft),
    keys: state.run !== undefined && state.run.rehearsed.size === state.run.named.tellers.length,
    manifest: false,
  };
}

function Step({ name, props }: { readonly name: StepName; readonly props: StepProps }) {
  switch (name) {
    case 'facts':
      return (
        <div class="sheet">
          <FactsFields
            facts={props.draft}
            onChange={({ title, date, place }) => props.change({ title, date, place })}
          />
        </div>
      );
    case 'roll':
      return <RollStep members={props.draft.members} onChange={(members) => props.change({ members })} />;
    case 'polls':
      return <PollsStep {...props} />;
    case 'tellers':
      return <TellersStep {...props} />;
    case 'slips':
      return <SlipsStep {...props} />;
    case 'keys':
      return <KeysStep {...props} />;
    case 'manifest':
      return <ManifestStep {...props} />;
  }
}
