import { type Bytes, concat, type RandomBytes, transcript, u32 } from './bytes.ts';
import { type Blame, blame } from './ceremony.ts';
import { type DleqStatement, proveDleq, verifyDleq } from './dleq.ts';
import { CIPHERTEXT_LENGTH } from './elgamal.ts';
import { groupEngine } from './engine.ts';
import {
  decodePoints,
  encodeScalars,
  Fl,
  type GroupEngine,
  isIdentity,
  mulBlinded,
  POINT_LENGTH,
  type PointTerms,
} from './group.ts';
import { lagrangeAtZero } from './lagrange.ts';
import { assertOk, type Ok, ok, type Refusal, refuse } from './result.ts';

// Threshold decryption of sums (Cramer, Gennaro, Schoenmakers, EUROCRYPT '97 §3): teller i gives Dᵢ = xᵢ·A for every
// sum (A, B) and proves it; any t good ones give m·G = B − Σ λᵢ·Dᵢ.

/** What is decrypted: the sums of one poll's sealed box, as every teller computes them itself. */
export interface DecryptionStatement {
  /** 32 bytes, hash of the manifest that fixes the poll. */
  readonly manifest: Bytes;
  readonly ordinal: number;
  /** 32 bytes, root of the sealed box that was summed. */
  readonly boxRoot: Bytes;
  /** A_1 ‖ B_1 ‖ A_2 ‖ …, as encoded by an engine: 32 zero bytes are the identity (no ballots). */
  readonly sums: Bytes;
}

/** One teller's part. */
export interface PartialDecryption {
  /** 1..n */
  readonly teller: number;
  /** D_1 ‖ D_2 ‖ …, 32 bytes for each sum. */
  readonly shares: Bytes;
  /** 96 bytes; empty if every A is the identity, as then there is nothing to decrypt. */
  readonly proof: Bytes;
}

/**
 * Makes a partial decryption. The caller has checked root, floor and lifecycle, and stores root and result before
 * sending: another root never gets an answer.
 * @param share 32 bytes, secret
 * @param verificationShare 32 bytes, its public image
 */
export function decryptPartially(
  statement: DecryptionStatement,
  own: { readonly teller: number; readonly share: Bytes; readonly verificationShare: Bytes },
  random: RandomBytes,
  engine: GroupEngine = groupEngine(),
): PartialDecryption {
  const { teller } = own;
  const secret = Fl.fromBytes(own.share);
  const bases = firstPoints(statement.sums);
  const proven = concat(...bases.filter((base) => !isIdentity(base)));
  if (proven.length === 0) return { teller, shares: concat(...bases), proof: new Uint8Array() };
  const points = assertOk(decodePoints(proven, engine));
  const shares = engine.encode(mulBlinded(secret, points, random, engine));
  const dleq = equality(statement, teller, own.verificationShare, proven, shares);
  const all: Bytes[] = [];
  let at = 0;
  for (const base of bases) {
    all.push(isIdentity(base) ? base : shares.subarray(at, at + POINT_LENGTH));
    if (!isIdentity(base)) at += POINT_LENGTH;
  }
  return { teller, shares: concat(...all), proof: proveDleq(dleq, secret, random, engine) };
}

/**
 * Judges a hostile partial decryption of a statement the judge computed itself.
 * @param verificationShares 32 bytes each, teller 1 first, computed from the commitments
 */
export function judgePartialDecryption(
  statement: DecryptionStatement,
  verificationShares: readonly Bytes[],
  partial: PartialDecryption,
  random: RandomBytes,
  engine: GroupEngine = groupEngine(),
): Ok<true> | Blame<'DECRYPTION-SHARE-INVALID'> | Refusal<'DECRYPTION-TELLER'> {
  const { teller, shares, proof } = partial;
  const key = verificationShares[teller - 1];
  if (!key) return refuse('DECRYPTION-TELLER', 'no such teller');
  const invalid = (detail: string) => blame('DECRYPTION-SHARE-INVALID', teller, detail);
  const bases = firstPoints(statement.sums);
  if (shares.length !== POINT_LENGTH * bases.length) return invalid('wrong number of shares');
  const given = bases.map((_, i) => shares.subarray(POINT_LENGTH * i, POINT_LENGTH * (i + 1)));
  if (bases.some((base, i) => isIdentity(base) !== isIdentity(given[i] as Bytes)))
    return invalid('the share of a point that is not the identity is not the identity, and the reverse');
  const proven = concat(...bases.filter((base) => !isIdentity(base)));
  if (proven.length === 0) return proof.length === 0 ? ok(true) : invalid('a proof of nothing');
  const dleq = equality(statement, teller, key, proven, concat(...given.filter((share) => !isIdentity(share))));
  return verifyDleq(dleq, proof, random, engine) ? ok(true) : invalid('the equality proof does not hold');
}

/**
 * Combines partial decryptions that were judged good: `M = B − Σ λᵢ·Dᵢ` for every sum.
 * @param partials of at least `threshold` different tellers; the first `threshold` are used
 * @returns M_1 ‖ M_2 ‖ …, 32 bytes each, for `decodeCounts`
 */
export function combineDecryptions(
  statement: DecryptionStatement,
  partials: readonly PartialDecryption[],
  threshold: number,
  engine: GroupEngine = groupEngine(),
): Ok<Bytes> | Refusal<'DECRYPTION-SHARES-MISSING' | 'DECRYPTION-TELLER'> {
  if (new Set(partials.map(({ teller }) => teller)).size !== partials.length)
    return refuse('DECRYPTION-TELLER', 'two shares of one teller');
  if (partials.length < threshold)
    return refuse('DECRYPTION-SHARES-MISSING', `${partials.length} of ${threshold} shares`);
  const used = partials.slice(0, threshold);
  const factors = lagrangeAtZero(
    Fl,
    used.map(({ teller }) => teller),
  ).map((factor) => Fl.neg(factor));
  const messages = secondPoints(statement.sums).map((b, i) => {
    const terms = used.map(({ shares }, j) => ({
      point: shares.subarray(POINT_LENGTH * i, POINT_LENGTH * (i + 1)),
      scalar: factors[j] as bigint,
    }));
    return sum([{ point: b, scalar: 1n }, ...terms], engine);
  });
  return ok(concat(...messages));
}

function sum(terms: readonly { readonly point: Bytes; readonly scalar: bigint }[], engine: GroupEngine): Bytes {
  const present = terms.filter(({ point }) => !isIdentity(point));
  if (present.length === 0) return new Uint8Array(POINT_LENGTH);
  const points = assertOk(decodePoints(concat(...present.map(({ point }) => point)), engine));
  const term: PointTerms = { scalars: encodeScalars(present.map(({ scalar }) => scalar)), points };
  return engine.msm([term]);
}

/** The proof is bound to poll, box, all sums (B too) and author, so that it answers nothing else. */
const equality = (
  { manifest, ordinal, boxRoot, sums }: DecryptionStatement,
  teller: number,
  key: Bytes,
  bases: Bytes,
  shares: Bytes,
): DleqStatement => ({
  context: [transcript('phieu-kin/v1/partial-decryption', manifest, u32(ordinal), boxRoot, u32(teller), sums)],
  key,
  bases,
  shares,
});

const firstPoints = (sums: Bytes): Bytes[] => pointsAt(sums, 0);
const secondPoints = (sums: Bytes): Bytes[] => pointsAt(sums, POINT_LENGTH);

function pointsAt(sums: Bytes, offset: number): Bytes[] {
  if (sums.length === 0 || sums.length % CIPHERTEXT_LENGTH !== 0) throw new Error('sums are ciphertexts of 64 bytes');
  return Array.from({ length: sums.length / CIPHERTEXT_LENGTH }, (_, i) => {
    const at = CIPHERTEXT_LENGTH * i + offset;
    return sums.subarray(at, at + POINT_LENGTH);
  });
}
