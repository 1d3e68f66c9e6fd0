import { useState } from 'preact/hooks';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { say } from '../../ui/language.ts';
import { newPoll } from '../draft.ts';
import { PollEditor, pollComplete } from '../polls/poll-editor.tsx';
import { POLLS } from '../polls/words.ts';
import type { StepProps } from './prepare.tsx';

/** The polls that are fixed in advance. */
export function PollsStep({ draft, change }: StepProps) {
  const { polls, members } = draft;
  const [editing, setEditing] = useState<number | undefined>(polls.length === 1 ? 0 : undefined);
  return (
    <>
      <p>{say(POLLS.intro)}</p>
      {polls.map((poll, place) => (
        <section class="sheet" key={place} aria-label={say(POLLS.poll(place + 1))}>
          <div class="row spread">
            <h2>{poll.title || say(POLLS.poll(place + 1))}</h2>
            <div class="row">
              <Button name="edit-poll" onClick={() => setEditing(editing === place ? undefined : place)}>
                {say(editing === place ? POLLS.close : POLLS.edit)}
              </Button>
              <Button
                kind="quiet"
                name="remove-poll"
                onClick={() => {
                  setEditing(undefined);
                  change({ polls: polls.filter((_, other) => other !== place) });
                }}
              >
                {say(POLLS.remove)}
              </Button>
            </div>
          </div>
          {!pollComplete(poll) && <Notice kind="warn">{say(POLLS.incomplete)}</Notice>}
          {editing === place && (
            <PollEditor
              poll={poll}
              members={members}
              onChange={(changed) => change({ polls: polls.with(place, changed) })}
            />
          )}
        </section>
      ))}
      <div class="row">
        <Button
          kind="primary"
          name="add-poll"
          onClick={() => {
            setEditing(polls.length);
            change({ polls: [...polls, newPoll(polls.at(-1)?.ruleSet)] });
          }}
        >
          {say(POLLS.add)}
        </Button>
      </div>
    </>
  );
}
