import { boxLeaf } from '../../crypto/box.ts';
import { type Bytes, compareBytes, fromHex, type Hex, toHex } from '../../crypto/bytes.ts';
import { ok, type Result, refuse } from '../../crypto/result.ts';
import type { DecryptionStatement } from '../../crypto/threshold.ts';
import type { BodyOf } from '../../src/domain/meeting/bodies.ts';
import { sameHead } from '../../src/domain/meeting/hashes.ts';
import type { TreeHead } from '../../src/domain/meeting/shapes.ts';
import type { MeetingState } from '../../src/domain/meeting/state.ts';
import {
  BoxJudge,
  type BoxTools,
  countBox,
  decryptionStatement,
  judgePartial,
  type SealedBox,
} from '../../src/domain/verify/box-judge.ts';
import { type BallotPoll, ballotPoll } from './poll-context.ts';

/** A sealed box that this device has checked ballot by ballot; plain values, kept until the poll is certified. */
export interface VerifiedBox {
  readonly ordinal: number;
  readonly box: TreeHead;
  readonly valid: number;
  readonly invalid: number;
  /** A_1 ‖ B_1 ‖ …, the sums of the valid ballots' ciphertexts. */
  readonly sums: Hex;
}

/**
 * Verifies every ballot of a sealed box and recomputes root and sums: a device believes nobody about a box.
 * @param ballots hostile, in the box's order; a refusal of the transport ends the verification
 * @param progress called with the number of ballots read
 * @returns `BOX-ORDER`, or what `BoxJudge` refuses
 */
export async function verifyBox(
  state: MeetingState,
  ordinal: number,
  ballots: AsyncIterable<Result<Bytes>> | Iterable<Result<Bytes>>,
  tools: BoxTools,
  progress: (done: number) => void = () => {},
): Promise<Result<VerifiedBox>> {
  const poll = ballotPoll(state, ordinal);
  if (!poll.ok) return poll;
  const { box } = poll.value.poll;
  if (box === undefined) return refuse('POLL-PHASE', 'the box is not sealed');
  const judge = new BoxJudge(poll.value.context, tools);
  let last: Bytes = new Uint8Array();
  let done = 0;
  for await (const ballot of ballots) {
    if (!ballot.ok) return ballot;
    const leaf = boxLeaf(ballot.value);
    if (compareBytes(last, leaf) >= 0) return refuse('BOX-ORDER', 'not in ascending order of leaves');
    last = leaf;
    const added = judge.add(ballot.value);
    if (!added.ok) return added;
    progress(++done);
  }
  const sealed = judge.finish(box);
  if (!sealed.ok) return sealed;
  const { valid, invalid, sums } = sealed.value;
  return ok({ ordinal, box, valid, invalid, sums: toHex(sums) });
}

const sealedOf = ({ valid, invalid, sums }: VerifiedBox): SealedBox => ({ valid, invalid, sums: fromHex(sums) });

/** What the tellers decrypt, from the sums that this device computed itself. */
export const statementOf = ({ context }: BallotPoll, verified: VerifiedBox): DecryptionStatement =>
  decryptionStatement(context, verified.box, sealedOf(verified));

/**
 * Checks a tally that stands in the log against this device's own sums: every share that it uses, and the counts.
 * @returns `DECRYPTION-SHARE-INVALID` for a teller's false share, `TALLY-MISMATCH` for counts that the shares do not give
 */
export function verifyTally(state: MeetingState, verified: VerifiedBox, tools: BoxTools): Result<void> {
  const poll = ballotPoll(state, verified.ordinal);
  if (!poll.ok) return poll;
  const { tally, partials } = poll.value.poll;
  if (tally === undefined) return refuse('POLL-PHASE', 'not tallied');
  const { body } = tally;
  if (!sameHead(body.box, verified.box)) return refuse('TALLY-BOX', 'another box than this device verified');
  const statement = statementOf(poll.value, verified);
  const used: BodyOf<'partial-decryption'>[] = [];
  for (const teller of body.tellers) {
    const partial = partials.get(teller);
    if (partial === undefined) return refuse('TALLY-TELLERS', `teller ${teller} has not decrypted`);
    const judged = judgePartial(statement, poll.value.keys, partial, tools);
    if (!judged.ok) return judged;
    used.push(partial);
  }
  const counts = countBox(poll.value.context, statement, sealedOf(verified), used, tools);
  if (!counts.ok) return counts;
  const same =
    body.valid === verified.valid &&
    body.invalid === verified.invalid &&
    JSON.stringify(body.counts) === JSON.stringify(counts.value);
  return same ? ok(undefined) : refuse('TALLY-MISMATCH', `poll ${verified.ordinal}`);
}
