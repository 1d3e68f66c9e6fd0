import { z } from 'zod';
import { STANDINGS } from '../rules/standing.ts';
import { MOST_LINES, MOST_OPTIONS, question } from './questions.ts';
import {
  anyHex,
  boxPoint,
  count,
  hash,
  meetingId,
  ordinal,
  publicKey,
  tellerIndex,
  text,
  tokenKey,
  tokenPoint,
  treeHead,
  voterIndex,
} from './shapes.ts';

/**
 * What may be stated in a meeting's log, one schema per statement, in the order in which a meeting makes them
 * (03-statements, which says who signs each and what it changes).
 */
const meeting = meetingId;
const run = z.int().min(1).max(1000);
const publicShares = z.strictObject({ commitments: z.array(anyHex).max(15), proof: anyHex });
const possession = z.strictObject({ ordinal: z.int().min(0).max(64), box: anyHex, token: anyHex });

const meetingCreated = z.strictObject({
  type: z.literal('meeting-created'),
  meeting,
  organisation: text,
  service: publicKey,
  secretary: publicKey,
});

const tellersNamed = z.strictObject({
  type: z.literal('tellers-named'),
  meeting,
  run,
  threshold: z.int().min(2).max(14),
  /** Ordinals 1..pairs get a key pair each, and ordinal 0 the rehearsal pair. */
  pairs: ordinal,
  tellers: z
    .array(z.strictObject({ key: publicKey, exchange: publicKey }))
    .min(3)
    .max(15),
});

const ceremonyCommitments = z.strictObject({
  type: z.literal('ceremony-commitments'),
  meeting,
  run,
  teller: tellerIndex,
  pairs: z
    .array(z.strictObject({ ordinal: z.int().min(0).max(64), box: publicShares, token: publicShares }))
    .min(2)
    .max(65),
});

const ceremonyComplaint = z.strictObject({
  type: z.literal('ceremony-complaint'),
  meeting,
  run,
  teller: tellerIndex,
  accused: tellerIndex,
  /** The round-2 message as received; it carries the accused's signature. */
  sealed: anyHex,
  /** The accuser's sealing key of this run, which ends with it. */
  sealingSecret: hash,
});

const rehearsal = z.strictObject({
  type: z.literal('rehearsal'),
  meeting,
  run,
  teller: tellerIndex,
  transcript: hash,
  proofs: z.array(possession).min(2).max(65),
});

const voter = z.strictObject({
  slip: publicKey,
  name: hash,
  membership: z.enum(['official', 'probationary']),
  standing: z.enum(STANDINGS),
});
export type Voter = z.infer<typeof voter>;

const roll = z.strictObject({ type: z.literal('roll'), meeting, voters: z.array(voter).min(1).max(10_000) });

const pollManifest = z.strictObject({
  type: z.literal('poll-manifest'),
  meeting,
  ordinal,
  title: text,
  purpose: z.enum(['propose', 'decide']),
  questions: z.array(question).min(1).max(20),
  /** Whether a subject that is also a voter answers its own line, or that line is fixed to "not rated". */
  ownLine: z.enum(['votes', 'not-rated']),
  /** Shape and meaning in 16-rules; judged by `decodeRuleSet`. */
  ruleSet: z.record(z.string(), z.json()),
  /** A box with fewer ballots is not opened. */
  floor: z.int().min(2).max(10_000),
  /** A second round: whose winners stand here. */
  after: z.strictObject({ ordinal, levels: z.array(z.string()).min(1).max(12) }).nullable(),
  /** The cancelled poll that this one replaces. */
  replaces: ordinal.nullable(),
});
export type PollManifest = z.infer<typeof pollManifest>;

const meetingManifest = z.strictObject({
  type: z.literal('meeting-manifest'),
  meeting,
  organisation: text,
  title: text,
  date: text,
  place: text,
  roll: treeHead,
  service: publicKey,
  secretary: z.strictObject({ key: publicKey, name: hash }),
  tellers: z
    .array(z.strictObject({ key: publicKey, exchange: publicKey, name: hash }))
    .min(3)
    .max(15),
  threshold: z.int().min(2).max(14),
  run,
  transcript: hash,
  pool: z
    .array(z.strictObject({ ordinal, box: boxPoint, token: tokenKey }))
    .min(1)
    .max(64),
  polls: z.array(z.strictObject({ ordinal, poll: hash })).max(64),
  release: hash,
  /** Signed acceptance that fewer than five voters may give their votes away by arithmetic. */
  smallRollAccepted: z.boolean(),
});
export type MeetingManifest = z.infer<typeof meetingManifest>;

const issuingOpened = z.strictObject({ type: z.literal('issuing-opened'), meeting });
const presence = z.strictObject({ type: z.literal('presence'), meeting, voter: voterIndex });
const absence = z.strictObject({ type: z.literal('absence'), meeting, voter: voterIndex });

const request = z.strictObject({
  type: z.literal('request'),
  meeting,
  manifest: hash,
  voter: voterIndex,
  /** SHA-256 leaf hash of the sealed vault entry (08-vault). */
  vault: hash,
  blinded: z
    .array(z.strictObject({ ordinal, point: tokenPoint }))
    .min(1)
    .max(64),
});

const issue = z.strictObject({
  type: z.literal('issue'),
  meeting,
  /** Leaf hash of the request that is answered. */
  request: hash,
  teller: tellerIndex,
  evaluations: z
    .array(z.strictObject({ ordinal, evaluation: tokenPoint }))
    .min(1)
    .max(64),
});

const tellerLost = z.strictObject({ type: z.literal('teller-lost'), meeting, teller: tellerIndex, reason: text });
const tellerRejoined = z.strictObject({
  type: z.literal('teller-rejoined'),
  meeting,
  teller: tellerIndex,
  checkpoint: treeHead,
});

const pollBarrier = z.strictObject({
  type: z.literal('poll-barrier'),
  meeting,
  ordinal,
  present: count,
  issued: count,
  vault: treeHead,
});
const pollOpen = z.strictObject({ type: z.literal('poll-open'), meeting, ordinal, checkpoint: treeHead });
const pollClose = z.strictObject({ type: z.literal('poll-close'), meeting, ordinal });
const boxSealed = z.strictObject({ type: z.literal('box-sealed'), meeting, ordinal, box: treeHead });

const partialDecryption = z.strictObject({
  type: z.literal('partial-decryption'),
  meeting,
  ordinal,
  teller: tellerIndex,
  box: treeHead,
  /** One per option, in the order of the ballot's ciphertexts. */
  shares: z.array(boxPoint).min(1).max(MOST_OPTIONS),
  /** One equality proof for all of them; empty if there was nothing to decrypt. */
  proof: anyHex.or(z.literal('')),
});

const tally = z.strictObject({
  type: z.literal('tally'),
  meeting,
  ordinal,
  box: treeHead,
  tellers: z.array(tellerIndex).min(2).max(15),
  valid: count,
  invalid: count,
  /** Votes per option, per line. */
  counts: z.array(z.array(count).min(1).max(200)).min(1).max(MOST_LINES),
});

const pollCertify = z.strictObject({
  type: z.literal('poll-certify'),
  meeting,
  ordinal,
  tally: hash,
  /** Shape and meaning in 16-rules; must equal what the rule set gives. */
  outcome: z.record(z.string(), z.json()),
});

const pollCancel = z.strictObject({
  type: z.literal('poll-cancel'),
  meeting,
  ordinal,
  /** The phase that the officers saw, so that signatures which they gave up are of no use later. */
  phase: z.enum(['planned', 'barrier', 'open', 'closed', 'tallied']),
  reason: text,
});
const meetingEnd = z.strictObject({ type: z.literal('meeting-end'), meeting });

export const bodySchema = z.discriminatedUnion('type', [
  meetingCreated,
  tellersNamed,
  ceremonyCommitments,
  ceremonyComplaint,
  rehearsal,
  roll,
  pollManifest,
  meetingManifest,
  issuingOpened,
  presence,
  absence,
  request,
  issue,
  tellerLost,
  tellerRejoined,
  pollBarrier,
  pollOpen,
  pollClose,
  boxSealed,
  partialDecryption,
  tally,
  pollCertify,
  pollCancel,
  meetingEnd,
]);
export type Body = z.infer<typeof bodySchema>;
export type BodyType = Body['type'];
export type BodyOf<T extends BodyType> = Extract<Body, { type: T }>;
