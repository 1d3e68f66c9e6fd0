import { type Bytes, compareBytes, transcript, u32 } from './bytes.ts';
import { leafHash, merkleRoot } from './merkle.ts';
import { sign, verifySignature } from './signature.ts';

/** The leaf hash of one ballot's bytes: the key of its row, its place in the sealed box, and what the receipt names. */
export const boxLeaf = (ballot: Bytes): Bytes => leafHash(ballot);

/**
 * The root of a sealed box.
 * @param leaves every ballot's leaf hash, strictly ascending (`compareBytes`); any other order is a bug and throws, as
 * an order that is not the ballots' own would tell when each was cast
 */
export function boxRoot(leaves: readonly Bytes[]): Bytes {
  for (let i = 1; i < leaves.length; i++)
    if (compareBytes(leaves[i - 1] as Bytes, leaves[i] as Bytes) >= 0) throw new Error('box is not in order');
  return merkleRoot(leaves);
}

/** What a receipt promises: this ballot will be in the sealed box of this poll. It names no time and no place in a row. */
export interface ReceiptClaim {
  /** Hash of the meeting's manifest, 32 bytes. */
  readonly manifest: Bytes;
  /** The poll's ordinal. */
  readonly ordinal: number;
  /** `boxLeaf` of the ballot, 32 bytes. */
  readonly leaf: Bytes;
}

/**
 * The service's promise of inclusion, 64 bytes. Deterministic: a retry of the same cast returns the same bytes.
 * @param secretKey the service's Ed25519 key, 32 bytes
 */
export const signReceipt = (secretKey: Bytes, claim: ReceiptClaim): Bytes => sign(secretKey, receiptMessage(claim));

/** Judges a hostile receipt against the service key of the manifest and a leaf that the caller computed itself. */
export const verifyReceipt = (servicePublicKey: Bytes, claim: ReceiptClaim, receipt: Bytes): boolean =>
  verifySignature(servicePublicKey, receiptMessage(claim), receipt);

function receiptMessage({ manifest, ordinal, leaf }: ReceiptClaim): Bytes {
  if (manifest.length !== 32 || leaf.length !== 32) throw new Error('a receipt names two hashes of 32 bytes');
  return transcript('phieu-kin/v1/receipt', manifest, u32(ordinal), leaf);
}
