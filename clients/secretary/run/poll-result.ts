import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { type PollView, pollView } from '../../../src/domain/report/poll-view.ts';
import { countedFacts } from '../../../src/domain/verify/facts.ts';
import { language } from '../../ui/language.ts';
import type { Desk } from '../desk.ts';

/** The result of a tallied poll in words, as this device computes it from the log itself; absent before the tally. */
export function pollResult(desk: Desk, state: MeetingState, ordinal: number): PollView | undefined {
  const poll = state.polls.get(ordinal);
  if (poll?.manifest === undefined || poll.tally === undefined || poll.box === undefined) return undefined;
  const counted = countedFacts(state, poll);
  if (!counted.ok) return undefined;
  const { phase, manifest } = poll;
  return pollView(
    { names: desk.texts.value },
    { ordinal, phase, manifest: manifest.body, counted: counted.value },
    language.value,
  );
}
