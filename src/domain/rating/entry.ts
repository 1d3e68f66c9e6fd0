import { z } from 'zod';
import { type Bytes, fromHex, type Hex, hash256, toHex, transcript, utf8 } from '../../../crypto/bytes.ts';
import { canonicalJson, type Json } from '../../../crypto/json.ts';
import { leafHash } from '../../../crypto/merkle.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { publicKeyOf, sign, verifySignature } from '../../../crypto/signature.ts';
import { publicKey } from '../meeting/shapes.ts';
import { type RatingBody, ratingBodySchema } from './bodies.ts';

const entrySchema = z.strictObject({
  body: ratingBodySchema,
  key: publicKey,
  sig: z.string().regex(/^[0-9a-f]{128}$/),
});

/** An entry of a rating log: one statement and the one officer who signed it. Its leaf is the canonical JSON of this object. */
export interface RatingEntry<B extends RatingBody = RatingBody> {
  readonly body: B;
  readonly key: Hex;
  /** Ed25519 over `T('phieu-kin/v1/rating-statement', JCS(body))`; no meeting's statement is ever one of a rating log. */
  readonly sig: Hex;
}

/** The one rating log that an organisation has on a service. 16 bytes in hexadecimal. @param service its public key */
export const ratingLogId = (service: Hex, organisation: string): Hex =>
  toHex(hash256('phieu-kin/v1/rating-log', fromHex(service), utf8(organisation)).slice(0, 16));

const signedBytes = (body: RatingBody): Bytes =>
  transcript('phieu-kin/v1/rating-statement', canonicalJson(body as unknown as Json));

/** @param secretKey the officer's, 32 bytes */
export const signRating = <B extends RatingBody>(body: B, secretKey: Bytes): RatingEntry<B> => ({
  body,
  key: toHex(publicKeyOf(secretKey)),
  sig: toHex(sign(secretKey, signedBytes(body))),
});

const ratingEntryBytes = (entry: RatingEntry): Bytes => canonicalJson(entry as unknown as Json);
export const ratingEntryLeaf = (entry: RatingEntry): Bytes => leafHash(ratingEntryBytes(entry));

/** Names a statement whoever signed it. */
export const ratingStatementHash = (body: RatingBody): Hex =>
  toHex(hash256('phieu-kin/v1/rating-statement-hash', canonicalJson(body as unknown as Json)));

/** Judges the shape of a hostile entry; unknown types and members are refused. */
export function decodeRatingEntry(value: unknown): Result<RatingEntry, 'ENCODING-SHAPE'> {
  const judged = entrySchema.safeParse(value);
  if (judged.success) return ok(value as RatingEntry);
  const issue = judged.error.issues[0];
  return refuse('ENCODING-SHAPE', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}`);
}

export const verifyRatingSignature = ({ body, key, sig }: RatingEntry): boolean =>
  verifySignature(fromHex(key), signedBytes(body), fromHex(sig));
