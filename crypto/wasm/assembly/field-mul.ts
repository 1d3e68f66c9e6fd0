// Four elements of GF(2^255 - 19) at a time, in the lanes of 128-bit vectors. An element is ten signed limbs of 26 and 25
// bits in turn, limb i with the weight 2^ceil(25.5 i); the four elements' limbs i lie in one i32x4 at byte 16 i. 160 bytes.
//
// Bounds. "Tight": |limb| <= 2^25 (even i) or 2^24 (odd i), and limb 1 exceeds by at most 2^15. Products, squares and
// `carry` give tight elements. A sum or difference of m tight elements is called m-loose. `mul(a, b)` takes a up to 4-loose
// and b up to 2-loose: then 19 (b_2i + b_2i+1) stays below 2^31 and every column below 2^60. `square` takes 2-loose.

/** Bytes of four elements. */
export const FIELD_SIZE: usize = 160;

const MASK26: i32 = 0x3ffffff;
const MASK25: i32 = 0x1ffffff;
const HALF26: i32 = 0x2000000;
const HALF25: i32 = 0x1000000;

// 2^36 p in limbs, so that columns are never negative and carries are plain shifts, and half a limb to centre the result.
const BIAS0: i64 = 0x4000000000000000 - 19 * 0x1000000000 + 0x2000000;
const BIAS_EVEN: i64 = 0x4000000000000000 - 0x1000000000 + 0x2000000;
const BIAS_ODD: i64 = 0x2000000000000000 - 0x1000000000 + 0x1000000;

function low(a: v128, b: v128): v128 {
  return i64x2.extmul_low_i32x4_s(a, b);
}

function high(a: v128, b: v128): v128 {
  return i64x2.extmul_high_i32x4_s(a, b);
}

function plus(a: v128, b: v128): v128 {
  return i64x2.add(a, b);
}

function low3(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128): v128 {
  return plus(plus(low(a, b), low(c, d)), low(e, f));
}

function high3(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128): v128 {
  return plus(plus(high(a, b), high(c, d)), high(e, f));
}

function low5(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128, h: v128, i: v128, j: v128): v128 {
  return plus(plus(low3(a, b, c, d, e, f), low(g, h)), low(i, j));
}

function high5(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, g: v128, h: v128, i: v128, j: v128): v128 {
  return plus(plus(high3(a, b, c, d, e, f), high(g, h)), high(i, j));
}

function times19(a: v128): v128 {
  return i32x4.add(i32x4.add(i32x4.shl(a, 4), i32x4.shl(a, 1)), a);
}

function wideTimes19(a: v128): v128 {
  return plus(plus(i64x2.shl(a, 4), i64x2.shl(a, 1)), a);
}

/** The column of an odd limb: what Karatsuba's middle product holds beside the two outer ones. */
function middle(sum: v128, even: v128, odd: v128): v128 {
  return plus(i64x2.sub(i64x2.sub(sum, even), odd), i64x2.splat(BIAS_ODD));
}

/** The column of an even limb. Two odd limbs' weights multiply to twice an even one's. */
function outer(even: v128, odd: v128): v128 {
  return plus(plus(even, i64x2.shl(odd, 1)), i64x2.splat(BIAS_EVEN));
}

function lowest(even: v128, odd: v128): v128 {
  return plus(plus(even, wideTimes19(i64x2.shl(odd, 1))), i64x2.splat(BIAS0));
}

function narrow(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 2, 4, 6);
}

function even(a: v128, b: v128): v128 {
  return i32x4.sub(v128.and(narrow(a, b), i32x4.splat(MASK26)), i32x4.splat(HALF26));
}

function odd(a: v128, b: v128): v128 {
  return i32x4.sub(v128.and(narrow(a, b), i32x4.splat(MASK25)), i32x4.splat(HALF25));
}

/**
 * out = a b. Both are split into even and odd limbs, polynomials in x = 2^51 modulo x^5 - 19, and multiplied by
 * Karatsuba's rule: 75 products in place of 100. `out` may be an argument.
 */
export function mul(out: usize, a: usize, b: usize): void {
  const a0 = v128.load(a);
  const a1 = v128.load(a, 16);
  const a2 = v128.load(a, 32);
  const a3 = v128.load(a, 48);
  const a4 = v128.load(a, 64);
  const a5 = v128.load(a, 80);
  const a6 = v128.load(a, 96);
  const a7 = v128.load(a, 112);
  const a8 = v128.load(a, 128);
  const a9 = v128.load(a, 144);
  const b0 = v128.load(b);
  const b1 = v128.load(b, 16);
  const b2 = v128.load(b, 32);
  const b3 = v128.load(b, 48);
  const b4 = v128.load(b, 64);
  const b5 = v128.load(b, 80);
  const b6 = v128.load(b, 96);
  const b7 = v128.load(b, 112);
  const b8 = v128.load(b, 128);
  const b9 = v128.load(b, 144);
  const w2 = times19(b2);
  const w3 = times19(b3);
  const w4 = times19(b4);
  const w5 = times19(b5);
  const w6 = times19(b6);
  const w7 = times19(b7);
  const w8 = times19(b8);
  const w9 = times19(b9);
  const s0 = i32x4.add(a0, a1);
  const s1 = i32x4.add(a2, a3);
  const s2 = i32x4.add(a4, a5);
  const s3 = i32x4.add(a6, a7);
  const s4 = i32x4.add(a8, a9);
  const t0 = i32x4.add(b0, b1);
  const t1 = i32x4.add(b2, b3);
  const t2 = i32x4.add(b4, b5);
  const t3 = i32x4.add(b6, b7);
  const t4 = i32x4.add(b8, b9);
  const v1 = i32x4.add(w2, w3);
  const v2 = i32x4.add(w4, w5);
  const v3 = i32x4.add(w6, w7);
  const v4 = i32x4.add(w8, w9);
  const le0 = low5(a0, b0, a2, w8, a4, w6, a6, w4, a8, w2);
  const le1 = low5(a0, b2, a2, b0, a4, w8, a6, w6, a8, w4);
  const le2 = low5(a0, b4, a2, b2, a4, b0, a6, w8, a8, w6);
  const le3 = low5(a0, b6, a2, b4, a4, b2, a6, b0, a8, w8);
  const le4 = low5(a0, b8, a2, b6, a4, b4, a6, b2, a8, b0);
  const lo0 = low5(a1, b1, a3, w9, a5, w7, a7, w5, a9, w3);
  const lo1 = low5(a1, b3, a3, b1, a5, w9, a7, w7, a9, w5);
  const lo2 = low5(a1, b5, a3, b3, a5, b1, a7, w9, a9, w7);
  const lo3 = low5(a1, b7, a3, b5, a5, b3, a7, b1, a9, w9);
  const lo4 = low5(a1, b9, a3, b7, a5, b5, a7, b3, a9, b1);
  const ls0 = low5(s0, t0, s1, v4, s2, v3, s3, v2, s4, v1);
  const ls1 = low5(s0, t1, s1, t0, s2, v4, s3, v3, s4, v2);
  const ls2 = low5(s0, t2, s1, t1, s2, t0, s3, v4, s4, v3);
  const ls3 = low5(s0, t3, s1, t2, s2, t1, s3, t0, s4, v4);
  const ls4 = low5(s0, t4, s1, t3, s2, t2, s3, t1, s4, t0);
  const he0 = high5(a0, b0, a2, w8, a4, w6, a6, w4, a8, w2);
  const he1 = high5(a0, b2, a2, b0, a4, w8, a6, w6, a8, w4);
  const he2 = high5(a0, b4, a2, b2, a4, b0, a6, w8, a8, w6);
  const he3 = high5(a0, b6, a2, b4, a4, b2, a6, b0, a8, w8);
  const he4 = high5(a0, b8, a2, b6, a4, b4, a6, b2, a8, b0);
  const ho0 = high5(a1, b1, a3, w9, a5, w7, a7, w5, a9, w3);
  const ho1 = high5(a1, b3, a3, b1, a5, w9, a7, w7, a9, w5);
  const ho2 = high5(a1, b5, a3, b3, a5, b1, a7, w9, a9, w7);
  const ho3 = high5(a1, b7, a3, b5, a5, b3, a7, b1, a9, w9);
  const ho4 = high5(a1, b9, a3, b7, a5, b5, a7, b3, a9, b1);
  const hs0 = high5(s0, t0, s1, v4, s2, v3, s3, v2, s4, v1);
  const hs1 = high5(s0, t1, s1, t0, s2, v4, s3, v3, s4, v2);
  const hs2 = high5(s0, t2, s1, t1, s2, t0, s3, v4, s4, v3);
  const hs3 = high5(s0, t3, s1, t2, s2, t1, s3, t0, s4, v4);
  const hs4 = high5(s0, t4, s1, t3, s2, t2, s3, t1, s4, t0);
  let l0 = lowest(le0, lo4);
  let l1 = plus(middle(ls0, le0, lo0), i64x2.shr_u(l0, 26));
  const l2 = plus(outer(le1, lo0), i64x2.shr_u(l1, 25));
  const l3 = plus(middle(ls1, le1, lo1), i64x2.shr_u(l2, 26));
  const l4 = plus(outer(le2, lo1), i64x2.shr_u(l3, 25));
  const l5 = plus(middle(ls2, le2, lo2), i64x2.shr_u(l4, 26));
  const l6 = plus(outer(le3, lo2), i64x2.shr_u(l5, 25));
  const l7 = plus(middle(ls3, le3, lo3), i64x2.shr_u(l6, 26));
  const l8 = plus(outer(le4, lo3), i64x2.shr_u(l7, 25));
  const l9 = plus(middle(ls4, le4, lo4), i64x2.shr_u(l8, 26));
  l0 = plus(v128.and(l0, i64x2.splat(MASK26)), wideTimes19(i64x2.shr_u(l9, 25)));
  l1 = plus(v128.and(l1, i64x2.splat(MASK25)), i64x2.shr_u(l0, 26));
  let h0 = lowest(he0, ho4);
  let h1 = plus(middle(hs0, he0, ho0), i64x2.shr_u(h0, 26));
  const h2 = plus(outer(he1, ho0), i64x2.shr_u(h1, 25));
  const h3 = plus(middle(hs1, he1, ho1), i64x2.shr_u(h2, 26));
  const h4 = plus(outer(he2, ho1), i64x2.shr_u(h3, 25));
  const h5 = plus(middle(hs2, he2, ho2), i64x2.shr_u(h4, 26));
  const h6 = plus(outer(he3, ho2), i64x2.shr_u(h5, 25));
  const h7 = plus(middle(hs3, he3, ho3), i64x2.shr_u(h6, 26));
  const h8 = plus(outer(he4, ho3), i64x2.shr_u(h7, 25));
  const h9 = plus(middle(hs4, he4, ho4), i64x2.shr_u(h8, 26));
  h0 = plus(v128.and(h0, i64x2.splat(MASK26)), wideTimes19(i64x2.shr_u(h9, 25)));
  h1 = plus(v128.and(h1, i64x2.splat(MASK25)), i64x2.shr_u(h0, 26));
  v128.store(out, even(l0, h0));
  v128.store(out, i32x4.sub(narrow(l1, h1), i32x4.splat(HALF25)), 16);
  v128.store(out, even(l2, h2), 32);
  v128.store(out, odd(l3, h3), 48);
  v128.store(out, even(l4, h4), 64);
  v128.store(out, odd(l5, h5), 80);
  v128.store(out, even(l6, h6), 96);
  v128.store(out, odd(l7, h7), 112);
  v128.store(out, even(l8, h8), 128);
  v128.store(out, odd(l9, h9), 144);
}

/** out = a^2, as `mul`. `out` may be `a`. */
export function square(out: usize, a: usize): void {
  const a0 = v128.load(a);
  const a1 = v128.load(a, 16);
  const a2 = v128.load(a, 32);
  const a3 = v128.load(a, 48);
  const a4 = v128.load(a, 64);
  const a5 = v128.load(a, 80);
  const a6 = v128.load(a, 96);
  const a7 = v128.load(a, 112);
  const a8 = v128.load(a, 128);
  const a9 = v128.load(a, 144);
  const s0 = i32x4.add(a0, a1);
  const s1 = i32x4.add(a2, a3);
  const s2 = i32x4.add(a4, a5);
  const s3 = i32x4.add(a6, a7);
  const s4 = i32x4.add(a8, a9);
  const de0 = i32x4.shl(a0, 1);
  const de1 = i32x4.shl(a2, 1);
  const de2 = i32x4.shl(a4, 1);
  const de3 = i32x4.shl(a6, 1);
  const we3 = times19(a6);
  const we4 = times19(a8);
  const do0 = i32x4.shl(a1, 1);
  const do1 = i32x4.shl(a3, 1);
  const do2 = i32x4.shl(a5, 1);
  const do3 = i32x4.shl(a7, 1);
  const wo3 = times19(a7);
  const wo4 = times19(a9);
  const ds0 = i32x4.shl(s0, 1);
  const ds1 = i32x4.shl(s1, 1);
  const ds2 = i32x4.shl(s2, 1);
  const ds3 = i32x4.shl(s3, 1);
  const ws3 = times19(s3);
  const ws4 = times19(s4);
  const le0 = low3(a0, a0, de1, we4, de2, we3);
  const le1 = low3(de0, a2, de2, we4, a6, we3);
  const le2 = low3(de0, a4, a2, a2, de3, we4);
  const le3 = low3(de0, a6, de1, a4, a8, we4);
  const le4 = low3(de0, a8, de1, a6, a4, a4);
  const lo0 = low3(a1, a1, do1, wo4, do2, wo3);
  const lo1 = low3(do0, a3, do2, wo4, a7, wo3);
  const lo2 = low3(do0, a5, a3, a3, do3, wo4);
  const lo3 = low3(do0, a7, do1, a5, a9, wo4);
  const lo4 = low3(do0, a9, do1, a7, a5, a5);
  const ls0 = low3(s0, s0, ds1, ws4, ds2, ws3);
  const ls1 = low3(ds0, s1, ds2, ws4, s3, ws3);
  const ls2 = low3(ds0, s2, s1, s1, ds3, ws4);
  const ls3 = low3(ds0, s3, ds1, s2, s4, ws4);
  const ls4 = low3(ds0, s4, ds1, s3, s2, s2);
  const he0 = high3(a0, a0, de1, we4, de2, we3);
  const he1 = high3(de0, a2, de2, we4, a6, we3);
  const he2 = high3(de0, a4, a2, a2, de3, we4);
  const he3 = high3(de0, a6, de1, a4, a8, we4);
  const he4 = high3(de0, a8, de1, a6, a4, a4);
  const ho0 = high3(a1, a1, do1, wo4, do2, wo3);
  const ho1 = high3(do0, a3, do2, wo4, a7, wo3);
  const ho2 = high3(do0, a5, a3, a3, do3, wo4);
  const ho3 = high3(do0, a7, do1, a5, a9, wo4);
  const ho4 = high3(do0, a9, do1, a7, a5, a5);
  const hs0 = high3(s0, s0, ds1, ws4, ds2, ws3);
  const hs1 = high3(ds0, s1, ds2, ws4, s3, ws3);
  const hs2 = high3(ds0, s2, s1, s1, ds3, ws4);
  const hs3 = high3(ds0, s3, ds1, s2, s4, ws4);
  const hs4 = high3(ds0, s4, ds1, s3, s2, s2);
  let l0 = lowest(le0, lo4);
  let l1 = plus(middle(ls0, le0, lo0), i64x2.shr_u(l0, 26));
  const l2 = plus(outer(le1, lo0), i64x2.shr_u(l1, 25));
  const l3 = plus(middle(ls1, le1, lo1), i64x2.shr_u(l2, 26));
  const l4 = plus(outer(le2, lo1), i64x2.shr_u(l3, 25));
  const l5 = plus(middle(ls2, le2, lo2), i64x2.shr_u(l4, 26));
  const l6 = plus(outer(le3, lo2), i64x2.shr_u(l5, 25));
  const l7 = plus(middle(ls3, le3, lo3), i64x2.shr_u(l6, 26));
  const l8 = plus(outer(le4, lo3), i64x2.shr_u(l7, 25));
  const l9 = plus(middle(ls4, le4, lo4), i64x2.shr_u(l8, 26));
  l0 = plus(v128.and(l0, i64x2.splat(MASK26)), wideTimes19(i64x2.shr_u(l9, 25)));
  l1 = plus(v128.and(l1, i64x2.splat(MASK25)), i64x2.shr_u(l0, 26));
  let h0 = lowest(he0, ho4);
  let h1 = plus(middle(hs0, he0, ho0), i64x2.shr_u(h0, 26));
  const h2 = plus(outer(he1, ho0), i64x2.shr_u(h1, 25));
  const h3 = plus(middle(hs1, he1, ho1), i64x2.shr_u(h2, 26));
  const h4 = plus(outer(he2, ho1), i64x2.shr_u(h3, 25));
  const h5 = plus(middle(hs2, he2, ho2), i64x2.shr_u(h4, 26));
  const h6 = plus(outer(he3, ho2), i64x2.shr_u(h5, 25));
  const h7 = plus(middle(hs3, he3, ho3), i64x2.shr_u(h6, 26));
  const h8 = plus(outer(he4, ho3), i64x2.shr_u(h7, 25));
  const h9 = plus(middle(hs4, he4, ho4), i64x2.shr_u(h8, 26));
  h0 = plus(v128.and(h0, i64x2.splat(MASK26)), wideTimes19(i64x2.shr_u(h9, 25)));
  h1 = plus(v128.and(h1, i64x2.splat(MASK25)), i64x2.shr_u(h0, 26));
  v128.store(out, even(l0, h0));
  v128.store(out, i32x4.sub(narrow(l1, h1), i32x4.splat(HALF25)), 16);
  v128.store(out, even(l2, h2), 32);
  v128.store(out, odd(l3, h3), 48);
  v128.store(out, even(l4, h4), 64);
  v128.store(out, odd(l5, h5), 80);
  v128.store(out, even(l6, h6), 96);
  v128.store(out, odd(l7, h7), 112);
  v128.store(out, even(l8, h8), 128);
  v128.store(out, odd(l9, h9), 144);
}
