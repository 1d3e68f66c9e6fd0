import { type CheckFamily, FAMILIES, familyOf } from '../verify/checks.ts';
import type { Words } from '../words.ts';
import { failureWords } from './failure-words.ts';

/** The names of all checks by which a verifier may refuse a record (15-verification and the pages that it names). */
export const RECORD_CHECKS = [
  ...['RECORD-HEADER', 'RECORD-LINE', 'RECORD-LENGTH', 'RECORD-ORDER', 'RECORD-COUNT', 'RECORD-TRUNCATED'],
  ...['RECORD-MEETING', 'RECORD-UNFINISHED', 'RECORD-OPENING', 'OPENING-UNKNOWN', 'ENCODING-SHAPE'],
  ...['LOG-FIRST-ENTRY', 'STATEMENT-MEETING', 'STATEMENT-SIGNATURE-ORDER', 'STATEMENT-SIGNATURE-INVALID'],
  ...['STATEMENT-REPEATED', 'STATEMENT-SIGNERS', 'MEETING-PHASE', 'POLL-PHASE', 'STATE-STALE'],
  ...['CEREMONY-RUN', 'CEREMONY-KEY-REUSED', 'CEREMONY-REPEATED', 'CEREMONY-UNFINISHED'],
  ...['DKG-COMMITMENT-LENGTH', 'DKG-COMMITMENT-INVALID', 'DKG-COMMITMENT-REPEATED', 'DKG-ORDINALS', 'DKG-ROSTER'],
  ...['DKG-POSSESSION-INVALID', 'DKG-KEY-DEGENERATE', 'DKG-COMPLAINT-INVALID'],
  ...['REHEARSAL-TRANSCRIPT', 'REHEARSAL-PROOF', 'REHEARSAL-POSSESSION-INVALID'],
  ...['ROLL-SLIP-REPEATED', 'POLL-SUBJECT-REPEATED', 'POLL-SUBJECT-VOTER', 'POLL-SELECTION-RANGE', 'POLL-TOO-LONG'],
  ...['POLL-MANIFEST-FIXED', 'POLL-MANIFEST-MISSING', 'POLL-SECOND-ROUND', 'RULE-SHAPE', 'RULE-LEVELS'],
  ...['MANIFEST-OFFICERS', 'MANIFEST-ROLL', 'MANIFEST-SMALL-ROLL', 'MANIFEST-CEREMONY', 'MANIFEST-REHEARSAL'],
  ...['MANIFEST-KEYS-REPEATED', 'MANIFEST-POOL', 'MANIFEST-POLLS'],
  ...['PRESENCE-VOTER', 'PRESENCE-REPEATED', 'REQUEST-MANIFEST', 'REQUEST-VOTER', 'REQUEST-NOT-PRESENT'],
  ...['REQUEST-ORDINALS', 'REQUEST-REPEATED', 'REQUEST-VAULT-REPEATED', 'ISSUE-REQUEST', 'ISSUE-REPEATED'],
  ...['ISSUE-ORDINALS', 'ISSUE-EVALUATION-INVALID', 'TELLER-QUORUM', 'TELLER-NOT-LOST'],
  ...['BARRIER-COUNTS', 'OPENING-CHECKPOINT', 'CHECKPOINT-SET', 'CHECKPOINT-ROOT', 'CHECKPOINT-ORIGIN'],
  ...['CHECKPOINT-SIGNER', 'CHECKPOINT-SIGNATURE', 'CHECKPOINT-COSIGNERS'],
  ...['BOX-COUNT', 'BOX-UNEXPECTED', 'BOX-KEY-REPEATED', 'BOX-TRACKING-REPEATED', 'BOX-ROOT'],
  ...['BALLOT-LENGTH', 'BALLOT-SIGNATURE-INVALID', 'BALLOT-TOKEN-INVALID'],
  ...['DECRYPTION-BOX', 'DECRYPTION-FLOOR', 'DECRYPTION-REPEATED', 'DECRYPTION-SHAPE', 'DECRYPTION-SHARE-INVALID'],
  ...['TALLY-BOX', 'TALLY-COUNTS', 'TALLY-TELLERS', 'TALLY-MISMATCH', 'TALLY-COUNT-INVALID'],
  ...['CERTIFY-TALLY', 'COUNT-SHAPE', 'COUNT-IDENTITY', 'OUTCOME-MISMATCH', 'ANCHOR-MISMATCH'],
] as const;

/** Checks that say the same when they fail. */
interface CheckGroup {
  readonly names: readonly string[];
  readonly failing: Words;
}

/** The named checks of each family, with what the report would say if one failed. */
export function checksByFamily(): ReadonlyMap<CheckFamily, readonly CheckGroup[]> {
  const families = new Map<CheckFamily, Map<string, CheckGroup>>(FAMILIES.map((family) => [family, new Map()]));
  for (const name of RECORD_CHECKS) {
    const failing = failureWords(name);
    const groups = families.get(familyOf(name));
    groups?.set(failing.en, { failing, names: [...(groups.get(failing.en)?.names ?? []), name] });
  }
  return new Map([...families].map(([family, groups]) => [family, [...groups.values()]]));
}
