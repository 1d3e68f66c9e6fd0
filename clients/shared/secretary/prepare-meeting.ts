import { type Bytes, type Hex, type RandomBytes, toHex } from '../../../crypto/bytes.ts';
import { drawCode, encodeCode, encodeQr, slipKey } from '../../../crypto/code.ts';
import { publicKeyOf } from '../../../crypto/signature.ts';
import type { BodyOf, Voter } from '../../../src/domain/meeting/bodies.ts';
import type { Entry } from '../../../src/domain/meeting/entry.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { signedEntry } from '../officer.ts';
import { makeOpening, type Opening } from '../openings.ts';

/**
 * The first entry of a new meeting. Its id is drawn here, 128 bits, and is what opens the room's pages: it is shown in
 * the room only.
 * @param service 32 bytes, the service key that this device pins
 */
export function createMeeting(
  facts: { readonly organisation: string; readonly service: Hex },
  secretKey: Bytes,
  random: RandomBytes,
): Entry<BodyOf<'meeting-created'>> {
  const secretary = toHex(publicKeyOf(secretKey));
  return signedEntry({ type: 'meeting-created', meeting: toHex(random(16)), ...facts, secretary }, secretKey);
}

/** A member as imported. */
export interface Member extends Pick<Voter, 'membership' | 'standing'> {
  readonly name: string;
  /** 32 bytes, public: of the slip that the member has kept since an earlier meeting. */
  readonly slip?: Hex;
}

/** A new slip, to be printed and handed over; it never leaves the secretary's device in another way. Secret. */
export interface Slip {
  /** Place in the roll. */
  readonly voter: number;
  readonly name: string;
  /** As typed. */
  readonly code: string;
  /** As scanned. */
  readonly qr: string;
}

export interface MadeRoll {
  readonly body: BodyOf<'roll'>;
  readonly openings: readonly Opening[];
  /** For the members who have none yet. */
  readonly slips: readonly Slip[];
}

/** Makes the roll: slips of 128 bits, of which only the public keys leave, and names as salted commitments. */
export function makeRoll(meeting: Hex, members: readonly Member[], random: RandomBytes): MadeRoll {
  const slips: Slip[] = [];
  const openings = members.map(({ name }) => makeOpening(name, random));
  const voters = members.map(({ name, membership, standing, slip: kept }, voter): Voter => {
    const commitment = (openings[voter] as Opening).commitment;
    if (kept !== undefined) return { slip: kept, name: commitment, membership, standing };
    const secret = drawCode('slip', random);
    slips.push({ voter, name, code: encodeCode('slip', secret), qr: encodeQr('slip', secret) });
    return { slip: toHex(publicKeyOf(slipKey(secret))), name: commitment, membership, standing };
  });
  return { body: { type: 'roll', meeting, voters }, openings, slips };
}

/** What a teller's device hands over to be named: its identity and its fresh exchange key for this run. */
export interface NamedTeller {
  readonly key: Hex;
  readonly exchange: Hex;
}

/**
 * Names the tellers of the next run of the ceremony.
 * @param pairs how many key pairs the pool has: the planned polls and two spares
 */
export const nameTellers = (
  state: MeetingState,
  tellers: readonly NamedTeller[],
  threshold: number,
  pairs: number,
): BodyOf<'tellers-named'> => ({
  type: 'tellers-named',
  meeting: state.id,
  run: (state.run?.named.run ?? 0) + 1,
  threshold,
  pairs,
  tellers: [...tellers],
});
