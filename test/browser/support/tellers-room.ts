import { foundMeeting } from '../../../clients/shared/devices/found-meeting.ts';
import { enrol, type OfficerDevice } from '../../../clients/shared/devices/officers.ts';
import { RoomTablet } from '../../../clients/shared/devices/room-tablet.ts';
import type { Opening } from '../../../clients/shared/openings.ts';
import { makeRoll, nameTellers } from '../../../clients/shared/secretary/prepare-meeting.ts';
import { makeManifest, makePollManifest } from '../../../clients/shared/secretary/prepare-polls.ts';
import type { Transport } from '../../../clients/shared/transport/http.ts';
import { organisationClient } from '../../../clients/shared/transport/officer.ts';
import { type Hex, toHex } from '../../../crypto/bytes.ts';
import { assertOk } from '../../../crypto/result.ts';
import { SILENT } from '../../../src/cli/meeting/narrator.ts';
import { drawCards, type Play } from '../../../src/cli/meeting/prepare.ts';
import type { Body } from '../../../src/domain/meeting/bodies.ts';
import { manifestHash } from '../../../src/domain/meeting/hashes.ts';
import { CAUTIOUS_DEFAULT } from '../../../src/domain/rules/presets.ts';
import type { RunningService } from '../../../src/main.ts';
import { factsOf, foundCell, membersOf, TELLER_NAMES, THRESHOLD, transportTo } from './cell.ts';
import { subjectDrafts } from './prepared-room.ts';
import { askAtDoor, layOut, untilIssued, waitFor } from './room-acts.ts';

/** A meeting whose secretary and voters are this program, and whose tellers are pages. */
export class TellersRoom {
  readonly secretary: OfficerDevice;
  readonly codes: readonly string[];
  readonly meeting: Hex;
  readonly voters: number;
  readonly #base: Transport;
  /** The secretary's. */
  readonly #signedIn: Transport;
  readonly #slips: readonly string[];
  readonly #cards: readonly string[];
  fingerprint: Hex = '';

  private constructor(
    base: Transport,
    signedIn: Transport,
    secretary: OfficerDevice,
    meeting: Hex,
    codes: readonly string[],
    slips: readonly string[],
  ) {
    this.#base = base;
    this.#signedIn = signedIn;
    this.secretary = secretary;
    this.meeting = meeting;
    this.codes = codes;
    this.voters = slips.length;
    this.#slips = slips;
    this.#cards = drawCards(slips.length, base.random);
  }

  static async open(service: RunningService, voters: number): Promise<TellersRoom> {
    const base = transportTo(service);
    const { random } = base;
    const key = service.deps.serviceKey.public;
    const { organisation, code } = await foundCell(service, 'Thư ký');
    const signedIn = await enrol(base, key, { code, name: 'Thư ký' });
    const founded = await foundMeeting(base, { organisation, service: key }, signedIn, TELLER_NAMES);
    const { meeting, secretary, invitations } = founded;
    const roll = makeRoll(meeting, membersOf(voters), random);
    await secretary.stateAlone(roll.body, roll.openings);
    const slips = roll.slips.map(({ code }) => code);
    return new TellersRoom(
      base,
      signedIn.transport,
      secretary,
      meeting,
      invitations.map(({ code }) => code),
      slips,
    );
  }

  /** Names all who are ready, once they are as many as there should be. */
  async nameTellers(pairs: number): Promise<void> {
    const offers = await waitFor(async () => {
      const read = assertOk(await this.secretary.client.offers()).offers;
      return read.length === TELLER_NAMES.length ? read : undefined;
    });
    await this.secretary.follow();
    await this.secretary.stateAlone(nameTellers(this.secretary.state, offers, THRESHOLD, pairs));
  }

  /** The manifest with one rating, laid out for the tellers to sign. */
  async layOutManifest(lines: number): Promise<void> {
    const { random } = this.#base;
    const state = await this.secretary.follow();
    const poll = assertOk(
      makePollManifest(
        state,
        {
          ordinal: 1,
          title: 'Xếp loại chất lượng chi bộ năm 2026',
          purpose: 'propose',
          ownLine: 'votes',
          floor: 2,
          ruleSet: CAUTIOUS_DEFAULT,
          questions: [{ kind: 'rating', title: 'Chi bộ', subjects: subjectDrafts(lines) }],
        },
        random,
      ),
    );
    await this.secretary.stateAlone(poll.body, poll.openings);
    const officers = assertOk(
      await organisationClient(this.#signedIn).organisation(state.created.organisation),
    ).officers;
    const tellerNames = (this.secretary.state.run?.named.tellers ?? []).map(
      ({ key }) => officers.find((officer) => officer.key === key)?.name ?? '',
    );
    const facts = await factsOf(this.#base, 'Thư ký', tellerNames);
    const manifest = assertOk(makeManifest(this.secretary.state, facts, random));
    this.fingerprint = toHex(manifestHash(manifest.body));
    await this.layOut(manifest.body, manifest.openings);
  }

  layOut(body: Body, openings: readonly Opening[] = []): Promise<void> {
    return layOut(this.secretary, body, openings);
  }

  /** What the demonstration's acts of voters take. */
  get play(): Play {
    const tablet = () => new RoomTablet(this.#base, this.meeting, this.fingerprint);
    return {
      stage: SILENT,
      base: this.#base,
      random: this.#base.random,
      meeting: this.meeting,
      room: this.secretary.room,
      secretary: this.secretary,
      tellers: [],
      tablets: [tablet(), tablet()],
      cards: this.#cards,
    } as unknown as Play;
  }

  ask(voter: number): Promise<void> {
    return askAtDoor(this.play, this.#slips[voter] ?? '', voter);
  }

  async issued(voter: number): Promise<void> {
    await untilIssued(this.secretary, voter);
  }
}
