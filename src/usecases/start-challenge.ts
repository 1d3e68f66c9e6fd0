import { type Hex, toHex } from '../../crypto/bytes.ts';
import { addChallenge } from '../../db/repositories/sessions.ts';
import type { Deps } from './deps.ts';

const CHALLENGE_MS = 120_000;

/** A nonce of 32 bytes for this key to sign, good once and for two minutes. Given to any key: it says nothing about who is known. */
export async function startChallenge(
  deps: Pick<Deps, 'db' | 'clock' | 'random'>,
  { key }: { readonly key: Hex },
): Promise<{ readonly challenge: Hex }> {
  const challenge = toHex(deps.random(32));
  const now = deps.clock();
  await addChallenge(deps.db, { nonce: challenge, key, expiresMs: now + CHALLENGE_MS }, now);
  return { challenge };
}
