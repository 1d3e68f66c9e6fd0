import { type Bytes, concat, type RandomBytes } from './bytes.ts';
import { publicHash512 } from './engine.ts';
import type { Equations } from './equations.ts';
import {
  encodeScalars,
  Fl,
  type GroupEngine,
  POINT_LENGTH,
  type Points,
  randomScalar,
  SCALAR_LENGTH,
  type Scalar,
  scalarFromHash,
} from './group.ts';

// "(X, Y) encrypts one of v_1 … v_n": disjunctive Chaum-Pedersen (Cramer, Damgård, Schoenmakers, CRYPTO '94), made
// non-interactive by the strong Fiat-Shamir transform (Bernhard, Pereira, Warinschi, ASIACRYPT 2012).
// For the key H and every branch i, with Σ c_i = c = the hash:
//   z_i·G = T1_i + c_i·X        z_i·H = T2_i + c_i·(Y − v_i·G)
// The commitments are carried, not recomputed, so that many proofs are judged by one multi-scalar multiplication.

/** What is claimed. The context must determine X, Y and the key: it goes into the challenge, they themselves do not. */
export interface OneOfStatement {
  /** v_1 … v_n, n >= 1; public. */
  readonly values: readonly Scalar[];
  /** Parts of the challenge's transcript before values and commitments; always as many for one kind of statement. */
  readonly context: readonly Bytes[];
}

/** Bytes of a proof over n values: commitments `T1_i ‖ T2_i`, challenges `c_1 … c_{n−1}`, responses `z_1 … z_n`. */
export const oneOfLength = (n: number): number => commitmentsLength(n) + (2 * n - 1) * SCALAR_LENGTH;

/** Bytes of the commitments that a proof over n values begins with. */
export const commitmentsLength = (n: number): number => n * 2 * POINT_LENGTH;

const challengeOf = ({ context, values }: OneOfStatement, commitments: Bytes): Scalar =>
  scalarFromHash(publicHash512('phieu-kin/v1/one-of', ...context, encodeScalars(values), commitments));

/**
 * Proves that `(r·G, r·H + v·G)` encrypts `v = values[branch]`. Knowing r, every branch, true or simulated, is made from
 * tables of G and H by the same operations: T1 = u·G, T2 = u·H + c·(v_i − v)·G, z = u + c·r.
 * @param secret.branch index of the true value, secret
 * @param secret.randomness r, secret
 * @param key 32 bytes, H, judged before
 * @returns `oneOfLength(n)` bytes
 */
export function proveOneOf(
  statement: OneOfStatement,
  secret: { readonly branch: number; readonly randomness: Scalar },
  key: Bytes,
  random: RandomBytes,
  engine: GroupEngine,
): Bytes {
  const { values } = statement;
  if (!Number.isInteger(secret.branch) || secret.branch < 0 || secret.branch >= values.length)
    throw new RangeError('no such branch');
  const isTrue = values.map((_, i) => BigInt(Number(i === secret.branch)));
  const value = values.reduce((sum, candidate, i) => Fl.add(sum, Fl.mul(isTrue[i] as Scalar, candidate)), 0n);
  const nonces = values.map(() => randomScalar(random));
  const simulated = values.map(() => randomScalar(random));
  // The true branch's random challenge multiplies 0 here; its place is taken below.
  const shifts = values.map((candidate, i) => Fl.mul(simulated[i] as Scalar, Fl.sub(candidate, value)));

  const first = engine.mulGenerator(encodeScalars(nonces));
  const second = engine.mulFixed(key, encodeScalars(shifts), encodeScalars(nonces));
  const commitments = concat(...values.flatMap((_, i) => [pointAt(first, i), pointAt(second, i)]));

  let rest = challengeOf(statement, commitments);
  simulated.forEach((challenge, i) => {
    rest = Fl.sub(rest, Fl.mul(challenge, 1n - (isTrue[i] as Scalar)));
  });
  const challenges = simulated.map((challenge, i) =>
    Fl.add(challenge, Fl.mul(isTrue[i] as Scalar, Fl.sub(rest, challenge))),
  );
  const responses = nonces.map((nonce, i) => Fl.add(nonce, Fl.mul(challenges[i] as Scalar, secret.randomness)));
  return concat(commitments, encodeScalars(challenges.slice(0, -1)), encodeScalars(responses));
}

/** A proof whose points and scalars have been decoded. */
export interface DecodedOneOf {
  /** The `commitmentsLength(n)` bytes as they stand in the proof. */
  readonly commitmentBytes: Bytes;
  /** Where this proof's first commitment stands in `commitments`, which may hold those of many proofs. */
  readonly commitments: Points;
  readonly firstCommitment: number;
  /** c_1 … c_{n−1}, z_1 … z_n */
  readonly scalars: readonly Scalar[];
}

/** `(X, Y) = Σ weight·(A, B)` over ciphertexts in a list of points A_0, B_0, A_1, B_1, … */
export interface WeightedCiphertexts {
  readonly points: Points;
  readonly terms: readonly { readonly ciphertext: number; readonly weight: Scalar }[];
}

/** Adds the proof's 2n equations, each with a coefficient of its own; the proof is valid if they hold. */
export function addOneOf(
  equations: Equations,
  statement: OneOfStatement,
  proof: DecodedOneOf,
  key: Points,
  sum: WeightedCiphertexts,
): void {
  const n = statement.values.length;
  if (proof.scalars.length !== 2 * n - 1) throw new RangeError('not a proof over as many values');
  let lastChallenge = challengeOf(statement, proof.commitmentBytes);
  let forX = 0n;
  let forY = 0n;
  let forKey = 0n;
  let forGenerator = 0n;
  for (let i = 0; i < n; i++) {
    const challenge = i < n - 1 ? (proof.scalars[i] as Scalar) : lastChallenge;
    lastChallenge = Fl.sub(lastChallenge, challenge);
    const response = proof.scalars[n - 1 + i] as Scalar;
    const e = equations.coefficient();
    const f = equations.coefficient();
    // e·(T1 + c·X − z·G) + f·(T2 + c·Y − c·v·G − z·H)
    equations.add(proof.commitments, proof.firstCommitment + 2 * i, e);
    equations.add(proof.commitments, proof.firstCommitment + 2 * i + 1, f);
    forX = Fl.add(forX, Fl.mul(e, challenge));
    forY = Fl.add(forY, Fl.mul(f, challenge));
    forKey = Fl.sub(forKey, Fl.mul(f, response));
    forGenerator = Fl.sub(
      forGenerator,
      Fl.add(Fl.mul(e, response), Fl.mul(f, Fl.mul(challenge, statement.values[i] as Scalar))),
    );
  }
  for (const { ciphertext, weight } of sum.terms) {
    equations.add(sum.points, 2 * ciphertext, Fl.mul(forX, weight));
    equations.add(sum.points, 2 * ciphertext + 1, Fl.mul(forY, weight));
  }
  equations.add(key, 0, forKey);
  equations.addGenerator(forGenerator);
}

const pointAt = (packed: Bytes, index: number): Bytes =>
  packed.subarray(index * POINT_LENGTH, (index + 1) * POINT_LENGTH);
