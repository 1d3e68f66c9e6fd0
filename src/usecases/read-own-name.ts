import { type Bytes, fromHex, type Hex, transcript, u32 } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import { verifySignature } from '../../crypto/signature.ts';
import { openingsOf } from '../../db/repositories/openings.ts';
import type { Deps } from './deps.ts';
import { loadMeeting } from './load-meeting.ts';
import type { Opening } from './opening.ts';

/** What the slip key signs to see its own name. `meeting`: 16 bytes. */
export const nameQuery = (meeting: Bytes, voter: number): Bytes => transcript('phieu-kin/v1/name', meeting, u32(voter));

/**
 * The opening of a voter's own name at the door. A voter who is not on the roll is refused like a wrong signature.
 * @param request `signature` (64 bytes) by the slip key over `nameQuery`, hostile
 */
export async function readOwnName(
  deps: Deps,
  request: { readonly meeting: Hex; readonly voter: number; readonly signature: Hex },
): Promise<Result<Opening, 'MEETING-UNKNOWN' | 'NAME-SIGNATURE-INVALID' | 'OPENING-UNKNOWN'>> {
  const { meeting, voter, signature } = request;
  const loaded = await loadMeeting(deps, meeting);
  if (!loaded.ok) return loaded;
  const own = loaded.value.roll?.voters[voter];
  if (own === undefined || !verifySignature(fromHex(own.slip), nameQuery(fromHex(meeting), voter), fromHex(signature)))
    return refuse('NAME-SIGNATURE-INVALID');
  const opening = (await openingsOf(deps.db, meeting)).find(({ commitment }) => commitment === own.name);
  return opening === undefined ? refuse('OPENING-UNKNOWN', 'the name was erased') : ok(opening);
}
