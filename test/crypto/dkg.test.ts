import { createFROST, type FROSTPoint, type FROSTPointConstructor } from '@noble/curves/abstract/frost.js';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { ristretto255 } from '@noble/curves/ed25519.js';
import { bytesToNumberBE, bytesToNumberLE } from '@noble/curves/utils.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { type Bytes, concat, hash512, toHex } from '../../crypto/bytes.ts';
import {
  type Ceremony,
  decodeRound1Package,
  encodeRound1Package,
  judgeCeremony,
  possessionContext,
  type Round1Package,
  type Teller,
} from '../../crypto/ceremony.ts';
import { judgeRound1 } from '../../crypto/dkg-judge.ts';
import type { Json } from '../../crypto/json.ts';
import { lagrangeAtZero } from '../../crypto/lagrange.ts';
import { assertOk } from '../../crypto/result.ts';
import { boxSuite, type SuiteName } from '../../crypto/suite.ts';
import { g2OutsideSubgroup } from './bls-fixture.ts';
import { at, finishedRun, seeded, startRun, subsets, withPart } from './dkg-fixture.ts';

const run = startRun(3, 2);
const finished = finishedRun(run);
const { ceremony, packages } = run;
const { judged } = finished;
const RP = ristretto255.Point;
const G2 = bls12_381.G2.Point;
const wide = startRun(5, 3, { lastOrdinal: 1, seed: 'five' });

const expectBlame = (result: object, code: string, accused: number) =>
  expect(result).toMatchObject({ ok: false, code, accused });

describe('a good run', () => {
  it('gives every subset of t tellers the secret behind both group keys, and no smaller one', () => {
    const { judged, shares, ceremony } = finishedRun(wide);
    for (const size of [ceremony.threshold - 1, ceremony.threshold])
      for (const tellers of subsets(5, size)) {
        const pair = at(judged.pairs, 1);
        const secret = (suite: 'box' | 'token') => {
          const Fn = suite === 'box' ? RP.Fn : G2.Fn;
          return lagrangeAtZero(Fn, tellers).reduce(
            (sum, factor, i) => Fn.add(sum, Fn.mul(factor, Fn.fromBytes(at(at(shares, at(tellers, i) - 1), 1)[suite]))),
            Fn.ZERO,
          );
        };
        const opens = size === ceremony.threshold;
        expect(toHex(RP.BASE.multiply(secret('box')).toBytes()) === toHex(pair.boxKey)).toBe(opens);
        expect(toHex(G2.BASE.multiply(secret('token')).toBytes()) === toHex(pair.tokenKey)).toBe(opens);
      }
  });

  it('gives shares whose images are the verification shares everybody computes', () => {
    for (const [i, shares] of finished.shares.entries())
      for (const [p, share] of shares.entries()) {
        const pair = at(judged.pairs, p);
        expect(RP.BASE.multiply(RP.Fn.fromBytes(share.box)).toBytes()).toEqual(pair.boxShares[i]);
        expect(G2.BASE.multiply(G2.Fn.fromBytes(share.token)).toBytes()).toEqual(pair.tokenShares[i]);
      }
  });

  it('gives pairs that have nothing to do with each other', () => {
    const keys = judged.pairs.flatMap(({ boxKey, tokenKey, boxShares, tokenShares }) =>
      [boxKey, tokenKey, ...boxShares, ...tokenShares].map(toHex),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(judged.pairs.map(({ ordinal }) => ordinal)).toEqual([0, 1]);
  });

  // The oracle: the library runs its own three rounds from the same randomness.
  it('agrees with the library in both suites', () => {
    agreesWithLibrary('box', RP, bytesToNumberLE);
    agreesWithLibrary('token', G2, bytesToNumberBE);
  });
});

describe('the roster', () => {
  const refused = (change: Partial<Ceremony>) =>
    expect(judgeCeremony({ ...ceremony, ...change })).toMatchObject({ ok: false, code: 'DKG-ROSTER' });

  it('DKG-ROSTER: refuses thresholds outside n/2 < t < n and fewer than three tellers', () => {
    expect(judgeCeremony(ceremony).ok).toBe(true);
    for (const threshold of [0, 1, 3, 1.5]) refused({ threshold });
    refused({ tellers: ceremony.tellers.slice(0, 2), threshold: 1 });
    for (const [n, t] of [
      [4, 2],
      [5, 2],
      [5, 5],
    ] as const)
      expect(judgeCeremony(startRun(n, t, { lastOrdinal: 1 }).ceremony).ok).toBe(false);
  });

  it('DKG-ROSTER: refuses a key named twice, a key of small order, and other ids and counts', () => {
    const [first, second, third] = [0, 1, 2].map((i) => at(ceremony.tellers, i)) as [Teller, Teller, Teller];
    refused({ tellers: [first, { ...second, signingKey: first.signingKey }, third] });
    refused({ tellers: [first, { ...second, sealingKey: first.sealingKey }, third] });
    refused({ tellers: [first, second, { ...third, sealingKey: new Uint8Array(32) }] });
    refused({ tellers: [first, second, { ...third, signingKey: new Uint8Array(32) }] });
    refused({ meetingId: new Uint8Array(15) });
    refused({ run: 0 });
    refused({ lastOrdinal: 65 });
    expect(judgeRound1({ ...ceremony, run: 0 }, packages)).toMatchObject({ code: 'DKG-ROSTER' });
  });
});

describe('round 1', () => {
  it('survives its JSON form', () => {
    for (const published of packages)
      expect(assertOk(decodeRound1Package(encodeRound1Package(published)))).toEqual(published);
  });

  it('ENCODING-SHAPE: refuses packages of another shape', () => {
    const good = encodeRound1Package(at(packages, 0)) as { pairs: readonly { [key: string]: Json }[] };
    const first = at(good.pairs, 0);
    const bad: Json[] = [
      null,
      [],
      {},
      { ...good, more: 1 },
      { pairs: {} },
      { pairs: [{ ...first, ordinal: '0' }] },
      { pairs: [{ ...first, extra: 0 }] },
      { pairs: [{ ...first, box: [] }] },
      { pairs: [{ ...first, box: { commitments: 'ab', proof: '' } }] },
      { pairs: Array.from({ length: 66 }, () => first) },
    ];
    for (const json of bad) expect(decodeRound1Package(json)).toMatchObject({ ok: false, code: 'ENCODING-SHAPE' });
    expect(decodeRound1Package({ pairs: [{ ...first, box: { commitments: ['AB'], proof: '' } }] })).toMatchObject({
      code: 'ENCODING-HEX',
    });
  });

  it('DKG-PACKAGE-MISSING: needs exactly one package from every teller', () => {
    expect(judgeRound1(ceremony, packages.slice(0, 2))).toMatchObject({ code: 'DKG-PACKAGE-MISSING' });
    expect(judgeRound1(ceremony, [...packages, at(packages, 0)])).toMatchObject({ code: 'DKG-PACKAGE-MISSING' });
  });

  it('DKG-ORDINALS: names the teller whose pairs are missing, doubled or out of order', () => {
    const change = (pairs: Round1Package['pairs']) =>
      judgeRound1(
        ceremony,
        packages.map((p, i) => (i === 1 ? { pairs } : p)),
      );
    const [a, b] = [at(at(packages, 1).pairs, 0), at(at(packages, 1).pairs, 1)];
    for (const pairs of [[a], [b, a], [a, a], [a, b, { ...b, ordinal: 2 }]])
      expectBlame(change(pairs), 'DKG-ORDINALS', 2);
  });

  it.each(['box', 'token'] as const)(
    'DKG-COMMITMENT-LENGTH: names the teller of a shorter or longer %s list',
    (suite) => {
      const place = { teller: 3, position: 1, suite };
      for (const resize of [
        (list: readonly Bytes[]) => list.slice(0, 1),
        (list: readonly Bytes[]) => [...list, at(list, 0)],
        () => [],
      ])
        expectBlame(
          judgeRound1(
            ceremony,
            withPart(packages, place, (part) => ({ ...part, commitments: resize(part.commitments) })),
          ),
          'DKG-COMMITMENT-LENGTH',
          3,
        );
    },
  );

  it('DKG-COMMITMENT-INVALID: refuses the identity, other encodings and points outside the subgroup', () => {
    const identityG2 = G2.ZERO.toBytes();
    const bad: ['box' | 'token', Bytes][] = [
      ['box', new Uint8Array(32)],
      ['box', new Uint8Array(32).fill(0xff)],
      ['box', new Uint8Array(31)],
      ['token', identityG2],
      ['token', g2OutsideSubgroup()],
      ['token', G2.BASE.toBytes(false)],
    ];
    for (const [suite, point] of bad)
      for (const index of [0, 1]) {
        const replace = (list: readonly Bytes[]) => list.map((old, i) => (i === index ? point : old));
        expectBlame(
          judgeRound1(
            ceremony,
            withPart(packages, { teller: 2, position: 0, suite }, (part) => ({
              ...part,
              commitments: replace(part.commitments),
            })),
          ),
          'DKG-COMMITMENT-INVALID',
          2,
        );
      }
  });

  it('DKG-COMMITMENT-REPEATED: names the teller who uses a coefficient twice', () => {
    const other = at(at(at(packages, 1).pairs, 0).box.commitments, 1);
    const altered = withPart(packages, { teller: 2, position: 1, suite: 'box' }, (part) => ({
      ...part,
      commitments: [at(part.commitments, 0), other],
    }));
    expectBlame(judgeRound1(ceremony, altered), 'DKG-COMMITMENT-REPEATED', 2);
  });

  it('DKG-POSSESSION-INVALID: a rogue key, chosen to cancel the others, cannot be proven', () => {
    // The last teller wants the group key to be G·7: it publishes 7·G − Σ others, whose logarithm it does not know.
    const others = packages.slice(0, 2).map((p) => RP.fromBytes(at(at(p.pairs, 1).box.commitments, 0)));
    const rogue = others.reduce((sum, point) => sum.subtract(point), RP.BASE.multiply(7n)).toBytes();
    const forgeries: Bytes[] = [
      at(at(packages, 2).pairs, 1).box.proof,
      at(at(packages, 0).pairs, 1).box.proof,
      boxSuite.prove(
        'phieu-kin/v1/dkg-possession',
        possessionContext(ceremony, 1, 'box'),
        RP.Fn.toBytes(7n),
        seeded('rogue'),
      ),
      concat(new Uint8Array(32), RP.Fn.toBytes(1n)),
      new Uint8Array(64),
      new Uint8Array(),
    ];
    for (const proof of forgeries)
      expectBlame(
        judgeRound1(
          ceremony,
          withPart(packages, { teller: 3, position: 1, suite: 'box' }, ({ commitments }) => ({
            commitments: [rogue, at(commitments, 1)],
            proof,
          })),
        ),
        'DKG-POSSESSION-INVALID',
        3,
      );
  });

  it.each(['box', 'token'] as const)(
    'DKG-POSSESSION-INVALID: %s proofs of another meeting, run, roster, teller or ordinal are no proofs',
    (suite) => {
      const replayed = (change: Partial<Ceremony>) => judgeRound1({ ...ceremony, ...change }, packages);
      expectBlame(replayed({ meetingId: new Uint8Array(16) }), 'DKG-POSSESSION-INVALID', 1);
      expectBlame(replayed({ run: 2 }), 'DKG-POSSESSION-INVALID', 1);
      const [a, b, c] = [0, 1, 2].map((i) => at(ceremony.tellers, i)) as [Teller, Teller, Teller];
      expectBlame(replayed({ tellers: [a, c, b] }), 'DKG-POSSESSION-INVALID', 1);
      // Teller 2 copies teller 1.
      const copied = withPart(packages, { teller: 2, position: 0, suite }, () => at(at(packages, 0).pairs, 0)[suite]);
      expectBlame(judgeRound1(ceremony, copied), 'DKG-POSSESSION-INVALID', 2);
      // Teller 2 presents its pair 1 as pair 0.
      const moved = withPart(packages, { teller: 2, position: 0, suite }, () => at(at(packages, 1).pairs, 1)[suite]);
      expectBlame(judgeRound1(ceremony, moved), 'DKG-POSSESSION-INVALID', 2);
    },
  );

  it('DKG-KEY-DEGENERATE: refuses keys that colluding tellers made the identity', () => {
    // Two tellers who share their secrets with a third can cancel them all; proofs of possession do not stop that.
    const coefficients: [bigint, bigint][] = [
      [5n, 1n],
      [6n, 2n],
      [RP.Fn.neg(11n), 3n],
    ];
    const altered = coefficients.reduce(
      (list, [secret, slope], i) => {
        const context = possessionContext(ceremony, 0, 'box');
        return withPart(list, { teller: i + 1, position: 0, suite: 'box' }, () => ({
          commitments: [RP.BASE.multiply(secret).toBytes(), RP.BASE.multiply(slope).toBytes()],
          proof: provePossessionByHand(context, i + 1, secret),
        }));
      },
      [...packages],
    );
    expect(judgeRound1(ceremony, altered)).toMatchObject({ ok: false, code: 'DKG-KEY-DEGENERATE' });
  });
});

/** The FROST proof of possession, written from the protocol page. */
function provePossessionByHand(context: Bytes, teller: number, secret: bigint): Bytes {
  const { Fn } = RP;
  const nonce = 12345n + BigInt(teller);
  const [key, commitment] = [RP.BASE.multiply(secret).toBytes(), RP.BASE.multiply(nonce).toBytes()];
  const message = concat(Fn.toBytes(BigInt(teller)), key, commitment);
  const challenge = Fn.create(bytesToNumberLE(hash512('phieu-kin/v1/dkg-possession', context, message)));
  return concat(commitment, Fn.toBytes(Fn.add(nonce, Fn.mul(challenge, secret))));
}

/** The library's own three rounds of pair 1, from the same polynomials. */
function agreesWithLibrary<P extends FROSTPoint<P>>(
  suite: SuiteName,
  Point: FROSTPointConstructor<P>,
  toNumber: (bytes: Bytes) => bigint,
): void {
  const context = possessionContext(ceremony, 1, suite);
  const frost = createFROST<P>({
    name: 'oracle',
    Point,
    hash: sha512,
    hashToScalar: (message) => Point.Fn.create(toNumber(hash512('phieu-kin/v1/dkg-possession', context, message))),
  });
  const ids = [1, 2, 3].map((i) => frost.Identifier.fromNumber(i));
  const published = packages.map(({ pairs }, i) => ({
    identifier: at(ids, i),
    commitment: [...at(pairs, 1)[suite].commitments],
    proofOfKnowledge: at(pairs, 1)[suite].proof,
  }));
  const states = run.secrets.map(({ pairs }, i) => ({
    identifier: BigInt(i + 1),
    coefficients: at(pairs, 1)[suite].map((coefficient) => Point.Fn.fromBytes(coefficient)),
    commitment: at(published, i).commitment,
    signers: { min: 2, max: 3 },
    step: 1 as const,
  }));
  const others = (i: number) => published.filter((_, j) => j !== i);
  const round2 = states.map((state, i) => frost.DKG.round2(state, others(i)));
  for (const [i, state] of states.entries()) {
    const received = round2.flatMap((messages) => messages[at(ids, i)] ?? []);
    const key = frost.DKG.round3(state, others(i), received);
    const { boxKey, tokenKey, boxShares, tokenShares } = at(judged.pairs, 1);
    expect(key.secret.signingShare).toEqual(at(at(finished.shares, i), 1)[suite]);
    expect(key.public.commitments[0]).toEqual(suite === 'box' ? boxKey : tokenKey);
    expect(ids.map((id) => key.public.verifyingShares[id])).toEqual(suite === 'box' ? boxShares : tokenShares);
  }
}
