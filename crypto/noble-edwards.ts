import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { type Bytes, equalBytes } from './bytes.ts';
import type { EdwardsEngine } from './edwards.ts';

const { Point } = ed25519;

/** The reference: every faster engine is compared with it. */
export const nobleEdwards: EdwardsEngine = {
  isKey: (publicKey) => decodeKey(publicKey) !== undefined,
  sha512,
  commitmentOf: (publicKey, response, challenge) => {
    const key = decodeKey(publicKey);
    const [s, k] = [Point.Fn.fromBytes(response), Point.Fn.fromBytes(challenge)];
    return key && Point.BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(k)).toBytes();
  },
};

function decodeKey(bytes: Bytes) {
  try {
    const point = Point.fromBytes(bytes, false);
    return !point.is0() && point.isTorsionFree() && equalBytes(point.toBytes(), bytes) ? point : undefined;
  } catch {
    return undefined;
  }
}
