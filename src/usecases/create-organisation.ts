import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';
import type { OrganisationSummary } from './organisation.ts';

/** Adds an organisation to the tree; `parent` null makes a root (the operator's act). An identical retry is fine. */
export async function createOrganisation(
  _deps: Deps,
  _request: OrganisationSummary & { readonly parent: string | null },
): Promise<Result<void, 'ORGANISATION-UNKNOWN' | 'ORGANISATION-EXISTS'>> {
  throw new Error('not yet');
}
