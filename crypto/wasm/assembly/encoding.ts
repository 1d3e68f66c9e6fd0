import {
  abs,
  add,
  carry,
  D,
  freeze,
  INVSQRT_A_MINUS_D,
  inverseSquareRoot,
  isNegative,
  isZero,
  loadLane,
  negateWhere,
  ONE,
  SQRT_M1,
  select,
  storeLane,
  sub,
} from './field.ts';
import { FIELD_SIZE, mul, square } from './field-mul.ts';
import { SCRATCH } from './memory-map.ts';
import { gather, scatter } from './point.ts';

// RFC 9496 §4.3.1 and §4.3.2, four points at a time. Encoding does not branch on values: what it encodes may be the product
// with a secret.

const X: usize = SCRATCH + 30 * FIELD_SIZE;
const Y: usize = SCRATCH + 31 * FIELD_SIZE;
const Z: usize = SCRATCH + 32 * FIELD_SIZE;
const T: usize = SCRATCH + 33 * FIELD_SIZE;
const U1: usize = SCRATCH + 34 * FIELD_SIZE;
const U2: usize = SCRATCH + 35 * FIELD_SIZE;
const V: usize = SCRATCH + 36 * FIELD_SIZE;
const W: usize = SCRATCH + 37 * FIELD_SIZE;
const ROOT: usize = SCRATCH + 38 * FIELD_SIZE;
const S: usize = SCRATCH + 39 * FIELD_SIZE;

/** Four encodings to four points. Bit p of the result is set if encoding p is canonical and not the identity. */
export function decodeFour(points: usize, bytes: usize): i32 {
  for (let lane: usize = 0; lane < 4; lane++) loadLane(S, lane, bytes + 32 * lane);
  freeze(W, S);
  let differs = i32x4.splat(0);
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) {
    differs = v128.or(differs, v128.xor(v128.load(W + i), v128.load(S + i)));
  }
  let good = i32x4.eq(v128.or(differs, v128.and(v128.load(W), i32x4.splat(1))), i32x4.splat(0));
  // Limbs of a frozen element are not centred yet.
  carry(S, W);
  square(V, S);
  sub(U1, ONE, V);
  add(U2, ONE, V);
  carry(U1, U1);
  carry(U2, U2);
  square(W, U2);
  square(V, U1);
  mul(V, V, D);
  add(V, V, W);
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) v128.store(V + i, i32x4.neg(v128.load(V + i)));
  carry(V, V);
  mul(W, W, V);
  good = v128.and(good, inverseSquareRoot(ROOT, W));
  mul(X, ROOT, U2);
  mul(Y, X, ROOT);
  mul(Y, Y, V);
  mul(Y, Y, U1);
  mul(X, X, S);
  add(X, X, X);
  carry(X, X);
  abs(X, X);
  mul(T, X, Y);
  good = v128.andnot(good, v128.or(isNegative(T), isZero(Y)));
  good = v128.andnot(good, isZero(S));
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) v128.store(Z + i, v128.load(ONE + i));
  scatter(points, X, Y, Z, T);
  return i32x4.bitmask(good);
}

/** Four points to four encodings. */
export function encodeFour(bytes: usize, points: usize): void {
  gather(X, Y, Z, T, points);
  add(U1, Z, Y);
  sub(U2, Z, Y);
  mul(U1, U1, U2);
  mul(U2, X, Y);
  square(V, U2);
  mul(V, V, U1);
  inverseSquareRoot(ROOT, V);
  mul(U1, U1, ROOT);
  mul(U2, U2, ROOT);
  mul(V, U1, U2);
  mul(V, V, T); // z_inv
  mul(W, T, V);
  const rotate = isNegative(W);
  mul(W, Y, SQRT_M1);
  mul(S, X, SQRT_M1);
  select(X, X, W, rotate);
  select(Y, Y, S, rotate);
  mul(U1, U1, INVSQRT_A_MINUS_D);
  select(U2, U2, U1, rotate); // den_inv
  mul(W, X, V);
  negateWhere(Y, Y, isNegative(W));
  sub(W, Z, Y);
  mul(S, U2, W);
  abs(S, S);
  freeze(W, S);
  for (let lane: usize = 0; lane < 4; lane++) storeLane(bytes + 32 * lane, W, lane);
}
