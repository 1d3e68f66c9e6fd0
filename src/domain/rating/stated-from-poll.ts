import type { Hex } from '../../../crypto/bytes.ts';
import { headsOf } from '../meeting/outcome.ts';
import { ballotLines } from '../meeting/questions.ts';
import type { MeetingState } from '../meeting/state.ts';
import { verifyBallotRecord } from './ballot-record.ts';
import type { RatingBodyOf } from './bodies.ts';
import type { DateText } from './dates.ts';
import { type Stage, stageOf } from './proposal.ts';
import { type RatingState, ratingOf } from './state.ts';

type Stated = RatingBodyOf<'ballot-stated'>;

/**
 * What may be stated of a certified poll in an organisation's rating log: its lines about subjects of the log that wait for this
 * ballot, and each selection all of whose options do. Nothing where the poll is under other rules than the period.
 * @param name of an opened period @param meeting a judged log @param date of the statement
 */
export function statedFromPoll(
  state: RatingState,
  name: string,
  meeting: MeetingState,
  ordinal: number,
  date: DateText,
): readonly Stated[] {
  const poll = meeting.polls.get(ordinal);
  const period = state.periods.get(name);
  const { manifest, tally, certified } = poll ?? {};
  if (poll === undefined || period === undefined) return [];
  if (manifest === undefined || tally === undefined || certified === undefined) return [];
  const places = new Map(state.subjects.map((subject, place) => [subject.name, place]));
  const waits = (of: Hex, stage: Stage): number | undefined => {
    const subject = places.get(of);
    return subject !== undefined && stageOf(period, subject) === stage ? subject : undefined;
  };
  const { questions } = manifest.body;
  const lines = ballotLines(questions).flatMap((at, line) => {
    const asked = questions[at.question];
    const subject =
      asked?.kind === 'rating' ? waits(asked.subjects[at.subject ?? -1]?.name ?? '', 'ballot') : undefined;
    const counts = tally.body.counts[line];
    if (subject === undefined || counts === undefined) return [];
    return [{ subject, corrects: ratingOf(period, subject).ballot?.entry ?? null, line, counts: [...counts] }];
  });
  const results: Stated['result'][] = lines.length > 0 ? [{ kind: 'rating', lines }] : [];
  for (const [line, { question }] of ballotLines(questions).entries()) {
    const asked = questions[question];
    if (asked?.kind !== 'selection') continue;
    const options = asked.subjects.flatMap(({ name: of }, option) => {
      const subject = waits(of, 'second-round');
      const votes = tally.body.counts[line]?.[option];
      if (subject === undefined || votes === undefined) return [];
      return [{ subject, corrects: ratingOf(period, subject).selection?.entry ?? null, votes }];
    });
    if (options.length === asked.subjects.length)
      results.push({ kind: 'selection', line, min: asked.min, max: asked.max, options });
  }
  const source = {
    kind: 'record' as const,
    meeting: meeting.id,
    fingerprint: meeting.manifest?.hash ?? '',
    ordinal,
    tally: tally.hash,
  };
  const heads = structuredClone(headsOf(meeting, poll)) as Stated['heads'];
  return results
    .map((result): Stated => {
      const said = { type: 'ballot-stated', log: state.id, date, period: name, source, heads, reason: null } as const;
      return { ...said, result };
    })
    .filter((body) => verifyBallotRecord(state, body, meeting).ok);
}
