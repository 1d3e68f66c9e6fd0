import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { boxLeaf, boxRoot, signReceipt, verifyReceipt } from '../../crypto/box.ts';
import { type Bytes, compareBytes, toHex, transcript, u32, utf8 } from '../../crypto/bytes.ts';
import { leafHash, merkleRoot } from '../../crypto/merkle.ts';
import { publicKeyOf, verifySignature } from '../../crypto/signature.ts';

const service = new Uint8Array(32).fill(7);
const ballots = Array.from({ length: 9 }, (_, i) => utf8(`ballot ${i}`));
const claim = { manifest: leafHash(utf8('manifest')), ordinal: 3, leaf: boxLeaf(ballots[0] as Bytes) };

describe('the sealed box', () => {
  it('has the root of its ballots in the order of their leaf hashes', () => {
    const leaves = ballots.map(boxLeaf).sort(compareBytes);
    expect(toHex(leaves[0] as Bytes) < toHex(leaves[1] as Bytes)).toBe(true);
    expect(boxRoot(leaves)).toEqual(merkleRoot(leaves));
    expect(toHex(boxLeaf(utf8('x')))).toBe(createHash('sha256').update('\0x').digest('hex'));
    expect(toHex(boxRoot([]))).toBe(createHash('sha256').digest('hex'));
  });

  it('has no root in the order of casting, nor with a ballot twice', () => {
    const leaves = ballots.map(boxLeaf).sort(compareBytes);
    expect(() => boxRoot([...leaves].reverse())).toThrow();
    expect(() => boxRoot([leaves[0], leaves[0]] as Bytes[])).toThrow();
  });
});

describe('the receipt', () => {
  const receipt = signReceipt(service, claim);

  it('is the same bytes on every retry, over manifest, ordinal and leaf alone', () => {
    expect(signReceipt(service, { ...claim })).toEqual(receipt);
    const message = transcript('phieu-kin/v1/receipt', claim.manifest, u32(3), claim.leaf);
    expect(verifySignature(publicKeyOf(service), message, receipt)).toBe(true);
    expect(verifyReceipt(publicKeyOf(service), claim, receipt)).toBe(true);
  });

  it('is worth nothing for another ballot, poll, meeting or service', () => {
    const key = publicKeyOf(service);
    expect(verifyReceipt(key, { ...claim, leaf: boxLeaf(ballots[1] as Bytes) }, receipt)).toBe(false);
    expect(verifyReceipt(key, { ...claim, ordinal: 2 }, receipt)).toBe(false);
    expect(verifyReceipt(key, { ...claim, manifest: claim.leaf }, receipt)).toBe(false);
    expect(verifyReceipt(publicKeyOf(new Uint8Array(32).fill(8)), claim, receipt)).toBe(false);
    expect(verifyReceipt(key, claim, receipt.subarray(1))).toBe(false);
    expect(() => signReceipt(service, { ...claim, leaf: new Uint8Array(31) })).toThrow();
  });
});
