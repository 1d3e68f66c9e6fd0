import { type Hex, toHex } from '../../../crypto/bytes.ts';
import { ok, type Result } from '../../../crypto/result.ts';
import type { CeremonyRun } from '../../../src/domain/meeting/state.ts';
import { stateOf } from '../../shared/meeting-view.ts';
import { joinCeremony, prepareRun, receiveShares, sendShares } from '../../shared/teller/ceremony.ts';
import type { Mail } from '../../shared/teller/memory.ts';
import { rehearse } from '../../shared/teller/rehearsal.ts';
import type { Desk } from './desk.ts';

/** Where the key ceremony stands, as this device sees it, and for whom it waits. */
export interface CeremonyProgress {
  readonly stage: /** Waits for the secretary to name the tellers. */
    | 'ready'
    /** A run names other tellers, or this one under a key that the device no longer has. */
    | 'other-run'
    /** A complaint has ended the run. */
    | 'broken'
    | 'commitments'
    | 'shares'
    | 'backup'
    | 'rehearsal'
    | 'done';
  /** Keys of the officers whose devices are ready for the next run. */
  readonly ready: readonly Hex[];
  /** Indices of the tellers who have not done this stage yet. */
  readonly missing: readonly number[];
  readonly accused?: number;
}

/** What was sent since the page was opened: sent again after a reload, the same bytes. */
export interface CeremonySent {
  offered?: Hex;
  sharesOfRun?: number;
  readonly rehearsal: Set<string>;
}

const indices = (run: CeremonyRun): number[] => run.named.tellers.map((_, place) => place + 1);

/** Does all that this device can do of the ceremony now; called whenever the log or the mail may have grown. */
export async function stepCeremony(desk: Desk, sent: CeremonySent): Promise<Result<CeremonyProgress>> {
  const { device, key } = desk;
  const { run } = stateOf(desk.view);
  const own = run?.named.tellers.find((teller) => teller.key === key);
  const { shares, ceremony } = device.memory;
  const knows =
    own !== undefined &&
    (shares?.run === run?.named.run || own.exchange === (ceremony && toHex(ceremony.exchange.publicKey)));
  if (run === undefined || own === undefined || !knows || run.complaint !== undefined) return offer(desk, sent);
  if (run.result === undefined) return commit(desk, run);
  if (shares?.transcript !== run.result.transcript) return exchangeShares(desk, sent, run);
  const missing = indices(run).filter((teller) => !run.rehearsed.has(teller));
  if (run.rehearsed.has(shares.teller))
    return ok({ stage: missing.length === 0 ? 'done' : 'rehearsal', ready: [], missing });
  if (!shares.restored) return ok({ stage: 'backup', ready: [], missing });
  return stepRehearsal(desk, sent, run);
}

/** Hands over a fresh exchange key and waits to be named. */
async function offer({ device, client, view }: Desk, sent: CeremonySent): Promise<Result<CeremonyProgress>> {
  const { run } = stateOf(view);
  const { exchange } = await prepareRun(device);
  if (sent.offered !== exchange) {
    const offered = await client.offerExchange(exchange);
    if (!offered.ok) return offered;
    sent.offered = exchange;
  }
  const read = await client.offers();
  if (!read.ok) return read;
  const ready = read.value.offers.map((each) => each.key);
  if (run === undefined) return ok({ stage: 'ready', ready, missing: [] });
  if (run.complaint === undefined) return ok({ stage: 'other-run', ready, missing: [] });
  return ok({ stage: 'broken', ready, missing: [], accused: run.complaint.accused });
}

async function commit({ device, view, append }: Desk, run: CeremonyRun): Promise<Result<CeremonyProgress>> {
  const own = run.named.tellers.findIndex(({ exchange }) => exchange === exchangeOf(device.memory.ceremony)) + 1;
  if (!run.commitments.has(own)) {
    const joined = await joinCeremony(device, stateOf(view));
    if (!joined.ok) return joined;
    const appended = await append(joined.value);
    if (!appended.ok) return appended;
  }
  const missing = indices(run).filter((teller) => !run.commitments.has(teller));
  return ok({ stage: 'commitments', ready: [], missing });
}

const exchangeOf = (ceremony: Desk['device']['memory']['ceremony']): Hex | undefined =>
  ceremony === undefined ? undefined : toHex(ceremony.exchange.publicKey);

async function exchangeShares(desk: Desk, sent: CeremonySent, run: CeremonyRun): Promise<Result<CeremonyProgress>> {
  const { device, view, client, append } = desk;
  const { run: number } = run.named;
  if (sent.sharesOfRun !== number) {
    const mail = await sendShares(device, stateOf(view));
    if (!mail.ok) return mail;
    for (const message of mail.value) {
      const left = await client.sendMail(number, message);
      if (!left.ok) return left;
    }
    sent.sharesOfRun = number;
  }
  const own = run.named.tellers.findIndex(({ exchange }) => exchange === exchangeOf(device.memory.ceremony)) + 1;
  const inbox = await client.mail(number, own);
  if (!inbox.ok) return inbox;
  const { messages } = inbox.value;
  const here = new Set(messages.filter((m) => m.kind === 'share' && m.recipient === own).map(({ sender }) => sender));
  const missing = indices(run).filter((teller) => teller !== own && !here.has(teller));
  if (missing.length > 0) return ok({ stage: 'shares', ready: [], missing });
  const received = await receiveShares(device, stateOf(view), messages);
  if (!received.ok) return received;
  if (received.value.kind === 'complete') return ok({ stage: 'backup', ready: [], missing: indices(run) });
  const appended = await append(received.value.entry);
  if (!appended.ok) return appended;
  return ok({ stage: 'broken', ready: [], missing: [], accused: received.value.accused });
}

async function stepRehearsal(desk: Desk, sent: CeremonySent, run: CeremonyRun): Promise<Result<CeremonyProgress>> {
  const { device, view, client, append } = desk;
  const { run: number } = run.named;
  const inbox = await client.mail(number, device.memory.shares?.teller ?? 0);
  if (!inbox.ok) return inbox;
  const step = await rehearse(device, stateOf(view), inbox.value.messages);
  if (!step.ok) return step;
  for (const message of step.value.send) {
    const left = await sendOnce(client, sent, number, message);
    if (!left.ok) return left;
  }
  if (step.value.done !== undefined) {
    const appended = await append(step.value.done);
    if (!appended.ok) return appended;
  }
  const missing = indices(run).filter((teller) => !run.rehearsed.has(teller));
  return ok({ stage: missing.length === 0 ? 'done' : 'rehearsal', ready: [], missing });
}

async function sendOnce(
  client: Desk['client'],
  { rehearsal }: CeremonySent,
  run: number,
  message: Mail,
): Promise<Result<unknown>> {
  const name = `${run} ${message.kind}`;
  if (rehearsal.has(name)) return ok(undefined);
  const left = await client.sendMail(run, message);
  if (left.ok) rehearsal.add(name);
  return left;
}
