import type { OfficerDevice } from '../../../clients/shared/devices/officers.ts';
import { signShared } from '../../../clients/shared/officer.ts';
import type { Opening } from '../../../clients/shared/openings.ts';
import { readCard } from '../../../clients/shared/tablet/card.ts';
import { beginVisit, visitProgress } from '../../../clients/shared/tablet/door.ts';
import { readSlip } from '../../../clients/shared/tablet/slip.ts';
import { sleep } from '../../../clients/shared/transport/http.ts';
import { assertOk } from '../../../crypto/result.ts';
import { cardOf } from '../../../src/cli/meeting/door.ts';
import type { Play } from '../../../src/cli/meeting/prepare.ts';
import type { Body } from '../../../src/domain/meeting/bodies.ts';

/** The secretary lays a statement out and signs it; what is missing is for pages to sign. */
export async function layOut(secretary: OfficerDevice, body: Body, openings: readonly Opening[] = []): Promise<void> {
  await secretary.follow();
  const own = assertOk(signShared(secretary.state, body, secretary.secretKey));
  const { proposal } = assertOk(await secretary.client.propose(body, openings));
  assertOk(await secretary.client.sign(proposal, own));
}

/** The secretary signs what a teller's page has laid out, once it is there. */
export async function countersign(secretary: OfficerDevice, type: Body['type']): Promise<void> {
  const found = await waitFor(async () => {
    const { proposals } = assertOk(await secretary.client.proposals());
    return proposals.find(({ body }) => body.type === type);
  });
  await secretary.follow();
  const signature = assertOk(signShared(secretary.state, found.body as Body, secretary.secretKey));
  assertOk(await secretary.client.sign(found.proposal, signature));
}

/** A voter asks for ballots at the door. */
export async function askAtDoor(play: Play, slipCode: string, voter: number): Promise<void> {
  const [tablet] = play.tablets;
  const state = await tablet.follow();
  const slip = assertOk(readSlip(state, slipCode));
  const card = assertOk(readCard(state.id, cardOf(play, voter)));
  assertOk(await tablet.room.requestTokens(assertOk(beginVisit(state, slip, card, play.random))));
}

/** Until enough tellers have answered this voter. */
export const untilIssued = (secretary: OfficerDevice, voter: number): Promise<true> =>
  waitFor(async () => (visitProgress(await secretary.follow(), voter).ready ? true : undefined));

export async function waitFor<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let round = 0; round < 600; round++) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await sleep(150);
  }
  throw new Error('what was waited for does not come');
}
