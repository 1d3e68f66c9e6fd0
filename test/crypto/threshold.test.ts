import { describe, expect, it } from 'vitest';
import { type Bytes, concat } from '../../crypto/bytes.ts';
import { proveDleq } from '../../crypto/dleq.ts';
import { CiphertextSums, decodeCounts, encrypt } from '../../crypto/elgamal.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { decodePoints, encodeScalars, Fl, randomScalar } from '../../crypto/group.ts';
import { assertOk } from '../../crypto/result.ts';
import {
  combineDecryptions,
  type DecryptionStatement,
  decryptPartially,
  judgePartialDecryption,
  type PartialDecryption,
} from '../../crypto/threshold.ts';
import { at, finishedRun, seeded, startRun, subsets } from './dkg-fixture.ts';

const engine = groupEngine();

const random = seeded('threshold');
const n = 5;
const threshold = 3;
const run = finishedRun(startRun(n, threshold, { lastOrdinal: 1, seed: 'threshold' }));
const pair = at(run.judged.pairs, 1);

const ballots = [
  [1n, 0n, 0n],
  [0n, 1n, 0n],
  [1n, 0n, 0n],
];
const counts = [2, 1, 0];
const sums = new CiphertextSums(3, engine);
for (const ballot of ballots) {
  const bytes = encrypt(
    pair.boxKey,
    ballot,
    ballot.map(() => randomScalar(random)),
    engine,
  );
  sums.add(assertOk(decodePoints(bytes, engine)));
}
const statement: DecryptionStatement = {
  manifest: new Uint8Array(32).fill(1),
  ordinal: 1,
  boxRoot: new Uint8Array(32).fill(2),
  sums: sums.toBytes(),
};
const partial = (teller: number, about = statement, position = 1): PartialDecryption => {
  const share = at(at(run.shares, teller - 1), position).box;
  const verificationShare = at(at(run.judged.pairs, position).boxShares, teller - 1);
  return decryptPartially(about, { teller, share, verificationShare }, random);
};
const partials = Array.from({ length: n }, (_, i) => partial(i + 1));
const judge = (given: PartialDecryption, about = statement) =>
  judgePartialDecryption(about, pair.boxShares, given, random);
const expectBlamed = (result: object, accused: number) =>
  expect(result).toMatchObject({ ok: false, code: 'DECRYPTION-SHARE-INVALID', accused });

describe('counting', () => {
  it('gives every t tellers the counts', () => {
    for (const given of partials) expect(judge(given).ok).toBe(true);
    for (const tellers of subsets(n, threshold)) {
      const combined = assertOk(
        combineDecryptions(
          statement,
          tellers.map((i) => at(partials, i - 1)),
          threshold,
        ),
      );
      expect(assertOk(decodeCounts(combined, ballots.length, engine))).toEqual(counts);
    }
    expect(assertOk(combineDecryptions(statement, partials, threshold)).length).toBe(96);
  });

  it('DECRYPTION-SHARES-MISSING: t−1 tellers count nothing, whoever they are', () => {
    for (const tellers of subsets(n, threshold - 1)) {
      const some = tellers.map((i) => at(partials, i - 1));
      expect(combineDecryptions(statement, some, threshold)).toMatchObject({ code: 'DECRYPTION-SHARES-MISSING' });
      // A device that took t−1 for the threshold would get points that are no counts.
      const forced = assertOk(combineDecryptions(statement, some, threshold - 1));
      expect(decodeCounts(forced, ballots.length, engine).ok).toBe(false);
    }
  });

  it('DECRYPTION-TELLER: a share counts once and belongs to a teller of the run', () => {
    const twice = [at(partials, 0), at(partials, 1), at(partials, 1)];
    expect(combineDecryptions(statement, twice, threshold)).toMatchObject({ code: 'DECRYPTION-TELLER' });
    for (const teller of [0, 6, -1, 1.5])
      expect(judge({ ...at(partials, 0), teller })).toMatchObject({ code: 'DECRYPTION-TELLER' });
  });

  it('DECRYPTION-SHARE-INVALID: an A that is the identity has the identity as share, in its place', () => {
    const empty = { ...statement, sums: new CiphertextSums(3, engine).toBytes() };
    const given = [1, 2, 3].map((i) => partial(i, empty));
    for (const one of given) expect(judge(one, empty).ok).toBe(true);
    const zeros = assertOk(combineDecryptions(empty, given, threshold));
    expect(assertOk(decodeCounts(zeros, 0, engine))).toEqual([0, 0, 0]);
    // A = identity, B = 2·G beside an ordinary sum.
    const two = engine.mulGenerator(encodeScalars([2n]));
    const cancelled = { ...statement, sums: concat(new Uint8Array(32), two, statement.sums.slice(0, 64)) };
    const shares = [2, 3, 5].map((i) => partial(i, cancelled));
    for (const one of shares) expect(judge(one, cancelled).ok).toBe(true);
    const combined = assertOk(combineDecryptions(cancelled, shares, threshold));
    expect(assertOk(decodeCounts(combined, 3, engine))).toEqual([2, 2]);
    expectBlamed(judge({ ...at(given, 0), proof: new Uint8Array(96) }, empty), 1);
    // The proof covers the shares that are not the identity: in the wrong place they would give other counts.
    const moved = concat(at(shares, 0).shares.slice(32), new Uint8Array(32));
    expectBlamed(judge({ ...at(shares, 0), shares: moved }, cancelled), 2);
  });
});

describe('judging a share', () => {
  const [good, other] = [at(partials, 1), at(partials, 2)];

  it('DECRYPTION-SHARE-INVALID: names the author of a false share', () => {
    const shifted = engine.encode(
      engine.add(assertOk(decodePoints(good.shares.slice(0, 32), engine)), engine.generator),
    );
    const bad: Partial<PartialDecryption>[] = [
      { shares: concat(shifted, good.shares.slice(32)) },
      { shares: concat(good.shares.slice(32, 64), good.shares.slice(0, 32), good.shares.slice(64)) },
      { shares: concat(new Uint8Array(32), good.shares.slice(32)) },
      { shares: concat(new Uint8Array(32).fill(255), good.shares.slice(32)) },
      { shares: good.shares.slice(32) },
      { shares: new Uint8Array() },
      { shares: other.shares },
      { shares: other.shares, proof: other.proof },
      { proof: other.proof },
      { proof: new Uint8Array(96) },
      { proof: new Uint8Array() },
      { proof: concat(good.proof, new Uint8Array(1)) },
    ];
    for (const change of bad) expectBlamed(judge({ ...good, ...change }), 2);
  });

  it('DECRYPTION-SHARE-INVALID: a share answers one poll, one box and one list of sums', () => {
    const b = statement.sums.map((byte, i) => (i >= 32 && i < 64 ? (statement.sums[i + 64] as number) : byte));
    const others: Partial<DecryptionStatement>[] = [
      { manifest: new Uint8Array(32) },
      { ordinal: 2 },
      { boxRoot: new Uint8Array(32) },
      // Only a B differs: the shares would be the same points.
      { sums: b },
      { sums: statement.sums.slice(0, 128) },
    ];
    for (const change of others) expectBlamed(judge(good, { ...statement, ...change }), 2);
    expectBlamed(judge(partial(2, statement, 0)), 2);
  });

  it('DECRYPTION-SHARE-INVALID: a proof with another context, or for a key of one’s own, is refused', () => {
    const secret = Fl.fromBytes(at(at(run.shares, 1), 1).box);
    const bases = concat(...[0, 1, 2].map((i) => statement.sums.slice(64 * i, 64 * i + 32)));
    const elsewhere = (context: Bytes[], key: Bytes, x: bigint, shares: Bytes) =>
      judge({ teller: 2, shares, proof: proveDleq({ context, key, bases, shares }, x, random) });
    expectBlamed(elsewhere([new Uint8Array()], at(pair.boxShares, 1), secret, good.shares), 2);
    const own = engine.mulGenerator(encodeScalars([5n]));
    const falseShares = engine.encode(
      engine.mulSecret(encodeScalars([5n, 5n, 5n]), assertOk(decodePoints(bases, engine))),
    );
    expectBlamed(elsewhere([new Uint8Array()], own, 5n, falseShares), 2);
  });
});
