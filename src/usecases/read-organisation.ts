import { ok, type Result, refuse } from '../../crypto/result.ts';
import { childrenOf, officersOf, organisationById } from '../../db/repositories/organisations.ts';
import type { Deps } from './deps.ts';
import type { OfficerSummary, OrganisationSummary } from './organisation.ts';

export interface Organisation extends OrganisationSummary {
  readonly parent: string | null;
  readonly children: readonly OrganisationSummary[];
  readonly officers: readonly OfficerSummary[];
  /** Superiors and auditors of the organisations above, nearest first: whom a rating log may name. */
  readonly above: readonly (OfficerSummary & { readonly organisation: string })[];
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
    above: await officersAbove(deps, parentId),
  });
}

async function officersAbove({ db }: Pick<Deps, 'db'>, nearest: string | null): Promise<Organisation['above']> {
  const found: Organisation['above'][number][] = [];
  for (let organisation = nearest; organisation !== null; ) {
    const of = organisation;
    const officers = (await officersOf(db, of)).filter(({ role }) => role === 'superior' || role === 'auditor');
    found.push(...officers.map((officer) => ({ ...officer, organisation: of })));
    organisation = (await organisationById(db, of))?.parentId ?? null;
  }
  return found;
}
