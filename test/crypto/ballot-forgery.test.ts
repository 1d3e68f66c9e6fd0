import { describe, expect, it } from 'vitest';
import { assembleBallot } from '../../crypto/ballot.ts';
import { judgeBallot, judgeProofs } from '../../crypto/ballot-judge.ts';
import type { BallotContext } from '../../crypto/ballot-layout.ts';
import { type EncryptedLine, encryptLine, lineStatements } from '../../crypto/ballot-line.ts';
import { type Bytes, concat, hash512, u32, utf8 } from '../../crypto/bytes.ts';
import { encrypt } from '../../crypto/elgamal.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { Equations } from '../../crypto/equations.ts';
import { decodeScalars, Fl, randomScalar, type Scalar, scalarFromHash } from '../../crypto/group.ts';
import { addOneOf, commitmentsLength, proveOneOf } from '../../crypto/one-of.ts';
import { assertOk } from '../../crypto/result.ts';
import {
  castBy,
  choiceOf,
  contextOf,
  encryptAll,
  forgeLine,
  random,
  resign,
  selectionOf,
  tools,
  type Voter,
  voterOf,
} from './ballot-fixtures.ts';
import { combine, GENERATOR, GROUP_ORDER, overwrite, pointsOf, rawScalar } from './group-fixtures.ts';

const engine = groupEngine();

const verdict = (context: BallotContext, bytes: Bytes): string => {
  const result = judgeBallot(context, bytes, tools);
  return result.ok ? 'good' : result.code;
};

const assembled = (context: BallotContext, { secretKey, token }: Voter, ...lines: EncryptedLine[]): Bytes =>
  assembleBallot(context, secretKey, token, lines);

describe('votes that no paper allows', () => {
  it('BALLOT-PROOF-INVALID: refuses every vector on a choice line that is not a unit vector, from every branch', () => {
    const context = contextOf(choiceOf(3));
    const voter = voterOf(context);
    const vectors = [
      [2n, 0n, 0n],
      [-1n, 0n, 0n],
      [1n, 1n, -1n],
      [0n, 0n, 0n],
      [1n, 1n, 0n],
      [2n, -1n, 0n],
      [1n, 1n, 1n],
    ];
    for (const vector of vectors)
      for (const branch of [0, 1, 2]) {
        const line = forgeLine(context, voter.ballotKey, 0, vector, [branch]);
        expect(verdict(context, assembled(context, voter, line)), `${vector} as ${branch}`).toBe(
          'BALLOT-PROOF-INVALID',
        );
      }
    const honest = forgeLine(context, voter.ballotKey, 0, [0n, 1n, 0n], [1]);
    expect(verdict(context, assembled(context, voter, honest))).toBe('good');
  });

  it('refuses too many, too few and double marks on a selection line', () => {
    const context = contextOf(selectionOf(3, 1, 2));
    const voter = voterOf(context);
    // Messages, the branch of each option's proof, the branch of the sum's proof.
    const forgeries: [bigint[], number[]][] = [
      [
        [1n, 1n, 1n],
        [1, 1, 1, 1],
      ],
      [
        [1n, 1n, 1n],
        [1, 1, 1, 0],
      ],
      [
        [0n, 0n, 0n],
        [0, 0, 0, 0],
      ],
      [
        [2n, 0n, 0n],
        [1, 0, 0, 1],
      ],
      [
        [2n, 0n, -1n],
        [1, 0, 0, 0],
      ],
      [
        [1n, 1n, -1n],
        [1, 1, 0, 0],
      ],
    ];
    for (const [messages, branches] of forgeries) {
      const line = forgeLine(context, voter.ballotKey, 0, messages, branches);
      expect(verdict(context, assembled(context, voter, line)), `${messages}`).toBe('BALLOT-PROOF-INVALID');
    }
    const honest = forgeLine(context, voter.ballotKey, 0, [1n, 0n, 1n], [1, 0, 1, 1]);
    expect(verdict(context, assembled(context, voter, honest))).toBe('good');
  });

  it('forger against weights known beforehand: a vector fitted to them passes there and fails here', () => {
    const context = contextOf(choiceOf(3));
    const voter = voterOf(context);
    const weak = [0, 1, 2].map((option) => scalarFromHash(hash512('weak-weight', u32(option))));
    const [first, second] = weak as [Scalar, Scalar];
    // 2·w1 − (w1/w2)·w2 + 0·w3 = w1: two votes for option 0 look like one.
    const messages = [2n, Fl.neg(Fl.mul(first, Fl.inv(second))), 0n];
    const randomness = messages.map(() => randomScalar(random));
    const ciphertexts = encrypt(context.boxKey, messages, randomness, engine);
    const weakStatement = { values: weak, context: [utf8('weak'), ciphertexts] };
    const r = weak.reduce((sum, weight, i) => Fl.add(sum, Fl.mul(weight, randomness[i] as Scalar)), 0n);
    const proof = proveOneOf(weakStatement, { branch: 0, randomness: r }, context.boxKey, random, engine);

    const commitmentBytes = proof.subarray(0, commitmentsLength(3));
    const equations = new Equations(random, engine);
    const scalars = assertOk(decodeScalars(proof.subarray(commitmentBytes.length)));
    const decoded = { commitmentBytes, commitments: pointsOf(commitmentBytes), firstCommitment: 0, scalars };
    const terms = weak.map((weight, ciphertext) => ({ ciphertext, weight }));
    addOneOf(equations, weakStatement, decoded, pointsOf(context.boxKey), { points: pointsOf(ciphertexts), terms });
    expect(equations.hold()).toBe(true);

    const ours = forgeLine(context, voter.ballotKey, 0, messages, [0]);
    expect(verdict(context, assembled(context, voter, ours))).toBe('BALLOT-PROOF-INVALID');
  });
});

describe('copies', () => {
  const context = contextOf(choiceOf(2), choiceOf(2));
  const voter = voterOf(context);

  it("refuses the lines of another voter under a key of one's own, whole or rerandomised", () => {
    const victim = voterOf(context);
    const lines = encryptAll(context, victim.ballotKey, [[0], [1]]);
    expect(verdict(context, assembled(context, voter, ...lines))).toBe('BALLOT-PROOF-INVALID');
    const moved = lines.map((line) => {
      const a = combine([1n, line.ciphertexts.subarray(0, 32)], [1n, GENERATOR]);
      const b = combine([1n, line.ciphertexts.subarray(32, 64)], [1n, context.boxKey]);
      return { ...line, ciphertexts: overwrite(line.ciphertexts, 0, concat(a, b)) };
    });
    expect(verdict(context, assembled(context, voter, ...moved))).toBe('BALLOT-PROOF-INVALID');
  });

  it('refuses proofs made for another meeting, ordinal, poll, opening or box key, signed for this one', () => {
    const others: Partial<BallotContext>[] = [
      { manifest: random(32) },
      { ordinal: 4 },
      { poll: random(32) },
      { opening: random(32) },
      { boxKey: combine([77n, GENERATOR]) },
    ];
    for (const other of others) {
      const lines = encryptAll({ ...context, ...other }, voter.ballotKey, [[0], [1]]);
      expect(verdict(context, assembled(context, voter, ...lines)), Object.keys(other)[0]).toBe('BALLOT-PROOF-INVALID');
    }
  });

  it('BALLOT-SIGNATURE-INVALID: refuses a ballot signed for another meeting, ordinal, poll or opening', () => {
    const lines = encryptAll(context, voter.ballotKey, [[0], [1]]);
    const others: Partial<BallotContext>[] = [
      { manifest: random(32) },
      { ordinal: 4 },
      { poll: random(32) },
      { opening: random(32) },
    ];
    for (const other of others)
      expect(verdict(context, assembled({ ...context, ...other }, voter, ...lines)), Object.keys(other)[0]).toBe(
        'BALLOT-SIGNATURE-INVALID',
      );
    expect(verdict(context, assembled(context, voter, ...lines))).toBe('good');
  });

  it('BALLOT-TOKEN-INVALID: refuses a token of another ballot key, ordinal or meeting', () => {
    const tokens = [
      voterOf(context).token,
      voterOf({ ...context, ordinal: 4 }).token,
      voterOf({ ...context, manifest: random(32) }).token,
    ];
    for (const token of tokens)
      expect(verdict(context, castBy(context, { ...voter, token }, [[0], [1]]))).toBe('BALLOT-TOKEN-INVALID');
  });

  it('refuses two lines of one ballot that changed places, and a line proven for another place', () => {
    const [first, second] = encryptAll(context, voter.ballotKey, [[0], [1]]) as [EncryptedLine, EncryptedLine];
    expect(verdict(context, assembled(context, voter, second, first))).toBe('BALLOT-PROOF-INVALID');
    const twice = encryptLine(context, voter.ballotKey, 0, [0], random);
    expect(verdict(context, assembled(context, voter, twice, twice))).toBe('BALLOT-PROOF-INVALID');
  });

  it('refuses two options of a selection line whose ciphertexts or proofs changed places', () => {
    const selection = contextOf(selectionOf(2, 0, 2));
    const owner = voterOf(selection);
    const [line] = encryptAll(selection, owner.ballotKey, [[1]]) as [EncryptedLine];
    const swap = (bytes: Bytes, length: number) =>
      concat(bytes.subarray(length, 2 * length), bytes.subarray(0, length), bytes.subarray(2 * length));
    const both = { ...line, ciphertexts: swap(line.ciphertexts, 64), proof: swap(line.proof, 224) };
    expect(verdict(selection, assembled(selection, owner, both))).toBe('BALLOT-PROOF-INVALID');
    expect(verdict(selection, assembled(selection, owner, { ...line, proof: swap(line.proof, 224) }))).toBe(
      'BALLOT-PROOF-INVALID',
    );
    expect(verdict(selection, assembled(selection, owner, line))).toBe('good');
  });

  it('refuses one proof for two options of a line, even where their ciphertexts are equal', () => {
    const selection = contextOf(selectionOf(2, 0, 2));
    const owner = voterOf(selection);
    const r = randomScalar(random);
    const ciphertexts = encrypt(selection.boxKey, [1n, 1n], [r, r], engine);
    const [first, second, sum] = lineStatements(selection, owner.ballotKey, 0, ciphertexts).map((statement, i) => {
      const secret = i < 2 ? { branch: 1, randomness: r } : { branch: 2, randomness: Fl.add(r, r) };
      return proveOneOf(statement, secret, selection.boxKey, random, engine);
    }) as [Bytes, Bytes, Bytes];
    const line = { ciphertexts, choice: [], seed: random(32) };
    const verdictOn = (...proofs: Bytes[]) =>
      verdict(selection, assembled(selection, owner, { ...line, proof: concat(...proofs) }));
    expect(verdictOn(first, second, sum)).toBe('good');
    expect(verdictOn(first, first, sum)).toBe('BALLOT-PROOF-INVALID');
  });
});

describe('encodings', () => {
  const context = contextOf(choiceOf(2));
  const voter = voterOf(context);
  const ballot = castBy(context, voter, [[1]]);
  const CIPHERTEXTS = 80;
  const COMMITMENTS = CIPHERTEXTS + 2 * 64;
  const SCALARS = COMMITMENTS + 4 * 32;
  const SIGNATURE = SCALARS + 3 * 32;

  it('BALLOT-ENCODING: refuses the identity and non-canonical points at every ciphertext and commitment', () => {
    expect(SIGNATURE + 64).toBe(ballot.length);
    for (let at = CIPHERTEXTS; at < SCALARS; at += 32)
      for (const bad of [new Uint8Array(32), rawScalar(1n), new Uint8Array(32).fill(255)])
        expect(verdict(context, resign(context, voter.secretKey, overwrite(ballot, at, bad))), `at ${at}`).toBe(
          'BALLOT-ENCODING',
        );
  });

  it('refuses every scalar that is not below ℓ, though it is the same number modulo ℓ', () => {
    for (let at = SCALARS; at < SIGNATURE; at += 32) {
      const value = assertOk(decodeScalars(ballot.subarray(at, at + 32)))[0] as Scalar;
      const forged = overwrite(ballot, at, rawScalar(value + GROUP_ORDER));
      expect(verdict(context, resign(context, voter.secretKey, forged)), `at ${at}`).toBe('BALLOT-ENCODING');
    }
  });

  it('BALLOT-LENGTH: refuses one byte more or less, nothing, and the ballot of another layout', () => {
    const other = contextOf(choiceOf(3));
    for (const bytes of [
      ballot.subarray(1),
      concat(ballot, Uint8Array.of(0)),
      new Uint8Array(0),
      castBy(other, voterOf(other), [[0]]),
    ])
      expect(verdict(context, bytes)).toBe('BALLOT-LENGTH');
  });

  it('refuses a changed bit in every byte', () => {
    for (let at = 0; at < ballot.length; at++) {
      const changed = overwrite(ballot, at, Uint8Array.of((ballot[at] as number) ^ (1 << (at % 8))));
      expect(verdict(context, changed), `byte ${at}`).toMatch(/^BALLOT-/);
    }
    expect(verdict(context, ballot)).toBe('good');
  });

  it('refuses a changed bit in every byte of ciphertexts and proofs even when the owner signs it', () => {
    for (let at = CIPHERTEXTS; at < SIGNATURE; at++) {
      const changed = overwrite(ballot, at, Uint8Array.of((ballot[at] as number) ^ (1 << (at % 8))));
      const [result] = judgeProofs(context, [resign(context, voter.secretKey, changed)], { random });
      expect(result?.ok ? 'good' : result?.code, `byte ${at}`).toMatch(/^BALLOT-(ENCODING|PROOF-INVALID)$/);
    }
  });
});
