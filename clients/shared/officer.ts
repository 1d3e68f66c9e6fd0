import { type Bytes, toHex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import { type Body, bodySchema } from '../../src/domain/meeting/bodies.ts';
import { type Entry, entryOf, type Signature, signStatement } from '../../src/domain/meeting/entry.ts';
import { judgeBody, signersOf } from '../../src/domain/meeting/judge.ts';
import type { SignerRule } from '../../src/domain/meeting/signers.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { deferredEvidence } from './evidence.ts';

/** An entry with one signature; the body is ours. `secretKey`: 32 bytes, Ed25519. */
export const signedEntry = <B extends Body>(body: B, secretKey: Bytes): Entry<B> =>
  entryOf(body, [signStatement(body, secretKey)]);

/**
 * Signs a statement of one signer, after judging that it may be appended to the log that this device reads: what is
 * refused here would be refused by the service.
 */
export function stateAlone<B extends Body>(state: MeetingState, body: B, secretKey: Bytes): Result<Entry<B>> {
  const rule = judgeSigner(state, body, secretKey);
  return rule.ok ? ok(signedEntry(body, secretKey)) : rule;
}

/**
 * Signs a statement that other officers sign too. Judges first its shape, that it is legal now, and that this officer is among
 * those who may sign it. A statement of one signer is made on that officer's own device and signed on nobody's request: the
 * signature alone would append it.
 * @param body hostile where another officer, or a liar, proposed it
 */
export function signShared(state: MeetingState, body: Body, secretKey: Bytes): Result<Signature> {
  const decoded = decodeProposed(body);
  if (!decoded.ok) return decoded;
  const rule = judgeSigner(state, decoded.value, secretKey);
  if (!rule.ok) return rule;
  const { all, least } = rule.value;
  return all.length + least < 2
    ? refuse('STATEMENT-SIGNERS', `${body.type} is made by one officer, and signed on no request`)
    : ok(signStatement(decoded.value, secretKey));
}

/** Judges the shape of a hostile statement that is laid out for signing. */
export function decodeProposed(body: unknown): Result<Body, 'ENCODING-SHAPE'> {
  const judged = bodySchema.safeParse(body);
  return judged.success ? ok(judged.data) : refuse('ENCODING-SHAPE', 'not a statement');
}

function judgeSigner(state: MeetingState, body: Body, secretKey: Bytes): Result<SignerRule> {
  const judged = judgeBody(state, body, deferredEvidence);
  if (!judged.ok) return judged;
  const rule = signersOf(state, body);
  if (!rule.ok) return rule;
  const key = toHex(publicKeyOf(secretKey));
  return rule.value.all.includes(key) || rule.value.some.includes(key)
    ? rule
    : refuse('STATEMENT-SIGNERS', `${body.type} is not for this officer to sign`);
}
