import { type Bytes, fromHex, type Hex, toHex, transcript, u32 } from '../../../crypto/bytes.ts';
import { decodeCode, slipKey } from '../../../crypto/code.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { publicKeyOf, sign } from '../../../crypto/signature.ts';
import type { Voter } from '../../../src/domain/meeting/bodies.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { judgeOpening, type Opening } from '../openings.ts';

/** A slip that was read: whose it is, and its key until the visit ends. */
export interface ReadSlip {
  /** Place in the roll. */
  readonly voter: number;
  readonly entitlement: Pick<Voter, 'membership' | 'standing'>;
  /** 32 bytes, Ed25519. Secret; overwritten by `endVisit`. */
  readonly secretKey: Bytes;
}

/**
 * Reads a slip, typed or scanned.
 * @returns a `CODE-` refusal, or `SLIP-UNKNOWN` for a slip that is not on this meeting's roll
 */
export function readSlip(state: MeetingState, text: string): Result<ReadSlip> {
  const secret = decodeCode('slip', text);
  if (!secret.ok) return secret;
  const secretKey = slipKey(secret.value);
  secret.value.fill(0);
  const key = toHex(publicKeyOf(secretKey));
  const voter = state.roll?.voters.findIndex(({ slip }) => slip === key) ?? -1;
  const found = state.roll?.voters[voter];
  if (found === undefined) {
    secretKey.fill(0);
    return refuse('SLIP-UNKNOWN', 'this slip is not on the roll of this meeting');
  }
  return ok({ voter, entitlement: { membership: found.membership, standing: found.standing }, secretKey });
}

/** Asks for one's own name, which only the slip's holder gets. */
export const nameQuery = (
  meeting: Hex,
  { voter, secretKey }: ReadSlip,
): { readonly voter: number; readonly signature: Hex } => ({
  voter,
  signature: toHex(sign(secretKey, transcript('phieu-kin/v1/name', fromHex(meeting), u32(voter)))),
});

/** The name to show, once the hostile opening is judged against the roll. */
export function readName(state: MeetingState, { voter }: ReadSlip, opening: Opening): Result<string> {
  const commitment = state.roll?.voters[voter]?.name;
  return commitment === undefined ? refuse('SLIP-UNKNOWN') : judgeOpening(commitment, opening);
}
