import type { Hex } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { Deps } from './deps.ts';
import type { Opening } from './opening.ts';

/**
 * The opening of a voter's own name at the door.
 * @param _request `signature` by the slip key over `T('phieu-kin/v1/name', meeting, u32(voter))`, hostile
 */
export async function readOwnName(
  _deps: Deps,
  _request: { readonly meeting: Hex; readonly voter: number; readonly signature: Hex },
): Promise<Result<Opening, 'MEETING-UNKNOWN' | 'NAME-SIGNATURE-INVALID' | 'OPENING-UNKNOWN'>> {
  throw new Error('not yet');
}
