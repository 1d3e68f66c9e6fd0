import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, concat, hash512, toHex, utf8 } from '../../crypto/bytes.ts';
import { encrypt } from '../../crypto/elgamal.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { Equations } from '../../crypto/equations.ts';
import {
  decodeScalars,
  encodeScalars,
  Fl,
  isIdentity,
  randomScalar,
  type Scalar,
  scalarFromHash,
} from '../../crypto/group.ts';
import { addOneOf, commitmentsLength, type OneOfStatement, oneOfLength, proveOneOf } from '../../crypto/one-of.ts';
import { assertOk } from '../../crypto/result.ts';
import { combine, GENERATOR, overwrite, pointsOf, seededRandom } from './group-fixtures.ts';

const engine = groupEngine();

const TAG = 'phieu-kin/v1/one-of';
const random = seededRandom('one-of');
const KEY = combine([424242424242n, GENERATOR]);
const X = (ciphertext: Bytes): Bytes => ciphertext.subarray(0, 32);
const Y = (ciphertext: Bytes): Bytes => ciphertext.subarray(32);

const statementOf = (values: readonly Scalar[], ciphertext: Bytes): OneOfStatement => ({
  values,
  context: [utf8('test'), KEY, ciphertext],
});

function verify(statement: OneOfStatement, proof: Bytes, ciphertext: Bytes, weight = 1n): boolean {
  const size = commitmentsLength(statement.values.length);
  const equations = new Equations(random, engine);
  const decoded = {
    commitmentBytes: proof.subarray(0, size),
    commitments: pointsOf(proof.subarray(0, size)),
    firstCommitment: 0,
    scalars: assertOk(decodeScalars(proof.subarray(size))),
  };
  const sum = { points: pointsOf(ciphertext), terms: [{ ciphertext: 0, weight }] };
  addOneOf(equations, statement, decoded, pointsOf(KEY), sum);
  return equations.hold();
}

/** An encryption of `message` with a proof whose true branch is `branch`, whatever the message is. */
function proveAbout(message: Scalar, values: readonly Scalar[], branch: number) {
  const randomness = randomScalar(random);
  const ciphertext = encrypt(KEY, [Fl.create(message)], [randomness], engine);
  const statement = statementOf(values, ciphertext);
  return { ciphertext, statement, proof: proveOneOf(statement, { branch, randomness }, KEY, random, engine) };
}

/** Commitments that fit challenges and responses chosen first: a simulation of every branch, true or not. */
function simulate(
  values: readonly Scalar[],
  ciphertext: Bytes,
  challenges: readonly Scalar[],
  responses: readonly Scalar[],
) {
  return concat(
    ...values.flatMap((value, i) => {
      const c = challenges[i] as Scalar;
      const z = responses[i] as Scalar;
      return [
        combine([z, GENERATOR], [-c, X(ciphertext)]),
        combine([z, KEY], [-c, Y(ciphertext)], [c * value, GENERATOR]),
      ];
    }),
  );
}

describe('one-of proofs', () => {
  it('have the length that the page gives', () => {
    for (const n of [1, 2, 5]) {
      const values = Array.from({ length: n }, (_, i) => BigInt(i));
      expect(proveAbout(0n, values, 0).proof).toHaveLength(128 * n - 32);
      expect(oneOfLength(n)).toBe(128 * n - 32);
    }
  });

  it('are valid for every branch of random value lists', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.bigInt({ min: 0n, max: Fl.ORDER - 1n }), { minLength: 1, maxLength: 5 }),
        (values) => {
          values.forEach((value, branch) => {
            const { statement, proof, ciphertext } = proveAbout(value, values, branch);
            expect(verify(statement, proof, ciphertext)).toBe(true);
          });
        },
      ),
      { numRuns: 6 },
    );
  });

  it('are valid about a weighted sum of ciphertexts', () => {
    const randomness = [5n, 7n, 11n];
    const weights = [3n, 0n, 2n];
    const ciphertexts = encrypt(KEY, [1n, 1n, 0n], randomness, engine);
    const statement = statementOf([2n, 3n], ciphertexts);
    const proof = proveOneOf(statement, { branch: 1, randomness: 3n * 5n + 2n * 11n }, KEY, random, engine);
    const judge = (terms: { ciphertext: number; weight: Scalar }[]) => {
      const equations = new Equations(random, engine);
      const size = commitmentsLength(2);
      const commitmentBytes = proof.subarray(0, size);
      const scalars = assertOk(decodeScalars(proof.subarray(size)));
      const decoded = { commitmentBytes, commitments: pointsOf(commitmentBytes), firstCommitment: 0, scalars };
      addOneOf(equations, statement, decoded, pointsOf(KEY), { points: pointsOf(ciphertexts), terms });
      return equations.hold();
    };
    const terms = weights.map((weight, ciphertext) => ({ ciphertext, weight }));
    expect(judge(terms)).toBe(true);
    expect(judge([...terms, { ciphertext: 1, weight: 1n }])).toBe(false);
  });

  it('refuses a message that is not in the list, from whichever branch it is proven', () => {
    for (const message of [2n, -1n, 7n])
      for (const branch of [0, 1]) {
        const { statement, proof, ciphertext } = proveAbout(message, [0n, 1n], branch);
        expect(verify(statement, proof, ciphertext), `${message} as ${branch}`).toBe(false);
      }
  });

  it('refuses a proof for another list, context, ciphertext or weight', () => {
    const { statement, proof, ciphertext } = proveAbout(1n, [0n, 1n], 1);
    const other = encrypt(KEY, [1n], [randomScalar(random)], engine);
    expect(verify({ ...statement, values: [1n, 0n] }, proof, ciphertext)).toBe(false);
    expect(verify({ ...statement, values: [1n, 2n] }, proof, ciphertext)).toBe(false);
    expect(verify({ ...statement, context: [utf8('tes'), utf8('t'), KEY, ciphertext] }, proof, ciphertext)).toBe(false);
    expect(verify(statement, proof, other)).toBe(false);
    expect(verify(statementOf([0n, 1n], other), proof, other)).toBe(false);
    expect(verify(statement, proof, ciphertext, 2n)).toBe(false);
    expect(verify(statement, proof, ciphertext)).toBe(true);
  });

  it('refuses every single scalar and commitment of a proof when it is changed', () => {
    const { statement, proof, ciphertext } = proveAbout(1n, [0n, 1n, 2n], 1);
    const size = commitmentsLength(3);
    for (let at = 0; at < proof.length; at += 32) {
      const old = proof.subarray(at, at + 32);
      const changed =
        at < size
          ? combine([1n, old], [1n, GENERATOR])
          : encodeScalars([Fl.add(assertOk(decodeScalars(old))[0] as Scalar, 1n)]);
      expect(verify(statement, overwrite(proof, at, changed), ciphertext), `at ${at}`).toBe(false);
    }
  });

  it('forger against weak Fiat-Shamir: without the commitments in the hash any message passes, with them none does', () => {
    const values = [0n, 1n];
    const ciphertext = encrypt(KEY, [1000n], [randomScalar(random)], engine);
    const statement = statementOf(values, ciphertext);
    const weakChallenge = scalarFromHash(hash512(TAG, ...statement.context, encodeScalars(values)));
    const c0 = randomScalar(random);
    const challenges = [c0, Fl.sub(weakChallenge, c0)];
    const responses = [randomScalar(random), randomScalar(random)];
    const commitments = simulate(values, ciphertext, challenges, responses);

    // The weak verifier: the same equations, the challenges add up to a hash that does not know the commitments.
    expect(Fl.add(challenges[0] as Scalar, challenges[1] as Scalar)).toBe(weakChallenge);
    values.forEach((value, i) => {
      const [t1, t2] = [commitments.subarray(64 * i, 64 * i + 32), commitments.subarray(64 * i + 32, 64 * i + 64)];
      const [c, z] = [challenges[i] as Scalar, responses[i] as Scalar];
      expect(isIdentity(combine([1n, t1], [c, X(ciphertext)], [-z, GENERATOR]))).toBe(true);
      expect(isIdentity(combine([1n, t2], [c, Y(ciphertext)], [-c * value, GENERATOR], [-z, KEY]))).toBe(true);
    });

    const proof = concat(commitments, encodeScalars([c0]), encodeScalars(responses));
    expect(verify(statement, proof, ciphertext)).toBe(false);
  });

  it('forger against values outside the hash: a value fitted afterwards passes there and fails here', () => {
    const [randomness, nonce, shift] = [randomScalar(random), randomScalar(random), randomScalar(random)];
    const ciphertext = encrypt(KEY, [1n], [randomness], engine);
    const commitments = concat(combine([nonce, GENERATOR]), combine([nonce, KEY], [shift, GENERATOR]));
    const c = scalarFromHash(hash512(TAG, utf8('test'), KEY, ciphertext, commitments));
    const z = Fl.add(nonce, Fl.mul(c, randomness));
    const value = Fl.add(1n, Fl.mul(shift, Fl.inv(c))); // z·H = T2 + c·(Y − value·G), though the message is 1
    const [t2, y] = [commitments.subarray(32), Y(ciphertext)];
    expect(isIdentity(combine([1n, t2], [c, y], [-c * value, GENERATOR], [-z, KEY]))).toBe(true);
    const forged = concat(commitments, encodeScalars([z]));
    expect(verify(statementOf([value], ciphertext), forged, ciphertext)).toBe(false);
  });

  it('forger against a shared coefficient: errors that cancel between the two equations of a branch are refused', () => {
    // T1 and T2 are off by +P and −P before the challenge is known; the sum of both equations would hold.
    const randomness = randomScalar(random);
    const honest = encrypt(KEY, [1n], [randomness], engine);
    const nonce = randomScalar(random);
    const commitments = concat(combine([nonce + 5n, GENERATOR]), combine([nonce, KEY], [-5n, GENERATOR]));
    const claim = statementOf([1n], honest);
    const c = scalarFromHash(hash512(TAG, ...claim.context, encodeScalars([1n]), commitments));
    const z = Fl.add(nonce, Fl.mul(c, randomness));
    const together = combine(
      [1n, commitments.subarray(0, 32)],
      [1n, commitments.subarray(32)],
      [c, X(honest)],
      [c, Y(honest)],
      [-c - z, GENERATOR],
      [-z, KEY],
    );
    expect(isIdentity(together)).toBe(true);
    expect(verify(claim, concat(commitments, encodeScalars([z])), honest)).toBe(false);
  });

  it('throws on a branch that does not exist', () => {
    const statement = statementOf([0n, 1n], encrypt(KEY, [0n], [1n], engine));
    for (const branch of [-1, 2, 0.5])
      expect(() => proveOneOf(statement, { branch, randomness: 1n }, KEY, random, engine)).toThrow('branch');
  });
});

describe('equations', () => {
  it('hold when empty, and with true equations; fail with one false among many', () => {
    const equations = new Equations(random, engine);
    expect(equations.hold()).toBe(true);
    for (let i = 1n; i < 5n; i++) {
      const e = equations.coefficient();
      equations.add(pointsOf(combine([i, GENERATOR])), 0, e);
      equations.addGenerator(Fl.neg(Fl.mul(e, i)));
    }
    expect(equations.hold()).toBe(true);
    equations.addGenerator(equations.coefficient());
    expect(equations.hold()).toBe(false);
  });

  it('makes every coefficient of 16 fresh bytes, in the order in which they were drawn', () => {
    const drawn: Bytes[] = [];
    const equations = new Equations((length) => {
      drawn.push(random(length));
      return drawn.at(-1) as Bytes;
    }, engine);
    const coefficients = Array.from({ length: 150 }, () => equations.coefficient());
    const hex = drawn.map(toHex).join('');
    expect(coefficients).toEqual(coefficients.map((_, i) => BigInt(`0x${hex.slice(32 * i, 32 * i + 32)}`)));
    expect(new Set(coefficients).size).toBe(150);
    expect(drawn.length).toBeGreaterThan(1);
  });

  it('refuses a source of randomness that gives zeros, which would make every proof valid', () => {
    expect(() => new Equations((length) => new Uint8Array(length), engine).coefficient()).toThrow('broken');
    expect(() => new Equations(() => Uint8Array.of(1), engine).coefficient()).toThrow('broken');
  });

  it('throws on a point that is not in the list', () => {
    expect(() => new Equations(random, engine).add(engine.generator, 1, 1n)).toThrow('no point');
  });
});
