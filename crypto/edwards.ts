import type { Bytes } from './bytes.ts';

/**
 * The arithmetic of judging Ed25519 signatures (RFC 8032 §5.1.7); nothing here is secret. Engines are interchangeable
 * byte by byte. Same curve as the group of ballots (`group.ts`), other encodings; scalars are those of `group.ts`.
 */
export interface EdwardsEngine {
  /**
   * Judges a hostile public key.
   * @returns whether it is 32 bytes, canonical (y < p, no negative zero), on the curve, of prime order, not the identity
   */
  isKey(publicKey: Bytes): boolean;

  /**
   * `response·B − challenge·A`: the commitment R that would make a signature good.
   * @param publicKey hostile
   * @param response 32 bytes, a canonical scalar
   * @param challenge 32 bytes, a canonical scalar
   * @returns 32 bytes, encoded as in RFC 8032 §5.1.2; undefined if the key is none
   */
  commitmentOf(publicKey: Bytes, response: Bytes, challenge: Bytes): Bytes | undefined;

  /** SHA-512 (FIPS 180-4). @param data public, of any length @returns 64 bytes */
  sha512(data: Bytes): Bytes;
}
