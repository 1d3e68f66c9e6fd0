import type { Hex } from '../../crypto/bytes.ts';
import { organisationsOfOfficer } from '../../db/repositories/organisations.ts';
import type { Deps } from './deps.ts';
import type { OrganisationSummary, Role } from './organisation.ts';

export interface OwnOrganisation extends OrganisationSummary {
  readonly parent: string | null;
  readonly role: Role;
}

/** Where this officer has a role, one line per role. */
export const listOrganisations = (
  deps: Pick<Deps, 'db'>,
  { officer }: { readonly officer: Hex },
): Promise<readonly OwnOrganisation[]> => organisationsOfOfficer(deps.db, officer);
