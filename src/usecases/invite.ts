import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';
import type { Role } from './organisation.ts';

export interface Invitation {
  readonly name: string;
  readonly role: Role;
  /** Shown once; only its hash is stored. */
  readonly code: string;
}

/** Makes invitation codes for new officers of an organisation, good once and for 14 days. */
export async function invite(
  _deps: Deps,
  _request: {
    readonly organisation: string;
    readonly invitations: readonly { readonly name: string; readonly role: Role }[];
  },
): Promise<Result<readonly Invitation[], 'ORGANISATION-UNKNOWN'>> {
  throw new Error('not yet');
}
