import type { Hex } from '../../crypto/bytes.ts';
import type { Deps } from './deps.ts';
import type { OrganisationSummary, Role } from './organisation.ts';

export interface OwnOrganisation extends OrganisationSummary {
  readonly parent: string | null;
  readonly role: Role;
}

/** Where this officer has a role, one line per role. */
export async function listOrganisations(
  _deps: Deps,
  _request: { readonly officer: Hex },
): Promise<readonly OwnOrganisation[]> {
  throw new Error('not yet');
}
