import { ok } from '../../crypto/result.ts';
import type { Evidence } from '../../src/domain/meeting/act.ts';

/**
 * Follows a log without checking, entry by entry, what it claims about things outside: that takes pairings and whole
 * boxes. A device checks those claims where it relies on them: a tablet its own answers, a teller all answers of a poll
 * at its barrier (`judgeBarrier`) and the whole box before it counts (`verifyBox`, `verifyTally`).
 */
export const deferredEvidence: Evidence = {
  evaluations: () => ok(undefined),
  box: () => ok(undefined),
  partialDecryption: () => ok(undefined),
  tally: () => ok(undefined),
};
