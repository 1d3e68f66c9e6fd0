import { type BallotContext, isLineChoice, type LineChoice } from '../../../crypto/ballot-layout.ts';
import { type Hex, toHex } from '../../../crypto/bytes.ts';
import { assertOk, ok, type Result, refuse } from '../../../crypto/result.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { ballotPoll } from '../../shared/poll-context.ts';
import { type Booth, openBooth, wipeBooth } from '../../shared/tablet/booth.ts';
import { readCard } from '../../shared/tablet/card.ts';
import {
  type CastBallot,
  castBallot,
  challenge,
  chooseLine,
  type DraftLines,
  judgeFoundReceipt,
  receiptQuery,
  type SealedDraft,
  sealDraft,
  startDraft,
  wipeLines,
} from '../../shared/tablet/cast.ts';
import { roomClient } from '../../shared/transport/room.ts';
import { pageTransport, platformRandom } from '../../ui/platform.ts';
import { fromPlain } from './plain-state.ts';
import type { BoothMaterial } from './room-desk.ts';

/** A ballot was opened, or this card's ballot is in the box already. */
export type OpenedBooth = { readonly voted: false; readonly fixed: readonly number[] } | { readonly voted: true };

/** A choice that still changes from tap to tap is encrypted when it has stood for so long. */
const SETTLE_MS = 500;
/** The question whether a card has voted must not keep a voter waiting on a poor network: casting asks it again. */
const ASK = { attempts: 2, timeoutMs: 3_000 };

interface Turn {
  readonly state: MeetingState;
  readonly context: BallotContext;
  readonly booth: Booth;
}

/** One voter's turn in the booth. Lives in a worker of its own, which ends with the turn. */
export class BoothDesk {
  #turn: Turn | undefined;
  #lines: DraftLines = new Map();
  readonly #wanted = new Map<number, LineChoice>();
  #pump: ReturnType<typeof setTimeout> | undefined;
  #sealed: SealedDraft | undefined;

  /** Opens a card's ballot out of the vault, on this tablet alone, then asks whether it was cast before. */
  async open({ state: plain, vault }: BoothMaterial, text: string): Promise<Result<OpenedBooth>> {
    const state = fromPlain(plain);
    const poll = ballotPoll(state, vault.ordinal);
    const cardKey = readCard(state.id, text);
    if (!cardKey.ok) return cardKey;
    if (!poll.ok) return poll;
    const opened = openBooth(state, vault, cardKey.value, platformRandom);
    cardKey.value.fill(0);
    if (!opened.ok) return opened;
    const booth = opened.value;
    const query = receiptQuery(state, booth);
    if (!query.ok) return query;
    const before = await roomClient({ ...pageTransport(), ...ASK }, state.id).receipt(vault.ordinal, query.value);
    if (before.ok) {
      wipeBooth(booth);
      const receipt = judgeFoundReceipt(state, vault.ordinal, before.value);
      return receipt.ok ? ok({ voted: true }) : receipt;
    }
    const { context } = poll.value;
    this.#turn = { state, context, booth };
    this.#lines = startDraft(context, booth, platformRandom);
    return ok({ voted: false, fixed: booth.fixed });
  }

  /**
   * Takes a voter's choice and encrypts it while the voter goes on.
   * @param choice undefined while the line is open again
   */
  choose(line: number, choice: LineChoice | undefined): Result<void> {
    const { context, booth } = this.#at();
    const layout = context.lines[line];
    if (layout === undefined || booth.fixed.includes(line)) return refuse('BALLOT-CHOICE', 'not a line to choose on');
    if (choice !== undefined && !isLineChoice(layout, choice)) return refuse('BALLOT-CHOICE', 'not allowed here');
    this.#sealed = undefined;
    this.#drop(line);
    if (choice === undefined) return ok(undefined);
    this.#wanted.set(line, choice);
    clearTimeout(this.#pump);
    this.#pump = setTimeout(() => this.#encryptNext(), layout.kind === 'selection' ? SETTLE_MS : 0);
    return ok(undefined);
  }

  /** Completes the ballot: what is not encrypted yet is encrypted now. */
  seal(): Result<Hex> {
    clearTimeout(this.#pump);
    for (const line of [...this.#wanted.keys()]) this.#encrypt(line);
    const sealed = sealDraft(this.#at().context, this.#lines);
    if (!sealed.ok) return sealed;
    this.#sealed = sealed.value;
    return ok(sealed.value.tracking);
  }

  /**
   * Reveals the sealed ballot for a second device, and makes another with the same choices.
   * @returns the opening that was asked for, hex, of the code shown before
   */
  challenge(): { readonly opening: Hex } {
    const { context, booth } = this.#at();
    if (this.#sealed === undefined) throw new Error('a ballot is sealed before it is challenged');
    const { opening, lines } = challenge(context, booth, this.#sealed, platformRandom);
    wipeLines(this.#sealed.lines);
    this.#sealed = undefined;
    this.#lines = lines;
    return { opening: toHex(opening) };
  }

  /** The ballot as it is sent; everything secret is overwritten. */
  cast(): CastBallot {
    const { context, booth } = this.#at();
    if (this.#sealed === undefined) throw new Error('a ballot is sealed before it is cast');
    const cast = castBallot(context, booth, this.#sealed);
    wipeLines(this.#sealed.lines);
    wipeBooth(booth);
    this.#turn = undefined;
    this.#sealed = undefined;
    this.#lines = new Map();
    return cast;
  }

  #at(): Turn {
    if (this.#turn === undefined) throw new Error('no ballot is open');
    return this.#turn;
  }

  /** One line at a time, so that what the voter taps meanwhile is heard. */
  #encryptNext(): void {
    const next = this.#wanted.keys().next();
    if (next.done) return;
    this.#encrypt(next.value);
    this.#pump = setTimeout(() => this.#encryptNext(), 0);
  }

  #encrypt(line: number): void {
    const choice = this.#wanted.get(line);
    if (choice === undefined) return;
    const { context, booth } = this.#at();
    this.#drop(line);
    this.#lines = assertOk(chooseLine(context, booth, this.#lines, line, choice, platformRandom));
  }

  #drop(line: number): void {
    this.#wanted.delete(line);
    const before = this.#lines.get(line);
    if (before === undefined) return;
    wipeLines([before]);
    const left = new Map(this.#lines);
    left.delete(line);
    this.#lines = left;
  }
}
