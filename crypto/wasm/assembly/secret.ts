import { copy } from './field.ts';
import { FIELD_SIZE } from './field-mul.ts';
import { SCRATCH, TABLE_ENTRIES, TABLE_SIZE, TABLE_WINDOWS, TABLES } from './memory-map.ts';
import { addCached, doubleTimes, negateCachedWhere, POINT_SIZE, setIdentity, toCached } from './point.ts';

// Products with secret scalars. Instructions and addresses do not depend on them: digits are taken by arithmetic, every
// entry of a table is read, and masks choose. Tested by comparing traces.

const SCALAR: usize = SCRATCH + 44 * FIELD_SIZE;
const CHOSEN: usize = SCRATCH + 45 * FIELD_SIZE;
const SUM: usize = SCRATCH + 46 * FIELD_SIZE;
const MULTIPLE: usize = SCRATCH + 47 * FIELD_SIZE;
const BASE: usize = SCRATCH + 48 * FIELD_SIZE;
const MULTIPLES: usize = SCRATCH + 49 * FIELD_SIZE;
const DIGITS_OF_ONE: usize = SCRATCH + 57 * FIELD_SIZE;

/** Bits of ℓ - 1 as four words, for the comparison. */
const ORDER0: u64 = 0x5812631a5cf5d3ed;
const ORDER1: u64 = 0x14def9dea2f79cd6;
const ORDER3: u64 = 0x1000000000000000;

/** 1 if each of the scalars is below ℓ, else 0; in a time that depends on their number only. */
export function areScalars(scalars: usize, count: i32): i32 {
  let all: u64 = 1;
  for (let i = 0; i < count; i++) {
    const at = scalars + 32 * <usize>i;
    // The borrow of scalar - ℓ, from the lowest word up.
    let borrow = borrowOf(load<u64>(at), ORDER0, 0);
    borrow = borrowOf(load<u64>(at, 8), ORDER1, borrow);
    borrow = borrowOf(load<u64>(at, 16), 0, borrow);
    all &= borrowOf(load<u64>(at, 24), ORDER3, borrow);
  }
  return <i32>all;
}

/** The borrow out of a - b - borrow. */
function borrowOf(a: u64, b: u64, borrow: u64): u64 {
  const difference = a - b - borrow;
  return ((~a & b) | ((~a | b) & difference)) >> 63;
}

/** Signed digits of `width` bits, -2^(width-1) <= digit < 2^(width-1), as bytes. */
function signedDigits(digits: usize, scalar: usize, width: i32, count: i32): void {
  v128.store(SCALAR, v128.load(scalar));
  v128.store(SCALAR, v128.load(scalar, 16), 16);
  store<u64>(SCALAR, 0, 32);
  const half = 1 << (width - 1);
  let carried = 0;
  for (let i = 0; i < count; i++) {
    const bit = i * width;
    const bits = <i32>(load<u32>(SCALAR + <usize>(bit >> 3)) >> (bit & 7)) & (2 * half - 1);
    const digit = bits + carried;
    carried = (digit + half) >> width;
    store<i8>(digits + <usize>i, <i8>(digit - (carried << width)));
  }
}

/** CHOSEN = digit times the base whose multiples 1 to `entries` stand at `table`, cached. */
function choose(table: usize, entries: i32, digit: i32): void {
  const sign = digit >> 31;
  const size = (digit ^ sign) - sign;
  // The identity, unless an entry is taken.
  const none = i32x4.eq(i32x4.splat(size), i32x4.splat(0));
  let c0 = v128.and(none, i32x4(1, 1, 2, 0));
  let c1 = i32x4.splat(0);
  let c2 = i32x4.splat(0);
  let c3 = i32x4.splat(0);
  let c4 = i32x4.splat(0);
  let c5 = i32x4.splat(0);
  let c6 = i32x4.splat(0);
  let c7 = i32x4.splat(0);
  let c8 = i32x4.splat(0);
  let c9 = i32x4.splat(0);
  for (let i = 1; i <= entries; i++) {
    const taken = i32x4.eq(i32x4.splat(size), i32x4.splat(i));
    c0 = v128.or(c0, v128.and(taken, v128.load(table)));
    c1 = v128.or(c1, v128.and(taken, v128.load(table, 16)));
    c2 = v128.or(c2, v128.and(taken, v128.load(table, 32)));
    c3 = v128.or(c3, v128.and(taken, v128.load(table, 48)));
    c4 = v128.or(c4, v128.and(taken, v128.load(table, 64)));
    c5 = v128.or(c5, v128.and(taken, v128.load(table, 80)));
    c6 = v128.or(c6, v128.and(taken, v128.load(table, 96)));
    c7 = v128.or(c7, v128.and(taken, v128.load(table, 112)));
    c8 = v128.or(c8, v128.and(taken, v128.load(table, 128)));
    c9 = v128.or(c9, v128.and(taken, v128.load(table, 144)));
    table += POINT_SIZE;
  }
  v128.store(CHOSEN, c0);
  v128.store(CHOSEN, c1, 16);
  v128.store(CHOSEN, c2, 32);
  v128.store(CHOSEN, c3, 48);
  v128.store(CHOSEN, c4, 64);
  v128.store(CHOSEN, c5, 80);
  v128.store(CHOSEN, c6, 96);
  v128.store(CHOSEN, c7, 112);
  v128.store(CHOSEN, c8, 128);
  v128.store(CHOSEN, c9, 144);
  negateCachedWhere(CHOSEN, CHOSEN, i32x4.splat(sign));
}

/** Multiples 1 to `entries` of a point, cached. */
function fillMultiples(table: usize, point: usize, entries: i32): void {
  const first = table;
  toCached(first, point);
  copy(MULTIPLE, point);
  for (let i = 1; i < entries; i++) {
    table += POINT_SIZE;
    addCached(MULTIPLE, MULTIPLE, first);
    toCached(table, MULTIPLE);
  }
}

/** Writes the table of a fixed base: for each of 51 windows of 5 bits, 1 to 16 times 32^window times the point. */
export function fillTable(slot: i32, point: usize): void {
  let table = TABLES + <usize>slot * TABLE_SIZE;
  copy(BASE, point);
  for (let window = 0; window < TABLE_WINDOWS; window++) {
    fillMultiples(table, BASE, TABLE_ENTRIES);
    doubleTimes(BASE, BASE, 5);
    table += POINT_SIZE * TABLE_ENTRIES;
  }
}

/** sum += scalar times the base of a table. */
export function addFixed(sum: usize, slot: i32, scalar: usize): void {
  signedDigits(DIGITS_OF_ONE, scalar, 5, TABLE_WINDOWS);
  let table = TABLES + <usize>slot * TABLE_SIZE;
  for (let window = 0; window < TABLE_WINDOWS; window++) {
    choose(table, TABLE_ENTRIES, load<i8>(DIGITS_OF_ONE + <usize>window));
    addCached(sum, sum, CHOSEN);
    table += POINT_SIZE * TABLE_ENTRIES;
  }
}

/** out = scalar times a point: 64 windows of 4 bits, from a table of 1 to 8 times the point. */
export function mulVariable(out: usize, point: usize, scalar: usize): void {
  fillMultiples(MULTIPLES, point, 8);
  signedDigits(DIGITS_OF_ONE, scalar, 4, 64);
  setIdentity(SUM);
  for (let window = 63; window >= 0; window--) {
    doubleTimes(SUM, SUM, 4);
    choose(MULTIPLES, 8, load<i8>(DIGITS_OF_ONE + <usize>window));
    addCached(SUM, SUM, CHOSEN);
  }
  copy(out, SUM);
}
