import { fromHex, type Hex } from '../../../crypto/bytes.ts';
import { ok, type Refusal, type Result, refuse } from '../../../crypto/result.ts';
import { fingerprintWords } from '../../../crypto/words.ts';
import { headOf } from '../../../src/domain/meeting/hashes.ts';
import type { MeetingPhase, PollPhase } from '../../../src/domain/meeting/lifecycle.ts';
import type { TreeHead } from '../../../src/domain/meeting/shapes.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { followRoom } from '../../shared/follow-room.ts';
import { newView, stateOf, type ViewPins } from '../../shared/meeting-view.ts';
import { judgeOpenings } from '../../shared/openings.ts';
import { type CheckedVault, checkVault } from '../../shared/tablet/booth.ts';
import { type CastBallot, judgeReceipt } from '../../shared/tablet/cast.ts';
import { checkChallenged } from '../../shared/tablet/inclusion.ts';
import { type RoomClient, roomClient } from '../../shared/transport/room.ts';
import { pageTransport } from '../../ui/platform.ts';
import { makePaper, type Paper, paperCommitments } from './paper.ts';
import { type PlainState, toPlain } from './plain-state.ts';

/** A poll as the tablet's screen knows it. */
export interface RoomPoll {
  readonly ordinal: number;
  readonly phase: PollPhase;
  /** Once its questions are fixed. */
  readonly title?: string;
  /** Why it was cancelled, as its officers signed it. */
  readonly cancelled?: string;
  /** While it is open: whether the whole vault was fetched and judged, or what stands in the way. */
  readonly booth?: 'preparing' | 'ready' | Refusal;
}

/** What the manifest says of the meeting, for people to compare. */
interface AboutMeeting {
  readonly fingerprint: Hex;
  /** 32 bytes, of the screens that tablets run. */
  readonly release: Hex;
  readonly words: readonly string[];
  readonly title: string;
  readonly organisation: string;
  readonly place: string;
  readonly date: string;
}

/** What the screen knows of the room: public values, judged in the worker. */
export interface RoomSnapshot {
  readonly meeting: Hex;
  readonly head: TreeHead;
  readonly phase: MeetingPhase;
  readonly manifest?: AboutMeeting;
  /** Some poll still issues ballots. */
  readonly issuing: boolean;
  readonly polls: readonly RoomPoll[];
}

export interface RoomTold {
  readonly read: (snapshot: RoomSnapshot) => void;
  readonly refused: (refusal: Refusal) => void;
  /** The service answers again after a refusal. */
  readonly reached: () => void;
}

/** What every voter of a poll gets alike, fetched before any card is read. */
export interface BoothMaterial {
  readonly state: PlainState;
  readonly vault: CheckedVault;
  readonly paper: Paper;
}

/** The long-lived part of a tablet: follows the log, keeps vaults of open polls ready, sends what was cast. No secrets. */
export class RoomDesk {
  #view = newView({ meeting: '', heads: [] });
  #room: RoomClient | undefined;
  #told: RoomTold | undefined;
  #said = '';
  #away = false;
  #texts: ReadonlyMap<Hex, string> = new Map();
  readonly #booths = new Map<number, 'preparing' | Refusal | { readonly vault: CheckedVault; readonly paper: Paper }>();

  /** Begins to follow a meeting; called once. */
  follow(pins: ViewPins, told: RoomTold): void {
    const transport = pageTransport();
    this.#view = newView(pins);
    this.#room = roomClient(transport, pins.meeting);
    this.#told = told;
    followRoom(transport, this.#view, {
      read: (state) => {
        if (this.#away) told.reached();
        this.#away = false;
        this.#tell(state);
        void this.#prepareBooths(state);
      },
      refused: (refusal) => {
        this.#away = true;
        told.refused(refusal);
      },
    });
  }

  /** The judged state, for a voter's worker. */
  state(): PlainState {
    return toPlain(stateOf(this.#view));
  }

  /** @returns `POLL-PHASE` unless the poll is open and its vault was judged */
  material(ordinal: number): Result<BoothMaterial> {
    const booth = this.#booths.get(ordinal);
    return booth === undefined || booth === 'preparing' || 'ok' in booth
      ? refuse('POLL-PHASE', 'the booth is not ready')
      : ok({ state: this.state(), ...booth });
  }

  /**
   * Sends a ballot once. The caller sends the same bytes again while no answer comes.
   * @returns its tracking code once the receipt is judged; `RETRY-LATER` while a page that was just loaded has not read the
   * log as far as the poll's barrier: a receipt could not be judged yet
   */
  async cast(cast: CastBallot): Promise<Result<Hex>> {
    if (this.#view.state?.polls.get(cast.ordinal)?.barrier === undefined)
      return refuse('RETRY-LATER', 'the log has not been read yet');
    const room = roomClient({ ...pageTransport(), attempts: 1 }, this.#view.pins.meeting);
    const answered = await room.cast(cast.ordinal, cast.ballot);
    if (!answered.ok) return answered;
    const receipt = judgeReceipt(stateOf(this.#view), cast, answered.value);
    return receipt.ok ? ok(cast.tracking) : receipt;
  }

  /**
   * Looks for codes that this tablet has judged challenges of among those of the sealed box.
   * @returns `BOX-NOT-SEALED` before; `CHALLENGE-IN-BOX` if one was cast
   */
  async challenged(ordinal: number, codes: readonly Hex[]): Promise<Result<void>> {
    const sealed = await this.#room?.tracking(ordinal);
    if (sealed === undefined) return refuse('RETRY-LATER');
    return sealed.ok ? checkChallenged(codes, sealed.value.codes) : sealed;
  }

  /** Told only what is new: the log is looked at every few seconds. */
  #tell(state: MeetingState): void {
    const snapshot = this.#snapshot(state);
    const said = JSON.stringify(snapshot);
    if (said === this.#said) return;
    this.#said = said;
    this.#told?.read(snapshot);
  }

  #snapshot(state: MeetingState): RoomSnapshot {
    const { manifest } = state;
    const pool = manifest?.body.pool ?? [];
    const isReserve = (ordinal: number) =>
      pool.length > 1 && ordinal === pool.at(-1)?.ordinal && state.polls.get(ordinal)?.manifest === undefined;
    return {
      meeting: state.id,
      head: headOf(state.log),
      phase: state.phase,
      ...(manifest === undefined ? {} : { manifest: aboutMeeting(manifest) }),
      issuing: pool.some(({ ordinal }) => state.polls.get(ordinal)?.phase === 'planned' && !isReserve(ordinal)),
      polls: [...state.polls]
        .sort(([a], [b]) => a - b)
        .map(([ordinal, poll]) => {
          const booth = this.#booths.get(ordinal);
          const shown = booth !== undefined && booth !== 'preparing' && !('ok' in booth) ? 'ready' : booth;
          return {
            ordinal,
            phase: poll.phase,
            ...(poll.manifest === undefined ? {} : { title: poll.manifest.body.title }),
            ...(poll.cancelled === undefined ? {} : { cancelled: poll.cancelled }),
            ...(poll.phase === 'open' ? { booth: shown ?? 'preparing' } : {}),
          };
        }),
    };
  }

  async #prepareBooths(state: MeetingState): Promise<void> {
    for (const ordinal of this.#booths.keys())
      if (state.polls.get(ordinal)?.phase !== 'open') this.#booths.delete(ordinal);
    for (const [ordinal, { phase }] of state.polls) {
      const booth = this.#booths.get(ordinal);
      // What was refused is tried again at the next look: cosignatures may come late, connections come back.
      if (phase !== 'open' || (booth !== undefined && !(typeof booth === 'object' && 'ok' in booth))) continue;
      if (booth === undefined) this.#booths.set(ordinal, 'preparing');
      const prepared = await this.#prepareBooth(state, ordinal);
      if (state.polls.get(ordinal)?.phase !== 'open') this.#booths.delete(ordinal);
      else this.#booths.set(ordinal, prepared.ok ? prepared.value : prepared);
      this.#tell(state);
    }
  }

  async #prepareBooth(
    state: MeetingState,
    ordinal: number,
  ): Promise<Result<{ readonly vault: CheckedVault; readonly paper: Paper }>> {
    const poll = state.polls.get(ordinal);
    const room = this.#room;
    if (poll?.barrier === undefined || poll.manifest === undefined || room === undefined) return refuse('POLL-PHASE');
    const named = await this.#readTexts(room, paperCommitments(poll.manifest.body));
    if (!named.ok) return named;
    const paper = makePaper(poll.manifest.body, this.#texts);
    if (!paper.ok) return paper;
    const checkpoint = await room.checkpoint(poll.barrier.checkpoint.size);
    if (!checkpoint.ok) return checkpoint;
    const page = await room.vault(ordinal);
    if (!page.ok) return page;
    const vault = checkVault(state, ordinal, page.value, checkpoint.value.note);
    return vault.ok ? ok({ vault: vault.value, paper: paper.value }) : vault;
  }

  async #readTexts(room: RoomClient, needed: readonly Hex[]): Promise<Result<void>> {
    if (needed.every((commitment) => this.#texts.has(commitment))) return ok(undefined);
    const page = await room.subjects();
    if (!page.ok) return page;
    const texts = judgeOpenings(page.value.openings);
    if (!texts.ok) return texts;
    this.#texts = texts.value;
    return ok(undefined);
  }
}

function aboutMeeting({ hash, body }: NonNullable<MeetingState['manifest']>): AboutMeeting {
  const { title, organisation, place, date, release } = body;
  return { fingerprint: hash, release, words: fingerprintWords(fromHex(hash)), title, organisation, place, date };
}
