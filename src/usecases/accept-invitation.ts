import { type Bytes, fromHex, type Hex, transcript, utf8 } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { verifySignature } from '../../crypto/signature.ts';
import { takeInvitation } from '../../db/repositories/invitations.ts';
import { transact } from '../../db/transact.ts';
import type { Deps } from './deps.ts';
import { invitationHash } from './invitation-code.ts';
import type { Role } from './organisation.ts';

/** What a new officer's key signs to take an invitation; `code` as typed. */
export const invitationMessage = (service: Bytes, code: string): Bytes =>
  transcript('phieu-kin/v1/invitation', service, utf8(code));

/**
 * Makes the holder of a code an officer, under a key of the device's own. The same key may accept the same code again.
 * @param request `signature` (64 bytes) by `key` over `invitationMessage`; all hostile
 */
export async function acceptInvitation(
  deps: Pick<Deps, 'db' | 'clock' | 'serviceKey'>,
  request: { readonly code: string; readonly key: Hex; readonly signature: Hex },
): Promise<
  Result<
    { readonly organisation: string; readonly role: Role; readonly name: string },
    'INVITATION-SIGNATURE' | 'INVITATION-INVALID'
  >
> {
  const { code, key, signature } = request;
  const message = invitationMessage(fromHex(deps.serviceKey.public), code);
  if (!verifySignature(fromHex(key), message, fromHex(signature))) return refuse('INVITATION-SIGNATURE');
  return transact(deps.db, async (tx) => {
    const taken = await takeInvitation(tx, invitationHash(code), key, deps.clock());
    return taken === undefined ? refuse('INVITATION-INVALID') : ok(taken);
  });
}
