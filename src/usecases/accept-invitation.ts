import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';
import type { Role } from './organisation.ts';

/**
 * Makes the holder of a code an officer, under a key of the device's own. The same key may accept the same code again.
 * @param _request `signature` by `key` over `T('phieu-kin/v1/invitation', service key, utf8(code))`; all hostile
 */
export async function acceptInvitation(
  _deps: Deps,
  _request: { readonly code: string; readonly key: Hex; readonly signature: Hex },
): Promise<
  Result<
    { readonly organisation: string; readonly role: Role; readonly name: string },
    'INVITATION-SIGNATURE' | 'INVITATION-INVALID'
  >
> {
  throw new Error('not yet');
}
