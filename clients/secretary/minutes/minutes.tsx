import { useState } from 'preact/hooks';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { announcement } from '../../../src/domain/papers/announcement.ts';
import { countingMinutes } from '../../../src/domain/papers/counting-minutes.ts';
import type { Paper } from '../../../src/domain/papers/paper.ts';
import { certifiedPoll } from '../../../src/domain/papers/poll-facts.ts';
import { meetingFacts } from '../../../src/domain/verify/facts.ts';
import { anchorCode } from '../../shared/anchor.ts';
import { Button } from '../../ui/components/button.tsx';
import { Notice } from '../../ui/components/notice.tsx';
import { Waiting } from '../../ui/components/progress.tsx';
import { say } from '../../ui/language.ts';
import { PaperFiles } from '../../ui/paper/paper-files.tsx';
import { PaperView } from '../../ui/paper/paper-view.tsx';
import { PAPER } from '../../ui/paper/words.ts';
import type { Desk } from '../desk.ts';
import { goTo, route } from '../route.ts';
import { WORDS } from '../words.ts';
import { ByHandFields, givenByHand, useByHand } from './by-hand.tsx';
import { MINUTES } from './words.ts';

/** In the order in which they are offered. */
const PAPERS = { minutes: countingMinutes, announcement } as const;
type PaperName = keyof typeof PAPERS;
const NAMES = ['minutes', 'announcement'] as const satisfies readonly PaperName[];

/**
 * The papers of a certified poll, to read, print and keep as files: counting minutes, to sign by hand, and the announcement. Both
 * are made of what this device reads in the log; the anchor code ties them to the record.
 */
export function Minutes({ desk, state }: { readonly desk: Desk; readonly state: MeetingState }) {
  const ordinal = Number(/^minutes-(\d+)$/.exec(route.value.at ?? '')?.[1] ?? 0);
  const [typed, put] = useByHand(desk.meeting, ordinal);
  const [name, setName] = useState<PaperName>('minutes');
  const poll = certified(desk, state, ordinal);
  return (
    <>
      <div class="row screen-only">
        <Button name="back" onClick={() => goTo({ meeting: desk.meeting })}>
          {say(MINUTES.back)}
        </Button>
      </div>
      {state.polls.get(ordinal)?.phase === 'certified' && poll === undefined && <Waiting text={say(WORDS.reading)} />}
      {poll !== undefined && (
        <>
          <ByHandFields typed={typed} onChange={put} />
          <fieldset class="row bare screen-only" aria-label={say(PAPER.paper)}>
            {NAMES.map((one) => (
              <button
                type="button"
                key={one}
                data-act={`show-${one}`}
                class={`button ${one === name ? 'primary' : ''}`}
                aria-pressed={one === name}
                onClick={() => setName(one)}
              >
                {say(MINUTES[one])}
              </button>
            ))}
          </fieldset>
          <Ready
            paper={PAPERS[name](poll, givenByHand(typed, desk.officer.organisationName))}
            ended={state.end !== undefined}
          />
        </>
      )}
    </>
  );
}

/** Not before names were read: a paper would say that they are erased. */
function certified(desk: Desk, state: MeetingState, ordinal: number) {
  const texts = desk.texts.value;
  if (texts.size === 0) return undefined;
  const anchor = anchorCode(state);
  const meeting = { ...meetingFacts(state, texts, texts.size), ...(anchor.ok ? { anchor: anchor.value.code } : {}) };
  const facts = meeting.polls.find((poll) => poll.ordinal === ordinal);
  return facts && certifiedPoll(meeting, facts);
}

/** A paper, and what can be done with it: files are made once it carries the anchor code. */
function Ready({ paper, ended }: { readonly paper: Paper; readonly ended: boolean }) {
  return (
    <>
      {ended ? (
        <PaperFiles paper={paper} />
      ) : (
        <div class="screen-only">
          <Notice kind="warn">{say(MINUTES.notEnded)}</Notice>
        </div>
      )}
      <PaperView paper={paper} />
    </>
  );
}
