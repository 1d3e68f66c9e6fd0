import {
  add,
  carry,
  D,
  freeze,
  inverseSquareRoot,
  invert,
  isNegative,
  isZero,
  loadLane,
  negateWhere,
  ONE,
  storeLane,
  sub,
} from './field.ts';
import { FIELD_SIZE, mul, square } from './field-mul.ts';
import { BYTES, POINTS, POINTS_B, SCALARS, SCRATCH } from './memory-map.ts';
import { gather, scatter, setIdentity } from './point.ts';
import { addSum } from './public-sum.ts';

// Ed25519 (RFC 8032 §5.1): keys, and encodings of sums. Public data only: time depends on it. All four lanes of an element
// hold the same number here.

const X: usize = SCRATCH + 65 * FIELD_SIZE;
const Y: usize = SCRATCH + 66 * FIELD_SIZE;
const Z: usize = SCRATCH + 67 * FIELD_SIZE;
const T: usize = SCRATCH + 68 * FIELD_SIZE;
const U: usize = SCRATCH + 69 * FIELD_SIZE;
const V: usize = SCRATCH + 70 * FIELD_SIZE;
const W: usize = SCRATCH + 71 * FIELD_SIZE;

/** ℓ as four words: times it, every point of prime order is the identity, and no other but the identity. */
const ORDER = memory.data<u64>([0x5812631a5cf5d3ed, 0x14def9dea2f79cd6, 0, 0x1000000000000000]);

/**
 * The encoding at BYTES to the first of POINTS (RFC 8032 §5.1.3).
 * Returns 1 if it is canonical, on the curve, of prime order, and not the identity; else 0.
 */
export function decodeEdwards(): i32 {
  for (let lane: usize = 0; lane < 4; lane++) loadLane(Y, lane, BYTES);
  // Bit 255 is the sign of x, the rest is y.
  v128.store(Y, v128.and(v128.load(Y, 144), i32x4.splat(0x1ffffff)), 144);
  freeze(W, Y);
  let differs = i32x4.splat(0);
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) {
    differs = v128.or(differs, v128.xor(v128.load(W + i), v128.load(Y + i)));
  }
  if (v128.any_true(differs)) return 0;
  // Limbs of a frozen element are not centred yet.
  carry(Y, W);
  square(U, Y);
  mul(V, U, D);
  sub(U, U, ONE);
  add(V, V, ONE);
  carry(U, U);
  carry(V, V);
  // x² = u/v; with r² = 1/(uv), x = ur. Where u = 0 the point is of order 1 or 2: nothing is lost.
  mul(W, U, V);
  if (!i32x4.all_true(inverseSquareRoot(X, W))) return 0;
  mul(X, X, U);
  const sign = i32x4.splat(-(<i32>load<u8>(BYTES, 31) >> 7));
  negateWhere(X, X, v128.xor(isNegative(X), sign));
  mul(T, X, Y);
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) v128.store(Z + i, v128.load(ONE + i));
  scatter(POINTS, X, Y, Z, T);
  memory.copy(SCALARS, ORDER, 32);
  setIdentity(POINTS_B);
  addSum(POINTS_B, 1);
  gather(X, Y, Z, T, POINTS_B);
  sub(Y, Y, Z);
  return i32x4.extract_lane(v128.and(isZero(X), isZero(Y)), 0) & 1;
}

/** The point at POINTS_B to BYTES (RFC 8032 §5.1.2). */
export function encodeEdwards(): void {
  gather(X, Y, Z, T, POINTS_B);
  invert(Z, Z);
  mul(X, X, Z);
  mul(Y, Y, Z);
  freeze(W, Y);
  storeLane(BYTES, W, 0);
  const sign = i32x4.extract_lane(isNegative(X), 0) & 128;
  store<u8>(BYTES, <u8>(load<u8>(BYTES, 31) | sign), 31);
}
