import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, concat, fromHex, toHex, utf8 } from '../../crypto/bytes.ts';
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  MerkleFrontier,
  merkleRoot,
  nodeHash,
  verifyConsistency,
  verifyInclusion,
} from '../../crypto/merkle.ts';

// The test tree of certificate-transparency's reference implementation (merkle_tree_test).
const REFERENCE_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const REFERENCE_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const reference = REFERENCE_LEAVES.map((leaf) => leafHash(fromHex(leaf)));

// RFC 9162 §2.1 word for word, as the model.
function modelRoot(leaves: readonly Bytes[]): Bytes {
  if (leaves.length === 0) return sha256(new Uint8Array());
  if (leaves.length === 1) return leaves[0] as Bytes;
  const k = modelSplit(leaves.length);
  return sha256(concat(Uint8Array.of(1), modelRoot(leaves.slice(0, k)), modelRoot(leaves.slice(k))));
}
const modelSplit = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));
function modelPath(m: number, leaves: readonly Bytes[]): Bytes[] {
  if (leaves.length === 1) return [];
  const k = modelSplit(leaves.length);
  return m < k
    ? [...modelPath(m, leaves.slice(0, k)), modelRoot(leaves.slice(k))]
    : [...modelPath(m - k, leaves.slice(k)), modelRoot(leaves.slice(0, k))];
}
function modelSubproof(m: number, leaves: readonly Bytes[], whole: boolean): Bytes[] {
  if (m === leaves.length) return whole ? [] : [modelRoot(leaves)];
  const k = modelSplit(leaves.length);
  return m <= k
    ? [...modelSubproof(m, leaves.slice(0, k), whole), modelRoot(leaves.slice(k))]
    : [...modelSubproof(m - k, leaves.slice(k), false), modelRoot(leaves.slice(0, k))];
}

const makeLeaves = (count: number): Bytes[] => Array.from({ length: count }, (_, i) => leafHash(utf8(`leaf ${i}`)));
const hexOf = (hashes: readonly Bytes[]): string[] => hashes.map(toHex);
const flipBit = (bytes: Bytes, bit: number): Bytes => {
  const copy = bytes.slice();
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
  return copy;
};

describe('roots', () => {
  it('agree with the reference tree at every size', () => {
    expect(reference.map((_, i) => toHex(merkleRoot(reference.slice(0, i))))).toEqual(REFERENCE_ROOTS.slice(0, 8));
    expect(toHex(merkleRoot(reference))).toBe(REFERENCE_ROOTS[8]);
    expect(toHex(emptyRoot())).toBe(REFERENCE_ROOTS[0]);
  });

  it('agree with the recursive model, however the frontier is stored and restored', () => {
    for (let size = 0; size <= 66; size++) {
      const leaves = makeLeaves(size);
      let frontier = new MerkleFrontier();
      for (const leaf of leaves) {
        frontier.append(leaf);
        const { size: stored, peaks } = frontier.state();
        frontier = MerkleFrontier.restore(stored, peaks);
      }
      expect(frontier.size).toBe(size);
      expect(toHex(frontier.root())).toBe(toHex(modelRoot(leaves)));
    }
  });

  it('a frontier is restored only with as many peaks as its size has', () => {
    const frontier = new MerkleFrontier();
    for (const leaf of makeLeaves(5)) frontier.append(leaf);
    const { peaks } = frontier.state();
    expect(() => MerkleFrontier.restore(7, peaks)).toThrow();
    expect(() => MerkleFrontier.restore(5, peaks.subarray(1))).toThrow();
    expect(() => MerkleFrontier.restore(-1, peaks)).toThrow();
    expect(() => frontier.append(new Uint8Array(31))).toThrow();
  });

  it('separate leaves from nodes: a node is not the leaf of its children', () => {
    const [a, b] = [reference[0] as Bytes, reference[1] as Bytes];
    expect(toHex(leafHash(concat(a, b)))).not.toBe(toHex(nodeHash(a, b)));
    // A forger presents an inner node's children as the data of a leaf one level up.
    const leaves = makeLeaves(4);
    const forgedLeaf = concat(leaves[0] as Bytes, leaves[1] as Bytes);
    const proof = [nodeHash(leaves[2] as Bytes, leaves[3] as Bytes)];
    const claim = { index: 0, size: 2, root: merkleRoot(leaves), proof };
    expect(verifyInclusion({ ...claim, leafHash: leafHash(forgedLeaf) })).toBe(false);
    // The same claim with an unhashed node shows that the prefix is what stops it.
    expect(verifyInclusion({ ...claim, leafHash: nodeHash(leaves[0] as Bytes, leaves[1] as Bytes) })).toBe(true);
  });
});

describe('inclusion proofs', () => {
  it('agree with the reference vectors', () => {
    expect(hexOf(inclusionProof(reference, 0))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
  });

  it('agree with the model and verify, for every leaf of every size to 40', () => {
    for (let size = 1; size <= 40; size++) {
      const leaves = makeLeaves(size);
      const root = merkleRoot(leaves);
      leaves.forEach((leaf, index) => {
        const proof = inclusionProof(leaves, index);
        expect(hexOf(proof)).toEqual(hexOf(modelPath(index, leaves)));
        expect(verifyInclusion({ leafHash: leaf, index, size, root, proof })).toBe(true);
      });
    }
  });

  it('fail when anything is changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 33 }), fc.nat(), fc.nat(), fc.nat(255), (size, pick, part, bit) => {
        const leaves = makeLeaves(size);
        const index = pick % size;
        const proof = inclusionProof(leaves, index);
        const claim = { leafHash: leaves[index] as Bytes, index, size, root: merkleRoot(leaves), proof };
        expect(verifyInclusion({ ...claim, leafHash: flipBit(claim.leafHash, bit) })).toBe(false);
        expect(verifyInclusion({ ...claim, root: flipBit(claim.root, bit) })).toBe(false);
        const changed = part % proof.length;
        const mutated = proof.map((hash, i) => (i === changed ? flipBit(hash, bit) : hash));
        expect(verifyInclusion({ ...claim, proof: mutated })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...proof, claim.root] })).toBe(false);
        for (let other = 0; other < size; other++)
          if (other !== index) expect(verifyInclusion({ ...claim, index: other })).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('refuse impossible numbers and lengths', () => {
    const leaves = makeLeaves(3);
    const claim = {
      leafHash: leaves[2] as Bytes,
      index: 2,
      size: 3,
      root: merkleRoot(leaves),
      proof: inclusionProof(leaves, 2),
    };
    expect(verifyInclusion(claim)).toBe(true);
    for (const index of [3, -1, 0.5, Number.NaN, 2 ** 53]) expect(verifyInclusion({ ...claim, index })).toBe(false);
    for (const size of [0, 2, 2.5, Number.NaN, 2 ** 53]) expect(verifyInclusion({ ...claim, size })).toBe(false);
    expect(verifyInclusion({ ...claim, proof: [concat(claim.proof[0] as Bytes, Uint8Array.of(0))] })).toBe(false);
    expect(() => inclusionProof(leaves, 3)).toThrow();
  });

  it('refuse a proof that climbs above the root of its size', () => {
    // The forger makes the root fit: only the count of steps is wrong.
    const [leaf, extra] = makeLeaves(2) as [Bytes, Bytes];
    const root = nodeHash(extra, leaf);
    expect(verifyInclusion({ leafHash: leaf, index: 0, size: 1, root, proof: [extra] })).toBe(false);
    expect(verifyInclusion({ leafHash: leaf, index: 1, size: 2, root, proof: [extra] })).toBe(true);
  });

  it('hold beyond 32-bit sizes', () => {
    // A left-most leaf under 40 levels of a full tree: every sibling is made up, so the root is too.
    const proof = Array.from({ length: 40 }, (_, i) => leafHash(utf8(`sibling ${i}`)));
    const leaf = leafHash(utf8('leaf'));
    const root = proof.reduce((hash, sibling) => nodeHash(hash, sibling), leaf);
    expect(verifyInclusion({ leafHash: leaf, index: 0, size: 2 ** 40, root, proof })).toBe(true);
    expect(verifyInclusion({ leafHash: leaf, index: 2 ** 33, size: 2 ** 40, root, proof })).toBe(false);
  });
});

describe('consistency proofs', () => {
  it('agree with the reference vectors', () => {
    expect(hexOf(consistencyProof(reference, 6))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(hexOf(consistencyProof(reference.slice(0, 5), 2))).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });

  it('agree with the model and verify, for every pair of sizes to 24', () => {
    for (let newSize = 0; newSize <= 24; newSize++) {
      const leaves = makeLeaves(newSize);
      for (let oldSize = 0; oldSize <= newSize; oldSize++) {
        const proof = consistencyProof(leaves, oldSize);
        if (oldSize > 0) expect(hexOf(proof)).toEqual(hexOf(modelSubproof(oldSize, leaves, true)));
        const [oldRoot, newRoot] = [merkleRoot(leaves.slice(0, oldSize)), merkleRoot(leaves)];
        expect(verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof })).toBe(true);
      }
    }
  });

  it('fail when anything is changed, and for a rewritten history', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 33 }), fc.nat(), fc.nat(), fc.nat(255), (newSize, pick, part, bit) => {
        const leaves = makeLeaves(newSize);
        const oldSize = 1 + (pick % (newSize - 1));
        const proof = consistencyProof(leaves, oldSize);
        const claim = {
          oldSize,
          oldRoot: merkleRoot(leaves.slice(0, oldSize)),
          newSize,
          newRoot: merkleRoot(leaves),
          proof,
        };
        expect(verifyConsistency({ ...claim, oldRoot: flipBit(claim.oldRoot, bit) })).toBe(false);
        expect(verifyConsistency({ ...claim, newRoot: flipBit(claim.newRoot, bit) })).toBe(false);
        const changed = part % proof.length;
        const mutated = proof.map((hash, i) => (i === changed ? flipBit(hash, bit) : hash));
        expect(verifyConsistency({ ...claim, proof: mutated })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: proof.slice(0, -1) })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: [...proof, claim.newRoot] })).toBe(false);
        const rewritten = leaves.map((leaf, i) => (i === oldSize - 1 ? leafHash(utf8('rewritten')) : leaf));
        const forged = { newRoot: merkleRoot(rewritten), proof: consistencyProof(rewritten, oldSize) };
        expect(verifyConsistency({ ...claim, ...forged })).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('refuse a proof that climbs above the roots of its sizes', () => {
    // An honest proof from 3 to 4 leaves, lengthened by a step that both made-up roots take in.
    const leaves = makeLeaves(4);
    const extra = leafHash(utf8('extra'));
    const [oldRoot, newRoot] = [merkleRoot(leaves.slice(0, 3)), merkleRoot(leaves)];
    const proof = consistencyProof(leaves, 3);
    const forged = { oldRoot: nodeHash(extra, oldRoot), newRoot: nodeHash(extra, newRoot), proof: [...proof, extra] };
    expect(verifyConsistency({ oldSize: 3, newSize: 4, oldRoot, newRoot, proof })).toBe(true);
    expect(verifyConsistency({ oldSize: 3, newSize: 4, ...forged })).toBe(false);
  });

  it('refuse impossible sizes and a false empty tree', () => {
    const leaves = makeLeaves(3);
    const newRoot = merkleRoot(leaves);
    const claim = { oldSize: 3, oldRoot: newRoot, newSize: 3, newRoot, proof: [] };
    expect(verifyConsistency(claim)).toBe(true);
    expect(verifyConsistency({ ...claim, proof: [newRoot] })).toBe(false);
    expect(verifyConsistency({ ...claim, oldSize: 4 })).toBe(false);
    expect(verifyConsistency({ ...claim, oldSize: 2 })).toBe(false);
    expect(verifyConsistency({ ...claim, oldSize: 0 })).toBe(false);
    expect(verifyConsistency({ ...claim, oldSize: 0, newSize: 0 })).toBe(false);
    expect(verifyConsistency({ ...claim, oldSize: 0, oldRoot: emptyRoot() })).toBe(true);
    expect(verifyConsistency({ ...claim, oldSize: 0, oldRoot: emptyRoot(), proof: [newRoot] })).toBe(false);
    for (const oldSize of [-1, 1.5, Number.NaN]) expect(verifyConsistency({ ...claim, oldSize })).toBe(false);
    expect(() => consistencyProof(leaves, 4)).toThrow();
  });
});
