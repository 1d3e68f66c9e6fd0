import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';
import type { OfficerSummary, OrganisationSummary } from './organisation.ts';

export interface Organisation extends OrganisationSummary {
  readonly parent: string | null;
  readonly children: readonly OrganisationSummary[];
  readonly officers: readonly OfficerSummary[];
}

export async function readOrganisation(
  _deps: Deps,
  _request: { readonly organisation: string },
): Promise<Result<Organisation, 'ORGANISATION-UNKNOWN'>> {
  throw new Error('not yet');
}
