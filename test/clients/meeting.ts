import { type MeetingView, stateOf } from '../../clients/shared/meeting-view.ts';
import { signedEntry, signShared, stateAlone } from '../../clients/shared/officer.ts';
import {
  createMeeting,
  type Member,
  makeRoll,
  nameTellers,
  type Slip,
} from '../../clients/shared/secretary/prepare-meeting.ts';
import { makeManifest, makePollManifest } from '../../clients/shared/secretary/prepare-polls.ts';
import { acts, makeBarrier, makeOpen } from '../../clients/shared/secretary/run-polls.ts';
import { checkVault, openBooth } from '../../clients/shared/tablet/booth.ts';
import { readCard } from '../../clients/shared/tablet/card.ts';
import {
  castBallot,
  chooseLine,
  judgeReceipt,
  type Receipt,
  sealDraft,
  startDraft,
} from '../../clients/shared/tablet/cast.ts';
import { beginVisit, type DoorVisit } from '../../clients/shared/tablet/door.ts';
import { readSlip } from '../../clients/shared/tablet/slip.ts';
import { makeBackup, restoreBackup } from '../../clients/shared/teller/backup.ts';
import { joinCeremony, prepareRun, receiveShares, sendShares } from '../../clients/shared/teller/ceremony.ts';
import { answerRequest, markPresent, pendingRequests } from '../../clients/shared/teller/issuing.ts';
import { newTellerMemory, type TellerDevice, type TellerMemory } from '../../clients/shared/teller/memory.ts';
import { cosignSealed, judgeBarrier } from '../../clients/shared/teller/polls.ts';
import { signProposal } from '../../clients/shared/teller/proposals.ts';
import { rehearse } from '../../clients/shared/teller/rehearsal.ts';
import { type Bytes, fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { drawCode, encodeCode } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import { ballotContext } from '../../src/domain/meeting/ballot-context.ts';
import type { Body, PollManifest } from '../../src/domain/meeting/bodies.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import { seededRandom } from '../support/random.ts';
import { FakeService } from './service.ts';

export const PASSPHRASE = 'bốn từ dễ nhớ';
/** The cheapest that a reader accepts. */
const COST = { n: 2 ** 15, p: 1 };

export interface TestTeller extends TellerDevice {
  /** What survived: the last memory that was saved. */
  saved: TellerMemory | undefined;
  saves: number;
}

export interface Voter {
  readonly slip: Slip;
  readonly card: string;
}

export interface TestMeeting {
  readonly service: FakeService;
  readonly secretary: Bytes;
  readonly tellers: TestTeller[];
  readonly voters: Voter[];
  readonly visits: DoorVisit[];
  readonly random: (length: number) => Bytes;
}

export const viewOf = ({ service }: TestMeeting): MeetingView => service.view;
export const stateIn = ({ service }: TestMeeting) => stateOf(service.view);

export function newTeller(meeting: Hex, seed: string): TestTeller {
  const random = seededRandom(seed);
  const teller: TestTeller = {
    secretKey: random(32),
    random,
    memory: newTellerMemory(meeting),
    saved: undefined,
    saves: 0,
    save: async (memory) => {
      teller.saved = structuredClone(memory);
      teller.saves++;
    },
  };
  return teller;
}

/** The same device after a crash: only what was saved is left. */
export function restarted(teller: TestTeller): TestTeller {
  const twin = newTeller(teller.memory.pins.meeting, `restart ${teller.saves}`);
  return Object.assign(twin, { secretKey: teller.secretKey, memory: structuredClone(teller.saved ?? teller.memory) });
}

export const MEMBERS: readonly Member[] = [
  { name: 'Nguyễn Văn An', membership: 'official', standing: 'counted' },
  { name: 'Trần Thị Bình', membership: 'official', standing: 'counted' },
  { name: 'Lê Văn Cường', membership: 'official', standing: 'counted' },
  { name: 'Phạm Thị Dung', membership: 'official', standing: 'counted' },
  { name: 'Hoàng Văn Em', membership: 'official', standing: 'counted' },
  { name: 'Vũ Thị Giang', membership: 'probationary', standing: 'counted' },
];

/** A new meeting with its roll and three tellers, of whom two are needed. */
export async function draftMeeting(seed: string, pairs = 3): Promise<TestMeeting> {
  const random = seededRandom(seed);
  const secretary = random(32);
  const serviceKey = random(32);
  const created = createMeeting(
    { organisation: 'chi-bo-1', service: toHex(publicKeyOf(serviceKey)) },
    secretary,
    random,
  );
  const service = new FakeService(serviceKey, created.body.meeting);
  service.append(created);
  const made = makeRoll(created.body.meeting, MEMBERS, random);
  service.append(signedEntry(made.body, secretary), made.openings);
  const tellers = [1, 2, 3].map((i) => newTeller(created.body.meeting, `${seed} teller ${i}`));
  const named = await Promise.all(tellers.map(prepareRun));
  service.append(
    assertOk(stateAlone(stateOf(service.view), nameTellers(stateOf(service.view), named, 2, pairs), secretary)),
  );
  const voters = made.slips.map((slip) => ({ slip, card: encodeCode('card', drawCode('card', random)) }));
  return { service, secretary, tellers, voters, visits: [], random };
}

/** Both rounds of the ceremony. */
export async function holdCeremony(meeting: TestMeeting): Promise<void> {
  const { service, tellers } = meeting;
  for (const teller of tellers) service.append(assertOk(await joinCeremony(teller, stateIn(meeting))));
  for (const [place, teller] of tellers.entries())
    service.post(place + 1, assertOk(await sendShares(teller, stateIn(meeting))));
  for (const [place, teller] of tellers.entries())
    assertOk(await receiveShares(teller, stateIn(meeting), service.mailFor(place + 1)));
}

/** Backup, restore, and a dummy ballot from request to count. */
export async function holdRehearsal(meeting: TestMeeting): Promise<void> {
  const { service, tellers } = meeting;
  for (const teller of tellers) {
    const file = assertOk(makeBackup(teller, PASSPHRASE, COST));
    assertOk(await restoreBackup(teller, stateIn(meeting), file, PASSPHRASE));
  }
  const done = new Set<number>();
  for (let round = 0; done.size < tellers.length && round < 6; round++)
    for (const [place, teller] of tellers.entries()) {
      if (done.has(place)) continue;
      const step = assertOk(await rehearse(teller, stateIn(meeting), service.mailFor(place + 1)));
      service.post(place + 1, step.send);
      if (step.done === undefined) continue;
      service.append(step.done);
      done.add(place);
    }
}

export interface PollOptions {
  readonly ownLine?: PollManifest['ownLine'];
  readonly floor?: number;
}

/** Manifest signed by all, issuing opened. Poll 1 rates two members, one of them voter 0, and asks one motion. */
export function signManifest(meeting: TestMeeting, { ownLine = 'not-rated', floor = 2 }: PollOptions = {}): void {
  const { service, secretary, random } = meeting;
  const subject = (voter: number) => ({
    name: (MEMBERS[voter] as Member).name,
    kind: 'individual' as const,
    detail: null,
    voter,
  });
  const poll = assertOk(
    makePollManifest(
      stateIn(meeting),
      {
        ordinal: 1,
        title: 'Xếp loại đảng viên',
        purpose: 'propose',
        ownLine,
        floor,
        ruleSet: CAUTIOUS_DEFAULT,
        questions: [
          { kind: 'rating', title: 'Xếp loại', subjects: [subject(0), subject(5)] },
          { kind: 'motion', title: 'Thông qua nghị quyết' },
        ],
      },
      random,
    ),
  );
  service.append(assertOk(stateAlone(stateIn(meeting), poll.body, secretary)), poll.openings);
  const facts = {
    title: 'Hội nghị kiểm điểm',
    date: '2026-12-05',
    place: 'Hội trường xã',
    release: toHex(random(32)),
    smallRollAccepted: false,
    secretaryName: 'Đỗ Văn Hùng',
    tellerNames: ['Một', 'Hai', 'Ba'],
  };
  const manifest = assertOk(makeManifest(stateIn(meeting), facts, random));
  signAll(meeting, manifest.body);
  signAll(meeting, acts.openIssuing(stateIn(meeting).id));
}

/** Secretary and all tellers who are there sign a proposal; it is appended. */
export function signAll(meeting: TestMeeting, body: Body): void {
  const { service, secretary, tellers } = meeting;
  const there = tellers.filter((_, place) => !stateIn(meeting).lost.has(place + 1));
  const signatures = there.map((teller) => assertOk(signProposal(teller, viewOf(meeting), body)));
  service.appendShared(body, assertOk(signShared(stateIn(meeting), body, secretary)), ...signatures);
}

/** A voter at the door: seen by teller 1, request sent. */
export function visitDoor(meeting: TestMeeting, voter: number): DoorVisit {
  const { service, tellers, voters, random } = meeting;
  const { slip, card } = voters[voter] as Voter;
  service.append(assertOk(markPresent(tellers[0] as TestTeller, stateIn(meeting), voter)));
  const state = stateIn(meeting);
  const visit = assertOk(
    beginVisit(state, assertOk(readSlip(state, slip.code)), assertOk(readCard(state.id, card)), random),
  );
  service.request(visit);
  meeting.visits.push(visit);
  return visit;
}

/** Every teller named answers whatever waits for it. */
export async function answerAll(meeting: TestMeeting, tellers: readonly number[] = [1, 2, 3]): Promise<void> {
  for (const index of tellers) {
    const teller = meeting.tellers[index - 1] as TestTeller;
    for (const leaf of pendingRequests(stateIn(meeting), index))
      meeting.service.append(assertOk(await answerRequest(teller, viewOf(meeting), leaf)));
  }
}

/** Barrier, cosignatures of all who are there, opening. */
export async function openPoll(meeting: TestMeeting, ordinal = 1): Promise<void> {
  const { service, secretary, tellers } = meeting;
  service.append(assertOk(stateAlone(stateIn(meeting), makeBarrier(stateIn(meeting), ordinal), secretary)));
  const barrier = stateIn(meeting).polls.get(ordinal)?.barrier;
  const confirmed = { present: barrier?.present.size ?? 0, issued: barrier?.issued ?? 0 };
  for (const [place, teller] of tellers.entries())
    if (!stateIn(meeting).lost.has(place + 1))
      service.cosign(assertOk(await judgeBarrier(teller, viewOf(meeting), ordinal, confirmed)));
  signAll(meeting, assertOk(makeOpen(stateIn(meeting), ordinal)));
}

/** The note of a poll's opening checkpoint. */
export const openingNote = (meeting: TestMeeting, ordinal = 1): string =>
  meeting.service.note(stateIn(meeting).polls.get(ordinal)?.barrier?.checkpoint.size as number);

export function enterBooth(meeting: TestMeeting, voter: number, ordinal = 1) {
  const state = stateIn(meeting);
  const vault = assertOk(checkVault(state, ordinal, meeting.service.vaultPage(ordinal), openingNote(meeting, ordinal)));
  return assertOk(
    openBooth(state, vault, assertOk(readCard(state.id, (meeting.voters[voter] as Voter).card)), meeting.random),
  );
}

/** Casts: one option per line, lines that the rules fix left out. */
export function vote(meeting: TestMeeting, voter: number, choices: readonly number[], ordinal = 1): Receipt {
  const { service, random } = meeting;
  const context = contextIn(meeting, ordinal);
  const booth = enterBooth(meeting, voter, ordinal);
  let lines = startDraft(context, booth, random);
  for (const [line, option] of choices.entries())
    if (!booth.fixed.includes(line)) lines = assertOk(chooseLine(context, booth, lines, line, [option], random));
  const cast = castBallot(context, booth, assertOk(sealDraft(context, lines)));
  return assertOk(judgeReceipt(stateIn(meeting), cast, service.cast(ordinal, cast.ballot)));
}

export function contextIn(meeting: TestMeeting, ordinal = 1) {
  const context = ballotContext(stateIn(meeting), ordinal);
  if (context === undefined) throw new Error('before the barrier');
  return context;
}

/** Closes, seals, and collects the cosignatures of the sealed head. */
export async function closePoll(meeting: TestMeeting, ordinal = 1): Promise<void> {
  const { service, tellers } = meeting;
  signAll(meeting, acts.close(stateIn(meeting).id, ordinal));
  service.seal(ordinal);
  for (const [place, teller] of tellers.entries())
    if (!stateIn(meeting).lost.has(place + 1))
      service.cosign(assertOk(await cosignSealed(teller, viewOf(meeting), ordinal)));
}

export const sealedNote = (meeting: TestMeeting, ordinal = 1): string =>
  meeting.service.note(stateIn(meeting).polls.get(ordinal)?.sealed?.size as number);

/** From nothing to the door. */
export async function meetingAtTheDoor(seed: string, options: PollOptions = {}): Promise<TestMeeting> {
  const meeting = await draftMeeting(seed);
  await holdCeremony(meeting);
  await holdRehearsal(meeting);
  signManifest(meeting, options);
  return meeting;
}

/** A copy in which one byte of a hexadecimal text is another. */
export const flipped = (text: Hex, at = 4): Hex => {
  const bytes = fromHex(text);
  bytes[at] = (bytes[at] as number) ^ 1;
  return toHex(bytes);
};
