import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { type Bytes, concat, equalBytes } from './bytes.ts';
import { ok, type Result, refuse } from './result.ts';

// Ed25519 (RFC 8032 §5.1) with the strictest reading of verification, so that no two verifiers can disagree on a
// signature and no key signs two messages at once: Chalkias, Garillot, Nikolaenko, "Taming the many EdDSAs" (2020).
// The library's own `verify`, with `zip215: false` too, checks the cofactored equation; ours is the one without cofactor.

const { Point } = ed25519;

/**
 * The public key of a secret key.
 * @param secretKey 32 bytes (the RFC 8032 seed), secret, ours
 * @returns 32 bytes
 */
export const publicKeyOf = (secretKey: Bytes): Bytes => ed25519.getPublicKey(secretKey);

/**
 * Signs deterministically (RFC 8032 §5.1.6): the same key and message give the same bytes.
 * @param secretKey 32 bytes, secret, ours
 * @param message any length; a transcript or a hash, so that one kind of message is never another
 * @returns 64 bytes, `R ‖ S`
 */
export const sign = (secretKey: Bytes, message: Bytes): Bytes => ed25519.sign(message, secretKey);

/**
 * Judges a hostile public key: 32 bytes, canonical (y < p, no negative zero), of prime order, not the identity.
 * Check every key once where it enters (roll, manifest); `verifySignature` checks it again.
 */
export function decodePublicKey(bytes: Bytes): Result<Bytes, 'KEY-INVALID'> {
  return decodeKeyPoint(bytes) ? ok(bytes) : refuse('KEY-INVALID', 'not a canonical Ed25519 point of prime order');
}

/**
 * Judges a signature; all three arguments may be hostile and of any length. True only if the key passes
 * `decodePublicKey`, S < L, and `S·B − k·A` re-encodes to exactly the 32 bytes R, with R not the identity.
 * As A and B have prime order, R then is canonical and free of torsion without a check of its own.
 */
export function verifySignature(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
  if (signature.length !== 64) return false;
  const key = decodeKeyPoint(publicKey);
  if (!key) return false;
  const commitment = signature.subarray(0, 32);
  let response: bigint;
  try {
    response = Point.Fn.fromBytes(signature.subarray(32)); // throws unless S < L (RFC 8032 §5.1.7 step 1)
  } catch {
    return false;
  }
  const challenge = Point.Fn.create(littleEndian(sha512(concat(commitment, publicKey, message))));
  const expected = Point.BASE.multiplyUnsafe(response).subtract(key.multiplyUnsafe(challenge));
  return !expected.is0() && equalBytes(expected.toBytes(), commitment);
}

function decodeKeyPoint(bytes: Bytes) {
  try {
    const point = Point.fromBytes(bytes, false);
    return !point.is0() && point.isTorsionFree() && equalBytes(point.toBytes(), bytes) ? point : undefined;
  } catch {
    return undefined;
  }
}

function littleEndian(bytes: Bytes): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] as number);
  return value;
}
