import { Field } from '@noble/curves/abstract/modular.js';
import { type Bytes, concat, type RandomBytes } from './bytes.ts';
import { ok, type Result, refuse } from './result.ts';

// The group of ballots: ristretto255 (RFC 9496). This file holds scalars and the seam behind which an engine does the
// point arithmetic; `noble-engine.ts` is the reference engine. No group parameter is ever read from input.

/** Bytes of an encoded point (RFC 9496 §4.3.2) and of an encoded scalar (§4.4). */
export const POINT_LENGTH = 32;
export const SCALAR_LENGTH = 32;

/** The group order ℓ (RFC 9496 §4). */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** An integer in [0, ℓ). */
export type Scalar = bigint;

/** Integers modulo ℓ; 32 bytes little-endian. Its `fromBytes` throws unless canonical: hostile bytes go to `decodeScalars`. */
export const Fl = Field(ORDER, { isLE: true });

/** Packs scalars, 32 bytes little-endian each. */
export const encodeScalars = (scalars: readonly Scalar[]): Bytes =>
  concat(...scalars.map((scalar) => Fl.toBytes(scalar)));

/** Decodes hostile packed scalars: a multiple of 32 bytes, each little-endian and below ℓ (RFC 9496 §4.4). */
export function decodeScalars(packed: Bytes): Result<Scalar[], 'GROUP-SCALAR'> {
  if (packed.length % SCALAR_LENGTH !== 0) return refuse('GROUP-SCALAR', 'not a multiple of 32 bytes');
  const scalars: Scalar[] = [];
  for (let at = 0; at < packed.length; at += SCALAR_LENGTH) {
    const value = littleEndian(packed.subarray(at, at + SCALAR_LENGTH));
    if (value >= ORDER) return refuse('GROUP-SCALAR', `scalar ${at / SCALAR_LENGTH} is not below the group order`);
    scalars.push(value);
  }
  return ok(scalars);
}

/** `scalar(b64)` of 00-notation: 64 bytes, little-endian, modulo ℓ (RFC 9496 §4.4). The bias is below 2^-258. */
export function scalarFromHash(hash: Bytes): Scalar {
  if (hash.length !== 64) throw new RangeError('a scalar is reduced from 64 bytes');
  return Fl.create(littleEndian(hash));
}

export const randomScalar = (random: RandomBytes): Scalar => scalarFromHash(random(64));

function littleEndian(bytes: Bytes): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let value = 0n;
  for (let at = bytes.length - 8; at >= 0; at -= 8) value = (value << 64n) | view.getBigUint64(at, true);
  return value;
}

/** A list of points in the form of the engine that made it; no other engine can use it. Immutable. */
export interface Points {
  readonly count: number;
}

/** `Σ scalars[i] · points[i]`; `scalars` holds 32 bytes for each point. */
export interface PointTerms {
  readonly scalars: Bytes;
  readonly points: Points;
}

/**
 * All point arithmetic of the protocol. Packed points and scalars go in and come out as bytes, decoded points stay with
 * the engine, so that it may live in WebAssembly. Engines are interchangeable byte by byte, and throw on lengths that do
 * not fit: those are ours.
 */
export interface GroupEngine {
  /** The generator G (RFC 9496 §4), as a list of one. */
  readonly generator: Points;

  /**
   * Decodes hostile packed points, of a length divisible by 32. Refused are encodings that are not canonical
   * (RFC 9496 §4.3.1) and the identity, which is a valid encoding but never a key, ciphertext, commitment or share.
   * @returns the points, or the index of the first refused one
   */
  decode(packed: Bytes): Points | number;

  /** Encodes each point (RFC 9496 §4.3.2). The identity, which sums may give, is 32 zero bytes. */
  encode(points: Points): Bytes;

  /** `scalars[i]·G`, packed. Fixed-base tables, a flow of operations that does not depend on the secret scalars. */
  mulGenerator(scalars: Bytes): Bytes;

  /**
   * `gScalars[i]·G + hScalars[i]·H`, packed; as `mulGenerator`, with a table of H that is kept for the next calls.
   * @param base 32 bytes, H: a key that was decoded before; throws otherwise
   */
  mulFixed(base: Bytes, gScalars: Bytes, hScalars: Bytes): Bytes;

  /** `scalars[i]·points[i]`, for secret scalars that the caller has blinded: use `mulBlinded`. */
  mulSecret(scalars: Bytes, points: Points): Points;

  /** `a[i] + b[i]`. */
  add(a: Points, b: Points): Points;

  /** The sum of all terms, encoded. Variable time: public scalars and points only. */
  msm(terms: readonly PointTerms[]): Bytes;
}

/** Decodes hostile packed points (see `GroupEngine.decode`) of any length. */
export function decodePoints(packed: Bytes, engine: GroupEngine): Result<Points, 'GROUP-POINT'> {
  if (packed.length % POINT_LENGTH !== 0) return refuse('GROUP-POINT', 'not a multiple of 32 bytes');
  const decoded = engine.decode(packed);
  if (typeof decoded === 'number') return refuse('GROUP-POINT', `point ${decoded} is not canonical or is the identity`);
  return ok(decoded);
}

/**
 * One secret scalar times each of several points that are not fixed bases, as `(x − s)·P + s·P` with a fresh uniform s
 * for each point: what leaks from either half is independent of x.
 */
export function mulBlinded(secret: Scalar, points: Points, random: RandomBytes, engine: GroupEngine): Points {
  const masks = Array.from({ length: points.count }, () => randomScalar(random));
  const rest = masks.map((mask) => Fl.sub(secret, mask));
  return engine.add(engine.mulSecret(encodeScalars(rest), points), engine.mulSecret(encodeScalars(masks), points));
}

/** Whether an encoding that an engine gave is the identity's (RFC 9496 appendix A.1, multiple 0). */
export const isIdentity = (point: Bytes): boolean => point.every((byte) => byte === 0);
