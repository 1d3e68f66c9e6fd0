import { z } from 'zod';
import {
  anyHex,
  count,
  hash,
  ordinal,
  publicKey,
  tellerIndex,
  tokenPoint,
  voterIndex,
} from '../../domain/meeting/shapes.ts';
import { meetingPhase, pollPhase } from './organisations.ts';
import { list, opening, signature64, wireEntry } from './shapes.ts';

/** GET /room/:meeting/log?from=n: a page of entries from index n on; `size` is the whole log's. */
export const logAnswer = z.strictObject({ size: z.int().min(0), entries: list(wireEntry) });

/** GET /room/:meeting/subjects: openings of subjects' names and details. Never a voter's name. */
export const subjectsAnswer = z.strictObject({ openings: list(opening) });

/** POST /room/:meeting/name: own name; `signature` by the slip key over `T('phieu-kin/v1/name', meeting, u32(voter))`. */
export const nameRequest = z.strictObject({ voter: voterIndex, signature: signature64 });
export const nameAnswer = opening;

/** POST /room/:meeting/requests: a `request` entry and the sealed vault entry that it names. */
export const requestRequest = z.strictObject({
  entry: wireEntry.extend({ body: z.looseObject({ type: z.literal('request') }) }),
  vaultEntry: anyHex.max(20_000),
});

/** GET /room/:meeting/polls/:ordinal/vault: the whole vault, so that fetching says nothing about who votes. */
export const vaultAnswer = z.strictObject({
  entries: list(
    z.strictObject({
      entry: anyHex,
      answers: list(z.strictObject({ teller: tellerIndex, evaluation: tokenPoint })),
    }),
  ),
});

/** POST /room/:meeting/polls/:ordinal/ballots (application/octet-stream, 11-ballot) and …/receipt. */
export const receiptAnswer = z.strictObject({ leaf: hash, receipt: signature64 });

/** `signature` by the ballot key over `T('phieu-kin/v1/receipt-query', fingerprint, u32(ordinal))`. */
export const receiptRequest = z.strictObject({ ballotKey: publicKey, signature: signature64 });

/** GET /room/:meeting/polls/:ordinal/tracking, after closing: tracking codes in the order of the ballots' leaves. */
export const trackingAnswer = z.strictObject({ codes: list(hash) });

/** GET /room/:meeting/polls/:ordinal/inclusion/:leaf, after closing: RFC 9162 inclusion proof in the sealed box. */
export const inclusionAnswer = z.strictObject({ index: z.int().min(0), size: z.int().min(1), path: list(hash) });

/** GET /room/:meeting/events: the data of each server-sent event `state`. Bare counts, no order, no time. */
export const roomState = z.strictObject({
  size: z.int().min(0),
  phase: meetingPhase,
  present: count,
  polls: list(z.strictObject({ ordinal, phase: pollPhase, cast: count })),
});
export type RoomState = z.infer<typeof roomState>;
