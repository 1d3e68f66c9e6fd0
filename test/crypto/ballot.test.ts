import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleBallot, decodeBallot, trackingCode } from '../../crypto/ballot.ts';
import { judgeBallot, judgeEligibility, judgeProofs } from '../../crypto/ballot-judge.ts';
import {
  ballotLength,
  isLineChoice,
  isLineLayout,
  type LineChoice,
  type LineLayout,
} from '../../crypto/ballot-layout.ts';
import { encryptLine } from '../../crypto/ballot-line.ts';
import { Fr, G2 } from '../../crypto/bls.ts';
import { type Bytes, concat } from '../../crypto/bytes.ts';
import { CiphertextSums, decodeCounts } from '../../crypto/elgamal.ts';
import { groupEngine } from '../../crypto/engine.ts';
import type { PointTerms } from '../../crypto/group.ts';
import { assertOk } from '../../crypto/result.ts';
import { blind, evaluateBlinded, finalizeToken, tokenMessage } from '../../crypto/token.ts';
import {
  BOX_SECRET,
  castBy,
  choiceOf,
  contextOf,
  encryptAll,
  random,
  resign,
  selectionOf,
  tools,
  voterOf,
} from './ballot-fixtures.ts';
import { combine, overwrite } from './group-fixtures.ts';

const engine = groupEngine();

const layoutAndChoice: fc.Arbitrary<[LineLayout, LineChoice]> = fc.oneof(
  fc
    .integer({ min: 2, max: 4 })
    .chain((options) => fc.nat(options - 1).map((one) => [choiceOf(options), [one]] as [LineLayout, LineChoice])),
  fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(4), fc.nat(4)).chain(([options, a, b]) => {
    const max = Math.min(options, Math.max(a, b));
    const min = Math.min(max, a, b);
    const all = Array.from({ length: options }, (_, option) => option);
    return fc
      .subarray(all, { minLength: min, maxLength: max })
      .map((choice) => [selectionOf(options, min, max), choice] as [LineLayout, LineChoice]);
  }),
);

describe('layouts', () => {
  it('allow 2 to 16 options on a choice line, 1 to 200 on a selection line with 0 <= min <= max <= options', () => {
    for (const good of [
      choiceOf(2),
      choiceOf(16),
      selectionOf(1, 0, 0),
      selectionOf(200, 0, 200),
      selectionOf(9, 5, 5),
    ])
      expect(isLineLayout(good)).toBe(true);
    for (const bad of [
      choiceOf(1),
      choiceOf(17),
      choiceOf(2.5),
      selectionOf(0, 0, 0),
      selectionOf(201, 0, 1),
      selectionOf(5, 3, 2),
      selectionOf(5, 0, 6),
      selectionOf(5, -1, 2),
      selectionOf(5, 0.5, 2),
    ]) {
      expect(isLineLayout(bad)).toBe(false);
      expect(() => ballotLength([bad])).toThrow('layout');
    }
    expect(() => ballotLength([])).toThrow('layout');
  });

  it('allow only ascending options that exist, in the right number', () => {
    expect(isLineChoice(choiceOf(3), [2])).toBe(true);
    for (const bad of [[], [3], [-1], [0, 1], [0.5]]) expect(isLineChoice(choiceOf(3), bad)).toBe(false);
    const selection = selectionOf(4, 1, 2);
    for (const good of [[0], [3], [1, 3]]) expect(isLineChoice(selection, good)).toBe(true);
    for (const bad of [[], [0, 1, 2], [1, 1], [2, 1], [4]]) expect(isLineChoice(selection, bad)).toBe(false);
  });

  it('fix the length: 9424 bytes for ten lines of five options, the same for every choice', () => {
    expect(ballotLength(new Array<LineLayout>(10).fill(choiceOf(5)))).toBe(9424);
    expect(ballotLength([selectionOf(3, 1, 2)])).toBe(144 + 3 * 64 + 3 * 224 + 224);
    const context = contextOf(selectionOf(3, 0, 3));
    for (const choice of [[], [1], [0, 1, 2]])
      expect(castBy(context, voterOf(context), [choice])).toHaveLength(ballotLength(context.lines));
  });
});

describe('honest ballots', () => {
  it('are accepted for every layout and choice, and add up to what was chosen', () => {
    fc.assert(
      fc.property(fc.array(layoutAndChoice, { minLength: 1, maxLength: 3 }), (lines) => {
        const context = contextOf(...lines.map(([layout]) => layout));
        const ballot = castBy(
          context,
          voterOf(context),
          lines.map(([, choice]) => choice),
        );
        const result = assertOk(judgeBallot(context, ballot, tools));
        const expected = lines.flatMap(([layout, choice]) =>
          Array.from({ length: layout.options }, (_, option) => (choice.includes(option) ? 1 : 0)),
        );
        const sums = new CiphertextSums(expected.length, engine);
        sums.add(result.ciphertexts);
        const packed = sums.toBytes();
        const messages = expected.map((_, i) =>
          combine([1n, packed.subarray(64 * i + 32, 64 * i + 64)], [-BOX_SECRET, packed.subarray(64 * i, 64 * i + 32)]),
        );
        expect(decodeCounts(concat(...messages), 1, engine)).toEqual({ ok: true, value: expected });
      }),
      { numRuns: 8 },
    );
  });

  it('carry a real token: issued blindly, judged by the default verifier, refused for another ordinal', () => {
    const share = Fr.toBytes(20260101n);
    const context = { ...contextOf(choiceOf(2)), tokenKey: G2.BASE.multiply(20260101n).toBytes() };
    const voter = voterOf(context);
    const message = tokenMessage(context.manifest, context.ordinal, voter.ballotKey);
    const { blinded, blinding } = blind(message, random);
    const evaluations = [{ teller: 1, evaluation: assertOk(evaluateBlinded(share, blinded, random)) }];
    const request = { evaluations, blinding, message, tokenKey: context.tokenKey, threshold: 1, random };
    const token = assertOk(finalizeToken(request));
    const ballot = castBy(context, { ...voter, token }, [[0]]);
    expect(judgeBallot(context, ballot, { random })).toMatchObject({ ok: true });
    const later = { ...context, ordinal: 4 };
    const reused = castBy(later, { ...voter, token }, [[0]]);
    expect(judgeBallot(later, reused, { random })).toMatchObject({ ok: false, code: 'BALLOT-TOKEN-INVALID' });
  });

  it('are the same bytes when assembled again from the same lines', () => {
    const context = contextOf(choiceOf(2));
    const voter = voterOf(context);
    const lines = encryptAll(context, voter.ballotKey, [[1]]);
    const assemble = () => assembleBallot(context, voter.secretKey, voter.token, lines);
    expect(assemble()).toEqual(assemble());
  });

  it('are not made from choices, lines or tokens that do not fit', () => {
    const context = contextOf(choiceOf(3), choiceOf(3));
    const voter = voterOf(context);
    expect(() => encryptLine(context, voter.ballotKey, 0, [0, 1], random)).toThrow('does not allow');
    expect(() => encryptLine(context, voter.ballotKey, 2, [0], random)).toThrow('no line');
    const [line] = encryptAll(context, voter.ballotKey, [[0]]);
    expect(() => assembleBallot(context, voter.secretKey, voter.token, [line as never])).toThrow('do not fit');
  });
});

describe('tracking codes', () => {
  it('depend on meeting, ordinal, poll and every ciphertext, not on ballot key or opening', () => {
    const context = contextOf(choiceOf(2));
    const voter = voterOf(context);
    const { ciphertexts } = assertOk(decodeBallot(context.lines, castBy(context, voter, [[1]])));
    const code = trackingCode(context, ciphertexts);
    expect(code).toHaveLength(32);
    expect(trackingCode({ ...context, opening: random(32) }, ciphertexts)).toEqual(code);
    for (const other of [{ manifest: random(32) }, { ordinal: 4 }, { poll: random(32) }])
      expect(trackingCode({ ...context, ...other }, ciphertexts)).not.toEqual(code);
    for (let at = 0; at < ciphertexts.length; at += 31)
      expect(
        trackingCode(context, overwrite(ciphertexts, at, Uint8Array.of((ciphertexts[at] as number) ^ 1))),
      ).not.toEqual(code);
  });
});

describe('judging many', () => {
  const context = contextOf(choiceOf(2));
  const good = Array.from({ length: 6 }, (_, i) => castBy(context, voterOf(context), [[i % 2]]));
  /** Proofs of another voter's ballot under a key of one's own: every encoding is fine, the proof is not. */
  function badProof(): Bytes {
    const [thief, victim] = [voterOf(context), voterOf(context)];
    return assembleBallot(context, thief.secretKey, thief.token, encryptAll(context, victim.ballotKey, [[1]]));
  }

  it('takes one multi-scalar multiplication when all are good', () => {
    let calls = 0;
    const counting = {
      ...engine,
      msm: (terms: readonly PointTerms[]) => {
        calls += 1;
        return engine.msm(terms);
      },
    };
    const results = judgeProofs(context, good, { random, engine: counting });
    expect(results.map((result) => result.ok)).toEqual(good.map(() => true));
    expect(calls).toBe(1);
  });

  it('names exactly the bad ones, each with its own code, in order', () => {
    const list = [good[0], badProof(), good[1], good[2]?.subarray(1), good[3], badProof(), good[4]] as Bytes[];
    const codes = judgeProofs(context, list, { random }).map((result) => (result.ok ? 'good' : result.code));
    expect(codes).toEqual([
      'good',
      'BALLOT-PROOF-INVALID',
      'good',
      'BALLOT-LENGTH',
      'good',
      'BALLOT-PROOF-INVALID',
      'good',
    ]);
  });

  it('of none gives none', () => {
    expect(judgeProofs(context, [], { random })).toEqual([]);
  });

  it('tells an eligible ballot with bad proofs (invalid) from one that nobody was entitled to cast', () => {
    const invalid = badProof();
    expect(judgeEligibility(context, invalid, tools)).toMatchObject({ ok: true });
    expect(judgeProofs(context, [invalid], { random })[0]).toMatchObject({ code: 'BALLOT-PROOF-INVALID' });
    const voter = voterOf(context);
    const stranger = castBy(context, { ...voter, token: random(48) }, [[0]]);
    expect(judgeEligibility(context, stranger, tools)).toMatchObject({ code: 'BALLOT-TOKEN-INVALID' });
    expect(judgeProofs(context, [stranger], { random })[0]).toMatchObject({ ok: true });
  });
});

describe('the order of checks', () => {
  it('is length, encoding, signature, proof, token, so that the cheap ones come first', () => {
    const context = contextOf(choiceOf(2));
    const [voter, victim] = [voterOf(context), voterOf(context)];
    const lines = encryptAll(context, victim.ballotKey, [[1]]);
    // Every defect at once, repaired one by one from the front.
    const repaired = assembleBallot(context, voter.secretKey, random(48), lines);
    const signatureBad = overwrite(repaired, repaired.length - 64, random(64));
    const encodingBad = overwrite(signatureBad, 80, new Uint8Array(32));
    const lengthBad = concat(encodingBad, Uint8Array.of(0));
    const codes = [lengthBad, encodingBad, signatureBad, repaired].map((bytes) => {
      const result = judgeBallot(context, bytes, tools);
      return result.ok ? 'good' : result.code;
    });
    expect(codes).toEqual(['BALLOT-LENGTH', 'BALLOT-ENCODING', 'BALLOT-SIGNATURE-INVALID', 'BALLOT-PROOF-INVALID']);
    const tokenBad = castBy(context, { ...voter, token: random(48) }, [[1]]);
    expect(judgeBallot(context, tokenBad, tools)).toMatchObject({ code: 'BALLOT-TOKEN-INVALID' });
    expect(judgeEligibility(context, lengthBad, tools)).toMatchObject({ code: 'BALLOT-LENGTH' });
    expect(judgeEligibility(context, signatureBad, tools)).toMatchObject({ code: 'BALLOT-SIGNATURE-INVALID' });
    expect(judgeEligibility(context, resign(context, voter.secretKey, encodingBad), tools)).toMatchObject({
      code: 'BALLOT-TOKEN-INVALID',
    });
  });
});
