import { FIELD_SIZE, mul, square } from './field-mul.ts';
import { SCRATCH } from './memory-map.ts';

// The rest of GF(2^255 - 19), four elements at a time; bounds as in field-mul.ts. Nothing here branches on values.

const MASK26: i32 = 0x3ffffff;
const MASK25: i32 = 0x1ffffff;

const FROZEN: usize = SCRATCH;
const CHAIN: usize = SCRATCH + 4 * FIELD_SIZE;

/** sqrt(-1), d, 2d and 1/sqrt(-1 - d) of RFC 9496 §4.1, little-endian, and the places where `setUp` spreads them. */
const CONSTANTS = memory.data<u64>([
  0xc4ee1b274a0ea0b0, 0x2f431806ad2fe478, 0x2b4d00993dfbd7a7, 0x2b8324804fc1df0b, 0x75eb4dca135978a3,
  0x00700a4d4141d8ab, 0x8cc740797779e898, 0x52036cee2b6ffe73, 0xebd69b9426b2f159, 0x00e0149a8283b156,
  0x198e80f2eef3d130, 0x2406d9dc56dffce7, 0x99c8fdaa805d40ea, 0x9d2f16175a4172be, 0x16c27b91fe01d840,
  0x786c8905cfaffca2,
]);
export const SQRT_M1: usize = SCRATCH + 10 * FIELD_SIZE;
export const D: usize = SCRATCH + 11 * FIELD_SIZE;
export const TWO_D: usize = SCRATCH + 12 * FIELD_SIZE;
export const INVSQRT_A_MINUS_D: usize = SCRATCH + 13 * FIELD_SIZE;
export const ONE: usize = SCRATCH + 14 * FIELD_SIZE;

/** Spreads the constants over four lanes each. */
export function setUpField(): void {
  for (let i: usize = 0; i < 4; i++)
    for (let lane: usize = 0; lane < 4; lane++) loadLane(SQRT_M1 + i * FIELD_SIZE, lane, CONSTANTS + 32 * i);
  setSmall(ONE, 1);
}

/** All four lanes become a small integer. */
export function setSmall(out: usize, value: i32): void {
  v128.store(out, i32x4.splat(value));
  for (let i: usize = 16; i < FIELD_SIZE; i += 16) v128.store(out + i, i32x4.splat(0));
}

export function copy(out: usize, a: usize): void {
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) v128.store(out + i, v128.load(a + i));
}

export function add(out: usize, a: usize, b: usize): void {
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) v128.store(out + i, i32x4.add(v128.load(a + i), v128.load(b + i)));
}

export function sub(out: usize, a: usize, b: usize): void {
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) v128.store(out + i, i32x4.sub(v128.load(a + i), v128.load(b + i)));
}

/** out = -a in the lanes whose mask is all ones, a in those whose mask is zero. */
export function negateWhere(out: usize, a: usize, mask: v128): void {
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) {
    v128.store(out + i, i32x4.sub(v128.xor(v128.load(a + i), mask), mask));
  }
}

/** out = b in the lanes whose mask is all ones, a in those whose mask is zero. */
export function select(out: usize, a: usize, b: usize, mask: v128): void {
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) {
    v128.store(out + i, v128.bitselect(v128.load(b + i), v128.load(a + i), mask));
  }
}

/** out = a^(2^count). */
function squareTimes(out: usize, a: usize, count: i32): void {
  square(out, a);
  for (let i = 1; i < count; i++) square(out, out);
}

/** One pass of carries: from up to 4-loose to tight but for a few units, which every bound has room for. */
export function carry(out: usize, a: usize): void {
  let c = i32x4.splat(0);
  for (let i: usize = 0; i < FIELD_SIZE; i += 32) {
    const x = i32x4.add(v128.load(a + i), c);
    c = i32x4.shr_s(i32x4.add(x, i32x4.splat(0x2000000)), 26);
    v128.store(out + i, i32x4.sub(x, i32x4.shl(c, 26)));
    const y = i32x4.add(v128.load(a + i, 16), c);
    c = i32x4.shr_s(i32x4.add(y, i32x4.splat(0x1000000)), 25);
    v128.store(out + i, i32x4.sub(y, i32x4.shl(c, 25)), 16);
  }
  const wrapped = i32x4.add(i32x4.add(i32x4.shl(c, 4), i32x4.shl(c, 1)), c);
  v128.store(out, i32x4.add(v128.load(out), wrapped));
}

function carryUnsigned(a: usize, into: v128): v128 {
  let c = into;
  for (let i: usize = 0; i < FIELD_SIZE; i += 32) {
    const x = i32x4.add(v128.load(a + i), c);
    c = i32x4.shr_s(x, 26);
    v128.store(a + i, v128.and(x, i32x4.splat(MASK26)));
    const y = i32x4.add(v128.load(a + i, 16), c);
    c = i32x4.shr_s(y, 25);
    v128.store(a + i, v128.and(y, i32x4.splat(MASK25)), 16);
  }
  return c;
}

/** The limbs of the representative in [0, p); `a` is up to 3-loose. */
export function freeze(out: usize, a: usize): void {
  // + 4p makes it positive.
  v128.store(out, i32x4.add(v128.load(a), i32x4.splat(4 * (MASK26 - 18))));
  v128.store(out, i32x4.add(v128.load(a, 16), i32x4.splat(4 * MASK25)), 16);
  for (let i: usize = 32; i < FIELD_SIZE; i += 32) {
    v128.store(out + i, i32x4.add(v128.load(a + i), i32x4.splat(4 * MASK26)));
    v128.store(out + i, i32x4.add(v128.load(a + i, 16), i32x4.splat(4 * MASK25)), 16);
  }
  const first = carryUnsigned(out, i32x4.splat(0));
  const second = carryUnsigned(out, i32x4.mul(first, i32x4.splat(19)));
  v128.store(out, i32x4.add(v128.load(out), i32x4.mul(second, i32x4.splat(19))));
  // Now below 2^255; it is p or more exactly if adding 19 carries out of bit 254.
  copy(FROZEN, out);
  const beyond = carryUnsigned(FROZEN, i32x4.splat(19));
  carryUnsigned(out, i32x4.mul(beyond, i32x4.splat(19)));
}

/** All ones in the lanes where a = 0 modulo p; `a` is up to 3-loose. */
export function isZero(a: usize): v128 {
  freeze(FROZEN + FIELD_SIZE, a);
  let any = i32x4.splat(0);
  for (let i: usize = 0; i < FIELD_SIZE; i += 16) any = v128.or(any, v128.load(FROZEN + FIELD_SIZE + i));
  return i32x4.eq(any, i32x4.splat(0));
}

/** All ones in the lanes where a is negative: odd (RFC 9496 §4.1). */
export function isNegative(a: usize): v128 {
  freeze(FROZEN + FIELD_SIZE, a);
  return i32x4.neg(v128.and(v128.load(FROZEN + FIELD_SIZE), i32x4.splat(1)));
}

/** out = |a|: CT_ABS of RFC 9496 §4.1. */
export function abs(out: usize, a: usize): void {
  negateWhere(out, a, isNegative(a));
}

/** out = a^((p - 5) / 8) = a^(2^252 - 3). */
function powP58(out: usize, a: usize): void {
  const x = CHAIN;
  const y = CHAIN + FIELD_SIZE;
  const z = CHAIN + 2 * FIELD_SIZE;
  square(x, a);
  mul(y, x, a); // 2^2 - 1
  square(y, y);
  mul(x, y, a); // 2^3 - 1
  squareTimes(y, x, 2);
  square(z, a);
  mul(z, z, a);
  mul(x, y, z); // 2^5 - 1
  squareTimes(y, x, 5);
  mul(x, y, x); // 2^10 - 1
  squareTimes(y, x, 10);
  mul(y, y, x); // 2^20 - 1
  squareTimes(z, y, 20);
  mul(y, z, y); // 2^40 - 1
  squareTimes(y, y, 10);
  mul(x, y, x); // 2^50 - 1
  squareTimes(y, x, 50);
  mul(y, y, x); // 2^100 - 1
  squareTimes(z, y, 100);
  mul(y, z, y); // 2^200 - 1
  squareTimes(y, y, 50);
  mul(y, y, x); // 2^250 - 1
  squareTimes(y, y, 2);
  mul(out, y, a);
}

/** out = 1/a, and 0 for 0: a^(p - 2) = (a^((p - 5) / 8))^8 a^3. `a` is tight; `out` may be `a`. */
export function invert(out: usize, a: usize): void {
  const cube = CHAIN + 3 * FIELD_SIZE;
  square(cube, a);
  mul(cube, cube, a);
  powP58(out, a);
  squareTimes(out, out, 3);
  mul(out, out, cube);
}

/**
 * SQRT_RATIO_M1(1, v) of RFC 9496 §4.2: out = sqrt(1/v) or sqrt(i/v), the non-negative root; all ones in the lanes where
 * v is a non-zero square. `v` is tight.
 */
export function inverseSquareRoot(out: usize, v: usize): v128 {
  const v3 = CHAIN + 3 * FIELD_SIZE;
  const r = CHAIN + 4 * FIELD_SIZE;
  const check = CHAIN + 5 * FIELD_SIZE;
  square(v3, v);
  mul(v3, v3, v);
  square(r, v3);
  mul(r, r, v);
  powP58(r, r);
  mul(r, r, v3);
  square(check, r);
  mul(check, check, v);
  sub(v3, check, ONE);
  const correct = isZero(v3);
  add(v3, check, ONE);
  const flipped = isZero(v3);
  add(v3, check, SQRT_M1);
  const flippedByI = isZero(v3);
  mul(check, r, SQRT_M1);
  select(r, r, check, v128.or(flipped, flippedByI));
  abs(out, r);
  return v128.or(correct, flipped);
}

/** The limbs of 32 bytes, in one lane; bit 255 is kept, so that a hostile encoding differs from what it freezes to. */
export function loadLane(out: usize, lane: usize, bytes: usize): void {
  const to = out + 4 * lane;
  store<i32>(to, load<i32>(bytes) & MASK26);
  store<i32>(to, <i32>(load<u64>(bytes, 3) >> 2) & MASK25, 16);
  store<i32>(to, <i32>(load<u64>(bytes, 6) >> 3) & MASK26, 32);
  store<i32>(to, <i32>(load<u64>(bytes, 9) >> 5) & MASK25, 48);
  store<i32>(to, <i32>(load<u64>(bytes, 12) >> 6) & MASK26, 64);
  store<i32>(to, <i32>load<u32>(bytes, 16) & MASK25, 80);
  store<i32>(to, <i32>(load<u64>(bytes, 19) >> 1) & MASK26, 96);
  store<i32>(to, <i32>(load<u64>(bytes, 22) >> 3) & MASK25, 112);
  store<i32>(to, <i32>(load<u64>(bytes, 24) >> 12) & MASK26, 128);
  store<i32>(to, <i32>(load<u32>(bytes, 28) >> 6), 144);
}

/** The 32 bytes of one lane of a frozen element. */
export function storeLane(bytes: usize, frozen: usize, lane: usize): void {
  const from = frozen + 4 * lane;
  const l2: u64 = load<u32>(from, 32);
  const l7: u64 = load<u32>(from, 112);
  store<u64>(bytes, <u64>load<u32>(from) | ((<u64>load<u32>(from, 16)) << 26) | (l2 << 51));
  store<u64>(bytes, (l2 >> 13) | ((<u64>load<u32>(from, 48)) << 13) | ((<u64>load<u32>(from, 64)) << 38), 8);
  store<u64>(bytes, <u64>load<u32>(from, 80) | ((<u64>load<u32>(from, 96)) << 25) | (l7 << 51), 16);
  store<u64>(bytes, (l7 >> 13) | ((<u64>load<u32>(from, 128)) << 12) | ((<u64>load<u32>(from, 144)) << 38), 24);
}
