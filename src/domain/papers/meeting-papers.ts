import type { MeetingFacts } from '../verify/report.ts';
import { announcement } from './announcement.ts';
import { countingMinutes } from './counting-minutes.ts';
import type { Paper } from './paper.ts';
import { type ByHand, certifiedPoll } from './poll-facts.ts';
import { sampleBallot } from './sample-ballot.ts';

/**
 * All papers of a verified meeting: minutes and an announcement of each certified poll, and each poll's sample ballot.
 * @param numbers of the minutes, in the order of the certified polls
 */
export function meetingPapers(
  meeting: MeetingFacts,
  byHand: Omit<ByHand, 'number'>,
  numbers: readonly string[] = [],
): readonly Paper[] {
  let certified = 0;
  return meeting.polls.flatMap((facts) => {
    const poll = certifiedPoll(meeting, facts);
    const number = poll === undefined ? undefined : numbers[certified++];
    const { ordinal, manifest } = facts;
    return [
      ...(poll === undefined
        ? []
        : [countingMinutes(poll, number === undefined ? byHand : { ...byHand, number }), announcement(poll, byHand)]),
      ...(manifest === undefined ? [] : [sampleBallot(meeting, ordinal, manifest, byHand)]),
    ];
  });
}
