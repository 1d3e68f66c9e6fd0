import { type Bytes, decodeHex, hash256, toHex, transcript, u32, utf8 } from './bytes.ts';
import { canonicalJson, type Json, membersOf } from './json.ts';
import { ok, type Refusal, type Result, refuse } from './result.ts';
import { isSealingKey } from './sealed.ts';
import { decodePublicKey } from './signature.ts';
import type { SuiteName } from './suite.ts';

// Who makes the tellers' keys, how many, and what they publish; `dkg.ts` is what they do.

const MAX_TELLERS = 32;
const MAX_ORDINAL = 64;

export interface Teller {
  /** 32 bytes, Ed25519. */
  readonly signingKey: Bytes;
  /** 32 bytes, X25519, made for this run alone: a complaint reveals its secret key. */
  readonly sealingKey: Bytes;
}

/** One run of the ceremony: everything its messages are bound to. */
export interface Ceremony {
  /** 16 bytes, random, of the meeting the keys are for. */
  readonly meetingId: Bytes;
  /** Counts the attempts from 1: an aborted run is restarted under the next number. */
  readonly run: number;
  /** How many tellers it takes, n/2 < t < n. */
  readonly threshold: number;
  /** Pairs are made for the ordinals 0 (rehearsal) to this one. */
  readonly lastOrdinal: number;
  /** In the order of their indices, which count from 1. */
  readonly tellers: readonly Teller[];
}

/** Something refused for which one teller is answerable. */
export interface Blame<Code extends string> extends Refusal<Code> {
  /** The teller's index, 1..n. */
  readonly accused: number;
}

export const blame = <Code extends string>(code: Code, accused: number, detail: string): Blame<Code> => ({
  ok: false,
  code,
  accused,
  detail,
});

/**
 * Judges a hostile ceremony (from the network or a record).
 * @returns the ceremony's hash, 32 bytes
 */
export function judgeCeremony(ceremony: Ceremony): Result<Bytes, 'DKG-ROSTER'> {
  const { meetingId, run, threshold, lastOrdinal, tellers } = ceremony;
  const n = tellers.length;
  const counts = [run, threshold, lastOrdinal];
  if (!counts.every((count) => Number.isInteger(count) && count >= 1) || run > 0xffffffff || lastOrdinal > MAX_ORDINAL)
    return refuse('DKG-ROSTER', 'run, threshold and last ordinal are counted from 1');
  if (meetingId.length !== 16) return refuse('DKG-ROSTER', 'the meeting id is 16 bytes');
  if (n < 3 || n > MAX_TELLERS) return refuse('DKG-ROSTER', `3 to ${MAX_TELLERS} tellers`);
  if (2 * threshold <= n || threshold >= n) return refuse('DKG-ROSTER', 'the threshold is above n/2 and below n');
  for (const { signingKey, sealingKey } of tellers)
    if (!decodePublicKey(signingKey).ok || !isSealingKey(sealingKey)) return refuse('DKG-ROSTER', 'invalid teller key');
  const distinct = new Set(tellers.flatMap(({ signingKey, sealingKey }) => [toHex(signingKey), toHex(sealingKey)]));
  if (distinct.size !== 2 * n) return refuse('DKG-ROSTER', 'a key is named twice');
  return ok(ceremonyHash(ceremony));
}

const ceremonyHash = ({ meetingId, run, threshold, lastOrdinal, tellers }: Ceremony): Bytes =>
  hash256(
    'phieu-kin/v1/ceremony',
    meetingId,
    u32(run),
    u32(threshold),
    u32(lastOrdinal),
    ...tellers.flatMap(({ signingKey, sealingKey }) => [signingKey, sealingKey]),
  );

/** What a proof of possession is bound to: run, roster, ordinal and suite. The ceremony has been judged. */
export const possessionContext = (ceremony: Ceremony, ordinal: number, suite: SuiteName): Bytes =>
  transcript('phieu-kin/v1/dkg-pair', ceremonyHash(ceremony), u32(ordinal), utf8(suite));

/** What one teller publishes for one key. */
export interface Round1Part {
  /** Points, constant term first. */
  readonly commitments: readonly Bytes[];
  /** `R ‖ z`: a point and a scalar. */
  readonly proof: Bytes;
}

export interface Round1Pair {
  readonly ordinal: number;
  readonly box: Round1Part;
  readonly token: Round1Part;
}

/** The ordinals a ceremony makes pairs for. */
export const ordinalsOf = ({ lastOrdinal }: Ceremony): number[] => Array.from({ length: lastOrdinal + 1 }, (_, i) => i);

/** What one teller publishes in round 1. */
export interface Round1Package {
  readonly pairs: readonly Round1Pair[];
}

/** One part of a package whose ordinals have been judged. */
export const partAt = (published: Round1Package, position: number, suite: SuiteName): Round1Part =>
  (published.pairs[position] as Round1Pair)[suite];

/** Hash of everything published in round 1, in the order of tellers. 32 bytes; all tellers compare it. */
export const dkgTranscript = (ceremony: Ceremony, packages: readonly Round1Package[]): Bytes =>
  hash256(
    'phieu-kin/v1/dkg-transcript',
    ceremonyHash(ceremony),
    ...packages.map((published) => canonicalJson(encodeRound1Package(published))),
  );

export function encodeRound1Package({ pairs }: Round1Package): Json {
  const part = ({ commitments, proof }: Round1Part): Json => ({
    commitments: commitments.map(toHex),
    proof: toHex(proof),
  });
  return { pairs: pairs.map(({ ordinal, box, token }) => ({ ordinal, box: part(box), token: part(token) })) };
}

/** Decodes hostile JSON to the shape alone; `judgeRound1` judges what it says. */
export function decodeRound1Package(json: Json): Result<Round1Package, 'ENCODING-SHAPE' | 'ENCODING-HEX'> {
  const members = membersOf(json, ['pairs']);
  if (!members || !isListUpTo(members[0], MAX_ORDINAL + 1)) return refuse('ENCODING-SHAPE', 'not a round-1 package');
  const pairs: Round1Pair[] = [];
  for (const pair of members[0]) {
    const parts = membersOf(pair, ['box', 'ordinal', 'token']);
    if (!parts || typeof parts[1] !== 'number') return refuse('ENCODING-SHAPE', 'not a pair');
    const box = decodePart(parts[0]);
    if (!box.ok) return box;
    const token = decodePart(parts[2]);
    if (!token.ok) return token;
    pairs.push({ ordinal: parts[1], box: box.value, token: token.value });
  }
  return ok({ pairs });
}

function decodePart(json: Json | undefined): Result<Round1Part, 'ENCODING-SHAPE' | 'ENCODING-HEX'> {
  const members = membersOf(json, ['commitments', 'proof']);
  if (!members || !isListUpTo(members[0], MAX_TELLERS)) return refuse('ENCODING-SHAPE', 'not commitments and a proof');
  const commitments: Bytes[] = [];
  for (const text of members[0]) {
    const commitment = decodeHex(text);
    if (!commitment.ok) return commitment;
    commitments.push(commitment.value);
  }
  const proof = decodeHex(members[1]);
  return proof.ok ? ok({ commitments, proof: proof.value }) : proof;
}

const isListUpTo = (json: Json | undefined, limit: number): json is readonly Json[] =>
  Array.isArray(json) && json.length <= limit;
