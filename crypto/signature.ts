import { ed25519 } from '@noble/curves/ed25519.js';
import { type Bytes, concat, equalBytes } from './bytes.ts';
import type { EdwardsEngine } from './edwards.ts';
import { edwardsEngine } from './engine.ts';
import { decodeScalars, encodeScalars, scalarFromHash } from './group.ts';
import { ok, type Result, refuse } from './result.ts';

// Ed25519 (RFC 8032 §5.1) with the strictest reading of verification, so that no two verifiers can disagree on a
// signature and no key signs two messages at once: Chalkias, Garillot, Nikolaenko, "Taming the many EdDSAs" (2020).
// The library's own `verify`, with `zip215: false` too, checks the cofactored equation; ours is the one without cofactor.

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
  return edwardsEngine().isKey(bytes)
    ? ok(bytes)
    : refuse('KEY-INVALID', 'not a canonical Ed25519 point of prime order');
}

/** Encoding of the identity (RFC 8032 §5.1.2): x = 0, y = 1. */
const IDENTITY = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0));

/**
 * Judges a signature; all three arguments may be hostile and of any length. True only if the key passes
 * `decodePublicKey`, S < L, and `S·B − k·A` re-encodes to exactly the 32 bytes R, with R not the identity.
 * As A and B have prime order, R then is canonical and free of torsion without a check of its own.
 */
export function verifySignature(
  publicKey: Bytes,
  message: Bytes,
  signature: Bytes,
  engine: EdwardsEngine = edwardsEngine(),
): boolean {
  if (signature.length !== 64) return false;
  const commitment = signature.subarray(0, 32);
  const response = signature.subarray(32);
  // S < L (RFC 8032 §5.1.7 step 1).
  if (!decodeScalars(response).ok || equalBytes(commitment, IDENTITY)) return false;
  const challenge = scalarFromHash(engine.sha512(concat(commitment, publicKey, message)));
  const expected = engine.commitmentOf(publicKey, response, encodeScalars([challenge]));
  return expected !== undefined && equalBytes(expected, commitment);
}
