import { ok, type Result, refuse } from '../../crypto/result.ts';
import { withdrawInvitations } from '../../db/repositories/invitations.ts';
import { lockOrganisation, officersOf } from '../../db/repositories/organisations.ts';
import { transact } from '../../db/transact.ts';
import { createOrganisation } from './create-organisation.ts';
import type { Deps } from './deps.ts';
import { invite } from './invite.ts';
import type { OrganisationSummary } from './organisation.ts';

/**
 * Adds an organisation below `parent`, with the one code that makes somebody its first secretary. While nobody holds an
 * office there, an identical retry ends the code before and gives another; afterwards it is refused, or whoever stands above
 * could become an officer inside at any time, and see names and ballots.
 */
export async function foundOrganisation(
  deps: Pick<Deps, 'db' | 'clock' | 'random'>,
  request: OrganisationSummary & { readonly parent: string; readonly secretary: string },
): Promise<Result<{ readonly code: string }, 'ORGANISATION-UNKNOWN' | 'ORGANISATION-EXISTS' | 'ENCODING-JSON'>> {
  const { secretary, ...organisation } = request;
  return transact(deps.db, async (tx) => {
    const inside = { ...deps, db: tx };
    const created = await createOrganisation(inside, organisation);
    if (!created.ok) return created;
    await lockOrganisation(tx, organisation.organisation);
    // Waits for an acceptance that is under way; whoever it made an officer is seen by the next statement.
    await withdrawInvitations(tx, organisation.organisation);
    if ((await officersOf(tx, organisation.organisation)).length > 0)
      return refuse('ORGANISATION-EXISTS', 'it has officers of its own');
    const invitations = [{ name: secretary, role: 'secretary' }] as const;
    const invited = await invite(inside, { organisation: organisation.organisation, invitations });
    return invited.ok ? ok({ code: invited.value[0]?.code as string }) : invited;
  });
}
