import { makeShares, rehearseTogether } from '../../../clients/shared/devices/ceremony.ts';
import { enrol, type SignedIn, TellerTablet } from '../../../clients/shared/devices/officers.ts';
import { RoomTablet } from '../../../clients/shared/devices/room-tablet.ts';
import { ballotPoll } from '../../../clients/shared/poll-context.ts';
import { prepareRun } from '../../../clients/shared/teller/ceremony.ts';
import { cosignEnd, cosignSealed, countBallots, judgeBarrier } from '../../../clients/shared/teller/polls.ts';
import { signProposal } from '../../../clients/shared/teller/proposals.ts';
import { chunksOf } from '../../../clients/shared/transport/http.ts';
import { officerClient } from '../../../clients/shared/transport/officer.ts';
import { roomClient } from '../../../clients/shared/transport/room.ts';
import { splitBox } from '../../../clients/shared/transport/split-box.ts';
import { ballotLength } from '../../../crypto/ballot-layout.ts';
import type { Hex } from '../../../crypto/bytes.ts';
import { assertOk } from '../../../crypto/result.ts';
import { SILENT } from '../../../src/cli/meeting/narrator.ts';
import { drawCards, type Play } from '../../../src/cli/meeting/prepare.ts';
import { bodySchema } from '../../../src/domain/meeting/bodies.ts';
import type { RunningService } from '../../../src/main.ts';
import { BACKUP_COST, PASSPHRASE, transportTo } from './cell.ts';

/** Tellers that are this program, while the secretary is a browser. */
export class DrivenTellers {
  readonly #service: RunningService;
  readonly #people: SignedIn[] = [];
  tablets: TellerTablet[] = [];

  constructor(service: RunningService) {
    this.#service = service;
  }

  /** Takes the invitations that the console has shown. */
  async join(invitations: readonly { readonly name: string; readonly code: string }[]): Promise<void> {
    const base = transportTo(this.#service);
    for (const invitation of invitations)
      this.#people.push(await enrol(base, this.#service.deps.serviceKey.public, invitation));
  }

  /** Everybody opens the meeting and offers an exchange key for the next run. */
  async offer(meeting: Hex): Promise<void> {
    const { random } = this.#service.deps;
    const room = roomClient(transportTo(this.#service), meeting);
    this.tablets = this.#people.map((person) => new TellerTablet(person, meeting, room, random));
    for (const [place, teller] of this.tablets.entries()) {
      await teller.follow();
      const { exchange } = await prepareRun(teller.device);
      const client = officerClient((this.#people[place] as SignedIn).transport, meeting);
      assertOk(await client.offerExchange(exchange));
    }
  }

  async ceremony(run = 1): Promise<void> {
    await makeShares(this.tablets, run);
    await rehearseTogether(this.tablets, run, PASSPHRASE, BACKUP_COST);
  }

  /** Signs whatever waits and can be signed. @returns the types of what was signed */
  async sign(tellers = this.tablets): Promise<string[]> {
    const types: string[] = [];
    for (const teller of tellers) {
      await teller.follow();
      for (const { proposal, body } of assertOk(await teller.client.proposals()).proposals) {
        const proposed = bodySchema.parse(body);
        const signature = signProposal(teller.device, teller.view, proposed);
        if (!signature.ok) continue;
        assertOk(await teller.client.sign(proposal, signature.value));
        types.push(proposed.type);
      }
    }
    for (const teller of tellers) await teller.follow();
    return types;
  }

  async checkBarrier(ordinal: number, confirmed: { readonly present: number; readonly issued: number }): Promise<void> {
    for (const teller of this.tablets) {
      await teller.follow();
      await teller.cosign(assertOk(await judgeBarrier(teller.device, teller.view, ordinal, confirmed)));
    }
  }

  /** Everybody cosigns the sealed box; as many as are needed count it. */
  async count(ordinal: number, howMany = 2): Promise<void> {
    for (const teller of this.tablets) {
      await teller.follow();
      await teller.cosign(assertOk(await cosignSealed(teller.device, teller.view, ordinal)));
    }
    for (const teller of this.tablets.slice(0, howMany)) {
      await teller.follow();
      const { sealed } = teller.state.polls.get(ordinal) ?? {};
      const { note } = assertOk(await teller.client.checkpoint(sealed?.size ?? 0));
      const length = ballotLength(assertOk(ballotPoll(teller.state, ordinal)).context.lines);
      const ballots = splitBox(chunksOf(assertOk(await teller.client.box(ordinal))), length);
      await teller.append(assertOk(await countBallots(teller.device, teller.view, ordinal, note, ballots)));
    }
  }

  async cosignEnd(): Promise<void> {
    for (const teller of this.tablets) {
      await teller.follow();
      await teller.cosign(assertOk(await cosignEnd(teller.device, teller.view)));
    }
  }

  /** What the demonstration's doors and booths need, with the slips as they were printed. */
  play(meeting: Hex, fingerprint: Hex, slips: readonly { readonly voter: number; readonly code: string }[]): Play {
    const base = transportTo(this.#service);
    const tablet = () => new RoomTablet(base, meeting, fingerprint);
    return {
      stage: SILENT,
      scenario: undefined as unknown as Play['scenario'],
      base,
      random: base.random,
      meeting,
      room: roomClient(base, meeting),
      secretary: this.tablets[0] as TellerTablet,
      tellers: this.tablets,
      tablets: [tablet(), tablet()],
      slips: slips.map(({ voter, code }) => ({ voter, code, name: '', qr: '' })),
      cards: drawCards(slips.length, base.random),
    };
  }
}
