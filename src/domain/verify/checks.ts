/**
 * What a failed check says about a record (15-verification).
 * completeness: everything that belongs to the meeting is there; authenticity: each statement and ballot comes from whom it
 * must; consistency: the parts fit together and every step was legal; integrity: no byte differs from what was sealed;
 * evidence: proofs, shares and counts hold.
 */
export const FAMILIES = ['completeness', 'authenticity', 'consistency', 'integrity', 'evidence'] as const;
export type CheckFamily = (typeof FAMILIES)[number];

/** The family of a check, by its name's first word or, where that does not say it, by the whole name. */
const BY_NAME: Readonly<Record<string, CheckFamily>> = {
  'RECORD-UNFINISHED': 'completeness',
  'RECORD-TRUNCATED': 'completeness',
  'RECORD-COUNT': 'completeness',
  'CHECKPOINT-SET': 'completeness',
  'CHECKPOINT-COSIGNERS': 'authenticity',
  'CHECKPOINT-SIGNER': 'authenticity',
  'CHECKPOINT-SIGNATURE': 'authenticity',
  'BOX-KEY-REPEATED': 'authenticity',
  'BALLOT-LENGTH': 'integrity',
  'ISSUE-EVALUATION-INVALID': 'evidence',
  'DECRYPTION-SHARE-INVALID': 'evidence',
  'TALLY-MISMATCH': 'evidence',
  'TALLY-COUNT-INVALID': 'evidence',
};
const BY_FIRST_WORD: Readonly<Record<string, CheckFamily>> = {
  RECORD: 'integrity',
  ENCODING: 'integrity',
  CHECKPOINT: 'integrity',
  OPENING: 'integrity',
  BOX: 'integrity',
  STATEMENT: 'authenticity',
  BALLOT: 'authenticity',
  ANCHOR: 'authenticity',
  DKG: 'evidence',
  REHEARSAL: 'evidence',
  OUTCOME: 'evidence',
};

/** Everything else is a rule of the lifecycle or of a statement. */
export const familyOf = (code: string): CheckFamily =>
  BY_NAME[code] ?? BY_FIRST_WORD[code.split('-')[0] as string] ?? 'consistency';
