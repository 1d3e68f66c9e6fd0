import { bls12_381 } from '@noble/curves/bls12-381.js';
import { type Bytes, equalBytes, type RandomBytes, toHex } from './bytes.ts';

// The only file that imports BLS12-381. Points are encoded compressed, as in draft-irtf-cfrg-pairing-friendly-curves
// appendix C (the "ZCash" form): 48 bytes in G1, 96 in G2. Scalars are 32 bytes, big-endian, below the group order r.

/** The group of tokens and blinded messages. */
export const G1 = bls12_381.G1.Point;
/** The group of the tellers' token keys. */
export const G2 = bls12_381.G2.Point;
/** Integers modulo the group order r. */
export const Fr = bls12_381.fields.Fr;

export type PointG1 = typeof G1.BASE;
export type PointG2 = typeof G2.BASE;

const G1_LENGTH = 48;
export const G2_LENGTH = 96;

/**
 * Decodes hostile bytes: 48 bytes, canonical, on the curve, in the subgroup of order r, not the identity.
 * @returns undefined when any of these fails
 */
export const decodeG1 = (bytes: Bytes): PointG1 | undefined => decodePoint(G1, G1_LENGTH, bytes);

/**
 * As `decodeG1`, for the 96 bytes of a point of G2. All points of G2 are public keys and commitments of a meeting, few and
 * asked for again and again, and the subgroup check is most of the cost: the last accepted ones are remembered.
 */
export function decodeG2(bytes: Bytes): PointG2 | undefined {
  const name = toHex(bytes);
  const known = acceptedG2.get(name);
  if (known) return known;
  const point = decodePoint(G2, G2_LENGTH, bytes);
  if (point === undefined) return undefined;
  if (acceptedG2.size >= 1024) acceptedG2.clear();
  acceptedG2.set(name, point);
  return point;
}

const acceptedG2 = new Map<string, PointG2>();

interface Decodable {
  is0(): boolean;
  assertValidity(): void;
  toBytes(): Bytes;
}

function decodePoint<P extends Decodable>(group: { fromBytes(bytes: Bytes): P }, length: number, bytes: Bytes) {
  if (bytes.length !== length) return undefined;
  try {
    const point = group.fromBytes(bytes);
    // On the curve and in the subgroup of order r.
    point.assertValidity();
    // The library accepts the identity; a key, token or blinded message that is the identity carries no secret.
    if (point.is0()) return undefined;
    return equalBytes(point.toBytes(), bytes) ? point : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Hashes a message to G1: RFC 9380 §3 `hash_to_curve`, suite BLS12381G1_XMD:SHA-256_SSWU_RO_.
 * @param domain the domain separation tag of RFC 9380 §3.1, ours
 */
export const hashToG1 = (message: Bytes, domain: string): PointG1 => bls12_381.G1.hashToCurve(message, { DST: domain });

/** A uniform scalar of 1..r−1 from 64 random bytes; the bias of the reduction is below 2^-256. */
export function randomScalar(random: RandomBytes): bigint {
  const scalar = Fr.create(bigEndian(random(64)));
  if (Fr.is0(scalar)) throw new Error('random source returned a zero scalar');
  return scalar;
}

/**
 * `secret · point` for a point that others chose. The library's variable-base multiplication is not constant in the
 * scalar, so the scalar is split additively into two fresh uniform halves: what leaks of one says nothing of the secret.
 */
export function multiplySecret(point: PointG1, secret: bigint, random: RandomBytes): PointG1 {
  for (;;) {
    const half = randomScalar(random);
    const rest = Fr.sub(secret, half);
    if (!Fr.is0(rest)) return point.multiply(half).add(point.multiply(rest));
  }
}

/** Public coefficients for a batched equation: 16 bytes, unpredictable, never zero. */
export function batchCoefficient(random: RandomBytes): Bytes {
  for (;;) {
    const coefficient = random(16);
    if (coefficient.some((byte) => byte !== 0)) return coefficient;
  }
}

/** `e(a, b) = e(c, d)`. A computed identity (a batch that sums to nothing) is compared without the pairing. */
export function pairingsEqual(a: PointG1, b: PointG2, c: PointG1, d: PointG2): boolean {
  const leftIsOne = a.is0() || b.is0();
  const rightIsOne = c.is0() || d.is0();
  if (leftIsOne || rightIsOne) return leftIsOne && rightIsOne;
  const product = bls12_381.pairingBatch([
    { g1: a, g2: b },
    { g1: c.negate(), g2: d },
  ]);
  return bls12_381.fields.Fp12.eql(product, bls12_381.fields.Fp12.ONE);
}

function bigEndian(bytes: Bytes): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
