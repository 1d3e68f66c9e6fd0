import { assertOk } from '../../crypto/result.ts';
import { withdrawInvitations } from '../../db/repositories/invitations.ts';
import { transact } from '../../db/transact.ts';
import { createOrganisation } from './create-organisation.ts';
import type { Deps } from './deps.ts';
import { invite } from './invite.ts';

const SAMPLE = { organisation: 'cuoc-hop-mau', name: 'Chi bộ mẫu', level: 'chi bộ', parent: null } as const;
const SECRETARY = 'Thư ký mẫu';

/**
 * A code with which whoever reads it becomes secretary of the sample organisation, a root that no other stands above. Codes
 * made before and not used are withdrawn.
 */
export async function inviteToSample(deps: Pick<Deps, 'db' | 'clock' | 'random'>): Promise<string> {
  const made = await transact(deps.db, async (tx) => {
    const inside = { ...deps, db: tx };
    const { organisation } = SAMPLE;
    assertOk(await createOrganisation(inside, SAMPLE));
    await withdrawInvitations(tx, organisation);
    return invite(inside, { organisation, invitations: [{ name: SECRETARY, role: 'secretary' }] });
  });
  const [invitation] = assertOk(made);
  if (invitation === undefined) throw new Error('one invitation was asked for');
  return invitation.code;
}
