import type { Ballot } from '../../../crypto/ballot.ts';
import { decodeBallot, trackingCode } from '../../../crypto/ballot.ts';
import { type BallotContext, ciphertextCount } from '../../../crypto/ballot-layout.ts';
import { boxLeaf } from '../../../crypto/box.ts';
import { type Bytes, concat, fromHex, type Hex, type RandomBytes, toHex } from '../../../crypto/bytes.ts';
import { CiphertextSums, decodeCounts } from '../../../crypto/elgamal.ts';
import { decodePoints, type GroupEngine } from '../../../crypto/group.ts';
import { MerkleFrontier } from '../../../crypto/merkle.ts';
import { ok, type Refusal, type Result, refuse } from '../../../crypto/result.ts';
import {
  combineDecryptions,
  type DecryptionStatement,
  judgePartialDecryption,
  type PartialDecryption,
} from '../../../crypto/threshold.ts';
import type { BodyOf } from '../meeting/bodies.ts';
import type { TreeHead } from '../meeting/shapes.ts';
import type { PairKeys } from '../meeting/state.ts';
import { judgeBatch, judgeSealed, judgeSigned } from './ballot-batch.ts';
import { BATCH, type BatchVerdict, type Deferred } from './deferred.ts';

export interface BoxTools {
  readonly random: RandomBytes;
  readonly engine: GroupEngine;
  /** Who judges full batches, if not this thread at once. */
  readonly deferred?: Deferred | undefined;
  /** Told of each judged ballot: its tracking code, and whether it counts. */
  readonly onBallot?: (tracking: Hex, valid: boolean) => void;
}

interface Pending {
  readonly bytes: Bytes;
  readonly ballot: Ballot;
  readonly code: Hex;
}

/**
 * Judges the sealed box of one poll, ballot by ballot in the box's order, in memory that does not grow with the ballots
 * but for 32 bytes each of their keys and tracking codes. Tellers' devices and the verifier both count with it.
 */
export class BoxJudge {
  readonly #context: BallotContext;
  readonly #tools: BoxTools;
  readonly #tree = new MerkleFrontier();
  readonly #sums: CiphertextSums;
  readonly #keys = new Set<string>();
  readonly #codes = new Set<string>();
  #pending: Pending[] = [];
  #valid = 0;
  #invalid = 0;
  /** What a deferred batch was refused with; which of several is the first is not known. */
  #refusal: Refusal | undefined;

  constructor(context: BallotContext, tools: BoxTools) {
    this.#context = context;
    this.#tools = tools;
    this.#sums = new CiphertextSums(ciphertextCount(context.lines), tools.engine);
  }

  /** Takes the next ballot, hostile, in ascending order of leaf hashes (the caller has judged the order). */
  add(bytes: Bytes): Result<void> {
    const { deferred } = this.#tools;
    if (this.#refusal !== undefined) return this.#refusal;
    const read = deferred === undefined ? judgeSigned(this.#context, bytes) : decodeBallot(this.#context.lines, bytes);
    if (!read.ok) return read;
    const key = toHex(read.value.ballotKey);
    const code = toHex(trackingCode(this.#context, read.value.ciphertexts));
    if (this.#keys.has(key)) return refuse('BOX-KEY-REPEATED', 'two ballots of one ballot key');
    if (this.#codes.has(code)) return refuse('BOX-TRACKING-REPEATED', 'two ballots of one tracking code');
    this.#keys.add(key);
    this.#codes.add(code);
    this.#tree.append(boxLeaf(bytes));
    this.#pending.push({ bytes, ballot: read.value, code });
    if (this.#pending.length < (deferred?.batch ?? BATCH)) return ok(undefined);
    return deferred === undefined ? this.#flush() : this.#defer(deferred);
  }

  /** Judges what is left and compares the whole with the sealed head. What was deferred has been settled. */
  finish(box: TreeHead): Result<SealedBox> {
    if (this.#refusal !== undefined) return this.#refusal;
    const flushed = this.#tools.deferred === undefined ? this.#flush() : this.#judgeRest();
    if (!flushed.ok) return flushed;
    if (this.#tree.size !== box.size || toHex(this.#tree.root()) !== box.root)
      return refuse('BOX-ROOT', `${this.#tree.size} ballots; root or number differ from the sealed box`);
    return ok({ valid: this.#valid, invalid: this.#invalid, sums: this.#sums.toBytes() });
  }

  #flush(): Result<void> {
    const batch = this.#pending;
    this.#pending = [];
    if (batch.length === 0) return ok(undefined);
    const sealed = judgeSealed(this.#context, batch, this.#tree.size - batch.length, this.#tools);
    if (!sealed.ok) return sealed;
    for (const [place, judged] of sealed.value.entries()) {
      if (judged.ok) this.#sums.add(judged.value.ciphertexts);
      this.#tell((batch[place] as Pending).code, judged.ok);
    }
    return ok(undefined);
  }

  #defer(deferred: Deferred): Result<void> {
    const batch = this.#pending;
    this.#pending = [];
    const ballots = batch.map(({ bytes }) => bytes);
    deferred.later(
      (judges) => judges.ballots(this.#context, ballots),
      (judged) => this.#use(batch, judged),
      () => judgeBatch(this.#context, ballots, this.#tools),
    );
    return ok(undefined);
  }

  #judgeRest(): Result<void> {
    const batch = this.#pending;
    this.#pending = [];
    const ballots = batch.map(({ bytes }) => bytes);
    this.#use(batch, judgeBatch(this.#context, ballots, this.#tools));
    return this.#refusal ?? ok(undefined);
  }

  #use(batch: readonly Pending[], judged: Result<BatchVerdict>): void {
    const { valid, sums }: BatchVerdict = judged.ok ? judged.value : { valid: [] };
    const points = sums === undefined ? undefined : decodePoints(sums, this.#tools.engine);
    // A sum that is the identity, which random ballots do not give, has no decoded form.
    if (!judged.ok || points?.ok === false) {
      this.#refusal ??= judged.ok ? refuse('BOX-ROOT', 'sums that cannot be added up apart') : judged;
      return;
    }
    if (points !== undefined) this.#sums.add(points.value);
    for (const [place, counts] of valid.entries()) this.#tell((batch[place] as Pending).code, counts);
  }

  #tell(code: Hex, counts: boolean): void {
    if (counts) this.#valid++;
    else this.#invalid++;
    this.#tools.onBallot?.(code, counts);
  }
}

/** What a sealed box holds, without opening any ballot. */
export interface SealedBox {
  readonly valid: number;
  readonly invalid: number;
  /** Sums of the valid ballots, A ‖ B per option. */
  readonly sums: Bytes;
}

/** What tellers decrypt and prove about. */
export const decryptionStatement = (context: BallotContext, box: TreeHead, sealed: SealedBox): DecryptionStatement => ({
  manifest: context.manifest,
  ordinal: context.ordinal,
  boxRoot: fromHex(box.root),
  sums: sealed.sums,
});

const partialOf = (body: BodyOf<'partial-decryption'>): PartialDecryption => ({
  teller: body.teller,
  shares: concat(...body.shares.map(fromHex)),
  proof: fromHex(body.proof),
});

/** Judges one teller's partial decryption of a box that the judge has summed itself. */
export function judgePartial(
  statement: DecryptionStatement,
  keys: PairKeys,
  body: BodyOf<'partial-decryption'>,
  { random, engine }: BoxTools,
): Result<void> {
  const judged = judgePartialDecryption(statement, keys.boxShares.map(fromHex), partialOf(body), random, engine);
  return judged.ok ? ok(undefined) : judged;
}

/** Counts per option and line that judged partial decryptions give. */
export function countBox(
  context: BallotContext,
  statement: DecryptionStatement,
  sealed: SealedBox,
  partials: readonly BodyOf<'partial-decryption'>[],
  { engine }: BoxTools,
): Result<number[][]> {
  const combined = combineDecryptions(statement, partials.map(partialOf), partials.length, engine);
  if (!combined.ok) return combined;
  const counts = decodeCounts(combined.value, sealed.valid, engine);
  if (!counts.ok) return counts;
  let at = 0;
  return ok(
    context.lines.map(({ options }) => {
      const start = at;
      at += options;
      return counts.value.slice(start, at);
    }),
  );
}
