import { type Bytes, concat, toHex } from './bytes.ts';
import { encodeScalars, type GroupEngine, isIdentity, POINT_LENGTH, type Points, type Scalar } from './group.ts';
import { ok, type Result, refuse } from './result.ts';

// Exponential ElGamal (Cramer, Gennaro, Schoenmakers, EUROCRYPT '97): (A, B) = (r·G, r·H + m·G). Sums of ciphertexts
// encrypt sums of messages; a small count is read off m·G by search. Nothing here decrypts one ballot.

/** A ‖ B */
export const CIPHERTEXT_LENGTH = 2 * POINT_LENGTH;

/**
 * Encrypts small messages, in the protocol always 0 or 1.
 * @param key 32 bytes, H, judged before
 * @param messages secret scalars
 * @param randomness as many secret scalars, fresh and uniform
 * @returns A_1 ‖ B_1 ‖ A_2 ‖ B_2 ‖ …
 */
export function encrypt(
  key: Bytes,
  messages: readonly Scalar[],
  randomness: readonly Scalar[],
  engine: GroupEngine,
): Bytes {
  const r = encodeScalars(randomness);
  const a = engine.mulGenerator(r);
  const b = engine.mulFixed(key, encodeScalars(messages), r);
  return concat(
    ...messages.flatMap((_, i) => {
      const at = i * POINT_LENGTH;
      return [a.subarray(at, at + POINT_LENGTH), b.subarray(at, at + POINT_LENGTH)];
    }),
  );
}

/** The running sums of many ballots, ciphertext by ciphertext. Decoded points stay decoded, so adding a ballot is cheap. */
export class CiphertextSums {
  readonly #engine: GroupEngine;
  readonly #count: number;
  #sums: Points | undefined;

  /** @param count ciphertexts of one ballot */
  constructor(count: number, engine: GroupEngine) {
    this.#count = count;
    this.#engine = engine;
  }

  /** @param ciphertexts 2·count points A_1, B_1, …, of a ballot that has been judged valid */
  add(ciphertexts: Points): void {
    if (ciphertexts.count !== 2 * this.#count) throw new RangeError('not a ballot of this poll');
    this.#sums = this.#sums === undefined ? ciphertexts : this.#engine.add(this.#sums, ciphertexts);
  }

  /** The sums, `64·count` bytes; all zero (the identity) if no ballot was added. */
  toBytes(): Bytes {
    return this.#sums === undefined ? new Uint8Array(this.#count * CIPHERTEXT_LENGTH) : this.#engine.encode(this.#sums);
  }
}

/**
 * Reads counts off `m·G` by walking through the multiples of G up to the largest count met.
 * @param packed encoded points that an engine computed (the identity means 0), of a length divisible by 32
 * @param max the largest possible count: the number of valid ballots
 * @returns the counts in order
 */
export function decodeCounts(packed: Bytes, max: number, engine: GroupEngine): Result<number[], 'TALLY-COUNT-INVALID'> {
  const wanted = new Map<string, number[]>();
  const counts: number[] = [];
  for (let at = 0; at < packed.length; at += POINT_LENGTH) {
    const point = packed.subarray(at, at + POINT_LENGTH);
    if (isIdentity(point)) counts[at / POINT_LENGTH] = 0;
    else wanted.set(toHex(point), [...(wanted.get(toHex(point)) ?? []), at / POINT_LENGTH]);
  }
  let multiple = engine.generator;
  for (let count = 1; wanted.size > 0; count++) {
    if (count > max) return refuse('TALLY-COUNT-INVALID', `${wanted.size} sums encrypt none of 0 to ${max}`);
    const name = toHex(engine.encode(multiple));
    for (const index of wanted.get(name) ?? []) counts[index] = count;
    wanted.delete(name);
    multiple = engine.add(multiple, engine.generator);
  }
  return ok(counts);
}
