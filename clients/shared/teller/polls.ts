import { type Bytes, fromHex, toHex } from '../../../crypto/bytes.ts';
import { POINT_LENGTH } from '../../../crypto/group.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { decryptPartially } from '../../../crypto/threshold.ts';
import { verifyEvaluations } from '../../../crypto/token.ts';
import type { BodyOf } from '../../../src/domain/meeting/bodies.ts';
import type { Entry } from '../../../src/domain/meeting/entry.ts';
import { sameHead } from '../../../src/domain/meeting/hashes.ts';
import type { TreeHead } from '../../../src/domain/meeting/shapes.ts';
import { answersFor, type MeetingState } from '../../../src/domain/meeting/state.ts';
import { cosignatureLine, judgeCosigned } from '../cosigned.ts';
import { judgeExtends, type MeetingView, stateOf } from '../meeting-view.ts';
import { stateAlone } from '../officer.ts';
import { ballotPoll, pairKeysOf, pollOf } from '../poll-context.ts';
import { statementOf, verifyBox, verifyTally } from '../verify-box.ts';
import { zero } from './ceremony.ts';
import {
  engineOf,
  type HeldShares,
  remember,
  rememberingIndex,
  type TellerDevice,
  type TellerMemory,
  usableShares,
  withEntry,
  withHead,
} from './memory.ts';

/** A cosignature for the service to add to its note of this head. */
export interface Cosignature {
  readonly head: TreeHead;
  readonly line: string;
}

/** The numbers that the teller heard read aloud and confirmed by the room. */
export interface ConfirmedCount {
  readonly present: number;
  readonly issued: number;
}

/**
 * Checks the log at a poll's barrier and cosigns its head: every request that this device answered is in it, every
 * answer of every teller verifies, and the counts are those that the room confirmed. Then the issuing share of this
 * pair is destroyed. One voter one request, the vault's root and the head itself were judged with the log.
 * @returns `BARRIER-HEADCOUNT`, `BARRIER-REQUEST-MISSING`, `ISSUE-EVALUATION-INVALID` or `TELLER-OTHER-HEAD`
 */
export async function judgeBarrier(
  device: TellerDevice,
  view: MeetingView,
  ordinal: number,
  confirmed: ConfirmedCount,
): Promise<Result<Cosignature>> {
  const state = stateOf(view);
  const shares = usableShares(device, view);
  if (!shares.ok) return shares;
  const poll = pollOf(state, ordinal);
  if (!poll.ok) return poll;
  const { barrier } = poll.value;
  if (barrier === undefined) return refuse('POLL-PHASE', 'the barrier has not fallen');
  if (barrier.present.size !== confirmed.present || barrier.issued !== confirmed.issued)
    return refuse('BARRIER-HEADCOUNT', `${barrier.present.size} present and ${barrier.issued} issued in the log`);
  for (const [name, leaf] of device.memory.granted)
    if (name.endsWith(`/${ordinal}`) && !state.requests.has(leaf))
      return refuse('BARRIER-REQUEST-MISSING', 'a request that this device answered is not in the log');
  const answers = judgeAnswers(device, state, ordinal);
  if (!answers.ok) return answers;
  const share = shares.value.pairs.find((pair) => pair.ordinal === ordinal)?.token ?? null;
  return cosignOnce(device, view, 'opened', ordinal, barrier.checkpoint, (memory) => {
    zero(share);
    return { ...memory, shares: dropShare(memory.shares ?? shares.value, ordinal, 'token') };
  });
}

/** Every teller's evaluations of one poll, in one batch for each teller. */
function judgeAnswers(device: TellerDevice, state: MeetingState, ordinal: number): Result<void> {
  const batches = new Map<number, [Bytes, Bytes][]>();
  for (const request of state.requests.values())
    for (const { teller, evaluation } of answersFor(request, ordinal)) {
      const blinded = fromHex(request.blinded.get(ordinal) as string);
      batches.set(teller, [...(batches.get(teller) ?? []), [blinded, fromHex(evaluation)]]);
    }
  const keys = pairKeysOf(state, ordinal).tokenShares;
  for (const [teller, batch] of batches)
    if (!verifyEvaluations(fromHex(keys[teller - 1] as string), batch, device.random))
      return refuse('ISSUE-EVALUATION-INVALID', `teller ${teller}, poll ${ordinal}`);
  return ok(undefined);
}

/** Cosigns the head of the log that holds a sealed box: two boxes cannot both get every teller's cosignature. */
export async function cosignSealed(
  device: TellerDevice,
  view: MeetingView,
  ordinal: number,
): Promise<Result<Cosignature>> {
  const state = stateOf(view);
  const poll = pollOf(state, ordinal);
  if (!poll.ok) return poll;
  const { sealed } = poll.value;
  if (sealed === undefined) return refuse('POLL-PHASE', 'the box is not sealed');
  return cosignOnce(device, view, 'sealed', ordinal, sealed, (memory) => memory);
}

/** Cosigns the end of the log, which the anchor code on the minutes names; one end only, as the next would not extend it. */
export async function cosignEnd(device: TellerDevice, view: MeetingView): Promise<Result<Cosignature>> {
  const state = stateOf(view);
  if (state.end === undefined) return refuse('MEETING-PHASE', 'the meeting has not ended');
  const own = rememberingIndex(device, view);
  if (!own.ok) return own;
  const head = state.end;
  const extended = judgeExtends(view, device.memory.pins.heads);
  if (!extended.ok) return extended;
  await remember(device, (memory) => withHead(memory, head));
  return ok({ head, line: cosignatureLine(state.id, head, own.value, device.secretKey) });
}

/** One head for each poll and purpose, remembered and pinned before it is signed. */
async function cosignOnce(
  device: TellerDevice,
  view: MeetingView,
  purpose: 'opened' | 'sealed',
  ordinal: number,
  head: TreeHead,
  change: (memory: TellerMemory) => TellerMemory,
): Promise<Result<Cosignature>> {
  const state = stateOf(view);
  const own = rememberingIndex(device, view);
  if (!own.ok) return own;
  if (state.lost.has(own.value)) return refuse('TELLER-MUST-REJOIN', 'this device was stated lost');
  const earlier = device.memory[purpose].get(ordinal);
  if (earlier !== undefined && !sameHead(earlier, head))
    return refuse('TELLER-OTHER-HEAD', `this device has cosigned another head for poll ${ordinal}`);
  const extended = judgeExtends(view, device.memory.pins.heads);
  if (!extended.ok) return extended;
  await remember(device, (memory) => {
    const kept = withHead(change(memory), head);
    return { ...kept, [purpose]: withEntry(kept[purpose], ordinal, head) };
  });
  return ok({ head, line: cosignatureLine(state.id, head, own.value, device.secretKey) });
}

const dropShare = (shares: HeldShares, ordinal: number, suite: 'box' | 'token'): HeldShares => ({
  ...shares,
  pairs: shares.pairs.map((pair) => (pair.ordinal === ordinal ? { ...pair, [suite]: null } : pair)),
});

/**
 * Counts on this device: verifies every ballot, recomputes root and sums, and gives this teller's decryption of them.
 * Root and decryption are remembered before they are returned, and the share is destroyed: the same root gets the same
 * bytes again, another root never gets any.
 * @param note of the head with the sealed box, hostile: every teller must have cosigned it
 * @param ballots the whole box, hostile
 * @returns the entry to append. `TELLER-OTHER-ROOT` for a second box, `DECRYPTION-FLOOR` for a box too small to be
 * opened, `CHECKPOINT-…` while the tellers' cosignatures are not together, or what `verifyBox` refuses
 */
export async function countBallots(
  device: TellerDevice,
  view: MeetingView,
  ordinal: number,
  note: string,
  ballots: AsyncIterable<Result<Bytes>> | Iterable<Result<Bytes>>,
  progress?: (done: number) => void,
): Promise<Result<Entry<BodyOf<'partial-decryption'>>>> {
  const state = stateOf(view);
  const usable = usableShares(device, view);
  if (!usable.ok) return usable;
  const poll = ballotPoll(state, ordinal);
  if (!poll.ok) return poll;
  const { box, sealed, manifest } = poll.value.poll;
  if (box === undefined || sealed === undefined) return refuse('POLL-PHASE', 'the box is not sealed');
  if (device.memory.counted.has(ordinal)) return countedBefore(device, ordinal, box);
  const cosigned = judgeCosigned(state, sealed, note);
  if (!cosigned.ok) return cosigned;
  if (box.size < manifest.body.floor) return refuse('DECRYPTION-FLOOR', 'fewer ballots than the floor');
  const engine = engineOf(device);
  const verified = await verifyBox(state, ordinal, ballots, { random: device.random, engine }, progress);
  if (!verified.ok) return verified;
  // Reading the box takes a while: another call may have given the decryption and destroyed the share meanwhile.
  if (device.memory.counted.has(ordinal)) return countedBefore(device, ordinal, box);
  const shares = usableShares(device, view);
  if (!shares.ok) return shares;
  const { teller, pairs } = shares.value;
  const share = pairs.find((pair) => pair.ordinal === ordinal)?.box;
  if (!share) return refuse('TELLER-SHARE-DELETED', `of pair ${ordinal}`);
  const own = { teller, share, verificationShare: fromHex(poll.value.keys.boxShares[teller - 1] as string) };
  const partial = decryptPartially(statementOf(poll.value, verified.value), own, device.random, engine);
  const body: BodyOf<'partial-decryption'> = {
    type: 'partial-decryption',
    meeting: state.id,
    ordinal,
    teller,
    box,
    shares: Array.from({ length: partial.shares.length / POINT_LENGTH }, (_, i) =>
      toHex(partial.shares.subarray(POINT_LENGTH * i, POINT_LENGTH * (i + 1))),
    ),
    proof: toHex(partial.proof),
  };
  const entry = stateAlone(state, body, device.secretKey);
  if (!entry.ok) return entry;
  await remember(device, (memory) => ({
    ...memory,
    shares: dropShare(memory.shares ?? shares.value, ordinal, 'box'),
    counted: withEntry(memory.counted, ordinal, { verified: verified.value, entry: entry.value }),
  }));
  zero(share);
  return ok(entry.value);
}

/**
 * Verifies a box that the others have counted, and their tally, so that this teller can certify too: one who was away while it
 * was counted, or whose help was not needed. Gives no decryption, and keeps its share.
 * @returns as `countBallots` for the note and the box, and as `verifyTally`
 */
export async function checkBox(
  device: TellerDevice,
  view: MeetingView,
  ordinal: number,
  note: string,
  ballots: AsyncIterable<Result<Bytes>> | Iterable<Result<Bytes>>,
  progress?: (done: number) => void,
): Promise<Result<void>> {
  const state = stateOf(view);
  const own = rememberingIndex(device, view);
  if (!own.ok) return own;
  const poll = pollOf(state, ordinal);
  if (!poll.ok) return poll;
  const { sealed, tally } = poll.value;
  if (sealed === undefined || tally === undefined) return refuse('POLL-PHASE', 'not tallied');
  const cosigned = judgeCosigned(state, sealed, note);
  if (!cosigned.ok) return cosigned;
  const tools = { random: device.random, engine: engineOf(device) };
  const verified = await verifyBox(state, ordinal, ballots, tools, progress);
  if (!verified.ok) return verified;
  const judged = verifyTally(state, verified.value, tools);
  if (!judged.ok) return judged;
  await remember(device, (memory) => ({
    ...memory,
    checked: withEntry(memory.checked ?? new Map(), ordinal, verified.value),
  }));
  return ok(undefined);
}

/** The one decryption that this device has given for a poll, for the same box only. */
async function countedBefore(
  device: TellerDevice,
  ordinal: number,
  box: TreeHead,
): Promise<Result<Entry<BodyOf<'partial-decryption'>>>> {
  const earlier = device.memory.counted.get(ordinal);
  if (earlier === undefined || !sameHead(earlier.verified.box, box))
    return refuse('TELLER-OTHER-ROOT', 'this device has decrypted another box of this poll');
  await remember(device, (memory) => memory);
  return ok(earlier.entry);
}
