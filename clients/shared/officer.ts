import { type Bytes, toHex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import type { Body } from '../../src/domain/meeting/bodies.ts';
import { type Entry, entryOf, type Signature, signStatement } from '../../src/domain/meeting/entry.ts';
import { judgeBody, signersOf } from '../../src/domain/meeting/judge.ts';
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
  const signature = signShared(state, body, secretKey);
  return signature.ok ? ok(entryOf(body, [signature.value])) : signature;
}

/**
 * Signs a statement that other officers sign too. Judges first that it is legal now and that this officer is among
 * those who may sign it.
 * @param body hostile where another officer proposed it
 */
export function signShared(state: MeetingState, body: Body, secretKey: Bytes): Result<Signature> {
  const judged = judgeBody(state, body, deferredEvidence);
  if (!judged.ok) return judged;
  const rule = signersOf(state, body);
  if (!rule.ok) return rule;
  const key = toHex(publicKeyOf(secretKey));
  if (!rule.value.all.includes(key) && !rule.value.some.includes(key))
    return refuse('STATEMENT-SIGNERS', `${body.type} is not for this officer to sign`);
  return ok(signStatement(body, secretKey));
}
