import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concat, equalBytes } from './bytes.ts';

// Merkle tree of RFC 9162 §2.1 (the same tree as RFC 6962 §2.1) over SHA-256. All hashes are 32 bytes. Leaves and inner
// nodes are hashed under different prefixes, so that no node can be passed off as a leaf (second-preimage resistance).
// Indices and sizes are safe integers; halving is done by division, since bit operators would cut them to 32 bits.

const HASH_LENGTH = 32;
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** `SHA-256(0x00 ‖ data)`, RFC 9162 §2.1.1. */
export const leafHash = (data: Bytes): Bytes => sha256(concat(LEAF, data));

/** `SHA-256(0x01 ‖ left ‖ right)`, RFC 9162 §2.1.1. */
export const nodeHash = (left: Bytes, right: Bytes): Bytes => sha256(concat(NODE, left, right));

/** The root of the tree without leaves: SHA-256 of nothing. */
export const emptyRoot = (): Bytes => sha256(new Uint8Array());

/** The root over leaf hashes, in order. */
export const merkleRoot = (leafHashes: readonly Bytes[]): Bytes => rootOfRange(leafHashes, 0, leafHashes.length);

/**
 * A growing tree in O(log n) memory: it keeps the roots of the full subtrees that the size's binary digits name,
 * largest first. Its state can be stored and restored between appends.
 */
export class MerkleFrontier {
  #size = 0;
  #peaks: Bytes[] = [];

  /**
   * Restores what `state` returned.
   * @param peaks `32 × (number of one bits in size)` bytes, ours. A wrong length throws; a wrong content shows as a wrong root.
   */
  static restore(size: number, peaks: Bytes): MerkleFrontier {
    if (!isSize(size) || peaks.length !== HASH_LENGTH * oneBits(size)) throw new Error('not a frontier of this size');
    const frontier = new MerkleFrontier();
    frontier.#size = size;
    for (let at = 0; at < peaks.length; at += HASH_LENGTH) frontier.#peaks.push(peaks.slice(at, at + HASH_LENGTH));
    return frontier;
  }

  get size(): number {
    return this.#size;
  }

  /** Appends one leaf by its hash. */
  append(leaf: Bytes): void {
    let peak = assertHash(leaf);
    for (let full = this.#size; full % 2 === 1; full = half(full)) peak = nodeHash(this.#peaks.pop() as Bytes, peak);
    this.#peaks.push(peak);
    this.#size++;
  }

  /** The root of the leaves so far. */
  root(): Bytes {
    if (this.#size === 0) return emptyRoot();
    return this.#peaks.reduceRight((right, left) => nodeHash(left, right));
  }

  /** What `restore` takes. */
  state(): { readonly size: number; readonly peaks: Bytes } {
    return { size: this.#size, peaks: concat(...this.#peaks) };
  }
}

/**
 * The inclusion proof of RFC 9162 §2.1.3.1 for the leaf at `index`, from the bottom up. The arguments are ours.
 * @returns at most ⌈log2 n⌉ hashes
 */
export function inclusionProof(leafHashes: readonly Bytes[], index: number): Bytes[] {
  if (!isSize(index) || index >= leafHashes.length) throw new RangeError('no such leaf');
  const proof: Bytes[] = [];
  let [start, end] = [0, leafHashes.length];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      proof.unshift(rootOfRange(leafHashes, middle, end));
      end = middle;
    } else {
      proof.unshift(rootOfRange(leafHashes, start, middle));
      start = middle;
    }
  }
  return proof;
}

/**
 * Judges an inclusion proof (RFC 9162 §2.1.3.2); the proof and numbers may be hostile. The caller hashes the leaf
 * itself with `leafHash`: a leaf hash that came with the proof proves nothing.
 */
export function verifyInclusion(claim: {
  readonly leafHash: Bytes;
  readonly index: number;
  readonly size: number;
  readonly root: Bytes;
  readonly proof: readonly Bytes[];
}): boolean {
  const { index, size, proof } = claim;
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([claim.leafHash, claim.root, ...proof]))
    return false;
  let [node, last, hash] = [index, size - 1, claim.leafHash];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(hash, claim.root);
}

/**
 * The consistency proof of RFC 9162 §2.1.4.1 between the first `oldSize` leaves and all of them. The arguments are ours.
 * Empty when the old tree is empty or the whole tree.
 */
export function consistencyProof(leafHashes: readonly Bytes[], oldSize: number): Bytes[] {
  if (!isSize(oldSize) || oldSize > leafHashes.length) throw new RangeError('no such size');
  if (oldSize === 0) return [];
  const proof: Bytes[] = [];
  let [start, end, whole] = [0, leafHashes.length, true];
  while (oldSize < end) {
    const middle = start + splitOf(end - start);
    if (oldSize <= middle) {
      proof.unshift(rootOfRange(leafHashes, middle, end));
      end = middle;
    } else {
      proof.unshift(rootOfRange(leafHashes, start, middle));
      [start, whole] = [middle, false];
    }
  }
  if (!whole) proof.unshift(rootOfRange(leafHashes, start, end));
  return proof;
}

/**
 * Judges a consistency proof (RFC 9162 §2.1.4.2); all of it may be hostile. Beyond the RFC: an old size of 0 asks for
 * the empty root, equal sizes for equal roots, and either for an empty proof.
 */
export function verifyConsistency(claim: {
  readonly oldSize: number;
  readonly oldRoot: Bytes;
  readonly newSize: number;
  readonly newRoot: Bytes;
  readonly proof: readonly Bytes[];
}): boolean {
  const { oldSize, newSize, oldRoot, newRoot, proof } = claim;
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize || !areHashes([oldRoot, newRoot, ...proof]))
    return false;
  if (oldSize === 0 && !equalBytes(oldRoot, emptyRoot())) return false;
  if (oldSize === newSize) return proof.length === 0 && equalBytes(oldRoot, newRoot);
  if (oldSize === 0) return proof.length === 0;
  const path = oneBits(oldSize) === 1 ? [oldRoot, ...proof] : proof;
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let [node, last, oldHash, newHash] = [oldSize - 1, newSize - 1, first, first];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHash(hash, oldHash);
      newHash = nodeHash(hash, newHash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newHash = nodeHash(newHash, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(oldHash, oldRoot) && equalBytes(newHash, newRoot);
}

function rootOfRange(leafHashes: readonly Bytes[], start: number, end: number): Bytes {
  const frontier = new MerkleFrontier();
  for (let i = start; i < end; i++) frontier.append(leafHashes[i] as Bytes);
  return frontier.root();
}

/** The largest power of two smaller than `count` (RFC 9162 §2.1.1), for `count` > 1. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

function oneBits(value: number): number {
  let bits = 0;
  for (let rest = value; rest > 0; rest = half(rest)) bits += rest % 2;
  return bits;
}

const half = (value: number): number => Math.floor(value / 2);
const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const areHashes = (hashes: readonly Bytes[]): boolean => hashes.every((hash) => hash.length === HASH_LENGTH);

function assertHash(hash: Bytes): Bytes {
  if (hash.length !== HASH_LENGTH) throw new Error('not a 32-byte hash');
  return hash;
}
