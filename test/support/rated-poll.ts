import type { Hex } from '../../crypto/bytes.ts';
import { headsOf } from '../../src/domain/meeting/outcome.ts';
import type { RatingBodyOf } from '../../src/domain/rating/bodies.ts';
import type { Saying } from '../rating/fixture.ts';
import type { EventfulMeeting } from './eventful-meeting.ts';

interface RatedPoll {
  readonly ruleSet: RatingBodyOf<'period-opened'>['ruleSet'];
  /** Commitments to the subjects' names, in the ballot's order. */
  readonly names: readonly Hex[];
  /** What a secretary states of it in a log whose first subjects stand in the ballot's order. */
  readonly statement: Saying<'ballot-stated'>;
}

/** The certified rating poll of a played meeting. */
export function ratedPoll({ meeting, state }: EventfulMeeting): RatedPoll {
  const poll = state.polls.get(1);
  const [question] = poll?.manifest?.body.questions ?? [];
  if (poll?.manifest === undefined || poll.tally === undefined || question?.kind !== 'rating')
    throw new Error('no poll');
  return {
    ruleSet: poll.manifest.body.ruleSet as RatedPoll['ruleSet'],
    names: question.subjects.map(({ name }) => name),
    statement: {
      type: 'ballot-stated',
      period: '2026',
      source: {
        kind: 'record',
        meeting,
        fingerprint: state.manifest?.hash ?? '',
        ordinal: 1,
        tally: poll.tally.hash,
      },
      heads: structuredClone(headsOf(state, poll)) as Saying<'ballot-stated'>['heads'],
      result: {
        kind: 'rating',
        lines: poll.tally.body.counts.map((counts, line) => ({
          ...{ subject: line, corrects: null, line },
          counts: [...counts],
        })),
      },
      reason: null,
    },
  };
}
