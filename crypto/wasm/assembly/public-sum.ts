import { FIELD_SIZE } from './field-mul.ts';
import { CHUNK, DIGITS, POINTS, SCALARS, SCRATCH, WORK } from './memory-map.ts';
import {
  addCached,
  addPoints,
  double,
  doubleTimes,
  negateCachedWhere,
  POINT_SIZE,
  setIdentity,
  toCached,
} from './point.ts';

// Sums of products with *public* scalars and points: time, branches and addresses depend on them.

const SUM: usize = SCRATCH + 60 * FIELD_SIZE;
const RUNNING: usize = SCRATCH + 61 * FIELD_SIZE;
const TERM: usize = SCRATCH + 62 * FIELD_SIZE;
const TWICE: usize = SCRATCH + 63 * FIELD_SIZE;
const TOTAL: usize = SCRATCH + 64 * FIELD_SIZE;

const NAF_BITS: i32 = 256;

/** Below so many points Straus' method is faster, by measurement. */
const STRAUS_LIMIT: i32 = 300;

/** out += the sum of SCALARS[i] times POINTS[i]. */
export function addSum(out: usize, count: i32): void {
  if (count < STRAUS_LIMIT) straus(count);
  else pippenger(count);
  addPoints(out, out, SUM);
}

function addSigned(out: usize, cached: usize, negative: bool): void {
  if (negative) {
    negateCachedWhere(TERM, cached, i32x4.splat(-1));
    addCached(out, out, TERM);
  } else addCached(out, out, cached);
}

/** The 64 bits of scalar i from a bit on. */
function bitsFrom(i: i32, bit: i32): u32 {
  return <u32>(load<u64>(SCALARS + 32 * <usize>i + <usize>(bit >> 3)) >> (bit & 7));
}

/** Non-adjacent form of width 5: digits 0 or odd, |digit| <= 15, one byte for each bit; digits of bit b at DIGITS + b count. */
function nonAdjacentForm(i: i32, count: i32): i32 {
  let highest = -1;
  let carried: u32 = 0;
  let bit = 0;
  while (bit < 254) {
    // Beyond the 32 bytes stands the next scalar.
    const window = ((bitsFrom(i, bit) & (bit > 250 ? (1 << (256 - bit)) - 1 : 31)) + carried) & 31;
    const raw = bitsFrom(i, bit) & 1;
    if (((raw + carried) & 1) === 0) {
      bit += 1;
      continue;
    }
    const digit = window < 16 ? <i32>window : <i32>window - 32;
    carried = window < 16 ? 0 : 1;
    store<i8>(DIGITS + <usize>(bit * count + i), <i8>digit);
    highest = bit;
    bit += 5;
  }
  return highest;
}

/** Straus' method (1964), with 1, 3, …, 15 times each point. */
function straus(count: i32): void {
  memory.fill(DIGITS, 0, <usize>(NAF_BITS * count));
  let highest = -1;
  for (let i = 0; i < count; i++) {
    const bit = nonAdjacentForm(i, count);
    if (bit > highest) highest = bit;
    const point = POINTS + <usize>i * POINT_SIZE;
    let table = WORK + <usize>i * 8 * POINT_SIZE;
    toCached(table, point);
    double(RUNNING, point);
    toCached(TWICE, RUNNING);
    addCached(RUNNING, point, TWICE);
    for (let k = 1; k < 8; k++) {
      table += POINT_SIZE;
      toCached(table, RUNNING);
      if (k < 7) addCached(RUNNING, RUNNING, TWICE);
    }
  }
  setIdentity(SUM);
  for (let bit = highest; bit >= 0; bit--) {
    double(SUM, SUM);
    const digits = DIGITS + <usize>(bit * count);
    for (let i = 0; i < count; i++) {
      const digit = load<i8>(digits + <usize>i);
      if (digit === 0) continue;
      const size = digit < 0 ? -digit : digit;
      addSigned(SUM, WORK + <usize>(i * 8 + (size >> 1)) * POINT_SIZE, digit < 0);
    }
  }
}

/** The bucket method (Pippenger; Bernstein, Doumen, Lange, Oosterwijk 2012 §4) with signed digits of 7 bits. */
function pippenger(count: i32): void {
  const width = 7;
  const windows = 37;
  const buckets: i32 = 1 << (width - 1);
  const bucketPoints = WORK + <usize>CHUNK * POINT_SIZE;
  const full = bucketPoints + <usize>(buckets + 1) * POINT_SIZE;
  for (let i = 0; i < count; i++) {
    toCached(WORK + <usize>i * POINT_SIZE, POINTS + <usize>i * POINT_SIZE);
    let carried = 0;
    for (let window = 0; window < windows; window++) {
      const bit = window * width;
      const mask = bit + width > 256 ? (1 << (256 - bit)) - 1 : 2 * buckets - 1;
      const digit = <i32>(bitsFrom(i, bit) & mask) + carried;
      carried = digit > buckets ? 1 : 0;
      store<i8>(DIGITS + <usize>(window * count + i), <i8>(digit - carried * 2 * buckets));
    }
  }
  setIdentity(SUM);
  for (let window = windows - 1; window >= 0; window--) {
    doubleTimes(SUM, SUM, width);
    memory.fill(full, 0, <usize>(buckets + 1));
    for (let i = 0; i < count; i++) {
      const digit = load<i8>(DIGITS + <usize>(window * count + i));
      if (digit === 0) continue;
      const size = digit < 0 ? -digit : digit;
      const bucket = bucketPoints + <usize>size * POINT_SIZE;
      if (!load<u8>(full + <usize>size)) {
        setIdentity(bucket);
        store<u8>(full + <usize>size, 1);
      }
      addSigned(bucket, WORK + <usize>i * POINT_SIZE, digit < 0);
    }
    setIdentity(RUNNING);
    setIdentity(TOTAL);
    let any = false;
    for (let size = buckets; size > 0; size--) {
      if (load<u8>(full + <usize>size)) {
        addPoints(RUNNING, RUNNING, bucketPoints + <usize>size * POINT_SIZE);
        any = true;
      }
      if (any) addPoints(TOTAL, TOTAL, RUNNING);
    }
    if (any) addPoints(SUM, SUM, TOTAL);
  }
}
