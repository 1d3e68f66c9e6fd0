import {
  BALLOT_KEY_LENGTH,
  type BallotContext,
  ballotLength,
  ciphertextCount,
  type LineLayout,
  proofSizes,
  SIGNATURE_LENGTH,
  TOKEN_LENGTH,
} from './ballot-layout.ts';
import type { EncryptedLine } from './ballot-line.ts';
import { type Bytes, concat, hash256, transcript, u32 } from './bytes.ts';
import { CIPHERTEXT_LENGTH } from './elgamal.ts';
import { oneOfLength } from './one-of.ts';
import { ok, type Result, refuse } from './result.ts';
import { publicKeyOf, sign } from './signature.ts';

/** The parts of a ballot, cut out of its bytes and not yet judged. */
export interface Ballot {
  /** 32 bytes, Ed25519 public key, one-time. */
  readonly ballotKey: Bytes;
  /** 48 bytes, BLS12-381 G1. */
  readonly token: Bytes;
  /** The ciphertexts of all lines. */
  readonly ciphertexts: Bytes;
  /** The ciphertexts of each line. */
  readonly lineCiphertexts: readonly Bytes[];
  /** The proofs of each line, one by one. */
  readonly lineProofs: readonly (readonly Bytes[])[];
  /** All that the signature covers. */
  readonly signed: Bytes;
  /** 64 bytes, Ed25519 by the ballot key over `ballotMessage`. */
  readonly signature: Bytes;
}

/** What the ballot key signs. */
export const ballotMessage = (context: BallotContext, signed: Bytes): Bytes =>
  transcript('phieu-kin/v1/ballot', context.manifest, u32(context.ordinal), context.poll, context.opening, signed);

/**
 * Puts a ballot together and signs it. Deterministic: the same lines give the same bytes, as an identical retry needs.
 * @param secretKey 32 bytes, the secret ballot key whose public key the lines were encrypted for
 * @param token 48 bytes, judged by us before
 * @returns `ballotLength(context.lines)` bytes
 */
export function assembleBallot(
  context: BallotContext,
  secretKey: Bytes,
  token: Bytes,
  lines: readonly EncryptedLine[],
): Bytes {
  const signed = concat(
    publicKeyOf(secretKey),
    token,
    ...lines.map(({ ciphertexts }) => ciphertexts),
    ...lines.map(({ proof }) => proof),
  );
  if (signed.length + SIGNATURE_LENGTH !== ballotLength(context.lines))
    throw new Error('the lines do not fit the poll');
  return concat(signed, sign(secretKey, ballotMessage(context, signed)));
}

/**
 * The code a voter keeps, and finds again in the sealed box. The ballot key is not in it, so that a challenge reveals no
 * key and a second device can recompute the code from choices and seeds alone.
 * @param ciphertexts those of all lines
 * @returns 32 bytes
 */
export const trackingCode = (context: BallotContext, ciphertexts: Bytes): Bytes =>
  hash256('phieu-kin/v1/tracking-code', context.manifest, u32(context.ordinal), context.poll, ciphertexts);

/** Cuts hostile bytes into the parts of a ballot; the length is all that is judged. */
export function decodeBallot(lines: readonly LineLayout[], bytes: Bytes): Result<Ballot, 'BALLOT-LENGTH'> {
  const expected = ballotLength(lines);
  if (bytes.length !== expected) return refuse('BALLOT-LENGTH', `${bytes.length} bytes, expected ${expected}`);
  let at = 0;
  const take = (length: number): Bytes => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const ballotKey = take(BALLOT_KEY_LENGTH);
  const token = take(TOKEN_LENGTH);
  const firstCiphertext = at;
  const lineCiphertexts = lines.map((line) => take(line.options * CIPHERTEXT_LENGTH));
  const ciphertexts = bytes.subarray(firstCiphertext, firstCiphertext + ciphertextCount(lines) * CIPHERTEXT_LENGTH);
  const lineProofs = lines.map((line) => proofSizes(line).map((size) => take(oneOfLength(size))));
  const signed = bytes.subarray(0, at);
  return ok({ ballotKey, token, ciphertexts, lineCiphertexts, lineProofs, signed, signature: take(SIGNATURE_LENGTH) });
}
