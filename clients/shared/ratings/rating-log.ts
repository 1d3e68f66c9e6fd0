import type { Bytes, Hex } from '../../../crypto/bytes.ts';
import { ok, type Refusal, type Result, refuse } from '../../../crypto/result.ts';
import { headOf } from '../../../src/domain/meeting/hashes.ts';
import type { TreeHead } from '../../../src/domain/meeting/shapes.ts';
import type { RatingBody } from '../../../src/domain/rating/bodies.ts';
import { decodeRatingEntry, type RatingEntry, signRating } from '../../../src/domain/rating/entry.ts';
import { beginRatingLog, judgeRatingEntry } from '../../../src/domain/rating/judge.ts';
import type { RatingState } from '../../../src/domain/rating/state.ts';
import { judgeOpenings, type Opening } from '../openings.ts';
import type { Transport } from '../transport/http.ts';
import { type RatingClient, ratingClient } from './rating-client.ts';
import { followRatingLog, isInRatingLog, judgeRatingNote, newRatingView, type RatingView } from './rating-view.ts';
import type { Saying } from './saying.ts';

/** A signed-in officer, as far as a rating log needs one. */
export interface RatingOfficer {
  /** 32 bytes, Ed25519. Secret. */
  readonly secretKey: Bytes;
  /** 32 bytes: the pinned service key. */
  readonly service: Hex;
  /** Carries the session's token. */
  readonly transport: Transport;
}

/** A signed statement of which this device does not know that it stands in the log. */
export interface HeldStatement {
  readonly entry: RatingEntry;
  readonly openings: readonly Opening[];
}

/** What a device keeps of a log over reloads: public values, and statements that their signer means to send. */
export interface KeptRatings {
  readonly head: TreeHead | undefined;
  /** The service's signature under that head. */
  readonly note: string | undefined;
  readonly held: readonly HeldStatement[];
}

/** Where a device keeps it, for instance `readKept` and `keep` of clients/ui/device-store.ts under a name of its own. */
export interface RatingStore {
  readonly read: () => Promise<KeptRatings | undefined>;
  readonly keep: (kept: KeptRatings) => Promise<void>;
}

/** What screens show; a new object whenever something has changed. */
export interface RatingReading {
  /** Undefined where nobody has begun the log. */
  readonly state: RatingState | undefined;
  /** Every entry that was judged, in order. */
  readonly entries: readonly RatingEntry[];
  /** Judged texts by commitment; empty until `readTexts`. None that was erased. */
  readonly texts: ReadonlyMap<Hex, string>;
  readonly held: readonly HeldStatement[];
  /** Why the last statement was refused, where the log has grown meanwhile: what asked for it may no longer be on the screen. */
  readonly overtaken: Refusal | undefined;
}

/** Unanswered: the statement may stand in the log or may yet be sent. */
const UNKNOWN: ReadonlySet<string> = new Set(['SERVICE-UNREACHABLE', 'SERVICE-TIMEOUT', 'STATE-STALE']);
const NOTES = 5;

/** One organisation's rating log on an officer's device: reads and judges it, states, and looks before it reports success. */
export class RatingLog {
  readonly organisation: string;
  readonly client: RatingClient;
  /** Called after every change of `now`. */
  onChange: () => void = () => {};
  readonly #officer: RatingOfficer;
  readonly #store: RatingStore;
  readonly #view: RatingView;
  #note: string | undefined;
  #held: readonly HeldStatement[];
  #texts: ReadonlyMap<Hex, string> = new Map();
  #wantsTexts = false;
  #overtaken: Refusal | undefined;
  #now: RatingReading;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(officer: RatingOfficer, organisation: string, store: RatingStore, kept: KeptRatings | undefined) {
    this.organisation = organisation;
    this.client = ratingClient(officer.transport, organisation);
    this.#officer = officer;
    this.#store = store;
    this.#view = newRatingView(officer.service, organisation, kept?.head);
    this.#note = kept?.note;
    this.#held = kept?.held ?? [];
    this.#now = { state: undefined, entries: [], texts: this.#texts, held: this.#held, overtaken: undefined };
  }

  /** Reads and judges the whole log. Codes: those of `sync`. */
  static async open(officer: RatingOfficer, organisation: string, store: RatingStore): Promise<Result<RatingLog>> {
    const log = new RatingLog(officer, organisation, store, await store.read());
    const synced = await log.sync();
    return synced.ok ? ok(log) : synced;
  }

  get now(): RatingReading {
    return this.#now;
  }

  /** 16 bytes. */
  get id(): Hex {
    return this.#view.log;
  }

  /** Reads what is new. @returns the refusals of `followRatingLog` and `judgeRatingNote` */
  sync(): Promise<Result<void>> {
    return this.#inTurn(() => this.#sync());
  }

  /** Reads the names, remarks and reasons too, now and after every later change. */
  readTexts(): Promise<Result<void>> {
    this.#wantsTexts = true;
    return this.#inTurn(async () => {
      const read = await this.#readTexts();
      this.#changed();
      return read;
    });
  }

  /**
   * Signs a statement, after judging that it may stand in the log now, and appends it. It is kept before it is sent: where no
   * answer comes it is held, and `sendHeld` sends the same bytes again.
   * @param openings of every commitment that the statement makes (`committer`)
   * @returns once this device has read the statement in the log; otherwise the refusal
   */
  append(saying: Saying, openings: readonly Opening[] = []): Promise<Result<void>> {
    return this.#inTurn(async () => {
      this.#overtaken = undefined;
      const before = this.#view.state?.log.size ?? 0;
      const done = await this.#append(saying, openings);
      if (!done.ok && this.#view.state?.log.size !== before) {
        this.#overtaken = done;
        this.#changed();
      }
      return done;
    });
  }

  async #append(saying: Saying, openings: readonly Opening[]): Promise<Result<void>> {
    const ready = this.#held.length > 0 ? await this.#sendHeld() : await this.#sync();
    if (!ready.ok) return ready;
    const entry = signRating({ ...saying, log: this.#view.log } as RatingBody, this.#officer.secretKey);
    const judged = this.#judge(entry);
    if (!judged.ok) return judged;
    this.#held = [{ entry, openings }];
    await this.#keep();
    return this.#sendHeld();
  }

  /** Sends what was held, in its order. What the log would no longer take is dropped, and its refusal answered. */
  sendHeld(): Promise<Result<void>> {
    return this.#inTurn(() => this.#sendHeld());
  }

  /** Forgets what was held, as far as it does not stand in the log. */
  dropHeld(): Promise<Result<void>> {
    return this.#inTurn(async () => {
      this.#held = [];
      await this.#keep();
      this.#changed();
      return ok(undefined);
    });
  }

  async #sendHeld(): Promise<Result<void>> {
    const synced = await this.#sync();
    if (!synced.ok) return synced;
    for (let next = this.#held[0]; next !== undefined; next = this.#held[0]) {
      const sent = await this.client.append(next.entry, next.openings);
      const read = await this.#sync();
      if (this.#held[0] !== next) continue;
      if (!sent.ok && UNKNOWN.has(sent.code)) return sent;
      if (!read.ok) return read;
      this.#held = this.#held.slice(1);
      await this.#keep();
      this.#changed();
      return sent.ok ? refuse('STATE-STALE', 'acknowledged, and not in the log') : sent;
    }
    return ok(undefined);
  }

  /** The log and the service's signature under its head; what was held and stands in it is held no longer. */
  async #sync(): Promise<Result<void>> {
    const before = this.#view.state?.log.size ?? 0;
    const followed = await this.#follow();
    this.#held = this.#held.filter(({ entry }) => !isInRatingLog(this.#view, entry));
    if (followed.ok && this.#view.state?.log.size !== before) await this.#keep();
    const texts = followed.ok && this.#wantsTexts ? await this.#readTexts() : ok(undefined);
    this.#changed();
    return followed.ok ? texts : followed;
  }

  async #follow(): Promise<Result<void>> {
    for (let attempt = 0; attempt < NOTES; attempt++) {
      const before = this.#view.state?.log.size ?? 0;
      const followed = await followRatingLog(this.#view, this.client.log);
      if (!followed.ok) return followed;
      const size = this.#view.state?.log.size ?? 0;
      if (size === 0 || (size === before && this.#note !== undefined)) return ok(undefined);
      const note = await this.client.checkpoint();
      if (!note.ok) return note;
      const signed = judgeRatingNote(this.#view, note.value.note);
      if (!signed.ok) return signed;
      if (signed.value) {
        this.#note = note.value.note;
        return ok(undefined);
      }
      this.#note = undefined;
    }
    return refuse('STATE-STALE', 'the log keeps growing');
  }

  #judge(entry: RatingEntry): Result<unknown> {
    const decoded = decodeRatingEntry(entry);
    if (!decoded.ok) return decoded;
    const { state } = this.#view;
    return state === undefined ? beginRatingLog(entry) : judgeRatingEntry(state, entry);
  }

  async #readTexts(): Promise<Result<void>> {
    const { state } = this.#view;
    // What was erased is forgotten here too, whatever a service still answers.
    const kept = (texts: ReadonlyMap<Hex, string>) =>
      new Map([...texts].filter(([commitment]) => !state?.erased.has(commitment)));
    this.#texts = kept(this.#texts);
    const missing = [...(state?.commitments ?? [])].some(
      (commitment) => !this.#texts.has(commitment) && !state?.erased.has(commitment),
    );
    if (!missing) return ok(undefined);
    const answer = await this.client.openings();
    if (!answer.ok) return answer;
    const texts = judgeOpenings(answer.value.openings);
    if (!texts.ok) return texts;
    this.#texts = kept(texts.value);
    return ok(undefined);
  }

  #keep(): Promise<void> {
    const { state, pinned } = this.#view;
    const read = state === undefined ? undefined : headOf(state.log);
    // A log that was not read to its end takes nothing back of what this device has seen.
    const head = (read?.size ?? 0) < (pinned?.size ?? 0) ? pinned : read;
    return this.#store.keep({ head, note: this.#note, held: this.#held });
  }

  #changed(): void {
    const { state, entries } = this.#view;
    this.#now = {
      state: state && { ...state },
      entries: [...entries],
      texts: this.#texts,
      held: this.#held,
      overtaken: this.#overtaken,
    };
    this.onChange();
  }

  /** One after the other: two acts at once would be judged against the same log. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}
