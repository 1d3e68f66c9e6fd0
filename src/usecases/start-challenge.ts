import type { Hex } from '../../crypto/bytes.ts';
import type { Deps } from './deps.ts';

/** A nonce of 32 bytes for this key to sign, good once and for two minutes. Given to any key: it says nothing about who is known. */
export async function startChallenge(
  _deps: Deps,
  _request: { readonly key: Hex },
): Promise<{ readonly challenge: Hex }> {
  throw new Error('not yet');
}
