import { type Bytes, fromHex, type Hex, toHex, transcript } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { verifySignature } from '../../crypto/signature.ts';
import { addSession, rolesOf, takeChallenge } from '../../db/repositories/sessions.ts';
import type { Deps } from './deps.ts';
import type { Membership } from './organisation.ts';
import { tokenHash } from './token-hash.ts';

export interface Session {
  /** 32 bytes; only its hash is stored. */
  readonly token: Hex;
  readonly expiresInSeconds: number;
  readonly roles: readonly Membership[];
}

/** A meeting with its preparation fits into a day's work. */
const SESSION_SECONDS = 12 * 3600;

/** What an officer's key signs to sign in. It names the service, so that no other service can use the answer. */
export const sessionMessage = (service: Bytes, challenge: Bytes): Bytes =>
  transcript('phieu-kin/v1/session', service, challenge);

/**
 * Opens a session for a known officer.
 * @param request `signature` (64 bytes) by `key` over `sessionMessage`, hostile; the challenge is used up by any attempt
 */
export async function openSession(
  deps: Pick<Deps, 'db' | 'clock' | 'random' | 'serviceKey'>,
  request: { readonly key: Hex; readonly challenge: Hex; readonly signature: Hex },
): Promise<Result<Session, 'SESSION-CHALLENGE' | 'SESSION-SIGNATURE' | 'SESSION-OFFICER'>> {
  const { key, challenge, signature } = request;
  const now = deps.clock();
  if (!(await takeChallenge(deps.db, challenge, key, now))) return refuse('SESSION-CHALLENGE');
  const message = sessionMessage(fromHex(deps.serviceKey.public), fromHex(challenge));
  if (!verifySignature(fromHex(key), message, fromHex(signature))) return refuse('SESSION-SIGNATURE');
  const roles = await rolesOf(deps.db, key);
  if (roles.length === 0) return refuse('SESSION-OFFICER', 'no organisation knows this key');
  const token = toHex(deps.random(32));
  await addSession(deps.db, { tokenHash: tokenHash(token), key, expiresMs: now + SESSION_SECONDS * 1000 }, now);
  return ok({ token, expiresInSeconds: SESSION_SECONDS, roles });
}
