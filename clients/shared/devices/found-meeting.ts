import type { Hex } from '../../../crypto/bytes.ts';
import { assertOk } from '../../../crypto/result.ts';
import { createMeeting } from '../secretary/prepare-meeting.ts';
import type { Transport } from '../transport/http.ts';
import { organisationClient } from '../transport/officer.ts';
import { type RoomClient, roomClient } from '../transport/room.ts';
import { enrol, OfficerDevice, type SignedIn, TellerTablet } from './officers.ts';

/** A meeting of which only the first entry stands, and whom its secretary has invited to be a teller. */
export interface FoundedMeeting {
  readonly meeting: Hex;
  readonly room: RoomClient;
  readonly secretary: OfficerDevice;
  readonly invitations: readonly { readonly name: string; readonly code: string }[];
}

/** @param tellers names, in the order of the invitations */
export async function foundMeeting(
  base: Transport,
  { organisation, service }: { readonly organisation: string; readonly service: Hex },
  signedIn: SignedIn,
  tellers: readonly string[],
): Promise<FoundedMeeting> {
  const own = organisationClient(signedIn.transport);
  const invited = tellers.map((name) => ({ name, role: 'teller' as const }));
  const { invitations } = assertOk(await own.invite(organisation, invited));
  const created = createMeeting({ organisation, service }, signedIn.secretKey, base.random);
  const { meeting } = assertOk(await own.createMeeting(created));
  const room = roomClient(base, meeting);
  const secretary = new OfficerDevice(signedIn, meeting, room);
  await secretary.follow();
  return { meeting, room, secretary, invitations };
}

/** Everybody invited takes the role, on a device each, all in this program. */
export async function enrolTellers(
  base: Transport,
  service: Hex,
  { meeting, room, invitations }: FoundedMeeting,
): Promise<TellerTablet[]> {
  const tellers: TellerTablet[] = [];
  for (const invitation of invitations)
    tellers.push(new TellerTablet(await enrol(base, service, invitation), meeting, room, base.random));
  return tellers;
}
