import type { Hex } from '../../crypto/bytes.ts';
import type { Deps } from './deps.ts';

/** Ends a session; unknown tokens are fine. */
export async function closeSession(_deps: Deps, _request: { readonly token: Hex }): Promise<void> {
  throw new Error('not yet');
}
