import { ok, type Result, refuse } from '../../crypto/result.ts';
import { insertOrganisation, organisationById } from '../../db/repositories/organisations.ts';
import type { Deps } from './deps.ts';
import { canonicalBytes } from './hostile-statement.ts';
import type { OrganisationSummary } from './organisation.ts';

/** Adds an organisation to the tree; `parent` null makes a root (the operator's act). An identical retry is fine. */
export async function createOrganisation(
  deps: Pick<Deps, 'db'>,
  request: OrganisationSummary & { readonly parent: string | null },
): Promise<Result<void, 'ORGANISATION-UNKNOWN' | 'ORGANISATION-EXISTS' | 'ENCODING-JSON'>> {
  const { organisation, parent, name, level } = request;
  const storable = canonicalBytes([name, level]);
  if (!storable.ok) return storable;
  if (parent !== null && (await organisationById(deps.db, parent)) === undefined)
    return refuse('ORGANISATION-UNKNOWN', 'no such parent');
  if (await insertOrganisation(deps.db, { id: organisation, parentId: parent, name, level })) return ok(undefined);
  const there = await organisationById(deps.db, organisation);
  const same = there?.parentId === parent && there.name === name && there.level === level;
  return same ? ok(undefined) : refuse('ORGANISATION-EXISTS');
}
