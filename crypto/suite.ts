import { mulAddUnsafe } from '@noble/curves/abstract/curve.js';
import { createFROST, type FROSTPoint, type FROSTPointConstructor } from '@noble/curves/abstract/frost.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { decodeG2, G2, G2_LENGTH } from './bls.ts';
import { type Bytes, concat, equalBytes, hash512, type RandomBytes, utf8 } from './bytes.ts';
import { Point as BoxPoint } from './noble-engine.ts';

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

const CEREMONY_POSSESSION = 'phieu-kin/v1/dkg-possession';

function createSuite<P extends FROSTPoint<P>>(
  name: SuiteName,
  Point: FROSTPointConstructor<P>,
  pointLength: number,
  decodePoint: (bytes: Bytes) => P | undefined,
): Suite {
  const { Fn } = Point;

  const assertPoint = (bytes: Bytes): P => {
    const point = decodePoint(bytes);
    if (!point) throw new Error('not a point: judge it with isPoint first');
    return point;
  };

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

  const encodeNonIdentity = (point: P): Bytes | undefined => (point.is0() ? undefined : point.toBytes());

  const evaluatePoint = (commitments: readonly Bytes[], index: number): P => {
    const powers = commitments.map((_, k) => Fn.pow(BigInt(index), BigInt(k)));
    return mulAddUnsafe(Point, commitments.map(assertPoint), powers);
  };

  /** The Schnorr equation z·G = R + c·Y for `proof = R ‖ z`; `challenge` gets the bytes of R. */
  const isSchnorr = (publicKey: Bytes, proof: Bytes, challenge: (commitment: Bytes) => bigint): boolean => {
    if (proof.length !== pointLength + Fn.BYTES) return false;
    const key = decodePoint(publicKey);
    const commitment = decodePoint(proof.subarray(0, pointLength));
    const response = decodeScalar(proof.subarray(pointLength));
    if (!key || !commitment || response === undefined) return false;
    const c = challenge(proof.subarray(0, pointLength));
    return Point.BASE.multiplyUnsafe(response).equals(commitment.add(key.multiplyUnsafe(c)));
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
    isPoint: (bytes) => decodePoint(bytes) !== undefined,
    verifyCeremonyPossession: (context, teller, publicKey, proof) =>
      isSchnorr(publicKey, proof, (commitment) =>
        reduce(hash512(CEREMONY_POSSESSION, context, concat(Fn.toBytes(BigInt(teller)), publicKey, commitment))),
      ),
    sum: (commitments) =>
      (commitments[0] ?? []).map((_, k) =>
        encodeNonIdentity(commitments.reduce((sum, row) => sum.add(assertPoint(row[k] as Bytes)), Point.ZERO)),
      ),
    evaluate: (commitments, index) => encodeNonIdentity(evaluatePoint(commitments, index)),
    verifyShare: (commitments, index, share) => {
      const value = decodeScalar(share);
      if (value === undefined) return false;
      // Constant time, as a good share is secret; the library's base multiplication refuses zero.
      const image = Fn.is0(value) ? Point.ZERO : Point.BASE.multiply(value);
      return image.equals(evaluatePoint(commitments, index));
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

function decodeBoxPoint(bytes: Bytes) {
  try {
    const point = BoxPoint.fromBytes(bytes);
    return point.is0() || !equalBytes(point.toBytes(), bytes) ? undefined : point;
  } catch {
    return undefined;
  }
}

/** Box keys: ristretto255 (RFC 9496). */
export const boxSuite: Suite = createSuite('box', BoxPoint, 32, decodeBoxPoint);

/** Token keys: BLS12-381 G2. */
export const tokenSuite: Suite = createSuite('token', G2, G2_LENGTH, decodeG2);

/** Both, in the order in which every list of the protocol names them. */
export const suites: readonly Suite[] = [boxSuite, tokenSuite];
