import { canonicalText, type Json } from '../../../crypto/json.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { headsOf } from '../meeting/outcome.ts';
import { ballotLines } from '../meeting/questions.ts';
import type { MeetingState, PollState } from '../meeting/state.ts';
import type { RatingBodyOf } from './bodies.ts';
import type { RatingState } from './state.ts';

const differs = (what: string): Result<void, 'RATING-BALLOT-RECORD'> => refuse('RATING-BALLOT-RECORD', what);

/**
 * Judges a stated ballot against the meeting that it names: a certified poll of that fingerprint and tally, under the period's
 * rule set, with these heads and, line by line, these subjects (by their name commitments) and counts.
 * @param meeting state of that very meeting, from a log that was judged
 */
export function verifyBallotRecord(
  state: RatingState,
  body: RatingBodyOf<'ballot-stated'>,
  meeting: MeetingState,
): Result<void, 'RATING-BALLOT-RECORD'> {
  const { source, heads, result } = body;
  if (source.kind !== 'record' || source.meeting !== meeting.id) return differs('another meeting');
  const poll = meeting.polls.get(source.ordinal);
  if (poll?.certified === undefined || poll.tally === undefined || poll.manifest === undefined)
    return differs('the poll is not certified');
  if (source.fingerprint !== meeting.manifest?.hash || source.tally !== poll.tally.hash)
    return differs('fingerprint or tally');
  const rules = state.periods.get(body.period)?.terms.ruleSet;
  if (rules === undefined || !same(rules, poll.manifest.body.ruleSet)) return differs('the rule set');
  if (!same(heads, headsOf(meeting, poll))) return differs('heads');
  return result.kind === 'rating' ? judgeRatingLines(state, result, poll) : judgeSelectionLine(state, result, poll);
}

type ResultOf<K> = Extract<RatingBodyOf<'ballot-stated'>['result'], { kind: K }>;

function judgeRatingLines(
  state: RatingState,
  { lines }: ResultOf<'rating'>,
  { manifest, tally }: PollState,
): Result<void, 'RATING-BALLOT-RECORD'> {
  const questions = manifest?.body.questions ?? [];
  const ballot = ballotLines(questions);
  for (const { line, subject, counts } of lines) {
    const at = ballot[line];
    const asked = at === undefined ? undefined : questions[at.question];
    const named = asked?.kind === 'rating' ? asked.subjects[at?.subject ?? -1]?.name : undefined;
    if (named === undefined || named !== state.subjects[subject]?.name)
      return differs(`line ${line} is about another subject`);
    if (!same(counts, tally?.body.counts[line])) return differs(`counts of line ${line}`);
  }
  return ok(undefined);
}

function judgeSelectionLine(
  state: RatingState,
  { line, min, max, options }: ResultOf<'selection'>,
  { manifest, tally }: PollState,
): Result<void, 'RATING-BALLOT-RECORD'> {
  const questions = manifest?.body.questions ?? [];
  const at = ballotLines(questions)[line];
  const asked = at === undefined ? undefined : questions[at.question];
  if (asked?.kind !== 'selection' || asked.min !== min || asked.max !== max)
    return differs(`line ${line} is no such selection`);
  const names = asked.subjects.map(({ name }) => name);
  if (
    !same(
      names,
      options.map(({ subject }) => state.subjects[subject]?.name ?? ''),
    )
  )
    return differs(`line ${line} is about other subjects`);
  const votes = options.map((option) => option.votes);
  return same(votes, tally?.body.counts[line]) ? ok(undefined) : differs(`counts of line ${line}`);
}

const same = (a: unknown, b: unknown): boolean =>
  b !== undefined && canonicalText(a as Json) === canonicalText(b as Json);
