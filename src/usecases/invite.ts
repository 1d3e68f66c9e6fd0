import { ok, type Result, refuse } from '../../crypto/result.ts';
import { insertInvitations } from '../../db/repositories/invitations.ts';
import { organisationById } from '../../db/repositories/organisations.ts';
import type { Deps } from './deps.ts';
import { canonicalBytes } from './hostile-statement.ts';
import { invitationHash, writeInvitationCode } from './invitation-code.ts';
import type { Role } from './organisation.ts';

export interface Invitation {
  readonly name: string;
  readonly role: Role;
  /** Shown once; only its hash is stored. */
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly expiresMs: number;
}

/** How long a code is good. */
export const INVITATION_MS = 14 * 24 * 3600 * 1000;

/** Makes invitation codes for new officers of an organisation, good once and for 14 days. Names are as typed. */
export async function invite(
  deps: Pick<Deps, 'db' | 'clock' | 'random'>,
  request: {
    readonly organisation: string;
    readonly invitations: readonly { readonly name: string; readonly role: Role }[];
  },
): Promise<Result<readonly Invitation[], 'ORGANISATION-UNKNOWN' | 'ENCODING-JSON'>> {
  const { organisation } = request;
  const storable = canonicalBytes(request.invitations.map(({ name }) => name));
  if (!storable.ok) return storable;
  if ((await organisationById(deps.db, organisation)) === undefined) return refuse('ORGANISATION-UNKNOWN');
  const expiresMs = deps.clock() + INVITATION_MS;
  const invitations = request.invitations.map(({ name, role }) => ({
    name,
    role,
    code: writeInvitationCode(deps.random(20)),
    expiresMs,
  }));
  await insertInvitations(
    deps.db,
    invitations.map(({ name, role, code }) => ({
      codeHash: invitationHash(code),
      organisationId: organisation,
      role,
      name,
      expiresMs,
    })),
  );
  return ok(invitations);
}
