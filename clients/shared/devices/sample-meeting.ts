import { type Bytes, fromHex, type Hex, toHex } from '../../../crypto/bytes.ts';
import { drawCode, encodeCode, encodeQr } from '../../../crypto/code.ts';
import { assertOk } from '../../../crypto/result.ts';
import { fingerprintWords } from '../../../crypto/words.ts';
import { manifestHash } from '../../../src/domain/meeting/hashes.ts';
import { CAUTIOUS_DEFAULT } from '../../../src/domain/rules/presets.ts';
import type { Words } from '../../../src/domain/words.ts';
import { makeRoll, type Slip } from '../secretary/prepare-meeting.ts';
import { makeManifest, makePollManifest } from '../secretary/prepare-polls.ts';
import { acts } from '../secretary/run-polls.ts';
import type { TellerMemory } from '../teller/memory.ts';
import type { Transport } from '../transport/http.ts';
import { organisationClient } from '../transport/officer.ts';
import { holdCeremony, rehearseTogether } from './ceremony.ts';
import { enrolTellers, foundMeeting } from './found-meeting.ts';
import { enrol, type OfficerDevice, type SignedIn, signTogether, type TellerTablet } from './officers.ts';

const VOTERS = [
  'Nguyễn Văn An',
  'Trần Thị Bình',
  'Lê Văn Chính',
  'Phạm Thị Dung',
  'Hoàng Văn Đức',
  'Vũ Thị Hạnh',
  'Đặng Văn Khoa',
  'Bùi Thị Lan',
  'Đỗ Văn Minh',
];
/** May be rated, do not vote. */
const PROBATIONARY = ['Ngô Thị Nga', 'Dương Văn Phúc', 'Lý Thị Quỳnh'];
const TELLERS = ['Tổ trưởng Hồ Văn Sơn', 'Mai Thị Thảo', 'Tạ Văn Việt'];
const THRESHOLD = 2;
/** The poll, one to take its place, and the reserve. */
const PAIRS = 3;
const SURPLUS_CARDS = 5;
const PASSPHRASE = 'cuộc họp mẫu không có bí mật';
const BACKUP_COST = { n: 2 ** 15, p: 1 };

export interface SampleCard {
  readonly code: string;
  readonly qr: string;
}

/** A sample meeting with its door open. Everything that people would hold on paper and on devices of their own is here. */
export interface SampleMeeting {
  readonly organisation: string;
  readonly service: Hex;
  readonly meeting: Hex;
  readonly fingerprint: Hex;
  readonly words: readonly string[];
  readonly secretary: { readonly name: string; readonly secretKey: Bytes };
  readonly tellers: readonly { readonly name: string; readonly secretKey: Bytes; readonly memory: TellerMemory }[];
  readonly slips: readonly Slip[];
  readonly cards: readonly SampleCard[];
}

export interface SampleFacts {
  readonly service: Hex;
  /** Of the sample organisation, for its secretary; good once. */
  readonly invitation: string;
  /** ISO date. */
  readonly date: string;
  /** 32 bytes, of the release that this page runs. */
  readonly release: Hex;
}

/**
 * Prepares a sample meeting through the service, all officers in this program: 9 voters, 12 subjects, 3 tellers of whom 2
 * are needed. It is left at the open door.
 * @param told takes each step as it begins
 */
export async function prepareSample(
  base: Transport,
  { service, invitation, date, release }: SampleFacts,
  told: (step: Words) => void,
): Promise<SampleMeeting> {
  const { random } = base;
  told({ vi: 'Mời thư ký và tổ kiểm phiếu', en: 'Inviting the secretary and the tellers' });
  const { officer: secretary, organisation } = await enrolSecretary(base, service, invitation);
  const founded = await foundMeeting(base, { organisation, service }, secretary, TELLERS);
  const { meeting, secretary: desk } = founded;
  const tellers = await enrolTellers(base, service, founded);

  told({ vi: 'Lập danh sách, in thẻ', en: 'Making the roll and the slips' });
  const members = VOTERS.map((name) => ({ name, membership: 'official' as const, standing: 'counted' as const }));
  const roll = makeRoll(meeting, members, random);
  await desk.stateAlone(roll.body, roll.openings);

  told({ vi: 'Ba thiết bị cùng tạo khóa', en: 'Three devices make the keys together' });
  const { run } = await holdCeremony(desk, tellers, { threshold: THRESHOLD, pairs: PAIRS });
  told({ vi: 'Sao lưu khóa và tập dượt', en: 'Backing up the keys, and the rehearsal' });
  await rehearseTogether(tellers, run, PASSPHRASE, BACKUP_COST);

  told({ vi: 'Ký nội dung cuộc họp', en: 'Signing what the meeting is about' });
  const fingerprint = await signManifest(desk, tellers, { date, release });
  await signTogether(desk, tellers, acts.openIssuing(meeting));
  const cards = Array.from({ length: VOTERS.length + SURPLUS_CARDS }, () => {
    const secret = drawCode('card', random);
    return { code: encodeCode('card', secret), qr: encodeQr('card', secret) };
  });
  return {
    organisation,
    service,
    meeting,
    fingerprint,
    words: fingerprintWords(fromHex(fingerprint)),
    secretary: { name: secretary.name, secretKey: secretary.secretKey },
    tellers: tellers.map(({ name, secretKey, device }) => ({ name, secretKey, memory: device.memory })),
    slips: roll.slips,
    cards,
  };
}

async function enrolSecretary(
  base: Transport,
  service: Hex,
  code: string,
): Promise<{ readonly officer: SignedIn; readonly organisation: string }> {
  const officer = await enrol(base, service, { code, name: 'Thư ký mẫu' });
  const { organisations } = assertOk(await organisationClient(officer.transport).organisations());
  const [own] = organisations;
  if (own === undefined) throw new Error('an officer stands in an organisation');
  return { officer, organisation: own.organisation };
}

async function signManifest(
  desk: OfficerDevice,
  tellers: readonly TellerTablet[],
  { date, release }: Pick<SampleFacts, 'date' | 'release'>,
): Promise<Hex> {
  await desk.follow();
  const { random } = tellers[0]?.device ?? {};
  if (random === undefined) throw new Error('a meeting has tellers');
  const subject = (detail: string) => (name: string, place: number) => ({
    name,
    kind: 'individual' as const,
    detail,
    voter: detail === 'đảng viên chính thức' ? place : null,
  });
  const subjects = [...VOTERS.map(subject('đảng viên chính thức')), ...PROBATIONARY.map(subject('đảng viên dự bị'))];
  const poll = assertOk(
    makePollManifest(
      desk.state,
      {
        ordinal: 1,
        title: 'Xếp loại chất lượng đảng viên năm 2026',
        purpose: 'propose',
        ownLine: 'votes',
        floor: 2,
        ruleSet: CAUTIOUS_DEFAULT,
        questions: [{ kind: 'rating', title: 'Xếp loại chất lượng đảng viên', subjects }],
      },
      random,
    ),
  );
  await desk.stateAlone(poll.body, poll.openings);
  const facts = {
    title: 'Cuộc họp mẫu: xếp loại chất lượng đảng viên',
    date,
    place: 'Phòng họp mẫu',
    release,
    smallRollAccepted: false,
    secretaryName: desk.name,
    tellerNames: tellers.map(({ name }) => name),
  };
  const manifest = assertOk(makeManifest(desk.state, facts, random));
  await signTogether(desk, tellers, manifest.body, manifest.openings);
  return toHex(manifestHash(manifest.body));
}
