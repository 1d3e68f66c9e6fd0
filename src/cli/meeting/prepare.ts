import { holdCeremony, rehearseTogether } from '../../../clients/shared/devices/ceremony.ts';
import { enrolTellers, foundMeeting } from '../../../clients/shared/devices/found-meeting.ts';
import {
  type OfficerDevice,
  type SignedIn,
  signTogether,
  type TellerTablet,
} from '../../../clients/shared/devices/officers.ts';
import { RoomTablet } from '../../../clients/shared/devices/room-tablet.ts';
import type { Opening } from '../../../clients/shared/openings.ts';
import { type Member, makeRoll, type Slip } from '../../../clients/shared/secretary/prepare-meeting.ts';
import { makeManifest, makePollManifest, type SubjectDraft } from '../../../clients/shared/secretary/prepare-polls.ts';
import { acts } from '../../../clients/shared/secretary/run-polls.ts';
import type { Transport } from '../../../clients/shared/transport/http.ts';
import type { RoomClient } from '../../../clients/shared/transport/room.ts';
import { fromHex, type Hex, type RandomBytes, toHex } from '../../../crypto/bytes.ts';
import { drawCode, encodeCode } from '../../../crypto/code.ts';
import { assertOk } from '../../../crypto/result.ts';
import { fingerprintWords } from '../../../crypto/words.ts';
import { manifestHash } from '../../domain/meeting/hashes.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Narrator } from './narrator.ts';

/** What a meeting is about, before anybody has come. */
export interface Scenario {
  readonly organisation: string;
  readonly title: string;
  readonly date: string;
  readonly place: string;
  /** Three; any two of them issue ballots and open the box. */
  readonly tellers: readonly string[];
  readonly members: readonly Member[];
  readonly subjects: readonly SubjectDraft[];
  /** Of the subjects that come committed, as from a rating log. */
  readonly openings?: readonly Opening[];
  readonly purpose: 'propose' | 'decide';
  readonly question: string;
  readonly poll: string;
  readonly ruleSet: RuleSet;
  /** Polls of the meeting, planned or to be fixed later. */
  readonly polls: number;
  /** Key pairs beyond those, for a poll that has to be cancelled. */
  readonly spares: number;
}

/** A meeting under way, with everybody's devices. */
export interface Play {
  readonly stage: Narrator;
  readonly scenario: Scenario;
  readonly base: Transport;
  readonly random: RandomBytes;
  readonly meeting: Hex;
  readonly room: RoomClient;
  readonly secretary: OfficerDevice;
  readonly tellers: TellerTablet[];
  /** Of the room; each serves at the door and then as a booth. */
  readonly tablets: readonly [RoomTablet, RoomTablet];
  readonly slips: readonly Slip[];
  /** Nameless cards in the box at the door, more than there are voters; each voter draws one. */
  readonly cards: readonly string[];
}

export const THRESHOLD = 2;
const PASSPHRASE = 'mưa rào phù sa sáo trúc bông lúa';
/** The cheapest that a reader accepts: here nobody guesses. */
const BACKUP_COST = { n: 2 ** 15, p: 1 };

/**
 * From a new meeting to the open door.
 * @param secretary of the organisation, signed in
 */
export async function prepareMeeting(
  stage: Narrator,
  base: Transport,
  service: Hex,
  secretary: SignedIn,
  scenario: Scenario,
): Promise<Play> {
  const { random } = base;
  stage.phase({ vi: '1. Chuẩn bị', en: '1. Preparing' });
  const founded = await foundMeeting(
    base,
    { organisation: scenario.organisation, service },
    secretary,
    scenario.tellers,
  );
  const { meeting, room, secretary: desk } = founded;
  const tellers = await enrolTellers(base, service, founded);

  const roll = makeRoll(meeting, scenario.members, random);
  await desk.stateAlone(roll.body, roll.openings);
  const cards = drawCards(roll.slips.length, random);
  stage.say('secretary', {
    vi: `nhập danh sách ${scenario.members.length} đại biểu và ${scenario.subjects.length} tổ chức từ tệp, in ${roll.slips.length} thẻ bí mật; ${cards.length} thẻ phiếu không tên được xáo trộn.`,
    en: `imports a roll of ${scenario.members.length} and ${scenario.subjects.length} organisations from files, prints ${roll.slips.length} secret slips; ${cards.length} nameless ballot cards are shuffled.`,
  });
  const draft: Draft = {
    stage,
    scenario,
    base,
    random,
    meeting,
    room,
    secretary: desk,
    tellers,
    slips: roll.slips,
    cards,
  };
  await showCeremony(draft);
  const fingerprint = await fixManifest(draft);
  const tablet = () => new RoomTablet(base, meeting, fingerprint);
  return { ...draft, tablets: [tablet(), tablet()] };
}

/** Nameless ballot cards for as many voters, and five more: who draws the last ones must not be known by that. */
export const drawCards = (voters: number, random: RandomBytes): readonly string[] =>
  Array.from({ length: voters + 5 }, () => encodeCode('card', drawCode('card', random)));

/** Before the room has its fingerprint there are no tablets. */
type Draft = Omit<Play, 'tablets'>;

async function showCeremony({ stage, scenario, secretary, tellers }: Draft): Promise<void> {
  const pairs = scenario.polls + scenario.spares;
  const held = await holdCeremony(secretary, tellers, { threshold: THRESHOLD, pairs });
  stage.say('tellers', {
    vi: `${tellers.length} thiết bị cùng tạo ${pairs} cặp khóa (dự phòng ${scenario.spares}); mỗi thiết bị chỉ giữ một phần, phải có ${THRESHOLD} phần mới mở được hòm phiếu.`,
    en: `${tellers.length} devices make ${pairs} key pair(s) together (${scenario.spares} spare); each holds only a part, and it takes ${THRESHOLD} to open a box.`,
  });
  const { bytes } = await rehearseTogether(tellers, held.run, PASSPHRASE, BACKUP_COST);
  stage.say('tellers', {
    vi: `tập dượt: mỗi người khôi phục từ tệp sao lưu ${bytes} byte có mật khẩu, rồi một lá phiếu giả (khóa riêng) đi từ đầu đến cuối và được đếm đúng.`,
    en: `rehearsal: each restores from a backup file of ${bytes} bytes with a passphrase, then a dummy ballot (keys of its own) goes all the way and is counted right.`,
  });
}

/** @returns the meeting's fingerprint */
async function fixManifest({ stage, scenario, random, meeting, secretary, tellers }: Draft): Promise<Hex> {
  await secretary.follow();
  const poll = assertOk(
    makePollManifest(
      secretary.state,
      {
        ordinal: 1,
        title: scenario.poll,
        purpose: scenario.purpose,
        ownLine: 'votes',
        floor: 3,
        ruleSet: scenario.ruleSet,
        questions: [{ kind: 'rating', title: scenario.question, subjects: scenario.subjects }],
      },
      random,
    ),
  );
  await secretary.stateAlone(poll.body, [...poll.openings, ...(scenario.openings ?? [])]);
  const facts = {
    title: scenario.title,
    date: scenario.date,
    place: scenario.place,
    // Devices are this program here: a real meeting names the hash of the release that its tablets run.
    release: toHex(new Uint8Array(32)),
    smallRollAccepted: false,
    secretaryName: secretary.name,
    tellerNames: scenario.tellers,
  };
  const manifest = assertOk(makeManifest(secretary.state, facts, random));
  await signTogether(secretary, tellers, manifest.body, manifest.openings);
  await signTogether(secretary, tellers, acts.openIssuing(meeting));
  const fingerprint = toHex(manifestHash(manifest.body));
  const words = fingerprintWords(fromHex(fingerprint));
  stage.say('screen', {
    vi: `dấu vân tay của cuộc họp: ${words.join(' · ')} (máy tính bảng quét và so)`,
    en: `the meeting’s fingerprint: ${words.join(' · ')} (tablets scan and compare it)`,
  });
  return fingerprint;
}

/** Tellers whose devices are still with us. */
export const tellersThere = ({ tellers, secretary }: Play): TellerTablet[] =>
  tellers.filter((_, place) => !secretary.state.lost.has(place + 1));
