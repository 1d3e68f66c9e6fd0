import { describe, expect, it } from 'vitest';
import { newPoll } from '../../clients/secretary/draft.ts';
import { makePoll } from '../../clients/secretary/polls/make-poll.ts';
import { judgeOpenings, makeOpening } from '../../clients/shared/openings.ts';
import { assertOk } from '../../crypto/result.ts';
import { PlayedMeeting } from '../support/played-meeting.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom('rating poll');
const [an, binh] = [makeOpening('Lê Văn An', random), makeOpening('Trần Thị Bình', random)];
const subject = (opening: typeof an) => ({
  name: opening.text,
  kind: 'individual' as const,
  detail: null,
  committed: { name: opening.commitment, kind: 'individual' as const, detail: null, voter: null },
  openings: [opening],
});

describe('a poll about subjects of a rating log', () => {
  it('takes their commitments as they stand, with their openings, and finds their rows on the roll as it is by then', () => {
    const played = new PlayedMeeting({ seed: 'rating poll' });
    played.prepare(1);
    const { state } = played;
    const subjects = [subject(an), subject(binh)];
    const poll = { ...newPoll(), title: 'x', questions: [{ kind: 'rating' as const, title: 'x', subjects }] };
    const members = [{ name: 'Trần Thị Bình' }, { name: 'Phạm Văn Cường' }];
    const { body, openings } = assertOk(makePoll(state, 1, poll, members));
    const [question] = body.questions;
    expect(question?.kind === 'rating' && question.subjects).toEqual([
      { name: an.commitment, kind: 'individual', detail: null, voter: null },
      { name: binh.commitment, kind: 'individual', detail: null, voter: 0 },
    ]);
    expect([...assertOk(judgeOpenings(openings)).values()]).toEqual(['Lê Văn An', 'Trần Thị Bình']);
  });
});
