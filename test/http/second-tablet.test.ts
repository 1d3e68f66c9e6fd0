import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deferredEvidence } from '../../clients/shared/evidence.ts';
import { followLog, newView } from '../../clients/shared/meeting-view.ts';
import { beginVisit, fetchOwnEntry, finishVisit } from '../../clients/shared/tablet/door.ts';
import type { Transport } from '../../clients/shared/transport/http.ts';
import { type RoomClient, roomClient } from '../../clients/shared/transport/room.ts';
import { type Bytes, fromHex, toHex } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { vaultKeyFromCard } from '../../crypto/vault.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import type { PlayedVoter } from '../support/played-meeting.ts';
import { ServedMeeting } from './served-meeting.ts';
import { TestService } from './test-service.ts';

let service: TestService;
let meeting: ServedMeeting;

beforeAll(async () => {
  service = await TestService.open();
  await service.organisation('yen-the', null);
  meeting = await ServedMeeting.begin(service);
}, 120_000);
afterAll(() => service.close());

/** A tablet with nothing but the meeting's id and fingerprint. */
function tablet(): { room: RoomClient; read: () => Promise<MeetingState> } {
  const transport: Transport = {
    base: '/api/v1',
    fetch: async (url, init) => service.app.request(url, init),
    random: service.random,
  };
  const room = roomClient(transport, meeting.meeting);
  const fingerprint = meeting.state.manifest === undefined ? {} : { fingerprint: toHex(meeting.manifest()) };
  const view = newView({ meeting: meeting.meeting, heads: [], ...fingerprint });
  return { room, read: async () => assertOk(await followLog(view, room.log, deferredEvidence)) };
}

const slipOf = ({ index, secret }: PlayedVoter) => ({
  voter: index,
  entitlement: { membership: 'official', standing: 'counted' } as const,
  secretKey: secret.slice(),
});
const keyOf = (card: Bytes) => vaultKeyFromCard(fromHex(meeting.meeting), card);
const vault = (ordinal: number) => service.call('GET', `/room/${meeting.meeting}/polls/${ordinal}/vault`);

describe('a visit that was begun on a tablet which died', () => {
  const voter = () => meeting.voters[0] as PlayedVoter;
  const card = new Uint8Array(16).fill(7);

  it('VAULT-UNAVAILABLE: shows no vault before anybody is issued anything', async () => {
    meeting.create();
    await meeting.send();
    expect(await vault(1)).toMatchObject({ status: 409, code: 'VAULT-UNAVAILABLE' });
  });

  it('is finished on another with slip and card alone, over HTTP, while ballots are still issued', async () => {
    meeting.ceremony();
    meeting.roll();
    meeting.plan(1, [meeting.ratingQuestion(1)]);
    meeting.say(meeting.manifestBody(), ...meeting.everybody);
    await meeting.send();
    expect(await vault(1)).toMatchObject({ status: 409, code: 'VAULT-UNAVAILABLE' });
    meeting.say({ type: 'issuing-opened', meeting: meeting.meeting }, ...meeting.everybody);
    meeting.say({ type: 'presence', meeting: meeting.meeting, voter: 0 }, meeting.tellers[0] as never);
    await meeting.send();

    const first = tablet();
    const begun = assertOk(beginVisit(await first.read(), slipOf(voter()), keyOf(card), service.random));
    assertOk(await first.room.requestTokens(begun));
    meeting.append(begun.entry);

    const second = tablet();
    const early = await second.read();
    expect(await fetchOwnEntry(early, 0, second.room.vault)).toMatchObject({ code: 'DOOR-WAITING' });
    expect((await vault(1)).as()).toEqual({ entries: [] });
    for (const teller of meeting.tellers.slice(0, 2)) {
      const entry = meeting.say(meeting.issueBody(teller, begun.entry), teller);
      const { path, ...options } = meeting.requestOf(entry);
      expect((await service.call('POST', path, options)).status).toBe(201);
    }

    const state = await second.read();
    expect(beginVisit(state, slipOf(voter()), keyOf(card), service.random)).toMatchObject({ code: 'DOOR-REQUESTED' });
    const sealed = assertOk(await fetchOwnEntry(state, 0, second.room.vault));
    expect(sealed).toBe(begun.vaultEntry);
    expect(assertOk(finishVisit(state, 0, keyOf(card), sealed, service.random))).toEqual([1]);
    expect(finishVisit(state, 0, keyOf(new Uint8Array(16)), sealed, service.random)).toMatchObject({
      code: 'VAULT-ENTRY-INVALID',
    });
  });

  it('VAULT-ENTRY-MISSING: finds out at the door if the service does not have the entry', async () => {
    const other = tablet();
    const state = await other.read();
    const empty = async () => ({ ok: true, value: { entries: [] } }) as const;
    expect(await fetchOwnEntry(state, 0, empty)).toMatchObject({ code: 'VAULT-ENTRY-MISSING' });
  });
});
