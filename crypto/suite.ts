import { createFROST, type FROSTPoint, type FROSTPointConstructor } from '@noble/curves/abstract/frost.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { G2, G2_LENGTH } from './bls.ts';
import { type Bytes, concat, equalBytes, hash512, type RandomBytes, utf8 } from './bytes.ts';
import { groupEngine } from './engine.ts';
import { decodePoints, isIdentity, POINT_LENGTH } from './group.ts';
import { Point as BoxPoint } from './noble-engine.ts';
import { pairingEngine } from './pairing-engine.ts';
import { assertOk } from './result.ts';

/** The two kinds of key a poll needs: its ballots are encrypted under one, its tokens are signed under the other. */
export type SuiteName = 'box' | 'token';

/**
 * One group, seen through bytes: what the ceremony needs of it. Points are canonical encodings; scalars are 32 bytes in
 * the byte order of the group's own standard (`box` little-endian, RFC 9496; `token` big-endian).
 */
export interface Suite {
  readonly name: SuiteName;
  /** 32 for `box`, 96 for `token`. */
  readonly pointLength: number;
  /** Round 1 of the library's key generation: a random polynomial, its commitments, and the proof of possession. */
  generate(context: Bytes, teller: number, size: CeremonySize, random: RandomBytes): Generated;
  /** The polynomial's value at an index, 32 bytes. Both are ours. */
  shareFor(coefficients: readonly Bytes[], index: number): Bytes;
  /** The sum of 32-byte scalars, ours or judged. */
  addShares(shares: readonly Bytes[]): Bytes;
  /** Judges hostile bytes: a canonical point of prime order, not the identity. */
  isPoint(bytes: Bytes): boolean;
  /** Judges the FROST proof of possession of `commitment`'s logarithm by this teller, in this context. */
  verifyCeremonyPossession(context: Bytes, teller: number, commitment: Bytes, proof: Bytes): boolean;
  /** Column sums of commitments that passed `isPoint`; undefined where a sum is the identity. */
  sum(commitments: readonly (readonly Bytes[])[]): (Bytes | undefined)[];
  /** `Σ_k index^k · commitments[k]`: the public image of a polynomial's value. Undefined if it is the identity. */
  evaluate(commitments: readonly Bytes[], index: number): Bytes | undefined;
  /** Whether hostile 32 bytes are the value at `index` of the polynomial behind the commitments. */
  verifyShare(commitments: readonly Bytes[], index: number, share: Bytes): boolean;
  /** A Schnorr proof, `R ‖ z`, that we know the 32-byte `secret`. */
  prove(tag: string, context: Bytes, secret: Bytes, random: RandomBytes): Bytes;
  /** Judges such a proof for `publicKey`; all bytes but the tag may be hostile. */
  verify(tag: string, context: Bytes, publicKey: Bytes, proof: Bytes): boolean;
}

interface CeremonySize {
  readonly threshold: number;
  readonly tellers: number;
}

export interface Generated {
  /** `threshold` scalars of 32 bytes, secret. */
  readonly coefficients: readonly Bytes[];
  /** Their `threshold` public images. */
  readonly commitments: readonly Bytes[];
  readonly proof: Bytes;
}

/** What a group does with public data, in whatever engine this thread has. */
interface PublicArithmetic {
  readonly pointLength: number;
  /** Judges hostile bytes. */
  isPoint(bytes: Bytes): boolean;
  /** `Σ scalars[i]·points[i]` of points that are ones; undefined if it is the identity. Throws otherwise. */
  combine(points: readonly Bytes[], scalars: readonly Bytes[]): Bytes | undefined;
}

const CEREMONY_POSSESSION = 'phieu-kin/v1/dkg-possession';

function createSuite<P extends FROSTPoint<P>>(
  name: SuiteName,
  Point: FROSTPointConstructor<P>,
  { pointLength, isPoint, combine }: PublicArithmetic,
): Suite {
  const { Fn } = Point;
  const generator = Point.BASE.toBytes();

  /** 0 ≤ scalar < order, canonical. */
  const decodeScalar = (bytes: Bytes): bigint | undefined => {
    try {
      return Fn.fromBytes(bytes);
    } catch {
      return undefined;
    }
  };

  /** 64 bytes reduced modulo the order: the bias is below 2^-256. */
  const reduce = (bytes: Bytes): bigint => {
    const ordered = Fn.isLE ? [...bytes].reverse() : [...bytes];
    return Fn.create(ordered.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n));
  };

  const evaluate = (commitments: readonly Bytes[], index: number): Bytes | undefined =>
    combine(
      commitments,
      commitments.map((_, k) => Fn.toBytes(Fn.pow(BigInt(index), BigInt(k)))),
    );

  /** The Schnorr equation z·G = R + c·Y for `proof = R ‖ z`; `challenge` gets the bytes of R. */
  const isSchnorr = (publicKey: Bytes, proof: Bytes, challenge: (commitment: Bytes) => bigint): boolean => {
    if (proof.length !== pointLength + Fn.BYTES) return false;
    const commitment = proof.subarray(0, pointLength);
    const response = decodeScalar(proof.subarray(pointLength));
    if (!isPoint(publicKey) || !isPoint(commitment) || response === undefined) return false;
    const minus = Fn.neg(challenge(commitment));
    const expected = combine([generator, publicKey], [Fn.toBytes(response), Fn.toBytes(minus)]);
    return expected !== undefined && equalBytes(expected, commitment);
  };

  const challengeOf = (tag: string, context: Bytes, publicKey: Bytes, commitment: Bytes): bigint =>
    reduce(hash512(tag, context, publicKey, commitment));

  return {
    name,
    pointLength,
    generate: (context, teller, size, random) => {
      const frost = createFROST({
        name: `phieu-kin/v1/dkg-${name}`,
        Point,
        hash: sha512,
        // RFC 9591 leaves key generation, and so its session, to the caller, and the library binds only the identifier.
        // This hook replaces the one hash of round 1, the challenge of the proof of possession.
        hashToScalar: (message) => reduce(hash512(CEREMONY_POSSESSION, context, message)),
      });
      const { secret, public: published } = frost.DKG.round1(
        frost.Identifier.fromNumber(teller),
        { min: size.threshold, max: size.tellers },
        undefined,
        (length = 32) => random(length),
      );
      return {
        coefficients: (secret.coefficients ?? []).map((coefficient) => Fn.toBytes(coefficient)),
        commitments: published.commitment,
        proof: published.proofOfKnowledge,
      };
    },
    shareFor: (coefficients, index) =>
      Fn.toBytes(
        coefficients.reduceRight((value, c) => Fn.add(Fn.mul(value, BigInt(index)), Fn.fromBytes(c)), Fn.ZERO),
      ),
    addShares: (shares) => Fn.toBytes(shares.reduce((sum, share) => Fn.add(sum, Fn.fromBytes(share)), Fn.ZERO)),
    isPoint,
    verifyCeremonyPossession: (context, teller, publicKey, proof) =>
      isSchnorr(publicKey, proof, (commitment) =>
        reduce(hash512(CEREMONY_POSSESSION, context, concat(Fn.toBytes(BigInt(teller)), publicKey, commitment))),
      ),
    sum: (commitments) =>
      (commitments[0] ?? []).map((_, k) =>
        combine(
          commitments.map((row) => row[k] as Bytes),
          commitments.map(() => Fn.toBytes(Fn.ONE)),
        ),
      ),
    evaluate,
    verifyShare: (commitments, index, share) => {
      const value = decodeScalar(share);
      if (value === undefined) return false;
      const expected = evaluate(commitments, index);
      // The library's base multiplication refuses zero, whose image is the identity.
      if (Fn.is0(value) || expected === undefined) return Fn.is0(value) && expected === undefined;
      // Constant time, as a good share is secret.
      return equalBytes(Point.BASE.multiply(value).toBytes(), expected);
    },
    prove: (tag, context, secret, random) => {
      const x = Fn.fromBytes(secret);
      const publicKey = Point.BASE.multiply(x).toBytes();
      // Hedged as in RFC 9591 §4.1, and over the statement too: a stuck random source does not reveal the secret.
      const nonce = reduce(hash512('phieu-kin/v1/possession-nonce', random(32), secret, utf8(tag), context));
      const commitment = Point.BASE.multiply(nonce).toBytes();
      const response = Fn.add(nonce, Fn.mul(challengeOf(tag, context, publicKey, commitment), x));
      return concat(commitment, Fn.toBytes(response));
    },
    verify: (tag, context, publicKey, proof) =>
      isSchnorr(publicKey, proof, (commitment) => challengeOf(tag, context, publicKey, commitment)),
  };
}

/** Box keys: ristretto255 (RFC 9496). */
export const boxSuite: Suite = createSuite('box', BoxPoint, {
  pointLength: POINT_LENGTH,
  isPoint: (bytes) => bytes.length === POINT_LENGTH && typeof groupEngine().decode(bytes) !== 'number',
  combine: (points, scalars) => {
    const engine = groupEngine();
    const decoded = assertOk(decodePoints(concat(...points), engine));
    const sum = engine.msm([{ scalars: concat(...scalars), points: decoded }]);
    return isIdentity(sum) ? undefined : sum;
  },
});

/** Token keys: BLS12-381 G2. */
export const tokenSuite: Suite = createSuite('token', G2, {
  pointLength: G2_LENGTH,
  isPoint: (bytes) => pairingEngine().isPoint('G2', bytes),
  combine: (points, scalars) => pairingEngine().combine('G2', points, scalars),
});

/** Both, in the order in which every list of the protocol names them. */
export const suites: readonly Suite[] = [boxSuite, tokenSuite];
