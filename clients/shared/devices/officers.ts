import { type Bytes, type Hex, type RandomBytes, toHex } from '../../../crypto/bytes.ts';
import { assertOk } from '../../../crypto/result.ts';
import { publicKeyOf } from '../../../crypto/signature.ts';
import { type Body, bodySchema } from '../../../src/domain/meeting/bodies.ts';
import type { Entry } from '../../../src/domain/meeting/entry.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { deferredEvidence } from '../evidence.ts';
import { followLog, type MeetingView, newView, stateOf } from '../meeting-view.ts';
import { signShared, stateAlone } from '../officer.ts';
import type { Opening } from '../openings.ts';
import { newTellerMemory, type TellerDevice } from '../teller/memory.ts';
import type { Cosignature } from '../teller/polls.ts';
import { signProposal } from '../teller/proposals.ts';
import { appendOnce } from '../transport/append.ts';
import type { Transport } from '../transport/http.ts';
import { acceptInvitation, type OfficerClient, officerClient, signIn } from '../transport/officer.ts';
import type { RoomClient } from '../transport/room.ts';

/** A person with a key of their own, signed in on their own device. */
export interface SignedIn {
  readonly name: string;
  readonly secretKey: Bytes;
  readonly transport: Transport;
}

/** Takes a role with the operator's or secretary's code, then signs in: two acts over HTTP. */
export async function enrol(
  base: Transport,
  service: Hex,
  { code, name }: { readonly code: string; readonly name: string },
): Promise<SignedIn> {
  const secretKey = base.random(32);
  assertOk(await acceptInvitation(base, service, code, secretKey));
  const session = assertOk(await signIn(base, service, secretKey));
  return { name, secretKey, transport: { ...base, token: session.token } };
}

/** An officer in one meeting: a device that reads the log itself and believes nothing it did not judge. */
export class OfficerDevice {
  readonly name: string;
  readonly secretKey: Bytes;
  readonly client: OfficerClient;
  readonly room: RoomClient;
  view: MeetingView;

  constructor({ name, secretKey, transport }: SignedIn, meeting: Hex, room: RoomClient) {
    this.name = name;
    this.secretKey = secretKey;
    this.client = officerClient(transport, meeting);
    this.room = room;
    this.view = newView({ meeting, heads: [] });
  }

  get state(): MeetingState {
    return stateOf(this.view);
  }

  async follow(): Promise<MeetingState> {
    return assertOk(await followLog(this.view, this.room.log, deferredEvidence));
  }

  /** Appends an entry and reads it back in the log before it counts as done. */
  async append(entry: Entry, openings: readonly Opening[] = []): Promise<void> {
    assertOk(await appendOnce(this.view, entry, (sent) => this.client.append(sent, openings), this.room.log));
  }

  /** States something alone, after this device judged it. */
  async stateAlone(body: Body, openings: readonly Opening[] = []): Promise<void> {
    await this.append(assertOk(stateAlone(this.state, body, this.secretKey)), openings);
  }
}

/** A teller's device: its shares and its memory live here and nowhere else. */
export class TellerTablet extends OfficerDevice {
  device: TellerDevice;

  constructor(signedIn: SignedIn, meeting: Hex, room: RoomClient, random: RandomBytes) {
    super(signedIn, meeting, room);
    const { secretKey } = signedIn;
    this.device = { secretKey, random, memory: newTellerMemory(meeting), save: async () => {} };
  }

  get index(): number {
    const key = toHex(publicKeyOf(this.secretKey));
    const tellers = this.state.manifest?.body.tellers ?? this.state.run?.named.tellers ?? [];
    return tellers.findIndex((teller) => teller.key === key) + 1;
  }

  async cosign(cosignature: Cosignature): Promise<void> {
    assertOk(await this.client.cosign(cosignature));
  }
}

/**
 * A statement that several sign: the secretary proposes and signs; each teller's device fetches what is proposed, judges it
 * against its own reading of the log, and signs. The service appends it with the last signature that is needed.
 */
export async function signTogether(
  secretary: OfficerDevice,
  tellers: readonly TellerTablet[],
  body: Body,
  openings: readonly Opening[] = [],
): Promise<void> {
  await secretary.follow();
  const own = assertOk(signShared(secretary.state, body, secretary.secretKey));
  const { proposal } = assertOk(await secretary.client.propose(body, openings));
  assertOk(await secretary.client.sign(proposal, own));
  for (const teller of tellers) {
    await teller.follow();
    const { proposals } = assertOk(await teller.client.proposals());
    const found = proposals.find((each) => each.proposal === proposal);
    // Enough have signed already.
    if (found === undefined) continue;
    const proposed = bodySchema.parse(found.body);
    const signature = assertOk(signProposal(teller.device, teller.view, proposed));
    assertOk(await teller.client.sign(proposal, signature));
  }
  await secretary.follow();
}
