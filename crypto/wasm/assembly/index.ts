import { decodeEdwards, encodeEdwards } from './edwards.ts';
import { decodeFour, encodeFour } from './encoding.ts';
import { setUpField } from './field.ts';
import { FIELD_SIZE } from './field-mul.ts';
import { beginHash, hashBlocksAtWork, writeHash } from './hash.ts';
import { BYTES, CHUNK, END, POINTS, POINTS_B, SCALARS, SCALARS_H, SCRATCH, WORK, WORK_SIZE } from './memory-map.ts';
import { addPoints, POINT_SIZE, setIdentity, setUpPoint } from './point.ts';
import { addSum } from './public-sum.ts';
import { addFixed, areScalars, fillTable, mulVariable } from './secret.ts';

// What the engine (crypto/wasm-engine.ts) calls. Arguments stand at the places of memory-map.ts; counts are at most CHUNK.

/** Where the engine reads and writes. */
export function bytesAt(): usize {
  return BYTES;
}

export function scalarsAt(): usize {
  return SCALARS;
}

export function scalarsHAt(): usize {
  return SCALARS_H;
}

export function pointsAt(): usize {
  return POINTS;
}

export function pointsBAt(): usize {
  return POINTS_B;
}

export function chunk(): i32 {
  return CHUNK;
}

/** Once, before all else. */
export function setUp(): void {
  if (END > (<usize>memory.size()) << 16) unreachable();
  setUpField();
  setUpPoint();
}

/** BYTES to POINTS. Returns -1, or the index of the first encoding that is refused. */
export function decode(count: i32): i32 {
  for (let i = 0; i < count; i += 4) {
    const good = decodeFour(POINTS + <usize>i * POINT_SIZE, BYTES + 32 * <usize>i);
    const wanted = count - i < 4 ? (1 << (count - i)) - 1 : 15;
    if ((good & wanted) !== wanted) return i + ctz(~good & wanted);
  }
  return -1;
}

/** POINTS to BYTES. */
export function encode(count: i32): void {
  for (let i = 0; i < count; i += 4) encodeFour(BYTES + 32 * <usize>i, POINTS + <usize>i * POINT_SIZE);
}

/** Whether all scalars at SCALARS and SCALARS_H are below ℓ. */
export function scalarsFit(count: i32, countH: i32): i32 {
  return areScalars(SCALARS, count) & areScalars(SCALARS_H, countH);
}

/** The table of the first of POINTS. */
export function makeTable(slot: i32): void {
  fillTable(slot, POINTS);
}

/** POINTS[i] = SCALARS[i] G, and + SCALARS_H[i] H if the slot of H is not 0. Secret scalars. */
export function mulFixed(slot: i32, count: i32): void {
  for (let i = 0; i < count; i++) {
    const out = POINTS + <usize>i * POINT_SIZE;
    setIdentity(out);
    addFixed(out, 0, SCALARS + 32 * <usize>i);
    if (slot) addFixed(out, slot, SCALARS_H + 32 * <usize>i);
  }
}

/** POINTS[i] = SCALARS[i] POINTS[i]. Secret scalars. */
export function mulSecret(count: i32): void {
  for (let i = 0; i < count; i++) {
    const point = POINTS + <usize>i * POINT_SIZE;
    mulVariable(point, point, SCALARS + 32 * <usize>i);
  }
}

/** POINTS[i] += POINTS_B[i]. */
export function add(count: i32): void {
  for (let i = 0; i < count; i++) {
    const out = POINTS + <usize>i * POINT_SIZE;
    addPoints(out, out, POINTS_B + <usize>i * POINT_SIZE);
  }
}

/** Starts a sum of products, at POINTS_B. */
export function startSum(): void {
  setIdentity(POINTS_B);
}

/** Adds SCALARS[i] POINTS[i] to the sum. Public scalars and points. */
export function addToSum(count: i32): void {
  addSum(POINTS_B, count);
}

/** The sum's encoding, as the first of BYTES. */
export function encodeSum(): void {
  encodeFour(BYTES, POINTS_B);
}

/** Overwrites all that a call with secrets has left, the tables of public keys excepted. */
export function wipe(count: i32): void {
  const size = <usize>((count + 3) & ~3);
  memory.fill(SCRATCH, 0, 10 * FIELD_SIZE);
  memory.fill(SCRATCH + 20 * FIELD_SIZE, 0, 3 * FIELD_SIZE);
  memory.fill(SCRATCH + 24 * FIELD_SIZE, 0, 41 * FIELD_SIZE);
  memory.fill(BYTES, 0, 32 * size);
  memory.fill(SCALARS, 0, 32 * size);
  memory.fill(SCALARS_H, 0, 32 * size);
  memory.fill(POINTS, 0, POINT_SIZE * size);
}

/** The Ed25519 key at BYTES to the first of POINTS. Returns 1 if it is good, else 0. Public. */
export function decodeKey(): i32 {
  return decodeEdwards();
}

/** The sum's encoding as a point of Ed25519, as the first of BYTES. Public. */
export function encodeSumAsKey(): void {
  encodeEdwards();
}

/** Where blocks of 128 bytes are hashed, and how many at a time. */
export function blocksAt(): usize {
  return WORK;
}

export function blocks(): i32 {
  return <i32>(WORK_SIZE / 128);
}

/** Starts a hash (SHA-512). Public. */
export function startHash(): void {
  beginHash();
}

/** Takes the first `count` blocks. */
export function hashBlocks(count: i32): void {
  hashBlocksAtWork(count);
}

/** The hash of the blocks so far, as the first two of BYTES. */
export function endHash(): void {
  writeHash();
}
