import { type Hex, hash256, toHex } from '../../../crypto/bytes.ts';
import { canonicalJson, canonicalText, type Json } from '../../../crypto/json.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { checkCounts, lineQuestions, type RuledQuestion } from './counts.ts';
import { adjustedSummoned, baseOf, checkHeads, type Heads } from './heads.ts';
import { judgeRating } from './rating.ts';
import { type RuleSet, ruleSetHash } from './rule-set.ts';
import { judgeSelection } from './selection.ts';
import { needed } from './threshold.ts';
import type { TraceStep } from './trace.ts';
import type { PollOutcome, Quorum, Verdict } from './verdict.ts';

type EvaluationRefusal = 'COUNT-SHAPE' | 'COUNT-IDENTITY' | 'RULE-LEVELS';

interface Evaluation {
  /** What the minutes sign. */
  readonly outcome: PollOutcome;
  /** Why, for people; follows from the same inputs and is not signed. */
  readonly trace: readonly TraceStep[];
}

/**
 * Applies a rule set to the counts of a poll (16-rules). Pure: the service, every teller and any auditor get equal bytes.
 * @param ruleSet judged by `decodeRuleSet`.
 * @param questions in ballot order, as in the poll's manifest.
 * @param counts votes per option, per ballot line (a rating has one line per subject, the others one each); hostile.
 * @param heads hostile.
 * @returns the outcome, `RULE-LEVELS` if a rating asks about other levels than the rule set's, or a `COUNT-` refusal.
 */
export function evaluatePoll(
  ruleSet: RuleSet,
  questions: readonly RuledQuestion[],
  counts: readonly (readonly number[])[],
  heads: Heads,
): Result<Evaluation, EvaluationRefusal> {
  const levels = canonicalText(ruleSet.levels satisfies Json);
  for (const question of questions)
    if (question.kind === 'rating' && canonicalText(question.levels as Json) !== levels)
      return refuse('RULE-LEVELS', 'a rating asks about other levels than the rule set judges');
  const headed = checkHeads(heads);
  if (!headed.ok) return headed;
  const counted = checkCounts(questions, counts, heads.valid);
  if (!counted.ok) return counted;

  const adjusted = adjustedSummoned(ruleSet, heads);
  const least = needed(adjusted, ruleSet.quorum);
  const { summoned, present } = heads;
  const quorum: Quorum = { summoned, adjusted, present, needed: least, met: present >= least };
  const trace: TraceStep[] = [
    {
      step: 'summoned',
      summoned,
      subtracted: ruleSet.subtract.map((excuse) => ({ excuse, count: heads.absent[excuse] })),
      adjusted,
    },
    { step: 'quorum', threshold: ruleSet.quorum, adjusted, needed: least, present, met: quorum.met },
  ];

  const verdicts: Verdict[] = [];
  for (const [line, question] of lineQuestions(questions).entries()) {
    const votes = counts[line] as readonly number[];
    const judged = quorum.met ? judgeLine(ruleSet, question, line, votes, heads) : notQuorate(question, line);
    verdicts.push(judged.verdict);
    trace.push(...judged.trace);
  }
  return ok({ outcome: { format: 1, ruleSet: ruleSetHash(ruleSet), quorum, verdicts }, trace });
}

/** What the minutes sign of an outcome. 32 bytes in hexadecimal. */
export const outcomeHash = (outcome: PollOutcome): Hex =>
  toHex(hash256('phieu-kin/v1/poll-outcome', canonicalJson(outcome as unknown as Json)));

/**
 * Judges a claimed outcome by deriving it again from rule set, questions, counts and heads.
 * @param claimed hostile, parsed from canonical JSON.
 */
export function verifyOutcome(
  claimed: Json,
  ruleSet: RuleSet,
  questions: readonly RuledQuestion[],
  counts: readonly (readonly number[])[],
  heads: Heads,
): Result<PollOutcome, EvaluationRefusal | 'OUTCOME-MISMATCH'> {
  const derived = evaluatePoll(ruleSet, questions, counts, heads);
  if (!derived.ok) return derived;
  const { outcome } = derived.value;
  return canonicalText(claimed) === canonicalText(outcome as unknown as Json)
    ? ok(outcome)
    : refuse('OUTCOME-MISMATCH', 'the claimed verdicts are not what the rule set gives for these counts');
}

interface Judged {
  readonly verdict: Verdict;
  readonly trace: readonly TraceStep[];
}

function judgeLine(
  ruleSet: RuleSet,
  question: RuledQuestion,
  line: number,
  votes: readonly number[],
  heads: Heads,
): Judged {
  switch (question.kind) {
    case 'rating':
      return judgeRating(ruleSet, line, votes, heads);
    case 'selection':
      return judgeSelection(ruleSet, line, votes, question.max, heads);
    case 'motion':
      return judgeMotion(ruleSet, line, votes[0] as number, heads);
  }
}

function judgeMotion(ruleSet: RuleSet, line: number, agree: number, heads: Heads): Judged {
  const { base, threshold } = ruleSet.motion;
  const of = baseOf(base, ruleSet, heads);
  const least = needed(of, threshold);
  const carried = agree >= least;
  return {
    verdict: carried
      ? { kind: 'motion', line, outcome: 'carried', reason: 'threshold-reached' }
      : { kind: 'motion', line, outcome: 'not-carried', reason: 'threshold-not-reached' },
    trace: [
      { step: 'needed', line, base, of, threshold, needed: least },
      { step: 'motion', line, votes: agree, carried },
    ],
  };
}

/** Too few came, so the ballot decides nothing, whatever its counts. */
function notQuorate(question: RuledQuestion, line: number): Judged {
  const reason = 'not-quorate';
  switch (question.kind) {
    case 'rating':
      return {
        verdict: { kind: 'rating', line, outcome: reason, level: null, reason, candidates: [], next: null },
        trace: [],
      };
    case 'selection': {
      const options = question.subjects.map(() => ({ outcome: reason, reason }) as const);
      return { verdict: { kind: 'selection', line, outcome: reason, options, next: null }, trace: [] };
    }
    case 'motion':
      return { verdict: { kind: 'motion', line, outcome: reason, reason }, trace: [] };
  }
}
