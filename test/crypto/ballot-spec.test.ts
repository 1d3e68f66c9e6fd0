import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { trackingCode } from '../../crypto/ballot.ts';
import { type Bytes, concat, toHex, u32, utf8 } from '../../crypto/bytes.ts';
import { verifySignature } from '../../crypto/signature.ts';
import { castBy, choiceOf, contextOf, selectionOf, voterOf } from './ballot-fixtures.ts';
import { combine, GENERATOR, GROUP_ORDER, IDENTITY, overwrite, rawScalar } from './group-fixtures.ts';

// A second verifier, written from docs/protocol 00, 09, 10 and 11 with no encoder, tag or collector of the first one: it
// judges each equation alone and pins the bytes of every hash.

const T = (tag: string, ...parts: Bytes[]): Bytes =>
  concat(...[utf8(tag), ...parts].flatMap((part) => [u32(part.length), part]));

function numberOf(bytes: Bytes): bigint {
  return bytes.reduceRight((value, byte) => value * 256n + BigInt(byte), 0n);
}
const scalarOf = (tag: string, ...parts: Bytes[]): bigint => numberOf(sha512(T(tag, ...parts))) % GROUP_ORDER;

const context = contextOf(choiceOf(3), selectionOf(2, 1, 2));
const voter = voterOf(context);
const ballot = castBy(context, voter, [[2], [0]]);

function isValid(bytes: Bytes): boolean {
  let at = 0;
  const take = (length: number): Bytes => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const ballotKey = take(32);
  take(48);
  const ciphertexts = [take(3 * 64), take(2 * 64)];
  const place = [context.manifest, u32(context.ordinal), context.poll, context.opening, context.boxKey, ballotKey];

  const proofHolds = (type: string, line: number, option: number, weights: bigint[], values: bigint[]): boolean => {
    const n = values.length;
    const c = ciphertexts[line] as Bytes;
    const commitments = take(64 * n);
    const challenges = Array.from({ length: n - 1 }, () => numberOf(take(32)));
    const responses = Array.from({ length: n }, () => numberOf(take(32)));
    const packedValues = concat(...values.map(rawScalar));
    const parts = [utf8(type), ...place, u32(line), u32(option), c, packedValues, commitments];
    const sum = scalarOf('phieu-kin/v1/one-of', ...parts);
    challenges.push((((sum - challenges.reduce((a, b) => a + b, 0n)) % GROUP_ORDER) + GROUP_ORDER) % GROUP_ORDER);
    const X = combine(...weights.map((w, j) => [w, c.subarray(64 * j, 64 * j + 32)] as const));
    const Y = combine(...weights.map((w, j) => [w, c.subarray(64 * j + 32, 64 * j + 64)] as const));
    return values.every((v, i) => {
      const [ci, zi] = [challenges[i] as bigint, responses[i] as bigint];
      const t1 = commitments.subarray(64 * i, 64 * i + 32);
      const t2 = commitments.subarray(64 * i + 32, 64 * i + 64);
      const first = combine([zi, GENERATOR], [-1n, t1], [-ci, X]);
      const second = combine([zi, context.boxKey], [-1n, t2], [-ci, Y], [ci * v, GENERATOR]);
      return toHex(first) === toHex(IDENTITY) && toHex(second) === toHex(IDENTITY);
    });
  };

  const weights = [0, 1, 2].map((j) =>
    scalarOf('phieu-kin/v1/choice-weight', ...place, u32(0), u32(j), ciphertexts[0] as Bytes),
  );
  const proofs = [
    proofHolds('choice', 0, 0, weights, weights),
    proofHolds('selection-option', 1, 0, [1n, 0n], [0n, 1n]),
    proofHolds('selection-option', 1, 1, [0n, 1n], [0n, 1n]),
    proofHolds('selection-sum', 1, 0, [1n, 1n], [1n, 2n]),
  ];
  const { manifest, ordinal, poll, opening } = context;
  const message = T('phieu-kin/v1/ballot', manifest, u32(ordinal), poll, opening, bytes.subarray(0, at));
  return proofs.every(Boolean) && verifySignature(ballotKey, message, take(64)) && at === bytes.length;
}

describe('the specification', () => {
  it('gives a second verifier that accepts our ballots', () => {
    expect(isValid(ballot)).toBe(true);
  });

  it('gives a second verifier that refuses changed ones', () => {
    expect(isValid(overwrite(ballot, ballot.length - 1, Uint8Array.of(0xff)))).toBe(false);
    expect(isValid(overwrite(ballot, 0, voterOf(context).ballotKey))).toBe(false);
    expect(isValid(overwrite(ballot, ballot.length - 96, rawScalar(5n)))).toBe(false);
  });

  it('gives the tracking code', () => {
    const ciphertexts = ballot.subarray(80, 80 + 5 * 64);
    const expected = sha256(
      T('phieu-kin/v1/tracking-code', context.manifest, u32(context.ordinal), context.poll, ciphertexts),
    );
    expect(trackingCode(context, ciphertexts)).toEqual(expected);
  });
});
