import { batchCoefficient, decodeG1, Fr, G1, hashToG1, multiplySecret, randomScalar } from './bls.ts';
import { type Bytes, type RandomBytes, transcript, u32 } from './bytes.ts';
import { lagrangeAtZero } from './lagrange.ts';
import { pairingEngine } from './pairing-engine.ts';
import { ok, type Result, refuse } from './result.ts';

// Blind BLS (Boldyreva, PKC 2003), threshold version: token = x·H1(m), x shared among the tellers, request = b·H1(m).
// Deterministic and two moves, so it stays unforgeable under concurrent requests (one-more discrete log assumption).

/** RFC 9380 §3.1: a tag of our own, so that no other BLS signature anywhere is a token. */
export const TOKEN_DOMAIN = 'PHIEU-KIN-V1-TOKEN-WITH-BLS12381G1_XMD:SHA-256_SSWU_RO_';

/**
 * What a token is for: one poll of one meeting, one ballot key.
 * @param manifest 32 bytes, the meeting manifest's hash
 * @param ballotKey 32 bytes, the one-time Ed25519 key the ballot will be signed with
 */
export const tokenMessage = (manifest: Bytes, ordinal: number, ballotKey: Bytes): Bytes =>
  transcript('phieu-kin/v1/token', manifest, u32(ordinal), ballotKey);

export interface Blinded {
  /** 48 bytes, for the tellers. Says nothing about the message: every message has a factor that gives these bytes. */
  readonly blinded: Bytes;
  /** 32 bytes, secret: who learns it can link the request to the token. */
  readonly blinding: Bytes;
}

/** Blinds a message: `b·H1(m)` for a fresh uniform non-zero b. */
export function blind(message: Bytes, random: RandomBytes): Blinded {
  const factor = randomScalar(random);
  const blinded = multiplySecret(hashToG1(message, TOKEN_DOMAIN), factor, random).toBytes();
  return { blinded, blinding: Fr.toBytes(factor) };
}

/** The request a stored blinding factor gives again, for the identical retry. Both arguments are ours. */
export const reblind = (message: Bytes, blinding: Bytes, random: RandomBytes): Bytes =>
  multiplySecret(hashToG1(message, TOKEN_DOMAIN), Fr.fromBytes(blinding), random).toBytes();

/**
 * A teller's answer to a blinded message: `xᵢ·Q`.
 * @param share 32 bytes, the teller's secret share of this poll's token key, ours
 * @param blinded hostile bytes
 */
export function evaluateBlinded(
  share: Bytes,
  blinded: Bytes,
  random: RandomBytes,
): Result<Bytes, 'TOKEN-BLINDED-INVALID'> {
  const point = decodeG1(blinded);
  if (!point) return refuse('TOKEN-BLINDED-INVALID', 'not a canonical G1 point of prime order');
  return ok(multiplySecret(point, Fr.fromBytes(share), random).toBytes());
}

/**
 * Judges one teller's answer: `e(E, G2) = e(Q, Xᵢ)`. All bytes may be hostile.
 * @param verificationShare 96 bytes, Xᵢ of this poll's token key
 */
export const verifyEvaluation = (verificationShare: Bytes, blinded: Bytes, evaluation: Bytes): boolean =>
  pairingEngine().holds(verificationShare, [{ input: blinded, output: evaluation }], [ONE]);

/**
 * Judges many answers of one teller under one key with two pairings: `e(Σρᵢ·Eᵢ, G2) = e(Σρᵢ·Qᵢ, X)` for unpredictable
 * 128-bit ρᵢ, so that errors cannot be made to cancel. A false batch passes with probability at most 2^-127.
 */
export const verifyEvaluations = (
  verificationShare: Bytes,
  answers: readonly (readonly [blinded: Bytes, evaluation: Bytes])[],
  random: RandomBytes,
): boolean =>
  pairingEngine().holds(
    verificationShare,
    answers.map(([blinded, evaluation]) => ({ input: blinded, output: evaluation })),
    answers.map(() => batchCoefficient(random)),
  );

/** Judges a token: `e(token, G2) = e(H1(m), X)`. All bytes may be hostile. `tokenKey`: 96 bytes. */
export const verifyToken = (tokenKey: Bytes, message: Bytes, token: Bytes): boolean =>
  pairingEngine().holds(tokenKey, [{ input: { message, domain: TOKEN_DOMAIN }, output: token }], [ONE]);

/** Judges many tokens under one key with two pairings, as `verifyEvaluations`. False says that one is bad, not which. */
export const verifyTokens = (
  tokenKey: Bytes,
  tokens: readonly (readonly [message: Bytes, token: Bytes])[],
  random: RandomBytes,
): boolean =>
  pairingEngine().holds(
    tokenKey,
    tokens.map(([message, token]) => ({ input: { message, domain: TOKEN_DOMAIN }, output: token })),
    tokens.map(() => batchCoefficient(random)),
  );

export interface Evaluation {
  /** The teller's index, 1..n. */
  readonly teller: number;
  /** 48 bytes, already judged with `verifyEvaluation` if the culprit shall be known. */
  readonly evaluation: Bytes;
}

/**
 * Combines exactly t answers, unblinds, and judges the token under the *manifest's* key: an issuer who keeps a key
 * per voter to recognise tokens again is caught here. Evaluations and key may be hostile; message and blinding are ours.
 * @returns 48 bytes
 */
export function finalizeToken(request: {
  readonly evaluations: readonly Evaluation[];
  readonly blinding: Bytes;
  readonly message: Bytes;
  readonly tokenKey: Bytes;
  readonly threshold: number;
  readonly random: RandomBytes;
}): Result<Bytes, 'TOKEN-EVALUATIONS-MISSING' | 'TOKEN-EVALUATION-INVALID' | 'TOKEN-INVALID'> {
  const { evaluations, message, tokenKey, threshold, random } = request;
  const tellers = evaluations.map(({ teller }) => teller);
  if (evaluations.length !== threshold || new Set(tellers).size !== threshold)
    return refuse('TOKEN-EVALUATIONS-MISSING', `needs the answers of ${threshold} different tellers`);
  const engine = pairingEngine();
  for (const { teller, evaluation } of evaluations)
    if (!Number.isInteger(teller) || teller < 1 || !engine.isPoint('G1', evaluation))
      return refuse('TOKEN-EVALUATION-INVALID', `the answer of teller ${teller} is not a point`);
  const factors = lagrangeAtZero(Fr, tellers).map((factor) => Fr.toBytes(factor));
  const answers = evaluations.map(({ evaluation }) => evaluation);
  const combined = engine.combine('G1', answers, factors);
  if (combined === undefined) return refuse('TOKEN-INVALID', 'the answers add up to the identity');
  const unblinding = Fr.inv(Fr.fromBytes(request.blinding));
  const token = multiplySecret(G1.fromBytes(combined), unblinding, random).toBytes();
  if (!verifyToken(tokenKey, message, token)) return refuse('TOKEN-INVALID', 'not a token under the key of this poll');
  return ok(token);
}

/** A single equation needs no coefficient: there is nothing that it could cancel. */
const ONE = Uint8Array.from({ length: 16 }, (_, i) => (i === 15 ? 1 : 0));
