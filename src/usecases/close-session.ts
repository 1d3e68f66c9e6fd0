import { decodeHex, type Hex } from '../../crypto/bytes.ts';
import { removeSession } from '../../db/repositories/sessions.ts';
import type { Deps } from './deps.ts';
import { tokenHash } from './token-hash.ts';

/** Ends a session; unknown tokens are fine. */
export async function closeSession(deps: Pick<Deps, 'db'>, { token }: { readonly token: Hex }): Promise<void> {
  if (decodeHex(token, 32).ok) await removeSession(deps.db, tokenHash(token));
}
