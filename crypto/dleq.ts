import { type Bytes, concat, hash512, type RandomBytes, u32 } from './bytes.ts';
import { groupEngine } from './engine.ts';
import { Equations } from './equations.ts';
import {
  decodePoints,
  decodeScalars,
  encodeScalars,
  Fl,
  type GroupEngine,
  mulBlinded,
  POINT_LENGTH,
  type Points,
  SCALAR_LENGTH,
  type Scalar,
  scalarFromHash,
} from './group.ts';
import { assertOk } from './result.ts';

// "X = x·G and D_j = x·A_j for every j": Chaum-Pedersen (CRYPTO '92) over one random combination of all j, as the batched
// proof of RFC 9497 §2.2. With M = Σ d_j·A_j and Z = Σ d_j·D_j, weights d_j hashed from the whole statement:
//   z·G = T1 + c·X        z·M = T2 + c·Z
// The challenge hashes the shares D_j too: without them a teller chooses D after the challenge and proves a false one.

/** T1 ‖ T2 ‖ z */
export const DLEQ_LENGTH = 2 * POINT_LENGTH + SCALAR_LENGTH;

export interface DleqStatement {
  /** Parts that bind the proof to its place; always as many for one use. */
  readonly context: readonly Bytes[];
  /** 32 bytes, X */
  readonly key: Bytes;
  /** A_1 ‖ … ‖ A_n, n >= 1 */
  readonly bases: Bytes;
  /** D_1 ‖ … ‖ D_n */
  readonly shares: Bytes;
}

/** The parts of every hash of a proof; G leads, so that the statement is complete. */
const statementParts = (statement: DleqStatement, engine: GroupEngine): Bytes[] => [
  ...statement.context,
  engine.encode(engine.generator),
  statement.key,
  statement.bases,
  statement.shares,
];

function weightsOf(parts: readonly Bytes[], count: number): Scalar[] {
  const seed = hash512('phieu-kin/v1/dleq-seed', ...parts);
  return Array.from({ length: count }, (_, j) => scalarFromHash(hash512('phieu-kin/v1/dleq-weight', seed, u32(j))));
}

const challengeOf = (parts: readonly Bytes[], commitments: Bytes): Scalar =>
  scalarFromHash(hash512('phieu-kin/v1/dleq', ...parts, commitments));

/**
 * Proves that our shares are right. The nonce is hashed from secret, statement and randomness, so that a weak source of
 * randomness does not reveal the teller's share.
 * @param statement all of it judged or computed by us before
 * @param secret x
 * @returns 96 bytes
 */
export function proveDleq(
  statement: DleqStatement,
  secret: Scalar,
  random: RandomBytes,
  engine: GroupEngine = groupEngine(),
): Bytes {
  const parts = statementParts(statement, engine);
  const bases = assertOk(decodePoints(statement.bases, engine));
  const weights = weightsOf(parts, bases.count);
  const combined = assertOk(decodePoints(engine.msm([{ scalars: encodeScalars(weights), points: bases }]), engine));
  const nonce = scalarFromHash(hash512('phieu-kin/v1/dleq-nonce', encodeScalars([secret]), random(64), ...parts));
  const first = engine.mulGenerator(encodeScalars([nonce]));
  const second = engine.encode(mulBlinded(nonce, combined, random, engine));
  const commitments = concat(first, second);
  const response = Fl.add(nonce, Fl.mul(challengeOf(parts, commitments), secret));
  return concat(commitments, encodeScalars([response]));
}

/**
 * Judges a proof; key, bases, shares and proof may be hostile and of any length. False also for points that are not
 * canonical or the identity, for no bases, and for counts that differ.
 */
export function verifyDleq(
  statement: DleqStatement,
  proof: Bytes,
  random: RandomBytes,
  engine: GroupEngine = groupEngine(),
): boolean {
  if (proof.length !== DLEQ_LENGTH || statement.key.length !== POINT_LENGTH) return false;
  if (statement.bases.length === 0 || statement.bases.length !== statement.shares.length) return false;
  const commitmentBytes = proof.subarray(0, 2 * POINT_LENGTH);
  const key = decodePoints(statement.key, engine);
  const bases = decodePoints(statement.bases, engine);
  const shares = decodePoints(statement.shares, engine);
  const commitments = decodePoints(commitmentBytes, engine);
  const response = decodeScalars(proof.subarray(2 * POINT_LENGTH));
  if (!key.ok || !bases.ok || !shares.ok || !commitments.ok || !response.ok) return false;

  const parts = statementParts(statement, engine);
  const challenge = challengeOf(parts, commitmentBytes);
  const z = response.value[0] as Scalar;
  const equations = new Equations(random, engine);
  const e = equations.coefficient();
  const f = equations.coefficient();
  equations.add(commitments.value, 0, e);
  equations.add(key.value, 0, Fl.mul(e, challenge));
  equations.addGenerator(Fl.neg(Fl.mul(e, z)));
  equations.add(commitments.value, 1, f);
  addWeighted(equations, shares.value, weightsOf(parts, shares.value.count), Fl.mul(f, challenge));
  addWeighted(equations, bases.value, weightsOf(parts, bases.value.count), Fl.neg(Fl.mul(f, z)));
  return equations.hold();
}

function addWeighted(equations: Equations, points: Points, weights: readonly Scalar[], factor: Scalar): void {
  weights.forEach((weight, j) => {
    equations.add(points, j, Fl.mul(factor, weight));
  });
}
