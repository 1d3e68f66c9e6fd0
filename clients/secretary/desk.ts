import { type Signal, signal } from '@preact/signals';
import type { Hex } from '../../crypto/bytes.ts';
import { ok, type Refusal, type Result } from '../../crypto/result.ts';
import type { Body } from '../../src/domain/meeting/bodies.ts';
import { signersOf } from '../../src/domain/meeting/judge.ts';
import type { SignerRule } from '../../src/domain/meeting/signers.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import type { RoomState } from '../../src/http/wire/room.ts';
import { deferredEvidence } from '../shared/evidence.ts';
import { followRoom } from '../shared/follow-room.ts';
import { currentHead, followLog, type MeetingView, newView, pinHead, type ViewPins } from '../shared/meeting-view.ts';
import { offerNames } from '../shared/names-offer.ts';
import { decodeProposed, signShared, stateAlone } from '../shared/officer.ts';
import { judgeOpenings, type Opening } from '../shared/openings.ts';
import { endIssuing } from '../shared/secretary/end-issuing.ts';
import type { HeadCount } from '../shared/secretary/run-polls.ts';
import { appendOnce } from '../shared/transport/append.ts';
import { type OfficerClient, officerClient, organisationClient } from '../shared/transport/officer.ts';
import { type RoomClient, roomClient } from '../shared/transport/room.ts';
import { keep, readKept } from '../ui/device-store.ts';
import type { SignedInOfficer } from '../ui/officer/session.ts';
import { pageTransport } from '../ui/platform.ts';

/** A statement that several sign, still waiting for signatures, as this device judged it. */
export interface Waiting {
  readonly proposal: Hex;
  readonly body: Body;
  readonly rule: SignerRule;
  readonly signed: readonly Hex[];
}

/** Another officer of the organisation, as the service lists them. */
export interface Colleague {
  readonly key: Hex;
  readonly name: string;
}

const pinsName = (meeting: Hex): string => `secretary/pins/${meeting}`;

/** The secretary's device in one meeting: reads the log itself, states, proposes and signs. Signals follow the log. */
export class Desk {
  readonly officer: SignedInOfficer;
  readonly meeting: Hex;
  readonly client: OfficerClient;
  readonly room: RoomClient;
  readonly view: MeetingView;
  /** A new state whenever the log has grown. */
  readonly read: Signal<{ readonly state: MeetingState } | undefined> = signal(undefined);
  /** Bare counts as the service says them. */
  readonly counts: Signal<RoomState | undefined> = signal(undefined);
  /** Texts by commitment, judged. */
  readonly texts: Signal<ReadonlyMap<Hex, string>> = signal(new Map());
  readonly waiting: Signal<readonly Waiting[]> = signal([]);
  readonly tellers: Signal<readonly Colleague[]> = signal([]);
  /** Exchange keys that tellers' devices have offered for the next run, by the tellers' keys. */
  readonly offers: Signal<ReadonlyMap<Hex, Hex>> = signal(new Map());
  readonly trouble: Signal<Refusal | undefined> = signal(undefined);
  #textsAt = -1;
  #stop = (): void => {};

  constructor(officer: SignedInOfficer, pins: ViewPins) {
    this.officer = officer;
    this.meeting = pins.meeting;
    this.client = officerClient(officer.transport, pins.meeting);
    this.room = roomClient(pageTransport(), pins.meeting);
    this.view = newView(pins);
  }

  /** Begins to follow the room; `close` ends it. */
  static async open(officer: SignedInOfficer, meeting: Hex): Promise<Desk> {
    const kept = (await readKept(pinsName(meeting))) as ViewPins | undefined;
    const desk = new Desk(officer, kept ?? { meeting, heads: [] });
    desk.#stop = followRoom(pageTransport(), desk.view, {
      read: () => void desk.#changed(),
      counts: (counts) => {
        desk.counts.value = counts;
      },
      refused: (refusal) => {
        desk.trouble.value = refusal;
      },
    });
    return desk;
  }

  close(): void {
    this.#stop();
    offerNames(this.meeting, undefined);
  }

  /** States something alone, after this device judged it; done once it was read in the log. */
  async state(body: Body, openings: readonly Opening[] = []): Promise<Result<void>> {
    const read = await this.#follow();
    if (!read.ok) return read;
    const entry = stateAlone(read.value, body, this.officer.secretKey);
    if (!entry.ok) return entry;
    const send = (sent: Parameters<OfficerClient['append']>[0]) => this.client.append(sent, openings);
    const appended = await appendOnce(this.view, entry.value, send, this.room.log);
    await this.#changed();
    return appended;
  }

  /** Ends issuing of a poll with what was read aloud, although answers go on arriving. */
  async endIssuing(ordinal: number, aloud: HeadCount): Promise<Result<void>> {
    const ended = await endIssuing(ordinal, aloud, { follow: () => this.#follow(), state: (body) => this.state(body) });
    // The dialog shows what has changed.
    if (!ended.ok) await this.#changed();
    return ended;
  }

  /** Lays a statement out for the tellers, and signs it here. */
  async propose(body: Body, openings: readonly Opening[] = []): Promise<Result<void>> {
    const read = await this.#follow();
    if (!read.ok) return read;
    const own = signShared(read.value, body, this.officer.secretKey);
    if (!own.ok) return own;
    const laid = await this.client.propose(body, openings);
    if (!laid.ok) return laid;
    const signed = await this.client.sign(laid.value.proposal, own.value);
    await this.#follow();
    await this.#changed();
    return signed.ok ? ok(undefined) : signed;
  }

  /** Signs what another officer laid out. */
  async sign({ proposal, body }: Waiting): Promise<Result<void>> {
    const read = await this.#follow();
    if (!read.ok) return read;
    const own = signShared(read.value, body, this.officer.secretKey);
    if (!own.ok) return own;
    const signed = await this.client.sign(proposal, own.value);
    await this.#follow();
    await this.#changed();
    return signed.ok ? ok(undefined) : signed;
  }

  /** Who has a teller's role in the organisation. */
  async readTellers(): Promise<Result<void>> {
    const answer = await organisationClient(this.officer.transport).organisation(this.officer.organisation);
    if (!answer.ok) return answer;
    this.tellers.value = answer.value.officers.filter(({ role }) => role === 'teller');
    return ok(undefined);
  }

  #follow(): Promise<Result<MeetingState>> {
    return followLog(this.view, this.room.log, deferredEvidence);
  }

  async #changed(): Promise<void> {
    const { state } = this.view;
    if (state === undefined) return;
    this.trouble.value = undefined;
    // A new object each time: components that read signals are not shown again while their props are the same.
    this.read.value = { state: { ...state } };
    await keep(pinsName(this.meeting), pinHead({ ...this.view.pins, heads: [] }, currentHead(this.view)));
    await Promise.all([this.#readTexts(state), this.#readWaiting(state), this.#readOffers(state)]);
  }

  /** Openings come with a few kinds of statements only, and are asked for again while one that is needed is missing. */
  async #readTexts(state: MeetingState): Promise<void> {
    const known = this.texts.value;
    const complete = commitmentsOf(state).every((commitment) => known.has(commitment));
    if (complete || this.#textsAt === state.log.size) return;
    this.#textsAt = state.log.size;
    const answer = await this.client.openings();
    if (!answer.ok) return;
    const texts = judgeOpenings(answer.value.openings);
    if (!texts.ok) {
      this.trouble.value = texts;
      return;
    }
    this.texts.value = texts.value;
    // A projector in this browser shows who was issued a ballot by name.
    offerNames(this.meeting, answer.value.openings);
  }

  async #readWaiting(state: MeetingState): Promise<void> {
    const answer = await this.client.proposals();
    if (!answer.ok) return;
    const waiting: Waiting[] = [];
    for (const { proposal, body, sigs } of answer.value.proposals) {
      const decoded = decodeProposed(body);
      // What could no longer be appended concerns nobody.
      if (!decoded.ok || !signShared(state, decoded.value, this.officer.secretKey).ok) continue;
      const rule = signersOf(state, decoded.value);
      if (rule.ok)
        waiting.push({ proposal, body: decoded.value, rule: rule.value, signed: sigs.map(({ key }) => key) });
    }
    this.waiting.value = waiting;
  }

  async #readOffers(state: MeetingState): Promise<void> {
    if (state.phase !== 'draft') return;
    const answer = await this.client.offers();
    if (!answer.ok) return;
    const fresh = answer.value.offers.filter(({ exchange }) => !state.exchangeKeys.has(exchange));
    this.offers.value = new Map(fresh.map(({ key, exchange }) => [key, exchange]));
  }
}

function commitmentsOf({ roll, manifest, polls }: MeetingState): Hex[] {
  const found = (roll?.voters ?? []).map(({ name }) => name);
  if (manifest !== undefined)
    found.push(manifest.body.secretary.name, ...manifest.body.tellers.map(({ name }) => name));
  for (const poll of polls.values())
    for (const question of poll.manifest?.body.questions ?? [])
      if (question.kind !== 'motion')
        for (const { name, detail } of question.subjects) found.push(name, ...(detail === null ? [] : [detail]));
  return found;
}
