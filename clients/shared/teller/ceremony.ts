import { type Bytes, decodeHex, type Hex, toHex } from '../../../crypto/bytes.ts';
import { encodeRound1Package } from '../../../crypto/ceremony.ts';
import { createShares, finishShares, type Round2Message, startRound1 } from '../../../crypto/dkg.ts';
import { type JudgedRound1, judgeRound1 } from '../../../crypto/dkg-judge.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { createSealingKey } from '../../../crypto/sealed.ts';
import { publicKeyOf } from '../../../crypto/signature.ts';
import { ceremonyOf, packagesOf } from '../../../src/domain/meeting/acts/ceremony.ts';
import type { BodyOf } from '../../../src/domain/meeting/bodies.ts';
import type { Entry } from '../../../src/domain/meeting/entry.ts';
import type { CeremonyRun, MeetingState } from '../../../src/domain/meeting/state.ts';
import { stateAlone } from '../officer.ts';
import { type CeremonyMemory, type Mail, ownIndex, type ReceivedMail, remember, type TellerDevice } from './memory.ts';

/**
 * Makes the exchange key of the next run, and what the secretary needs to name this teller. A run that was broken off
 * may have revealed the last one, so every run gets a new one; asked again before the run begins, it is the same.
 */
export async function prepareRun(device: TellerDevice): Promise<{ readonly key: Hex; readonly exchange: Hex }> {
  const waiting = device.memory.ceremony?.round1 === undefined ? device.memory.ceremony?.exchange : undefined;
  const exchange = waiting ?? createSealingKey(device.random);
  await remember(device, (memory) => ({ ...memory, ceremony: { exchange } }));
  return { key: toHex(publicKeyOf(device.secretKey)), exchange: toHex(exchange.publicKey) };
}

/**
 * Round 1: publishes commitments for every pair of the pool and for the rehearsal pair.
 * @returns the entry to append; the same one if asked again
 */
export async function joinCeremony(
  device: TellerDevice,
  state: MeetingState,
): Promise<Result<Entry<BodyOf<'ceremony-commitments'>>>> {
  const named = state.run?.named;
  const own = ownIndex(device, state);
  if (!own.ok) return own;
  const memory = device.memory.ceremony;
  if (
    named === undefined ||
    memory === undefined ||
    named.tellers[own.value - 1]?.exchange !== toHex(memory.exchange.publicKey)
  )
    return refuse('TELLER-NOT-NAMED', 'this run names another exchange key than this device made');
  if (memory.round1?.run === named.run) {
    await remember(device, (kept) => kept);
    return ok(memory.round1.entry);
  }
  const { secret, published } = startRound1(ceremonyOf(named), own.value, device.random);
  const { pairs } = encodeRound1Package(published) as unknown as Pick<BodyOf<'ceremony-commitments'>, 'pairs'>;
  const { meeting, run } = named;
  const entry = stateAlone(
    state,
    { type: 'ceremony-commitments', meeting, run, teller: own.value, pairs },
    device.secretKey,
  );
  if (!entry.ok) return entry;
  const round1 = { run, secret, entry: entry.value };
  await remember(device, (kept) => ({ ...kept, ceremony: { exchange: memory.exchange, round1 } }));
  return entry;
}

/** What both later rounds need: the run's judged round 1, and our own part in it. */
function runningRound(device: TellerDevice, state: MeetingState): Result<Running> {
  const { run } = state;
  if (run?.result === undefined || run.complaint !== undefined)
    return refuse('CEREMONY-UNFINISHED', 'not every teller has published, or the run was broken off');
  const { ceremony } = device.memory;
  if (ceremony?.round1?.run !== run.named.run)
    return refuse('TELLER-NOT-NAMED', 'this device takes no part in this run');
  const judged = judgeRound1(ceremonyOf(run.named), packagesOf(run));
  return judged.ok ? ok({ run, ceremony, round1: ceremony.round1, judged: judged.value }) : judged;
}

interface Running {
  readonly run: CeremonyRun;
  readonly ceremony: CeremonyMemory;
  readonly round1: NonNullable<CeremonyMemory['round1']>;
  readonly judged: JudgedRound1;
}

const SHARE_MAIL = 'share';

/** Round 2: sealed shares for every other teller; the same bytes if asked again, as the mailbox takes one of a kind. */
export async function sendShares(device: TellerDevice, state: MeetingState): Promise<Result<readonly Mail[]>> {
  const running = runningRound(device, state);
  if (!running.ok) return running;
  const { ceremony, round1, judged } = running.value;
  if (ceremony.shares !== undefined) {
    await remember(device, (memory) => memory);
    return ok(ceremony.shares);
  }
  const messages = createShares(judged, round1.secret, device.secretKey, device.random);
  if (!messages.ok) return messages;
  const shares = messages.value.map(({ receiver, sealed }) => ({
    recipient: receiver,
    kind: SHARE_MAIL,
    data: { sealed: toHex(sealed) },
  }));
  await remember(device, (memory) => ({ ...memory, ceremony: { ...ceremony, shares } }));
  return ok(shares);
}

/** What came of round 3: shares that hold, or a complaint that names who sent a bad one and ends the run. */
export type CeremonyEnd =
  | { readonly kind: 'complete' }
  | { readonly kind: 'complaint'; readonly accused: number; readonly entry: Entry<BodyOf<'ceremony-complaint'>> };

/**
 * Round 3: opens and judges the shares of all others; keeps the sums and drops the polynomials. Once it has complained, it
 * complains again whatever it is shown: with the sealing key out, whoever holds the mail reads every share.
 * @param mail hostile; the run's messages to this teller
 */
export async function receiveShares(
  device: TellerDevice,
  state: MeetingState,
  mail: readonly ReceivedMail[],
): Promise<Result<CeremonyEnd>> {
  const held = device.memory.shares;
  if (held !== undefined && held.transcript === state.run?.result?.transcript) return ok({ kind: 'complete' });
  const running = runningRound(device, state);
  if (!running.ok) return running;
  const { run, ceremony, round1, judged } = running.value;
  if (ceremony.complaint !== undefined) {
    await remember(device, (memory) => memory);
    return ok({ kind: 'complaint', ...ceremony.complaint });
  }
  const teller = round1.secret.teller;
  const messages: Round2Message[] = [];
  for (const { sender, recipient, kind, data } of mail) {
    const sealed = decodeHex(data.sealed);
    if (kind === SHARE_MAIL && recipient === teller && sealed.ok)
      messages.push({ sender, receiver: recipient, sealed: sealed.value });
  }
  const finished = finishShares(judged, round1.secret, ceremony.exchange.secretKey, messages);
  if (!finished.ok) {
    if (!('complaint' in finished)) return finished;
    const { accused, sealed, sealingSecret } = finished.complaint;
    const evidence = { accused, sealed: toHex(sealed), sealingSecret: toHex(sealingSecret) };
    const { meeting, run: number } = run.named;
    const entry = stateAlone(
      state,
      { type: 'ceremony-complaint', meeting, run: number, teller, ...evidence },
      device.secretKey,
    );
    if (!entry.ok) return entry;
    const complaint = { accused, entry: entry.value };
    await remember(device, (memory) => ({ ...memory, ceremony: { ...ceremony, complaint } }));
    return ok({ kind: 'complaint', ...complaint });
  }
  const transcript = toHex(judged.transcript);
  const shares = { run: run.named.run, teller, transcript, pairs: finished.value, restored: false };
  await remember(device, ({ ceremony: _, ...memory }) => ({ ...memory, shares }));
  zero(...round1.secret.pairs.flatMap(({ box, token }) => [...box, ...token]), ceremony.exchange.secretKey);
  return ok({ kind: 'complete' });
}

/** Overwrites secrets that have done their work. */
export function zero(...secrets: readonly (Bytes | null)[]): void {
  for (const secret of secrets) secret?.fill(0);
}
