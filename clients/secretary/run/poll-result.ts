import { evaluateTallied, headsOf } from '../../../src/domain/meeting/outcome.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { type PollView, pollView } from '../../../src/domain/report/poll-view.ts';
import { language } from '../../ui/language.ts';
import type { Desk } from '../desk.ts';

/** The result of a tallied poll in words, as this device computes it from the log itself; absent before the tally. */
export function pollResult(desk: Desk, state: MeetingState, ordinal: number): PollView | undefined {
  const poll = state.polls.get(ordinal);
  if (poll?.manifest === undefined || poll.tally === undefined || poll.box === undefined) return undefined;
  const evaluated = evaluateTallied(state, poll);
  if (!evaluated.ok) return undefined;
  const { outcome, trace } = evaluated.value;
  const { tally, box, phase, manifest } = poll;
  const counted = {
    heads: headsOf(state, poll),
    counts: tally.body.counts,
    outcome,
    trace,
    tally: tally.hash,
    box: box.root,
  };
  return pollView({ names: desk.texts.value }, { ordinal, phase, manifest: manifest.body, counted }, language.value);
}
