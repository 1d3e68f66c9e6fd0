import type { Ballot } from '../../../crypto/ballot.ts';
import { trackingCode } from '../../../crypto/ballot.ts';
import { judgeEligibility, judgeProofs } from '../../../crypto/ballot-judge.ts';
import { type BallotContext, ciphertextCount } from '../../../crypto/ballot-layout.ts';
import { boxLeaf } from '../../../crypto/box.ts';
import { type Bytes, concat, fromHex, type Hex, type RandomBytes, toHex } from '../../../crypto/bytes.ts';
import { CiphertextSums, decodeCounts } from '../../../crypto/elgamal.ts';
import type { GroupEngine } from '../../../crypto/group.ts';
import { MerkleFrontier } from '../../../crypto/merkle.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import {
  combineDecryptions,
  type DecryptionStatement,
  judgePartialDecryption,
  type PartialDecryption,
} from '../../../crypto/threshold.ts';
import { tokenMessage, verifyToken, verifyTokens } from '../../../crypto/token.ts';
import type { BodyOf } from '../meeting/bodies.ts';
import type { TreeHead } from '../meeting/shapes.ts';
import type { PairKeys } from '../meeting/state.ts';

export interface BoxTools {
  readonly random: RandomBytes;
  readonly engine: GroupEngine;
  /** Told of each judged ballot: its tracking code, and whether it counts. */
  readonly onBallot?: (tracking: Hex, valid: boolean) => void;
}

/** Ballots judged together: enough to profit from one multiplication, few enough to stay small in memory. */
const BATCH = 32;

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
  #pending: { readonly bytes: Bytes; readonly ballot: Ballot; readonly code: Hex }[] = [];
  #valid = 0;
  #invalid = 0;

  constructor(context: BallotContext, tools: BoxTools) {
    this.#context = context;
    this.#tools = tools;
    this.#sums = new CiphertextSums(ciphertextCount(context.lines), tools.engine);
  }

  /** Takes the next ballot, hostile, in ascending order of leaf hashes (the caller has judged the order). */
  add(bytes: Bytes): Result<void> {
    const eligible = judgeEligibility(this.#context, bytes, { verifyToken: () => true });
    if (!eligible.ok) return eligible;
    const key = toHex(eligible.value.ballotKey);
    const code = toHex(trackingCode(this.#context, eligible.value.ciphertexts));
    if (this.#keys.has(key)) return refuse('BOX-KEY-REPEATED', 'two ballots of one ballot key');
    if (this.#codes.has(code)) return refuse('BOX-TRACKING-REPEATED', 'two ballots of one tracking code');
    this.#keys.add(key);
    this.#codes.add(code);
    this.#tree.append(boxLeaf(bytes));
    this.#pending.push({ bytes, ballot: eligible.value, code });
    return this.#pending.length < BATCH ? ok(undefined) : this.#flush();
  }

  /** Judges what is left and compares the whole with the sealed head. */
  finish(box: TreeHead): Result<SealedBox> {
    const flushed = this.#flush();
    if (!flushed.ok) return flushed;
    if (this.#tree.size !== box.size || toHex(this.#tree.root()) !== box.root)
      return refuse('BOX-ROOT', `${this.#tree.size} ballots; root or number differ from the sealed box`);
    return ok({ valid: this.#valid, invalid: this.#invalid, sums: this.#sums.toBytes() });
  }

  #flush(): Result<void> {
    const batch = this.#pending;
    this.#pending = [];
    if (batch.length === 0) return ok(undefined);
    const { manifest, ordinal, tokenKey } = this.#context;
    const claims = batch.map(
      ({ ballot }) => [tokenMessage(manifest, ordinal, ballot.ballotKey), ballot.token] as const,
    );
    if (!verifyTokens(tokenKey, claims, this.#tools.random)) {
      const bad = claims.findIndex(([message, token]) => !verifyToken(tokenKey, message, token));
      return refuse(
        'BALLOT-TOKEN-INVALID',
        `poll ${ordinal}, ballot ${this.#tree.size - batch.length + bad + 1} of the box`,
      );
    }
    const proved = judgeProofs(
      this.#context,
      batch.map(({ bytes }) => bytes),
      this.#tools,
    );
    for (const [place, judged] of proved.entries()) {
      if (judged.ok) {
        this.#valid++;
        this.#sums.add(judged.value.ciphertexts);
      } else this.#invalid++;
      this.#tools.onBallot?.((batch[place] as { readonly code: Hex }).code, judged.ok);
    }
    return ok(undefined);
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
