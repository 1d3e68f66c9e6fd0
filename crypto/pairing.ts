import type { Bytes } from './bytes.ts';

/** A point that should be the secret key's multiple of another: `output = x·input`. */
export interface PairingClaim {
  /** 48 bytes, hostile; or a message that is hashed to G1 under a domain separation tag of ours (RFC 9380 §3.1). */
  readonly input: Bytes | { readonly message: Bytes; readonly domain: string };
  /** 48 bytes, hostile. */
  readonly output: Bytes;
}

/** Tokens and blinded messages are points of G1, 48 bytes; the tellers' token keys of G2, 96 bytes. */
export type PairingGroup = 'G1' | 'G2';

/**
 * The public arithmetic of tokens and their keys; nothing here is secret. Engines are interchangeable: they decode as `decodeG1` and
 * `decodeG2` do (bls.ts) and hash as `hashToG1` does.
 */
export interface PairingEngine {
  /**
   * Whether `e(Σρᵢ·outputᵢ, G2) = e(Σρᵢ·inputᵢ, key)`. No claims: true, if the key is one.
   * @param key 96 bytes, hostile
   * @param coefficients ρᵢ, 16 bytes each, big-endian, not zero, unpredictable to whoever made the claims
   * @returns false also if anything does not decode
   */
  holds(key: Bytes, claims: readonly PairingClaim[], coefficients: readonly Bytes[]): boolean;

  /** Judges hostile bytes: a canonical point of prime order, not the identity. */
  isPoint(group: PairingGroup, bytes: Bytes): boolean;

  /**
   * `Σ scalars[i]·points[i]`, in variable time. Throws unless all are points.
   * @param scalars 32 bytes each, big-endian, below r, public; at most 128
   * @returns the encoded sum; undefined if it is the identity
   */
  combine(group: PairingGroup, points: readonly Bytes[], scalars: readonly Bytes[]): Bytes | undefined;
}
