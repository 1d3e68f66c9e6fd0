import { canonicalText, type Json } from '../../../crypto/json.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { decodeRuleSet, type RuleSet } from '../rules/rule-set.ts';
import type { PollOutcome } from '../rules/verdict.ts';
import type { PollManifest } from './bodies.ts';
import { winnersOf } from './outcome.ts';
import { ballotLines, MOST_LINES, MOST_OPTIONS, type Question } from './questions.ts';
import type { MeetingState } from './state.ts';

/** A poll may be drafted freely before the meeting's manifest, and fixed once after it, while nobody was cut off. */
export function judgePollManifest(state: MeetingState, body: PollManifest): Result<void> {
  if (state.phase === 'ended') return refuse('MEETING-PHASE', 'the meeting has ended');
  const ruleSet = decodeRuleSet(body.ruleSet);
  if (!ruleSet.ok) return ruleSet;
  const shape = judgeQuestions(state, body.questions, ruleSet.value);
  if (!shape.ok) return shape;
  if (state.phase === 'draft') {
    if (body.after !== null || body.replaces !== null) return refuse('POLL-SECOND-ROUND', 'nothing has been held yet');
    return ok(undefined);
  }
  const poll = state.polls.get(body.ordinal);
  if (poll === undefined || poll.phase !== 'planned') return refuse('POLL-PHASE', 'no unused key pair of this ordinal');
  if (poll.manifest !== undefined) return refuse('POLL-MANIFEST-FIXED');
  if (body.replaces !== null && state.polls.get(body.replaces)?.phase !== 'cancelled')
    return refuse('POLL-SECOND-ROUND', 'only a cancelled poll is replaced');
  return body.after === null ? ok(undefined) : judgeSecondRound(state, body, body.after);
}

/** Also asked again when the manifest fixes a draft, since the roll may have changed meanwhile. */
export function judgeQuestions(state: MeetingState, questions: readonly Question[], ruleSet: RuleSet): Result<void> {
  const size = state.roll?.voters.length ?? 0;
  for (const asked of questions) {
    if (asked.kind === 'motion') continue;
    const names = new Set(asked.subjects.map((subject) => subject.name));
    if (names.size !== asked.subjects.length) return refuse('POLL-SUBJECT-REPEATED');
    if (asked.subjects.some((subject) => subject.voter !== null && subject.voter >= size))
      return refuse('POLL-SUBJECT-VOTER', 'no such voter on the roll');
    if (asked.kind === 'selection' && (asked.min > asked.max || asked.max > asked.subjects.length))
      return refuse('POLL-SELECTION-RANGE');
    if (asked.kind === 'rating' && canonicalText(asked.levels as Json) !== canonicalText(ruleSet.levels as Json))
      return refuse('RULE-LEVELS', 'a rating asks about other levels than the rule set judges');
  }
  const lines = ballotLines(questions);
  const options = lines.reduce((sum, { layout }) => sum + layout.options, 0);
  return lines.length > MOST_LINES || options > MOST_OPTIONS
    ? refuse('POLL-TOO-LONG', `${lines.length} lines with ${options} options`)
    : ok(undefined);
}

/** Whoever stands in a second round won one of the named levels in the certified first. */
function judgeSecondRound(
  state: MeetingState,
  body: PollManifest,
  after: NonNullable<PollManifest['after']>,
): Result<void> {
  const first = state.polls.get(after.ordinal);
  if (first?.certified === undefined || first.manifest === undefined)
    return refuse('POLL-SECOND-ROUND', 'the first round is not certified');
  const winners = winnersOf(first.manifest.body, first.certified.outcome as unknown as PollOutcome, after.levels);
  for (const asked of body.questions)
    if (asked.kind !== 'motion' && asked.subjects.some((subject) => !winners.has(subject.name)))
      return refuse('POLL-SECOND-ROUND', 'a subject did not win one of the named levels');
  return ok(undefined);
}
