import { verifyChallenge } from '../../../crypto/ballot-challenge.ts';
import type { LineChoice } from '../../../crypto/ballot-layout.ts';
import { decodeHex, type Hex } from '../../../crypto/bytes.ts';
import { type Result, refuse } from '../../../crypto/result.ts';
import { ballotPoll } from '../../shared/poll-context.ts';
import { fromPlain } from './plain-state.ts';
import type { BoothMaterial } from './room-desk.ts';

/**
 * Judges, on a second device, a ballot that another tablet revealed.
 * @param tracking 32 bytes, hex, hostile: as that tablet showed it before it knew of the challenge
 * @param opening hex, hostile
 */
export function judgeChallenge(
  { state: plain, vault }: BoothMaterial,
  tracking: Hex,
  opening: Hex,
): Result<readonly LineChoice[]> {
  const poll = ballotPoll(fromPlain(plain), vault.ordinal);
  if (!poll.ok) return poll;
  const [code, bytes] = [decodeHex(tracking, 32), decodeHex(opening)];
  if (!code.ok || !bytes.ok) return refuse('CHALLENGE-ENCODING', 'not hexadecimal');
  return verifyChallenge(poll.value.context, code.value, bytes.value);
}
