import { ok, type Result, refuse } from '../../crypto/result.ts';
import { childrenOf, officersOf, organisationById } from '../../db/repositories/organisations.ts';
import type { Deps } from './deps.ts';
import type { OfficerSummary, OrganisationSummary } from './organisation.ts';

export interface Organisation extends OrganisationSummary {
  readonly parent: string | null;
  readonly children: readonly OrganisationSummary[];
  readonly officers: readonly OfficerSummary[];
}

export async function readOrganisation(
  deps: Pick<Deps, 'db'>,
  { organisation }: { readonly organisation: string },
): Promise<Result<Organisation, 'ORGANISATION-UNKNOWN'>> {
  const row = await organisationById(deps.db, organisation);
  if (row === undefined) return refuse('ORGANISATION-UNKNOWN');
  const { name, level, parentId } = row;
  const children = await childrenOf(deps.db, organisation);
  return ok({
    organisation,
    name,
    level,
    parent: parentId,
    children: children.map((child) => ({ organisation: child.id, name: child.name, level: child.level })),
    officers: await officersOf(deps.db, organisation),
  });
}
