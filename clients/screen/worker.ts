import { expose } from 'comlink';
import { decodeHex, type Hex } from '../../crypto/bytes.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import { subjectCommitments } from '../../src/domain/verify/openings.ts';
import type { RoomState } from '../../src/http/wire/room.ts';
import { followRoom } from '../shared/follow-room.ts';
import { currentHead, newView, pinHead, type ViewPins } from '../shared/meeting-view.ts';
import { askNames } from '../shared/names-offer.ts';
import { judgeOpening, judgeOpenings, type Opening } from '../shared/openings.ts';
import type { RoomLink } from '../shared/room-link.ts';
import { roomClient } from '../shared/transport/room.ts';
import { keep, readKept } from '../ui/device-store.ts';
import { pageTransport } from '../ui/platform.ts';
import { type ScreenState, screenState } from './screen-state.ts';

export type ScreenNews =
  | { readonly kind: 'read'; readonly screen: ScreenState }
  | { readonly kind: 'refused'; readonly code: string };

type Tell = (news: ScreenNews) => void;

/** Follows one meeting for the projector, and judges every entry of its log itself. */
class Projector {
  readonly #tell: Tell;
  readonly #room: ReturnType<typeof roomClient>;
  readonly #names = new Map<Hex, string>();
  readonly #voterNames = new Map<Hex, string>();
  readonly #cast = new Map<number, number>();
  readonly #tracking = new Map<number, readonly Hex[]>();
  #offered: readonly Opening[] = [];
  #state: MeetingState | undefined;

  constructor(pins: ViewPins, tell: Tell) {
    this.#tell = tell;
    const transport = pageTransport();
    this.#room = roomClient(transport, pins.meeting);
    const view = newView(pins);
    followRoom(transport, view, {
      read: (state) => {
        this.#state = state;
        const fingerprint = state.manifest?.hash;
        const seen = { ...view.pins, heads: [], ...(fingerprint === undefined ? {} : { fingerprint }) };
        void keep(keptName(pins.meeting), pinHead(seen, currentHead(view)));
        this.#show();
        void this.#readBesides(state);
      },
      counts: (counts) => this.#count(counts),
      refused: ({ code }) => tell({ kind: 'refused', code }),
    });
    askNames(pins.meeting, (openings) => {
      this.#offered = openings;
      this.#show();
    });
  }

  #show(): void {
    const state = this.#state;
    if (state === undefined) return;
    this.#readVoterNames(state);
    const besides = {
      names: this.#names,
      voterNames: this.#voterNames,
      cast: this.#cast,
      tracking: this.#tracking,
    };
    this.#tell({ kind: 'read', screen: screenState(state, besides) });
  }

  #count({ polls }: RoomState): void {
    for (const { ordinal, cast } of polls) this.#cast.set(ordinal, cast);
    this.#show();
  }

  /** Only names that the log commits to, of people on the roll. */
  #readVoterNames(state: MeetingState): void {
    const onRoll = new Set(state.roll?.voters.map(({ name }) => name));
    for (const opening of this.#offered) {
      if (!onRoll.has(opening.commitment) || this.#voterNames.has(opening.commitment)) continue;
      const judged = judgeOpening(opening.commitment, opening);
      if (judged.ok) this.#voterNames.set(opening.commitment, judged.value);
    }
  }

  /** Names of subjects, and tracking codes of sealed boxes: asked for once they can be there, until they are. */
  async #readBesides(state: MeetingState): Promise<void> {
    const polls = [...state.polls];
    const shown = polls.flatMap(([, { manifest }]) => (manifest ? subjectCommitments(manifest.body) : []));
    if (shown.some((commitment) => !this.#names.has(commitment))) {
      const page = await this.#room.subjects();
      const texts = page.ok ? judgeOpenings(page.value.openings) : page;
      if (!texts.ok) return this.#tell({ kind: 'refused', code: texts.code });
      for (const [commitment, text] of texts.value) this.#names.set(commitment, text);
      this.#show();
    }
    for (const [ordinal, { box }] of polls) {
      if (box === undefined || this.#tracking.has(ordinal)) continue;
      const page = await this.#room.tracking(ordinal);
      // Every ballot has one code, and no two have the same: anything else is not the list of this box.
      if (!page.ok || new Set(page.value.codes).size !== box.size) continue;
      this.#tracking.set(ordinal, page.value.codes);
      this.#show();
    }
  }
}

const keptName = (meeting: Hex): string => `screen/${meeting}`;

/** What the projector saw of this meeting before it was loaded again. */
async function keptPins(meeting: Hex): Promise<ViewPins | undefined> {
  const kept = (await readKept(keptName(meeting)).catch(() => undefined)) as Partial<ViewPins> | undefined;
  const [head] = Array.isArray(kept?.heads) ? kept.heads : [];
  if (kept?.meeting !== meeting || !Number.isSafeInteger(head?.size) || !decodeHex(head?.root, 32).ok) return undefined;
  return kept as ViewPins;
}

const api = {
  async follow({ meeting, fingerprint }: RoomLink, tell: Tell): Promise<void> {
    const pins = (await keptPins(meeting)) ?? { meeting, heads: [] };
    new Projector({ ...pins, ...(fingerprint === undefined ? {} : { fingerprint }) }, tell);
  },
};
export type ScreenWorker = typeof api;

expose(api);
