import { bls12_381 } from '@noble/curves/bls12-381.js';
import { describe, expect, it } from 'vitest';
import { Fr, G1, G2, hashToG1 } from '../../crypto/bls.ts';
import { type Bytes, toHex, utf8 } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import {
  blind,
  evaluateBlinded,
  finalizeToken,
  reblind,
  tokenMessage,
  verifyEvaluation,
  verifyEvaluations,
  verifyToken,
  verifyTokens,
} from '../../crypto/token.ts';
import { g1OutsideSubgroup, g2OutsideSubgroup } from './bls-fixture.ts';
import { at, finishedRun, seeded, startRun, subsets } from './dkg-fixture.ts';

const random = seeded('token');
const manifest = new Uint8Array(32).fill(7);
const run = finishedRun(startRun(4, 3, { lastOrdinal: 1, seed: 'token' }));
const threshold = 3;
const pair = at(run.judged.pairs, 1);
const rehearsal = at(run.judged.pairs, 0);
const shareOf = (teller: number, position = 1): Bytes => at(at(run.shares, teller - 1), position).token;
const message = tokenMessage(manifest, 1, new Uint8Array(32).fill(1));
const request = blind(message, random);
const answer = (teller: number, blinded = request.blinded) => ({
  teller,
  evaluation: assertOk(evaluateBlinded(shareOf(teller), blinded, random)),
});
const answers = [1, 2, 3, 4].map((teller) => answer(teller));
const finalize = (evaluations: typeof answers, change: object = {}) =>
  finalizeToken({
    evaluations,
    blinding: request.blinding,
    message,
    tokenKey: pair.tokenKey,
    threshold,
    random,
    ...change,
  });
const token = assertOk(finalize(answers.slice(0, 3)));

const hostilePoints = [
  G1.ZERO.toBytes(),
  g1OutsideSubgroup(),
  new Uint8Array(48),
  new Uint8Array(48).fill(0xff),
  G1.BASE.toBytes(false),
  new Uint8Array(),
];

describe('issuing', () => {
  it('gives every t tellers the same token', () => {
    for (const tellers of subsets(4, threshold))
      expect(assertOk(finalize(tellers.map((i) => at(answers, i - 1))))).toEqual(token);
    expect(verifyToken(pair.tokenKey, message, token)).toBe(true);
  });

  it('TOKEN-EVALUATIONS-MISSING: t−1 tellers, or one teller twice, give nothing', () => {
    for (const tellers of subsets(4, threshold - 1)) {
      const some = tellers.map((i) => at(answers, i - 1));
      expect(finalize(some)).toMatchObject({ code: 'TOKEN-EVALUATIONS-MISSING' });
      expect(finalize([...some, at(some, 0)])).toMatchObject({ code: 'TOKEN-EVALUATIONS-MISSING' });
      // A device that took t−1 for the threshold would still not get a token.
      expect(finalize(some, { threshold: threshold - 1 })).toMatchObject({ code: 'TOKEN-INVALID' });
    }
  });

  it('TOKEN-BLINDED-INVALID: a teller answers only to a point of the subgroup', () => {
    for (const blinded of hostilePoints)
      expect(evaluateBlinded(shareOf(1), blinded, random)).toMatchObject({ code: 'TOKEN-BLINDED-INVALID' });
  });

  it('TOKEN-EVALUATION-INVALID: refuses answers that are no points, and names the teller', () => {
    for (const evaluation of hostilePoints) {
      const result = finalize([at(answers, 0), at(answers, 1), { teller: 3, evaluation }]);
      expect(result).toMatchObject({ code: 'TOKEN-EVALUATION-INVALID', detail: expect.stringContaining('teller 3') });
    }
    for (const teller of [0, -1, 1.5])
      expect(
        finalize([at(answers, 0), at(answers, 1), { teller, evaluation: at(answers, 2).evaluation }]),
      ).toMatchObject({
        code: 'TOKEN-EVALUATION-INVALID',
      });
  });

  it('TOKEN-INVALID: a false answer, a foreign teller or another poll’s share gives no token', () => {
    const elsewhere = assertOk(evaluateBlinded(shareOf(3, 0), request.blinded, random));
    const bad = [
      { teller: 3, evaluation: G1.BASE.toBytes() },
      { teller: 3, evaluation: elsewhere },
      { teller: 4, evaluation: at(answers, 2).evaluation },
      { teller: 9, evaluation: at(answers, 2).evaluation },
    ];
    for (const last of bad)
      expect(finalize([at(answers, 0), at(answers, 1), last])).toMatchObject({ code: 'TOKEN-INVALID' });
  });

  it('TOKEN-INVALID: an issuer who keeps a key per voter is caught by the manifest’s key', () => {
    // All tellers together sign with another key, and even show verification shares that fit it.
    const tag = 424242n;
    const tagged = { teller: 1, evaluation: G1.fromBytes(request.blinded).multiply(tag).toBytes() };
    expect(verifyEvaluation(G2.BASE.multiply(tag).toBytes(), request.blinded, tagged.evaluation)).toBe(true);
    expect(finalize([tagged], { threshold: 1 })).toMatchObject({ code: 'TOKEN-INVALID' });
    expect(finalize([tagged], { threshold: 1, tokenKey: G2.BASE.multiply(tag).toBytes() }).ok).toBe(true);
  });

  it('gives an identical retry the identical request', () => {
    expect(reblind(message, request.blinding, random)).toEqual(request.blinded);
    expect(blind(message, random).blinded).not.toEqual(request.blinded);
  });
});

describe('perfect blindness', () => {
  // Known logarithms: a request q·G and a message point p·G. The tellers' view (request, answer) fits every token.
  it('has a blinding factor for every pair of request and token', () => {
    const secret = 77n;
    const points = [3n, 5n, 11n];
    const requests = [2n, 9n, 1000003n];
    for (const q of requests) {
      const blinded = G1.BASE.multiply(q);
      const answered = G1.fromBytes(assertOk(evaluateBlinded(Fr.toBytes(secret), blinded.toBytes(), random)));
      for (const p of points) {
        const [point, signed] = [G1.BASE.multiply(p), G1.BASE.multiply(p).multiply(secret)];
        const factor = Fr.div(q, p);
        expect(Fr.is0(factor)).toBe(false);
        expect(point.multiply(factor).equals(blinded)).toBe(true);
        expect(answered.multiply(Fr.inv(factor)).equals(signed)).toBe(true);
      }
    }
  });

  it('finishes with another request’s blinding only for that request’s message', () => {
    const other = tokenMessage(manifest, 1, new Uint8Array(32).fill(2));
    const otherRequest = blind(other, random);
    expect(finalize(answers.slice(0, 3), { blinding: otherRequest.blinding })).toMatchObject({ code: 'TOKEN-INVALID' });
    expect(finalize(answers.slice(0, 3), { message: other })).toMatchObject({ code: 'TOKEN-INVALID' });
  });
});

describe('judging answers', () => {
  const key = at(pair.tokenShares, 0);
  const batch = [1, 2, 3].map((i) => {
    const { blinded } = blind(tokenMessage(manifest, 1, new Uint8Array(32).fill(10 + i)), random);
    return [blinded, answer(1, blinded).evaluation] as const;
  });

  it('accepts a teller’s own answers, one by one and together', () => {
    for (const [i, { evaluation }] of answers.entries())
      expect(verifyEvaluation(at(pair.tokenShares, i), request.blinded, evaluation)).toBe(true);
    expect(verifyEvaluations(key, batch, random)).toBe(true);
    expect(verifyEvaluations(key, [], random)).toBe(true);
  });

  it('refuses answers under another share, key or for another request', () => {
    expect(verifyEvaluation(at(pair.tokenShares, 1), request.blinded, at(answers, 0).evaluation)).toBe(false);
    expect(verifyEvaluation(at(rehearsal.tokenShares, 0), request.blinded, at(answers, 0).evaluation)).toBe(false);
    expect(verifyEvaluation(key, at(batch, 0)[0], at(answers, 0).evaluation)).toBe(false);
    expect(verifyEvaluations(key, [at(batch, 0), [at(batch, 1)[0], at(batch, 2)[1]]], random)).toBe(false);
    for (const bad of hostilePoints) {
      expect(verifyEvaluation(key, request.blinded, bad)).toBe(false);
      expect(verifyEvaluation(key, bad, at(answers, 0).evaluation)).toBe(false);
      expect(verifyEvaluations(key, [at(batch, 0), [at(batch, 1)[0], bad]], random)).toBe(false);
    }
    for (const bad of [G2.ZERO.toBytes(), g2OutsideSubgroup(), new Uint8Array(96), key.slice(1)])
      expect(verifyEvaluation(bad, request.blinded, at(answers, 0).evaluation)).toBe(false);
  });

  it('is not fooled by errors that cancel in a plain sum', () => {
    const error = G1.BASE.multiply(12345n);
    const [[q1, e1], [q2, e2]] = [at(batch, 0), at(batch, 1)];
    const forged = [
      [q1, G1.fromBytes(e1).add(error).toBytes()],
      [q2, G1.fromBytes(e2).subtract(error).toBytes()],
    ] as const;
    // The forger is real: with all coefficients 1 the batch passes.
    const ones = (length: number) => new Uint8Array(length).map((_, i) => (i === length - 1 ? 1 : 0));
    expect(verifyEvaluations(key, forged, ones)).toBe(true);
    expect(verifyEvaluations(key, forged, random)).toBe(false);
  });
});

describe('judging tokens', () => {
  const signed = [1, 2].map((i) => {
    const m = tokenMessage(manifest, 1, new Uint8Array(32).fill(20 + i));
    const { blinded, blinding } = blind(m, random);
    const evaluations = [2, 3, 4].map((teller) => answer(teller, blinded));
    return [m, assertOk(finalize(evaluations, { blinding, message: m }))] as const;
  });

  it('accepts good tokens together and refuses a batch with a bad one', () => {
    expect(verifyTokens(pair.tokenKey, [...signed, [message, token]], random)).toBe(true);
    expect(verifyTokens(pair.tokenKey, [...signed, [message, at(signed, 0)[1]]], random)).toBe(false);
    for (const bad of hostilePoints)
      expect(verifyTokens(pair.tokenKey, [...signed, [message, bad]], random)).toBe(false);
  });

  it('is not fooled by tokens that cancel in a plain sum', () => {
    const error = G1.BASE.multiply(999n);
    const [[m1, t1], [m2, t2]] = [at(signed, 0), at(signed, 1)];
    const forged = [
      [m1, G1.fromBytes(t1).add(error).toBytes()],
      [m2, G1.fromBytes(t2).subtract(error).toBytes()],
    ] as const;
    expect(verifyTokens(pair.tokenKey, forged, random)).toBe(false);
    for (const [m, t] of forged) expect(verifyToken(pair.tokenKey, m, t)).toBe(false);
    // Two tokens swapped cancel too.
    expect(
      verifyTokens(
        pair.tokenKey,
        [
          [m1, t2],
          [m2, t1],
        ],
        random,
      ),
    ).toBe(false);
  });

  it('refuses tokens of another poll, meeting, ballot key or key pair', () => {
    const ballotKey = new Uint8Array(32).fill(1);
    expect(verifyToken(pair.tokenKey, tokenMessage(manifest, 2, ballotKey), token)).toBe(false);
    expect(verifyToken(pair.tokenKey, tokenMessage(new Uint8Array(32), 1, ballotKey), token)).toBe(false);
    expect(verifyToken(pair.tokenKey, tokenMessage(manifest, 1, new Uint8Array(32)), token)).toBe(false);
    expect(verifyToken(rehearsal.tokenKey, message, token)).toBe(false);
    for (const bad of hostilePoints) expect(verifyToken(pair.tokenKey, message, bad)).toBe(false);
    expect(verifyToken(G2.ZERO.toBytes(), message, token)).toBe(false);
    expect(verifyToken(g2OutsideSubgroup(), message, token)).toBe(false);
  });

  it('is no signature of any other BLS scheme', () => {
    const standard = bls12_381.shortSignatures;
    const secret = Fr.toBytes(5n);
    const elsewhere = standard.sign(standard.hash(message), secret).toBytes();
    expect(verifyToken(G2.BASE.multiply(5n).toBytes(), message, elsewhere)).toBe(false);
  });
});

describe('hashing to the curve', () => {
  // RFC 9380 appendix J.9.1, BLS12381G1_XMD:SHA-256_SSWU_RO_, msg = "abc".
  it('follows RFC 9380', () => {
    const point = hashToG1(utf8('abc'), 'QUUX-V01-CS02-with-BLS12381G1_XMD:SHA-256_SSWU_RO_').toAffine();
    expect(point.x.toString(16)).toBe(
      '3567bc5ef9c690c2ab2ecdf6a96ef1c139cc0b2f284dca0a9a7943388a49a3aee664ba5379a7655d3c68900be2f6903',
    );
  });

  it('separates meetings, ordinals and keys without ambiguity', () => {
    expect(toHex(tokenMessage(manifest, 1, new Uint8Array(32)))).toBe(
      `00000012${toHex(utf8('phieu-kin/v1/token'))}00000020${'07'.repeat(32)}000000040000000100000020${'00'.repeat(32)}`,
    );
  });
});
