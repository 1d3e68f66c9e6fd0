import { type Bytes, type Hex, toHex } from '../../../crypto/bytes.ts';
import { ok, type Refusal, type Result, refuse } from '../../../crypto/result.ts';
import { publicKeyOf } from '../../../crypto/signature.ts';
import { currentHead, type MeetingView, newView, pinHead, stateOf, viewSize } from '../../shared/meeting-view.ts';
import { makeBackup, restoreBackup } from '../../shared/teller/backup.ts';
import { newTellerMemory, ownIndex, rememberingIndex, type TellerDevice } from '../../shared/teller/memory.ts';
import { appendOnce } from '../../shared/transport/append.ts';
import type { Transport } from '../../shared/transport/http.ts';
import { officerClient } from '../../shared/transport/officer.ts';
import { roomClient } from '../../shared/transport/room.ts';
import { pageTransport, platformRandom } from '../../ui/platform.ts';
import { type CeremonyProgress, type CeremonySent, stepCeremony } from './ceremony-steps.ts';
import { type Desk, isAlarm, isConnection } from './desk.ts';
import type { KeptMemory, MemoryStore } from './kept-memory.ts';
import { Names } from './names.ts';
import { Proposals } from './proposed.ts';
import { answerRequests, appendDecryptions, cosignByItself, type Delivered } from './room-steps.ts';
import { missingSeals } from './sealing.ts';
import { pollsOf, readState, type TellerSnapshot, tellersOf } from './snapshot.ts';

interface HostSetup {
  readonly secretKey: Bytes;
  readonly meeting: Hex;
  readonly organisation: string;
  /** With the officer's session. */
  readonly transport: Transport;
  readonly store: MemoryStore;
  readonly kept: KeptMemory | undefined;
  readonly tell: (snapshot: TellerSnapshot) => void;
}

/** A teller's device at work in one meeting: its memory, its reading of the log, and what it does by itself. */
export class TellerHost {
  readonly desk: Desk;
  readonly proposals = new Proposals();
  kept: KeptMemory;
  counting: TellerSnapshot['counting'];
  readonly #setup: HostSetup;
  readonly #names = new Names();
  readonly #sent: CeremonySent = { rehearsal: new Set() };
  readonly #delivered: Delivered = new Set();
  #ceremony: CeremonyProgress | undefined;
  #offline: Refusal | undefined;
  #problem: Refusal | undefined;
  #alarm: Refusal | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #unsealed: ReadonlyMap<number, readonly number[]> = new Map();

  constructor(setup: HostSetup) {
    this.#setup = setup;
    const { secretKey, meeting, transport } = setup;
    this.kept = setup.kept ?? {
      memory: newTellerMemory(meeting),
      auto: true,
      refused: new Map(),
      backupMade: false,
    };
    const { memory, seen } = this.kept;
    const view = newView(seen === undefined ? memory.pins : pinHead(memory.pins, seen));
    const device: TellerDevice = {
      secretKey,
      random: platformRandom,
      memory,
      save: (changed) => this.keep({ memory: changed }),
    };
    const client = officerClient(transport, meeting);
    const room = roomClient(pageTransport(), meeting);
    this.desk = {
      device,
      view,
      client,
      room,
      key: toHex(publicKeyOf(secretKey)),
      append: (entry) => appendOnce(view, entry, (sent) => client.append(sent), room.log),
    };
  }

  get view(): MeetingView {
    return this.desk.view;
  }

  get own(): number {
    const own = ownIndex(this.desk.device, stateOf(this.view));
    return own.ok ? own.value : 0;
  }

  /** Keeps a change; settles once it is on the disk. */
  keep(change: Partial<KeptMemory>): Promise<void> {
    const seen = viewSize(this.view) > 0 ? { seen: currentHead(this.view) } : {};
    this.kept = { ...this.kept, memory: this.desk.device.memory, ...seen, ...change };
    return this.#setup.store.write(this.kept);
  }

  /** What following the log has met. Anything but the connection's trouble is a log that no honest service shows. */
  refused(refusal: Refusal): void {
    if (isConnection(refusal.code)) this.#offline = refusal;
    else this.#alarm = refusal;
    this.tell();
  }

  /** The log was read to its end, or the mail may have grown: does what there is to do. One round at a time. */
  async step(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#rounds().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async #rounds(): Promise<void> {
    while (this.#again && this.#alarm === undefined && this.view.state !== undefined) {
      this.#again = false;
      const done = await this.#round().catch((error: Error) => refuse('DEVICE-SAVE', error.message));
      this.#offline = undefined;
      this.#problem = undefined;
      if (!done.ok) this.judge(done);
      this.tell();
    }
  }

  /** Files a refusal under what it means for the teller. */
  judge(refusal: Refusal): void {
    if (isConnection(refusal.code)) this.#offline = refusal;
    else if (isAlarm(refusal)) this.#alarm = refusal;
    else this.#problem = refusal;
  }

  async #round(): Promise<Result<void>> {
    const { desk } = this;
    const state = stateOf(this.view);
    if ((this.kept.seen?.size ?? 0) < viewSize(this.view)) await this.keep({});
    if (this.#names.officers.size === 0) {
      const officers = await this.#names.readOfficers(this.#setup.transport, this.#setup.organisation);
      if (!officers.ok) return officers;
    }
    if (state.phase === 'draft') {
      const stepped = await stepCeremony(desk, this.#sent);
      if (!stepped.ok) return stepped;
      this.#ceremony = stepped.value;
    }
    const own = rememberingIndex(desk.device, this.view);
    if (own.ok && !state.lost.has(own.value)) {
      const acted = await this.#actAlone(own.value);
      if (!acted.ok) return acted;
    }
    const proposals = await this.proposals.read(desk);
    if (!proposals.ok) return proposals;
    return this.#names.read(
      desk,
      state,
      this.proposals.rows.map(({ proposal }) => proposal),
    );
  }

  async #actAlone(own: number): Promise<Result<void>> {
    const { desk } = this;
    const issuing = ['issuing', 'in-session'].includes(stateOf(this.view).phase);
    const cosigned = await cosignByItself(desk, this.#delivered);
    if (!cosigned.ok) return cosigned;
    const appended = await appendDecryptions(desk, own);
    if (!appended.ok) return appended;
    const seals = await missingSeals(desk);
    if (!seals.ok) return seals;
    this.#unsealed = seals.value;
    return this.kept.auto && issuing ? answerRequests(desk, own, this.kept.refused) : ok(undefined);
  }

  makeBackup(passphrase: string): Result<Bytes> {
    return makeBackup(this.desk.device, passphrase);
  }

  restore(file: Bytes, passphrase: string, seen: number): Promise<Result<void>> {
    return restoreBackup(this.desk.device, stateOf(this.view), file, passphrase, seen);
  }

  #standing(): TellerSnapshot['standing'] {
    const state = stateOf(this.view);
    const { memory } = this.desk.device;
    const own = rememberingIndex(this.desk.device, this.view);
    if (!own.ok && own.code === 'TELLER-MUST-REJOIN') return memory.restoredAt === undefined ? 'forgotten' : 'restored';
    return own.ok && state.lost.has(own.value) ? 'lost' : 'working';
  }

  tell(): void {
    if (this.view.state === undefined) return;
    const state = this.view.state;
    const { texts, officers } = this.#names;
    const { own, kept } = this;
    const { memory } = this.desk.device;
    const read = readState(state, own, texts);
    this.#setup.tell({
      ...read,
      ...(this.#offline && { offline: this.#offline }),
      ...(this.#problem && { problem: this.#problem }),
      ...(this.#alarm && { alarm: this.#alarm }),
      own,
      tellers: tellersOf(state, texts, officers),
      ready: (this.#ceremony?.ready ?? []).map((key) => officers.get(key) ?? ''),
      ...(this.#ceremony === undefined || state.phase !== 'draft' ? {} : { ceremony: this.#ceremony }),
      backupMade: kept.backupMade,
      standing: this.#standing(),
      auto: kept.auto,
      queue: read.queue.map((row) => {
        const refused = kept.refused.get(row.leaf);
        return refused === undefined ? row : { ...row, refused };
      }),
      polls: pollsOf(state).map((poll) => ({
        ...poll,
        checked: memory.opened.has(poll.ordinal),
        counted: memory.counted.has(poll.ordinal),
        verified: memory.counted.has(poll.ordinal) || memory.checked?.has(poll.ordinal) === true,
        unsealed: this.#unsealed.get(poll.ordinal) ?? [],
      })),
      proposals: this.proposals.rows,
      texts,
      ...(this.counting && { counting: this.counting }),
    });
  }
}
