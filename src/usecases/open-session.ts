import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';
import type { Membership } from './organisation.ts';

export interface Session {
  /** 32 bytes; only its hash is stored. */
  readonly token: Hex;
  readonly expiresInSeconds: number;
  readonly roles: readonly Membership[];
}

/**
 * Opens a session for a known officer.
 * @param _request `signature` over `T('phieu-kin/v1/session', service key, challenge)`, hostile; the challenge is used up
 */
export async function openSession(
  _deps: Deps,
  _request: { readonly key: Hex; readonly challenge: Hex; readonly signature: Hex },
): Promise<Result<Session, 'SESSION-CHALLENGE' | 'SESSION-SIGNATURE' | 'SESSION-OFFICER'>> {
  throw new Error('not yet');
}
