import type { Bytes, Hex, RandomBytes } from '../../../crypto/bytes.ts';
import { toHex } from '../../../crypto/bytes.ts';
import type { Round1Secret } from '../../../crypto/dkg.ts';
import { groupEngine } from '../../../crypto/engine.ts';
import type { GroupEngine } from '../../../crypto/group.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { publicKeyOf } from '../../../crypto/signature.ts';
import type { BodyOf } from '../../../src/domain/meeting/bodies.ts';
import type { Entry } from '../../../src/domain/meeting/entry.ts';
import type { TreeHead } from '../../../src/domain/meeting/shapes.ts';
import { tellerKeys } from '../../../src/domain/meeting/signers.ts';
import type { MeetingState } from '../../../src/domain/meeting/state.ts';
import { type MeetingView, pinHead, stateOf, type ViewPins, viewSize } from '../meeting-view.ts';
import type { VerifiedBox } from '../verify-box.ts';

/** A message to other tellers' devices, through the service's mailbox. */
export interface Mail {
  /** 0: to all. */
  readonly recipient: number;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A message as the mailbox answers it: hostile, though the service names its sender. */
export interface ReceivedMail extends Mail {
  readonly sender: number;
}

/** Own secrets of one run of the ceremony, until its shares are made. */
export interface CeremonyMemory {
  readonly exchange: { readonly secretKey: Bytes; readonly publicKey: Bytes };
  readonly round1?: {
    readonly run: number;
    readonly secret: Round1Secret;
    readonly entry: Entry<BodyOf<'ceremony-commitments'>>;
  };
  readonly shares?: readonly Mail[];
  /** The run's complaint, once this device has made one: it publishes the exchange key, so that the run ends here whatever comes. */
  readonly complaint?: { readonly accused: number; readonly entry: Entry<BodyOf<'ceremony-complaint'>> };
}

/** Own shares of one pair. A share that has done its work is zeroed and dropped. Secret. */
interface HeldPair {
  readonly ordinal: number;
  /** Dropped once the poll's sums are decrypted: the decryption itself is kept. */
  readonly box: Bytes | null;
  /** Dropped at the poll's barrier: nobody can be issued a ballot of it any more. */
  readonly token: Bytes | null;
}

export interface HeldShares {
  readonly run: number;
  /** Own index, 1..n. */
  readonly teller: number;
  readonly transcript: Hex;
  readonly pairs: readonly HeldPair[];
  /** They came out of the backup file: what the rehearsal is to show. */
  readonly restored: boolean;
}

/** What this device has shown and answered in the rehearsal. */
export interface RehearsalMemory {
  readonly run: number;
  readonly sent: readonly Mail[];
  /** Of teller 1 only, who makes the dummy ballot. */
  readonly dummy?: { readonly ballotSecret: Bytes; readonly blinding: Bytes; readonly choice: number };
}

/**
 * Everything that a teller's device must never forget: values that survive structured cloning. It is saved before
 * anything that depends on it leaves the device, so that a crash can lose an answer and never its memory.
 */
export interface TellerMemory {
  readonly pins: ViewPins;
  readonly ceremony?: CeremonyMemory;
  readonly shares?: HeldShares;
  readonly rehearsal?: RehearsalMemory;
  /** `voter/ordinal` → leaf hash of the one request that was answered. */
  readonly granted: ReadonlyMap<string, Hex>;
  /** Barriers that were checked, by ordinal: the head that was cosigned. */
  readonly opened: ReadonlyMap<number, TreeHead>;
  /** Heads of the log with the sealed box, by ordinal, as cosigned. */
  readonly sealed: ReadonlyMap<number, TreeHead>;
  /** By ordinal: the box that was verified, and the one decryption that this device ever gives for it. */
  readonly counted: ReadonlyMap<
    number,
    { readonly verified: VerifiedBox; readonly entry: Entry<BodyOf<'partial-decryption'>> }
  >;
  /** By ordinal: boxes that were verified after the count, by a device that gave no decryption of them. */
  readonly checked?: ReadonlyMap<number, VerifiedBox>;
  /**
   * Size of the log, as it was shown, at which shares of a ceremony were restored that this device did not remember. What it
   * did before is forgotten, so it does nothing until the others have stated it lost and taken it back at a later size.
   */
  readonly restoredAt?: number;
}

export const newTellerMemory = (meeting: Hex): TellerMemory => ({
  pins: { meeting, heads: [] },
  granted: new Map(),
  opened: new Map(),
  sealed: new Map(),
  counted: new Map(),
});

/** A running device: identity, memory, and how it is kept. */
export interface TellerDevice {
  /** 32 bytes, Ed25519, the teller's identity. Secret. */
  readonly secretKey: Bytes;
  readonly random: RandomBytes;
  /** Resolves once the memory is durable; nothing is sent before. */
  readonly save: (memory: TellerMemory) => Promise<void>;
  readonly engine?: GroupEngine;
  memory: TellerMemory;
}

/** The last save of each device that was asked for; it never rejects. */
const lastSave = new WeakMap<TellerDevice, Promise<void>>();

/**
 * Changes the memory and saves it. The change holds at once, so that two steps at a time cannot lose one another's; it
 * holds too if saving fails, and then whatever waited for it is not sent. Saves are made one after the other: a slow one
 * must not put an older memory in the place of a newer.
 */
export async function remember(device: TellerDevice, change: (memory: TellerMemory) => TellerMemory): Promise<void> {
  device.memory = change(device.memory);
  const saved = (lastSave.get(device) ?? Promise.resolve()).then(() => device.save(device.memory));
  lastSave.set(
    device,
    saved.catch(() => {}),
  );
  await saved;
}

export const engineOf = (device: TellerDevice): GroupEngine => device.engine ?? groupEngine();

/** Own index among the tellers of the log. */
export function ownIndex(device: TellerDevice, state: MeetingState): Result<number> {
  const place = tellerKeys(state).indexOf(toHex(publicKeyOf(device.secretKey)));
  return place < 0 ? refuse('TELLER-NOT-NAMED', 'this device is no teller of this meeting') : ok(place + 1);
}

/**
 * Own index, on a device that has not forgotten what it did: whatever it signs or cosigns, it must know what it has signed.
 * @returns `TELLER-MUST-REJOIN` on a restored device that the others have not taken back, and on one that has lost its memory
 */
export function rememberingIndex(device: TellerDevice, view: MeetingView): Result<number> {
  const own = ownIndex(device, stateOf(view));
  if (!own.ok) return own;
  if (viewSize(view) < (view.pins.heads.at(-1)?.size ?? 0))
    return refuse('VIEW-SHORTENED', 'the log is not read as far as this device has seen it');
  const { restoredAt } = device.memory;
  const rejoined = view.rejoined.get(own.value) ?? -1;
  if (restoredAt !== undefined && rejoined < restoredAt)
    return refuse('TELLER-MUST-REJOIN', 'restored in the meeting: the other tellers must take this device back');
  // Every teller had shares when it signed the manifest, so that a device without them has lost its memory.
  const { manifest } = stateOf(view);
  if (manifest !== undefined && device.memory.shares?.transcript !== manifest.body.transcript)
    return refuse('TELLER-MUST-REJOIN', 'this device has forgotten the meeting: restore it from its backup');
  return own;
}

/** Own shares, of the ceremony that the log holds, on a device that has not forgotten what it did with them. */
export function usableShares(device: TellerDevice, view: MeetingView): Result<HeldShares> {
  const { shares } = device.memory;
  const own = ownIndex(device, stateOf(view));
  if (!own.ok) return own;
  if (shares === undefined || shares.transcript !== stateOf(view).run?.result?.transcript)
    return refuse('TELLER-TRANSCRIPT', 'this device holds no shares of this ceremony');
  const remembering = rememberingIndex(device, view);
  return remembering.ok ? ok(shares) : remembering;
}

/** Adds one entry to a map of the memory. */
export const withEntry = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> =>
  new Map([...map, [key, value]]);

/** Every later log must extend this head. */
export const withHead = (memory: TellerMemory, head: TreeHead): TellerMemory => ({
  ...memory,
  pins: pinHead(memory.pins, head),
});
