import { expose } from 'comlink';
import type { Bytes, Hex } from '../../../crypto/bytes.ts';
import { toHex } from '../../../crypto/bytes.ts';
import { loadFastPairing } from '../../../crypto/pairing-engine.ts';
import { ok, type Refusal, type Result, refuse } from '../../../crypto/result.ts';
import { publicKeyOf } from '../../../crypto/signature.ts';
import { followRoom } from '../../shared/follow-room.ts';
import { stateOf } from '../../shared/meeting-view.ts';
import { signShared } from '../../shared/officer.ts';
import { acts } from '../../shared/secretary/run-polls.ts';
import { markPresent } from '../../shared/teller/issuing.ts';
import { rememberingIndex, type TellerMemory } from '../../shared/teller/memory.ts';
import { judgeBarrier } from '../../shared/teller/polls.ts';
import { sleep } from '../../shared/transport/http.ts';
import { openSession } from '../../ui/officer/session.ts';
import { pageTransport } from '../../ui/platform.ts';
import { countBox } from './counting.ts';
import { isAlarm, isConnection } from './desk.ts';
import { TellerHost } from './host.ts';
import { MemoryStore } from './kept-memory.ts';
import { answerOne } from './room-steps.ts';
import type { TellerSnapshot } from './snapshot.ts';

export interface DeviceSetup {
  readonly secretKey: Bytes;
  readonly service: Hex;
  readonly organisation: string;
  readonly meeting: Hex;
  /** Of a sample meeting only: what the device remembers before it has kept anything itself. */
  readonly initial?: TellerMemory;
}

/** What the page is told. */
export type Told =
  | { readonly kind: 'opening' }
  /** Another tab runs this device; this one takes over when that one is closed. */
  | { readonly kind: 'elsewhere' }
  /** The browser has no locks: the page was not opened over TLS. */
  | { readonly kind: 'insecure' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'snapshot'; readonly snapshot: TellerSnapshot };

/** Without a session the device looks again after so long. */
const AGAIN_MS = 4_000;

/** Mail and proposals are not announced: looked for so often. */
const LOOK_MS = 1_500;

let host: TellerHost | undefined;

const working = (): TellerHost => {
  if (host === undefined) throw new Error('the device is not open yet');
  return host;
};

/** Runs the device once this tab alone has it. */
async function open(setup: DeviceSetup, tell: (told: Told) => void): Promise<void> {
  tell({ kind: 'opening' });
  const { locks } = navigator as Partial<Navigator>;
  if (locks === undefined) return tell({ kind: 'insecure' });
  const name = `phieu-kin teller ${toHex(publicKeyOf(setup.secretKey))} ${setup.meeting}`;
  // A tab that was just reloaded gives its lock back within a moment.
  const waiting = setTimeout(() => tell({ kind: 'elsewhere' }), 700);
  await locks.request(name, async () => {
    clearTimeout(waiting);
    tell({ kind: 'opening' });
    await run(setup, tell);
    // Held until the tab is closed or the worker ended.
    await new Promise(() => {});
  });
}

async function run(
  { secretKey, service, organisation, meeting, initial }: DeviceSetup,
  tell: (told: Told) => void,
): Promise<void> {
  const store = new MemoryStore(secretKey, meeting);
  let kept: Awaited<ReturnType<typeof store.read>>;
  try {
    kept = await store.read();
  } catch (error) {
    return tell({ kind: 'refused', refusal: refuse('DEVICE-MEMORY', (error as Error).message) });
  }
  if (kept === undefined && initial !== undefined)
    kept = { memory: initial, auto: true, refused: new Map(), backupMade: true };
  let session = await openSession(pageTransport(), { secretKey, service });
  while (!session.ok) {
    tell({ kind: 'refused', refusal: session });
    await sleep(AGAIN_MS);
    session = await openSession(pageTransport(), { secretKey, service });
  }
  const { transport } = session.value;
  const made = new TellerHost({
    secretKey,
    meeting,
    organisation,
    transport,
    store,
    kept,
    tell: (snapshot) => tell({ kind: 'snapshot', snapshot }),
  });
  host = made;
  followRoom(pageTransport(), made.view, {
    read: () => void made.step(),
    refused: (refusal) => {
      if (made.view.state === undefined) tell({ kind: 'refused', refusal });
      made.refused(refusal);
    },
  });
  setInterval(() => void made.step(), LOOK_MS);
}

/** Does one act of the teller, files what it was refused with, and looks again at once. */
async function act<T>(work: (device: TellerHost) => Promise<Result<T>> | Result<T>): Promise<Result<T>> {
  const device = working();
  let done: Result<T>;
  try {
    done = await work(device);
  } catch (error) {
    done = refuse('DEVICE-SAVE', (error as Error).message);
  }
  // What an act was refused with stands beside its button.
  if (!done.ok && (isAlarm(done) || isConnection(done.code))) device.judge(done);
  device.tell();
  void device.step();
  return done;
}

const teller = {
  open,

  /** The backup file, to be saved by the person. */
  makeBackup: (passphrase: string) =>
    act(async (device) => {
      const made = device.makeBackup(passphrase);
      if (made.ok) await device.keep({ backupMade: true });
      return made;
    }),

  restore: (file: Bytes, passphrase: string, seen: number) => act((device) => device.restore(file, passphrase, seen)),

  sign: (proposal: Hex) => act((device) => device.proposals.sign(device.desk, proposal)),

  markPresent: (voter: number) =>
    act(async ({ desk }) => {
      const entry = markPresent(desk.device, stateOf(desk.view), voter);
      if (!entry.ok) return entry.code === 'PRESENCE-REPEATED' ? ok(undefined) : entry;
      const appended = await desk.append(entry.value);
      // Another teller may have marked the same person meanwhile.
      return appended.ok || stateOf(desk.view).present.has(voter) ? ok(undefined) : appended;
    }),

  setAuto: (auto: boolean) => act(async (device) => ok(await device.keep({ auto }))),

  answer: (leaf: Hex) =>
    act(async (device) => {
      const refused = new Map(device.kept.refused);
      if (refused.delete(leaf)) await device.keep({ refused });
      return answerOne(device.desk, leaf);
    }),

  /** This device does not answer a request; whether others do is theirs to say. */
  refuseRequest: (leaf: Hex, reason: string) =>
    act(async (device) => ok(await device.keep({ refused: new Map([...device.kept.refused, [leaf, reason]]) }))),

  checkBarrier: (ordinal: number, present: number, issued: number) =>
    act(async ({ desk }) => {
      const judged = await judgeBarrier(desk.device, desk.view, ordinal, { present, issued });
      if (!judged.ok) return judged;
      const sent = await desk.client.cosign(judged.value);
      return sent.ok ? ok(undefined) : sent;
    }),

  count: (ordinal: number) => act((device) => countBox(device, ordinal)),

  /** Lays out that a teller's device is lost, and signs; secretary and all other tellers sign too. */
  stateLost: (index: number, reason: string) =>
    act(({ desk }) => propose(desk, acts.loseTeller(stateOf(desk.view).id, index, reason))),

  takeBack: (index: number) => act(({ desk }) => propose(desk, acts.rejoinTeller(stateOf(desk.view), index))),
};

async function propose(
  { device, view, client }: TellerHost['desk'],
  body: ReturnType<typeof acts.loseTeller> | ReturnType<typeof acts.rejoinTeller>,
): Promise<Result<void>> {
  const remembering = rememberingIndex(device, view);
  if (!remembering.ok) return remembering;
  const signature = signShared(stateOf(view), body, device.secretKey);
  if (!signature.ok) return signature;
  const laid = await client.propose(body);
  if (!laid.ok) return laid;
  const signed = await client.sign(laid.value.proposal, signature.value);
  return signed.ok ? ok(undefined) : signed;
}

export type TellerWorker = typeof teller;

// Until it is there, noble judges tokens.
void loadFastPairing();
expose(teller);
