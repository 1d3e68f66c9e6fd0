import { z } from 'zod';
import { publicKey } from '../../domain/meeting/shapes.ts';

/**
 * The small shapes of the HTTP API (17-service). Bytes are lower-case hexadecimal; objects are strict. Clients import
 * these files, so they use plain zod and nothing of the server.
 */
export const signature64 = z.string().regex(/^[0-9a-f]{128}$/);

/** A list in an answer: what the service says is read, not changed. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

/** An organisation's id: the tree of organisations is data. */
export const organisationId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);

export const role = z.enum(['secretary', 'teller', 'auditor', 'superior']);
export type Role = z.infer<typeof role>;

export const MAX_LABEL = 200;

/** A name of a person or organisation, as typed. */
export const label = z.string().min(1).max(MAX_LABEL);

/** One signature under a statement. */
export const statementSignature = z.strictObject({ key: publicKey, sig: signature64 });

/** What a statement says. Its own shape is judged by the domain (03-statements), not here. */
export const wireBody = z.record(z.string(), z.unknown());

export const wireEntry = z.strictObject({
  body: wireBody,
  sigs: z.array(statementSignature).min(1).max(32).readonly(),
});

/** Opens a commitment to a name or detail: `commitment = H256(…, salt, text)` (13-log). */
export const opening = z.strictObject({
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  text: z.string().min(1).max(2000),
});

/** At most every voter, and every subject of every poll, with a detail each. */
export const openings = z.array(opening).max(20_000).readonly();

/** Where a statement stands in the log. */
export const place = z.strictObject({ index: z.int().min(0), leaf: z.string().regex(/^[0-9a-f]{64}$/) });
export type WirePlace = z.infer<typeof place>;

/** Nothing to say beyond the status. */
export const doneAnswer = z.strictObject({ done: z.literal(true) });

/** What is answered to every refused request. `code` is stable; `vi` and `en` say what to do next. */
export const errorBody = z.strictObject({
  code: z.string(),
  vi: z.string(),
  en: z.string(),
  detail: z.string().optional(),
});
export type ErrorBody = z.infer<typeof errorBody>;
