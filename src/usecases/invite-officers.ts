import type { Hex } from '../../crypto/bytes.ts';
import { type Result, refuse } from '../../crypto/result.ts';
import { holdsRole } from '../../db/repositories/organisations.ts';
import type { Deps } from './deps.ts';
import { type Invitation, invite } from './invite.ts';
import type { Role } from './organisation.ts';

/**
 * An officer invites others into the own organisation. A superior sees progress and outcomes from outside, and invites nobody
 * to a role that sees names and ballots: that would be a way in.
 * @param request `officer` is secretary or superior of the organisation
 */
export async function inviteOfficers(
  deps: Pick<Deps, 'db' | 'clock' | 'random'>,
  request: {
    readonly officer: Hex;
    readonly organisation: string;
    readonly invitations: readonly { readonly name: string; readonly role: Role }[];
  },
): Promise<Result<readonly Invitation[], 'INVITATION-ROLE' | 'ORGANISATION-UNKNOWN' | 'ENCODING-JSON'>> {
  const { officer, organisation, invitations } = request;
  const inside = invitations.some(({ role }) => role !== 'superior');
  if (inside && !(await holdsRole(deps.db, officer, organisation, 'secretary')))
    return refuse('INVITATION-ROLE', 'a superior invites superiors only');
  return invite(deps, { organisation, invitations });
}
