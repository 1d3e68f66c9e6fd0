import { beforeAll, describe, expect, it } from 'vitest';
import { headsOf } from '../../src/domain/meeting/outcome.ts';
import type { PollState } from '../../src/domain/meeting/state.ts';
import { verifyBallotRecord } from '../../src/domain/rating/ballot-record.ts';
import type { RatingBodyOf } from '../../src/domain/rating/bodies.ts';
import { proposalOf } from '../../src/domain/rating/proposal.ts';
import { statedFromPoll } from '../../src/domain/rating/stated-from-poll.ts';
import { EventfulMeeting } from '../support/eventful-meeting.ts';
import { member, RatingLog, terms } from './fixture.ts';

type Ballot = RatingBodyOf<'ballot-stated'>;

let meeting: EventfulMeeting;
let log: RatingLog;
let first: Ballot;
let second: Ballot;

const poll = (ordinal: number): PollState => {
  const found = meeting.state.polls.get(ordinal);
  if (found === undefined) throw new Error('no poll');
  return found;
};
const stated = (ordinal: number, result: Ballot['result']): Ballot => ({
  type: 'ballot-stated',
  log: log.id,
  date: '2026-12-05',
  period: '2026',
  source: {
    kind: 'record',
    meeting: meeting.meeting,
    fingerprint: meeting.state.manifest?.hash ?? '',
    ordinal,
    tally: poll(ordinal).tally?.hash ?? '',
  },
  heads: structuredClone(headsOf(meeting.state, poll(ordinal))),
  result,
  reason: null,
});

beforeAll(() => {
  meeting = new EventfulMeeting().playAll();
  const [question] = poll(1).manifest?.body.questions ?? [];
  if (question?.kind !== 'rating') throw new Error('no rating');
  log = RatingLog.withOfficers();
  log.say('secretary', {
    type: 'subjects-added',
    subjects: question.subjects.map(({ name }) => member('', { name })),
  });
  log.say(
    'superior',
    terms({
      ruleSet: poll(1).manifest?.body.ruleSet as never,
      criteriaSet: null,
      steps: { selfRating: false, appraisal: false, ballot: 'proposes' },
      secondRound: { levels: ['HTXS'], most: 1, effect: 'highest-level' },
    }),
  );
  const counts = poll(1).tally?.body.counts ?? [];
  first = stated(1, {
    kind: 'rating',
    lines: counts.map((of, line) => ({ subject: line, corrects: null, line, counts: of })),
  });
  log.say('secretary', first);
  const [votes = []] = poll(4).tally?.body.counts ?? [];
  const options = votes.map((of, subject) => ({ subject, corrects: null, votes: of }));
  second = stated(4, { kind: 'selection', line: 0, min: 0, max: 1, options });
  log.say('secretary', second);
});

describe('a ballot of a meeting', () => {
  it('is what its record says, in both rounds, and proposes what follows', () => {
    expect(verifyBallotRecord(log.state, first, meeting.state)).toEqual({ ok: true });
    expect(verifyBallotRecord(log.state, second, meeting.state)).toEqual({ ok: true });
    expect([0, 1, 2].map((subject) => proposalOf(log.period(), subject).from)).toContain('second-round');
  });

  it('is filled in from the judged log of its meeting, round by round, and only once', () => {
    const fresh = RatingLog.withOfficers();
    for (const { body } of log.entries.slice(2, 4))
      fresh.say(body.type === 'period-opened' ? 'superior' : 'secretary', body);
    const from = (at: number) => statedFromPoll(fresh.state, '2026', meeting.state, at, '2026-12-05');
    expect(from(4)).toEqual([]);
    expect(from(1)).toEqual([first]);
    fresh.say('secretary', from(1)[0] as Ballot);
    expect(from(1)).toEqual([]);
    expect(from(4)).toEqual([second]);
    fresh.say('secretary', from(4)[0] as Ballot);
    expect(from(4)).toEqual([]);
    for (const ordinal of [2, 9]) expect(from(ordinal)).toEqual([]);
    expect(statedFromPoll(fresh.state, '2025', meeting.state, 1, '2026-12-05')).toEqual([]);
  });

  const other = '00'.repeat(32);
  it.each<[string, (ballot: Ballot) => unknown]>([
    ['another meeting', (ballot) => Object.assign(ballot.source, { meeting: '00'.repeat(16) })],
    ['another fingerprint', (ballot) => Object.assign(ballot.source, { fingerprint: other })],
    ['another tally', (ballot) => Object.assign(ballot.source, { tally: other })],
    ['a poll that was cancelled', (ballot) => Object.assign(ballot.source, { ordinal: 2 })],
    ['a poll that is not there', (ballot) => Object.assign(ballot.source, { ordinal: 9 })],
    ['other heads', (ballot) => Object.assign(ballot.heads, { summoned: ballot.heads.summoned + 1 })],
    ['a period with other rules', (ballot) => Object.assign(ballot, { period: '2025' })],
    ['paper', (ballot) => Object.assign(ballot, { source: { kind: 'paper', minutes: 'x', scan: other } })],
  ])('RATING-BALLOT-RECORD: is refused with %s', (_, change) => {
    for (const ballot of [structuredClone(first), structuredClone(second)]) {
      change(ballot);
      expect(verifyBallotRecord(log.state, ballot, meeting.state)).toMatchObject({ code: 'RATING-BALLOT-RECORD' });
    }
  });

  it('RATING-BALLOT-RECORD: is refused with other counts, lines or subjects', () => {
    const bent = (ballot: Ballot, change: (result: never) => unknown) => {
      const copy = structuredClone(ballot);
      change(copy.result as never);
      return verifyBallotRecord(log.state, copy, meeting.state);
    };
    type Rating = Extract<Ballot['result'], { kind: 'rating' }>;
    type Selection = Extract<Ballot['result'], { kind: 'selection' }>;
    for (const judged of [
      bent(first, ({ lines }: Rating) => lines[0]?.counts.reverse()),
      bent(first, ({ lines }: Rating) => Object.assign(lines[0] ?? {}, { line: 1 })),
      bent(first, ({ lines }: Rating) => Object.assign(lines[0] ?? {}, { line: 99 })),
      bent(first, ({ lines }: Rating) => Object.assign(lines[0] ?? {}, { subject: 1 })),
      bent(second, ({ options }: Selection) => options.reverse()),
      bent(second, ({ options }: Selection) => options.pop()),
      bent(second, (result: Selection) => Object.assign(result, { max: 2 })),
      bent(second, (result: Selection) => Object.assign(result, { line: 1 })),
    ])
      expect(judged).toMatchObject({ code: 'RATING-BALLOT-RECORD' });
  });
});
