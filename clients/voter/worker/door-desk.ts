import type { Bytes, Hex } from '../../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { drawUnlockCode, readCard } from '../../shared/tablet/card.ts';
import {
  askable,
  beginVisit,
  checkAnswers,
  type DoorVisit,
  endVisit,
  fetchOwnEntry,
  finishVisit,
  judgeUnused,
  visitProgress,
} from '../../shared/tablet/door.ts';
import { nameQuery, type ReadSlip, readName, readSlip } from '../../shared/tablet/slip.ts';
import { type RoomClient, roomClient } from '../../shared/transport/room.ts';
import { pageTransport, platformRandom } from '../../ui/platform.ts';
import { fromPlain, type PlainState } from './plain-state.ts';

/** Who stands at the door, shown to that person alone. */
export interface Visitor {
  readonly name: string;
  /** Everything there is was asked for before: the visit is finished with the card used then. */
  readonly resumed: boolean;
}

/** How far a visit has come, and for whom it waits. */
export type DoorStep =
  | { readonly step: 'presence' }
  | { readonly step: 'tellers'; readonly answered: number; readonly threshold: number }
  | { readonly step: 'done'; readonly polls: number };

/** A lost network is told soon; the same visit is sent again by whoever calls `advance`. */
const SOON = { attempts: 1 };

/** One voter's visit at the door. Lives in a worker of its own, which ends with the visit. */
export class DoorDesk {
  #slip: ReadSlip | undefined;
  #cardKey: Bytes | undefined;
  #drawn: Bytes | undefined;
  #visit: DoorVisit | undefined;

  /** Reads a slip and asks for the holder's own name. */
  async slip(plain: PlainState, text: string): Promise<Result<Visitor>> {
    const state = fromPlain(plain);
    const slip = readSlip(state, text);
    if (!slip.ok) return slip;
    const opening = await roomOf(state).name(nameQuery(state.id, slip.value));
    const name = opening.ok ? readName(state, slip.value, opening.value) : opening;
    if (!name.ok) return name;
    this.#slip = slip.value;
    const asked = visitProgress(state, slip.value.voter).logged;
    return ok({ name: name.value, resumed: asked && askable(state, slip.value.voter).length === 0 });
  }

  /** Reads the drawn card, or a code noted before. */
  card(meeting: Hex, text: string): Result<void> {
    const key = readCard(meeting, text);
    if (!key.ok) return key;
    this.#cardKey = key.value;
    return ok(undefined);
  }

  /** Without a printer: a code for the voter to write down. */
  drawCode(meeting: Hex): string {
    const code = drawUnlockCode(platformRandom);
    const key = readCard(meeting, code);
    if (key.ok) this.#drawn = key.value;
    return code;
  }

  /** The voter types back what was written down. */
  typedBack(meeting: Hex, text: string): Result<void> {
    const key = readCard(meeting, text);
    if (!key.ok) return key;
    if (this.#drawn === undefined || key.value.some((byte, at) => byte !== this.#drawn?.[at]))
      return refuse('CODE-CHECK', 'another code than the one shown');
    this.#cardKey = key.value;
    return ok(undefined);
  }

  /** Does what can be done now; called again whenever the log has grown, and after a lost connection. */
  async advance(plain: PlainState): Promise<Result<DoorStep>> {
    const [slip, cardKey, state] = [this.#slip, this.#cardKey, fromPlain(plain)];
    if (slip === undefined || cardKey === undefined) throw new Error('slip and card come first');
    const mayAsk = askable(state, slip.voter).length > 0;
    const { logged, ready, answered, threshold } = visitProgress(state, slip.voter);
    if (mayAsk || !logged) {
      const sent = await this.#request(state, slip, cardKey);
      if (sent.ok) return ok({ step: 'tellers', answered: 0, threshold });
      return sent.code === 'REQUEST-NOT-PRESENT' ? ok({ step: 'presence' }) : sent;
    }
    if (!ready) return ok({ step: 'tellers', answered, threshold });
    const issued = await this.#finish(state, slip.voter, cardKey);
    if (!issued.ok) return issued.code === 'DOOR-WAITING' ? ok({ step: 'tellers', answered, threshold }) : issued;
    endVisit(slip, cardKey);
    return ok({ step: 'done', polls: issued.value.length });
  }

  async #request(state: MeetingState, slip: ReadSlip, cardKey: Bytes): Promise<Result<void>> {
    if (this.#visit === undefined) {
      const begun = beginVisit(state, slip, cardKey, platformRandom);
      if (!begun.ok) return begun;
      const unused = await judgeUnused(state, slip.voter, cardKey, roomOf(state).vault);
      if (!unused.ok) return unused;
      this.#visit = begun.value;
    }
    const room = roomClient({ ...pageTransport(), ...SOON }, state.id);
    const sent = await room.requestTokens(this.#visit);
    if (sent.ok) return ok(undefined);
    // A barrier fell meanwhile: what is left is asked for anew.
    if (sent.code === 'REQUEST-ORDINALS') this.#visit = undefined;
    return sent;
  }

  async #finish(state: MeetingState, voter: number, cardKey: Bytes): Promise<Result<readonly number[]>> {
    const own = this.#visit?.vaultEntry;
    const entry = own === undefined ? await fetchOwnEntry(state, voter, roomOf(state).vault) : ok(own);
    // The vault goes with its poll; whether the card opens the entry then shows in the booth.
    if (!entry.ok && entry.code === 'VAULT-UNAVAILABLE') return checkAnswers(state, voter);
    return entry.ok ? finishVisit(state, voter, cardKey, entry.value, platformRandom) : entry;
  }
}

const roomOf = (state: MeetingState): RoomClient => roomClient(pageTransport(), state.id);
