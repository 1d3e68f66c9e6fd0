import { holdCeremony, rehearseTogether } from '../../../clients/shared/devices/ceremony.ts';
import { enrolTellers, foundMeeting } from '../../../clients/shared/devices/found-meeting.ts';
import {
  enrol,
  type OfficerDevice,
  signTogether,
  type TellerTablet,
} from '../../../clients/shared/devices/officers.ts';
import { RoomTablet } from '../../../clients/shared/devices/room-tablet.ts';
import { makeRoomLink } from '../../../clients/shared/room-link.ts';
import { makeRoll, type Slip } from '../../../clients/shared/secretary/prepare-meeting.ts';
import { makeManifest, makePollManifest, type PollDraft } from '../../../clients/shared/secretary/prepare-polls.ts';
import { acts } from '../../../clients/shared/secretary/run-polls.ts';
import { answerRequest, markPresent, pendingRequests } from '../../../clients/shared/teller/issuing.ts';
import type { Transport } from '../../../clients/shared/transport/http.ts';
import { fromHex, type Hex, toHex } from '../../../crypto/bytes.ts';
import { assertOk } from '../../../crypto/result.ts';
import { fingerprintWords } from '../../../crypto/words.ts';
import { SILENT } from '../../../src/cli/meeting/narrator.ts';
import { drawCards, type Play } from '../../../src/cli/meeting/prepare.ts';
import { manifestHash } from '../../../src/domain/meeting/hashes.ts';
import { CAUTIOUS_DEFAULT } from '../../../src/domain/rules/presets.ts';
import type { RunningService } from '../../../src/main.ts';
import {
  BACKUP_COST,
  factsOf,
  foundCell,
  membersOf,
  PASSPHRASE,
  TELLER_NAMES,
  THRESHOLD,
  transportTo,
  voterName,
} from './cell.ts';

/** A poll as a test asks for it; the rest is as usual. */
type TestPoll = Pick<PollDraft, 'title' | 'questions'> & Partial<Pick<PollDraft, 'ownLine'>>;

export interface RoomPlan {
  readonly voters: number;
  /** With ordinals from 1 on; one more pair of keys is the reserve. */
  readonly polls: readonly TestPoll[];
  /** Key pairs in all; the polls and a reserve unless more are asked for. */
  readonly pairs?: number;
  /** 32 bytes, that the manifest names; what the service serves unless another is given. */
  readonly release?: Hex;
}

/**
 * A meeting at its open door whose officers are this program. `src/cli/meeting`'s acts take it: `issueBallots`, `openPoll`,
 * `castBallots`, `closePoll`, `countPoll`.
 */
export interface PreparedRoom extends Play {
  readonly slips: readonly Slip[];
  readonly fingerprint: Hex;
  readonly words: readonly string[];
  /** The address behind the projector's QR code. */
  readonly link: string;
}

/** Subjects of a rating or selection; the first of them are the voters themselves where `own`. */
export const subjectDrafts = (count: number, own = 0) =>
  Array.from({ length: count }, (_, place) => ({
    name: place < own ? voterName(place) : `Chi bộ ${place + 1}`,
    kind: place < own ? ('individual' as const) : ('organisation' as const),
    detail: place % 3 === 2 ? null : `Tự xếp loại HTT, ${80 + (place % 15)} điểm`,
    voter: place < own ? place : null,
  }));

export async function prepareRoom(service: RunningService, plan: RoomPlan): Promise<PreparedRoom> {
  const base = transportTo(service);
  const { random } = base;
  const serviceKey = service.deps.serviceKey.public;
  const { organisation, code } = await foundCell(service, 'Thư ký');
  const signedIn = await enrol(base, serviceKey, { code, name: 'Thư ký' });
  const founded = await foundMeeting(base, { organisation, service: serviceKey }, signedIn, TELLER_NAMES);
  const { meeting, room, secretary: desk } = founded;
  const tellers = await enrolTellers(base, serviceKey, founded);

  const roll = makeRoll(meeting, membersOf(plan.voters), random);
  await desk.stateAlone(roll.body, roll.openings);
  const pairs = plan.pairs ?? plan.polls.length + 1;
  const { run } = await holdCeremony(desk, tellers, { threshold: THRESHOLD, pairs });
  await rehearseTogether(tellers, run, PASSPHRASE, BACKUP_COST);
  const fingerprint = await signRoom(base, desk, tellers, plan);
  await signTogether(desk, tellers, acts.openIssuing(meeting));

  return {
    stage: SILENT,
    scenario: undefined as unknown as Play['scenario'],
    base,
    random,
    meeting,
    room,
    secretary: desk,
    tellers,
    tablets: [new RoomTablet(base, meeting, fingerprint), new RoomTablet(base, meeting, fingerprint)],
    slips: roll.slips,
    cards: drawCards(plan.voters, random),
    fingerprint,
    words: fingerprintWords(fromHex(fingerprint)),
    link: makeRoomLink(service.url, 'voter', { meeting, fingerprint }),
  };
}

async function signRoom(
  base: Transport,
  desk: OfficerDevice,
  tellers: readonly TellerTablet[],
  { polls, release }: RoomPlan,
): Promise<Hex> {
  const { random } = base;
  for (const [place, poll] of polls.entries()) {
    const draft: PollDraft = {
      ordinal: place + 1,
      purpose: 'propose',
      ownLine: 'votes',
      floor: 2,
      ruleSet: CAUTIOUS_DEFAULT,
      ...poll,
    };
    const made = assertOk(makePollManifest(await desk.follow(), draft, random));
    await desk.stateAlone(made.body, made.openings);
  }
  const facts = { ...(await factsOf(base, desk.name, TELLER_NAMES)), ...(release === undefined ? {} : { release }) };
  const manifest = assertOk(makeManifest(await desk.follow(), facts, random));
  await signTogether(desk, tellers, manifest.body, manifest.openings);
  return toHex(manifestHash(manifest.body));
}

/** A teller sees somebody at the door. */
export async function seePresent({ tellers }: PreparedRoom, voter: number): Promise<void> {
  const [keeper] = tellers;
  if (keeper === undefined) throw new Error('a meeting has tellers');
  await keeper.follow();
  await keeper.append(assertOk(markPresent(keeper.device, keeper.state, voter)));
}

/** Tellers answer what waits in the log, as many of them as are needed. */
export async function answerAll({ tellers }: PreparedRoom, howMany = THRESHOLD): Promise<void> {
  for (const teller of tellers.slice(0, howMany)) {
    await teller.follow();
    for (const leaf of pendingRequests(teller.state, teller.index))
      await teller.append(assertOk(await answerRequest(teller.device, teller.view, leaf)));
  }
}
