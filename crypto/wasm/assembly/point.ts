import { carry, setSmall, TWO_D } from './field.ts';
import { FIELD_SIZE, mul, square } from './field-mul.ts';
import { SCRATCH } from './memory-map.ts';

// Points of the curve behind ristretto255 (RFC 9496 §4.1), in extended coordinates: one point is four elements, its lanes
// are X, Y, Z, T, all tight. What is added is first "cached": lanes Y - X, Y + X, 2Z, 2dT, tight too. Formulas: Hisil, Wong,
// Carter, Dawson, "Twisted Edwards Curves Revisited" (2008), §3.1 and §3.3, a = -1: complete on these points, so neither
// identity nor doubling is a special case. Nothing here branches on values.

export const POINT_SIZE: usize = FIELD_SIZE;

const LEFT: usize = SCRATCH + 20 * FIELD_SIZE;
const RIGHT: usize = SCRATCH + 21 * FIELD_SIZE;
const CACHED: usize = SCRATCH + 22 * FIELD_SIZE;
const CACHING: usize = SCRATCH + 23 * FIELD_SIZE;

/** Fills the constants; after `setUpField`. */
export function setUpPoint(): void {
  // The multipliers that make a cached point: 1, 1, 2, 2d.
  setSmall(CACHING, 1);
  store<i32>(CACHING, 2, 8);
  for (let i: usize = 12; i < FIELD_SIZE; i += 16) store<i32>(CACHING + i, load<i32>(TWO_D + i));
}

/** (X, Y, Z, T) = (0, 1, 1, 0). */
export function setIdentity(out: usize): void {
  setSmall(out, 0);
  v128.store(out, i32x4(0, 1, 1, 0));
}

/** Lanes Y - X, Y + X, Z, T: 2-loose. */
function differenceAndSum(out: usize, point: usize): void {
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) {
    const p = v128.load(point + i);
    const x = i32x4.mul(v128.shuffle<i32>(p, p, 0, 0, 0, 0), i32x4(-1, 1, 0, 0));
    v128.store(out + i, i32x4.add(v128.shuffle<i32>(p, p, 1, 1, 2, 3), x));
  }
}

export function toCached(out: usize, point: usize): void {
  differenceAndSum(LEFT, point);
  mul(out, LEFT, CACHING);
}

/** The cached form of the opposite point where the mask is all ones. */
export function negateCachedWhere(out: usize, cached: usize, mask: v128): void {
  const sign = v128.and(mask, i32x4(0, 0, 0, -1));
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) {
    const c = v128.load(cached + i);
    const swapped = v128.bitselect(v128.shuffle<i32>(c, c, 1, 0, 2, 3), c, mask);
    v128.store(out + i, i32x4.sub(v128.xor(swapped, sign), sign));
  }
}

/** out = a + b, b cached. `out` may be `a`. */
export function addCached(out: usize, a: usize, b: usize): void {
  differenceAndSum(LEFT, a);
  mul(LEFT, LEFT, b);
  // Lanes A, B, D, C; then X = EF, Y = GH, Z = GF, T = EH with E = B - A, F = D - C, G = D + C, H = B + A.
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) {
    const r = v128.load(LEFT + i);
    const u = v128.xor(v128.shuffle<i32>(r, r, 0, 3, 3, 0), i32x4(-1, 0, 0, -1));
    const v = v128.xor(v128.shuffle<i32>(r, r, 3, 0, 3, 0), i32x4(-1, 0, -1, 0));
    v128.store(LEFT + i, i32x4.add(v128.shuffle<i32>(r, r, 1, 2, 2, 1), i32x4.sub(u, i32x4(-1, 0, 0, -1))));
    v128.store(RIGHT + i, i32x4.add(v128.shuffle<i32>(r, r, 2, 1, 2, 1), i32x4.sub(v, i32x4(-1, 0, -1, 0))));
  }
  mul(out, LEFT, RIGHT);
}

/** out = a + b. `out` may be an argument. */
export function addPoints(out: usize, a: usize, b: usize): void {
  toCached(CACHED, b);
  addCached(out, a, CACHED);
}

/** out = 2a. `out` may be `a`. */
export function double(out: usize, a: usize): void {
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) {
    const p = v128.load(a + i);
    const y = i32x4.mul(v128.shuffle<i32>(p, p, 1, 1, 1, 1), i32x4(0, 0, 0, 1));
    v128.store(LEFT + i, i32x4.add(v128.shuffle<i32>(p, p, 0, 1, 2, 0), y));
  }
  square(LEFT, LEFT);
  // Lanes A = X², B = Y², C = Z², S = (X + Y)²; with P = A + B, M = A - B, E = P - S, F = 2C + M:
  // X = EF, Y = PM, Z = FM, T = EP, each sign changed twice against the source.
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) {
    const r = v128.load(LEFT + i);
    const a = v128.shuffle<i32>(r, r, 0, 0, 0, 0);
    const b = v128.shuffle<i32>(r, r, 1, 1, 1, 1);
    const c = i32x4.shl(v128.shuffle<i32>(r, r, 2, 2, 2, 2), 1);
    const s = v128.shuffle<i32>(r, r, 3, 3, 3, 3);
    const p = i32x4.add(a, b);
    const m = i32x4.sub(a, b);
    const e = i32x4.sub(p, s);
    const f = i32x4.add(c, m);
    // (F, P, F, P) and (E, M, M, E)
    v128.store(LEFT + i, v128.shuffle<i32>(f, p, 0, 4, 0, 4));
    v128.store(RIGHT + i, v128.shuffle<i32>(e, m, 0, 4, 4, 0));
  }
  carry(RIGHT, RIGHT);
  mul(out, LEFT, RIGHT);
}

export function doubleTimes(out: usize, a: usize, count: i32): void {
  double(out, a);
  for (let i = 1; i < count; i++) double(out, out);
}

/** Four points to four elements, the coordinates: lane p of each is point p's. */
export function gather(x: usize, y: usize, z: usize, t: usize, points: usize): void {
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) {
    const a = v128.load(points + i);
    const b = v128.load(points + i + POINT_SIZE);
    const c = v128.load(points + i + 2 * POINT_SIZE);
    const d = v128.load(points + i + 3 * POINT_SIZE);
    const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
    const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
    v128.store(x + i, v128.shuffle<i32>(ab, cd, 0, 1, 4, 5));
    v128.store(y + i, v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
    v128.store(z + i, v128.shuffle<i32>(abHigh, cdHigh, 0, 1, 4, 5));
    v128.store(t + i, v128.shuffle<i32>(abHigh, cdHigh, 2, 3, 6, 7));
  }
}

/** The reverse of `gather`. */
export function scatter(points: usize, x: usize, y: usize, z: usize, t: usize): void {
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) {
    const a = v128.load(x + i);
    const b = v128.load(y + i);
    const c = v128.load(z + i);
    const d = v128.load(t + i);
    const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
    const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
    v128.store(points + i, v128.shuffle<i32>(ab, cd, 0, 1, 4, 5));
    v128.store(points + i + POINT_SIZE, v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
    v128.store(points + i + 2 * POINT_SIZE, v128.shuffle<i32>(abHigh, cdHigh, 0, 1, 4, 5));
    v128.store(points + i + 3 * POINT_SIZE, v128.shuffle<i32>(abHigh, cdHigh, 2, 3, 6, 7));
  }
}
