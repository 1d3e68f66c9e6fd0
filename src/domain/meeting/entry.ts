import { type Bytes, fromHex, type Hex, hash256, toHex, transcript } from '../../../crypto/bytes.ts';
import { canonicalJson, type Json } from '../../../crypto/json.ts';
import { leafHash } from '../../../crypto/merkle.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { publicKeyOf, sign, verifySignature } from '../../../crypto/signature.ts';
import { type Body, bodySchema } from './bodies.ts';

/** One signature under a statement: Ed25519 over `statementBytes(body)`. */
export interface Signature {
  readonly key: Hex;
  readonly sig: Hex;
}

/** A log entry: what is stated and who signed it (03-statements). Its leaf is the canonical JSON of this object. */
export interface Entry<B extends Body = Body> {
  readonly body: B;
  readonly sigs: readonly Signature[];
}

/** The bytes that an officer, voter or the service signs. */
export const statementBytes = (body: Body): Bytes =>
  transcript('phieu-kin/v1/statement', canonicalJson(body as unknown as Json));

export const signStatement = (body: Body, secretKey: Bytes): Signature => ({
  key: toHex(publicKeyOf(secretKey)),
  sig: toHex(sign(secretKey, statementBytes(body))),
});

/** Puts signatures into their one canonical order. */
export const entryOf = <B extends Body>(body: B, sigs: readonly Signature[]): Entry<B> => ({
  body,
  sigs: [...sigs].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)),
});

/** Names a statement whatever its signatures. */
export const statementHash = (body: Body): Hex =>
  toHex(hash256('phieu-kin/v1/statement-hash', canonicalJson(body as unknown as Json)));

export const entryBytes = (entry: Entry): Bytes => canonicalJson(entry as unknown as Json);
export const entryLeaf = (entry: Entry): Bytes => leafHash(entryBytes(entry));

/** Judges the shape of a hostile entry; `bodySchema` refuses unknown types and members. */
export function decodeEntry(value: unknown): Result<Entry, 'ENCODING-SHAPE'> {
  const shape = value as { body?: unknown; sigs?: unknown } | null;
  if (typeof shape !== 'object' || shape === null || Object.keys(shape).sort().join() !== 'body,sigs')
    return refuse('ENCODING-SHAPE', 'an entry has exactly a body and sigs');
  const body = bodySchema.safeParse(shape.body);
  if (!body.success) {
    const issue = body.error.issues[0];
    return refuse('ENCODING-SHAPE', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}`);
  }
  if (!Array.isArray(shape.sigs) || shape.sigs.length === 0 || shape.sigs.length > 32)
    return refuse('ENCODING-SHAPE', 'sigs: between 1 and 32 signatures');
  for (const sig of shape.sigs as readonly unknown[]) if (!isSignature(sig)) return refuse('ENCODING-SHAPE', 'sigs');
  return ok(shape as Entry);
}

/** Judges every signature of an entry, and that no key signs twice. Who must sign is the act's own rule. */
export function verifySignatures(
  entry: Entry,
): Result<ReadonlySet<Hex>, 'STATEMENT-SIGNATURE-ORDER' | 'STATEMENT-SIGNATURE-INVALID'> {
  const message = statementBytes(entry.body);
  let previous = '';
  for (const { key, sig } of entry.sigs) {
    if (key <= previous) return refuse('STATEMENT-SIGNATURE-ORDER', 'keys are strictly ascending');
    previous = key;
    if (!verifySignature(fromHex(key), message, fromHex(sig))) return refuse('STATEMENT-SIGNATURE-INVALID', key);
  }
  return ok(new Set(entry.sigs.map((signature) => signature.key)));
}

function isSignature(value: unknown): value is Signature {
  if (typeof value !== 'object' || value === null || Object.keys(value).sort().join() !== 'key,sig') return false;
  const { key, sig } = value as { key: unknown; sig: unknown };
  return (
    typeof key === 'string' && typeof sig === 'string' && /^[0-9a-f]{64}$/.test(key) && /^[0-9a-f]{128}$/.test(sig)
  );
}
