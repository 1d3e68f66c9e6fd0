import { assertOk, ok, type Result, refuse } from '../../../../crypto/result.ts';
import { decodeRuleSet } from '../../rules/rule-set.ts';
import type { MeetingManifest } from '../bodies.ts';
import { sameHead } from '../hashes.ts';
import { judgeQuestions } from '../judge-poll-manifest.ts';
import type { MeetingState } from '../state.ts';

/** Fewer voters than this give their votes away by arithmetic too easily. */
const SMALL_ROLL = 5;

/** The manifest must restate, exactly, what the log already holds: nobody signs what they have not checked. */
export function judgeManifest(state: MeetingState, body: MeetingManifest): Result<void> {
  if (state.phase !== 'draft') return refuse('MEETING-PHASE', 'a meeting has one manifest');
  const { created, roll, run } = state;
  const named = run?.named.tellers ?? [];
  const sameTellers =
    body.tellers.length === named.length &&
    body.tellers.every(({ key, exchange }, place) => named[place]?.key === key && named[place]?.exchange === exchange);
  if (body.organisation !== created.organisation || body.service !== created.service)
    return refuse('MANIFEST-OFFICERS', 'organisation or service differs from the meeting');
  if (body.secretary.key !== created.secretary || !sameTellers) return refuse('MANIFEST-OFFICERS');
  if (roll === undefined || !sameHead(roll.head, body.roll)) return refuse('MANIFEST-ROLL');
  if (roll.voters.length < SMALL_ROLL && !body.smallRollAccepted) return refuse('MANIFEST-SMALL-ROLL');
  if (run?.result === undefined || run.complaint !== undefined)
    return refuse('MANIFEST-CEREMONY', 'no finished ceremony');
  if (body.run !== run.named.run || body.threshold !== run.named.threshold || body.transcript !== run.result.transcript)
    return refuse('MANIFEST-CEREMONY');
  if (run.rehearsed.size !== run.named.tellers.length) return refuse('MANIFEST-REHEARSAL');

  const officers = [body.secretary.key, ...body.tellers.map((teller) => teller.key)];
  const keys = new Set([...officers, body.service, ...roll.voters.map((voter) => voter.slip)]);
  if (keys.size !== officers.length + 1 + roll.voters.length) return refuse('MANIFEST-KEYS-REPEATED');
  for (let ordinal = 1; ordinal <= run.named.pairs; ordinal++) {
    const keys = run.result.pairs.get(ordinal);
    const stated = body.pool[ordinal - 1];
    if (stated?.ordinal !== ordinal || stated.box !== keys?.box || stated.token !== keys.token)
      return refuse('MANIFEST-POOL', `ordinal ${ordinal}`);
  }
  if (body.pool.length !== run.named.pairs) return refuse('MANIFEST-POOL', 'length');

  let previous = 0;
  for (const { ordinal, poll } of body.polls) {
    const draft = state.polls.get(ordinal)?.manifest;
    if (ordinal <= previous || ordinal > run.named.pairs || draft?.hash !== poll)
      return refuse('MANIFEST-POLLS', `ordinal ${ordinal}`);
    const questions = judgeQuestions(state, draft.body.questions, assertOk(decodeRuleSet(draft.body.ruleSet)));
    if (!questions.ok) return questions;
    previous = ordinal;
  }
  return ok(undefined);
}
