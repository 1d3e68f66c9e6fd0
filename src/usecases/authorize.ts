import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';
import type { Role } from './organisation.ts';

/** What a route asks of the caller. */
export type Need =
  | { readonly to: 'session' }
  /** One of the roles in this very organisation. */
  | { readonly to: 'organisation'; readonly organisation: string; readonly roles: readonly Role[] }
  /** One of the roles in the organisation of this meeting. */
  | { readonly to: 'meeting'; readonly meeting: Hex; readonly roles: readonly Role[] }
  /** Any role in this organisation, or `superior` of one of its ancestors. */
  | { readonly to: 'overview'; readonly organisation: string };

export interface Officer {
  readonly key: Hex;
}

/**
 * Judges a session token (hostile text) and what its officer may do. An organisation or meeting that does not exist
 * is refused like one that is not the officer's.
 */
export async function authorize(
  _deps: Deps,
  _request: { readonly token: string; readonly need: Need },
): Promise<Result<Officer, 'SESSION-INVALID' | 'ROLE-MISSING'>> {
  throw new Error('not yet');
}
