import type { Hex } from '../../../crypto/bytes.ts';
import type { Json } from '../../../crypto/json.ts';
import { assertOk, ok, type Result, refuse } from '../../../crypto/result.ts';
import { evaluatePoll, verifyOutcome } from '../rules/evaluate.ts';
import { countAttendance, type Heads } from '../rules/heads.ts';
import { decodeRuleSet } from '../rules/rule-set.ts';
import type { PollOutcome } from '../rules/verdict.ts';
import type { PollManifest } from './bodies.ts';
import { ballotLines } from './questions.ts';
import type { MeetingState, PollState } from './state.ts';

/** The head counts of a tallied poll, all of them from the log: roll, presence at the barrier, issuing, box, tally. */
export function headsOf(state: MeetingState, poll: PollState): Heads {
  const { barrier, tally } = poll;
  if (barrier === undefined || tally === undefined || state.roll === undefined) throw new Error('not a tallied poll');
  const attendance = countAttendance(
    state.roll.voters.map((voter, index) => ({
      ...voter,
      present: barrier.present.has(index),
      excused: barrier.excused.has(index),
    })),
  );
  const { valid, invalid, box } = tally.body;
  return { ...attendance, issued: barrier.issued, returned: box.size, valid, invalid };
}

/** What the rule set gives for a tallied poll: outcome and the reasons, step by step. */
export function evaluateTallied(state: MeetingState, poll: PollState): ReturnType<typeof evaluatePoll> {
  const { manifest, tally } = poll;
  if (manifest === undefined || tally === undefined) throw new Error('not a tallied poll');
  const ruleSet = assertOk(decodeRuleSet(manifest.body.ruleSet));
  return evaluatePoll(ruleSet, manifest.body.questions, tally.body.counts, headsOf(state, poll));
}

/** Judges the outcome that officers certify: it must be, to the byte, what the rule set gives. */
export function judgeOutcome(state: MeetingState, poll: PollState, claimed: unknown): Result<void> {
  const { manifest, tally } = poll;
  if (manifest === undefined || tally === undefined) return refuse('POLL-PHASE', 'not tallied');
  const ruleSet = assertOk(decodeRuleSet(manifest.body.ruleSet));
  const judged = verifyOutcome(
    claimed as Json,
    ruleSet,
    manifest.body.questions,
    tally.body.counts,
    headsOf(state, poll),
  );
  return judged.ok ? ok(undefined) : judged;
}

/** Name commitments of the subjects whose certified verdict is one of `levels`. */
export function winnersOf(manifest: PollManifest, outcome: PollOutcome, levels: readonly string[]): ReadonlySet<Hex> {
  const winners = new Set<Hex>();
  for (const [line, { question, subject }] of ballotLines(manifest.questions).entries()) {
    const verdict = outcome.verdicts[line];
    const asked = manifest.questions[question];
    if (asked?.kind !== 'rating' || subject === undefined || verdict?.kind !== 'rating') continue;
    const name = asked.subjects[subject]?.name;
    if (name !== undefined && verdict.level !== null && levels.includes(verdict.level)) winners.add(name);
  }
  return winners;
}
