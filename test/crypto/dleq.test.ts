import { describe, expect, it } from 'vitest';
import { type Bytes, concat, hash512, u32, utf8 } from '../../crypto/bytes.ts';
import { DLEQ_LENGTH, type DleqStatement, proveDleq, verifyDleq } from '../../crypto/dleq.ts';
import {
  decodeScalars,
  encodeScalars,
  Fl,
  isIdentity,
  randomScalar,
  type Scalar,
  scalarFromHash,
} from '../../crypto/group.ts';
import { assertOk } from '../../crypto/result.ts';
import { combine, GENERATOR, GROUP_ORDER, IDENTITY, overwrite, rawScalar, seededRandom } from './group-fixtures.ts';

const TAG = 'phieu-kin/v1/dleq';
const random = seededRandom('dleq');
const SECRET = randomScalar(random);
const KEY = combine([SECRET, GENERATOR]);
const context = [utf8('tally'), utf8('teller 1')];
const someBases = (count: number): Bytes[] =>
  Array.from({ length: count }, () => combine([randomScalar(random), GENERATOR]));

function statementOf(bases: readonly Bytes[], shares = bases.map((base) => combine([SECRET, base]))): DleqStatement {
  return { context, key: KEY, bases: concat(...bases), shares: concat(...shares) };
}

describe('equality proofs', () => {
  it('are 96 bytes and valid, for one base and for several', () => {
    for (const count of [1, 2, 7]) {
      const statement = statementOf(someBases(count));
      const proof = proveDleq(statement, SECRET, random);
      expect(proof).toHaveLength(DLEQ_LENGTH);
      expect(verifyDleq(statement, proof, random)).toBe(true);
    }
  });

  it('refuse one false share among several, and shares that are false but have the right sum', () => {
    const bases = someBases(3);
    const good = bases.map((base) => combine([SECRET, base]));
    const [a, b, c] = good as [Bytes, Bytes, Bytes];
    const oneFalse = statementOf(bases, [a, combine([1n, b], [1n, GENERATOR]), c]);
    expect(verifyDleq(oneFalse, proveDleq(oneFalse, SECRET, random), random)).toBe(false);
    const moved = statementOf(bases, [combine([1n, a], [1n, GENERATOR]), combine([1n, b], [-1n, GENERATOR]), c]);
    expect(verifyDleq(moved, proveDleq(moved, SECRET, random), random)).toBe(false);
    const swapped = statementOf(bases, [b, a, c]);
    expect(verifyDleq(swapped, proveDleq(swapped, SECRET, random), random)).toBe(false);
  });

  it('refuse another secret, key, context, order of bases', () => {
    const bases = someBases(2);
    const statement = statementOf(bases);
    const proof = proveDleq(statement, SECRET, random);
    expect(verifyDleq(statement, proveDleq(statement, Fl.add(SECRET, 1n), random), random)).toBe(false);
    expect(verifyDleq({ ...statement, key: combine([2n, KEY]) }, proof, random)).toBe(false);
    expect(verifyDleq({ ...statement, context: [utf8('tally'), utf8('teller 2')] }, proof, random)).toBe(false);
    expect(verifyDleq({ ...statement, context: [utf8('tallyteller 1')] }, proof, random)).toBe(false);
    expect(verifyDleq(statementOf(bases.toReversed()), proof, random)).toBe(false);
    expect(verifyDleq(statement, proof, random)).toBe(true);
  });

  it('refuse the identity and non-canonical bytes in every place', () => {
    const statement = statementOf(someBases(2));
    const proof = proveDleq(statement, SECRET, random);
    const negative = rawScalar(1n);
    for (const bad of [IDENTITY, negative]) {
      expect(verifyDleq({ ...statement, key: bad }, proof, random)).toBe(false);
      expect(verifyDleq({ ...statement, bases: overwrite(statement.bases, 32, bad) }, proof, random)).toBe(false);
      expect(verifyDleq({ ...statement, shares: overwrite(statement.shares, 0, bad) }, proof, random)).toBe(false);
      for (const at of [0, 32]) expect(verifyDleq(statement, overwrite(proof, at, bad), random)).toBe(false);
    }
    const z = assertOk(decodeScalars(proof.subarray(64)))[0] as Scalar;
    expect(verifyDleq(statement, overwrite(proof, 64, rawScalar(z + GROUP_ORDER)), random)).toBe(false);
    expect(verifyDleq(statement, overwrite(proof, 64, rawScalar(z)), random)).toBe(true);
  });

  it('refuse a statement and proof that are all identity and zero', () => {
    const zero: DleqStatement = { context, key: IDENTITY, bases: IDENTITY, shares: IDENTITY };
    expect(verifyDleq(zero, new Uint8Array(DLEQ_LENGTH), random)).toBe(false);
  });

  it('refuse lengths that do not fit', () => {
    const statement = statementOf(someBases(2));
    const proof = proveDleq(statement, SECRET, random);
    expect(verifyDleq(statement, concat(proof, Uint8Array.of(0)), random)).toBe(false);
    expect(verifyDleq(statement, concat(proof, new Uint8Array(32)), random)).toBe(false);
    expect(verifyDleq(statement, proof.subarray(1), random)).toBe(false);
    expect(verifyDleq({ ...statement, shares: statement.shares.subarray(0, 32) }, proof, random)).toBe(false);
    expect(verifyDleq({ ...statement, bases: new Uint8Array(0), shares: new Uint8Array(0) }, proof, random)).toBe(
      false,
    );
    expect(verifyDleq({ ...statement, key: concat(KEY, KEY) }, proof, random)).toBe(false);
    expect(verifyDleq({ ...statement, bases: statement.bases.subarray(1) }, proof, random)).toBe(false);
  });

  it('refuse any changed point or scalar of a proof', () => {
    const statement = statementOf(someBases(1));
    const proof = proveDleq(statement, SECRET, random);
    for (const at of [0, 32]) {
      const changed = combine([1n, proof.subarray(at, at + 32)], [1n, GENERATOR]);
      expect(verifyDleq(statement, overwrite(proof, at, changed), random)).toBe(false);
    }
    const z = assertOk(decodeScalars(proof.subarray(64)))[0] as Scalar;
    expect(verifyDleq(statement, overwrite(proof, 64, encodeScalars([Fl.add(z, 1n)])), random)).toBe(false);
  });

  it('forger against a challenge without the share: it proves a false share there, and fails here', () => {
    const [base] = someBases(1) as [Bytes];
    const nonce = randomScalar(random);
    const first = combine([nonce, GENERATOR]);
    const second = combine([randomScalar(random), GENERATOR]); // anything; an honest prover has nonce·A
    const commitments = concat(first, second);
    // The weak prover and verifier hash as ours do, but for the share.
    const parts = [...context, GENERATOR, KEY, base];
    const weight = scalarFromHash(hash512(`${TAG}-weight`, hash512(`${TAG}-seed`, ...parts), u32(0)));
    const c = scalarFromHash(hash512(TAG, ...parts, commitments));
    const z = Fl.add(nonce, Fl.mul(c, SECRET));
    // The share is chosen last, so that z·M = T2 + c·Z holds.
    const falseShare = combine([Fl.mul(Fl.inv(c), z), base], [-Fl.inv(Fl.mul(c, weight)), second]);
    expect(falseShare).not.toEqual(combine([SECRET, base]));

    expect(isIdentity(combine([1n, first], [c, KEY], [-z, GENERATOR]))).toBe(true);
    expect(isIdentity(combine([1n, second], [c * weight, falseShare], [-z * weight, base]))).toBe(true);

    const forged = concat(commitments, encodeScalars([z]));
    expect(verifyDleq(statementOf([base], [falseShare]), forged, random)).toBe(false);
  });

  it('forger against a challenge without the key: a key fitted afterwards passes there and fails here', () => {
    const [base] = someBases(1) as [Bytes];
    const share = combine([SECRET, base]);
    const [nonce, shift] = [randomScalar(random), randomScalar(random)];
    const parts = [...context, GENERATOR, base, share];
    const weight = scalarFromHash(hash512(`${TAG}-weight`, hash512(`${TAG}-seed`, ...parts), u32(0)));
    const commitments = concat(combine([nonce + shift, GENERATOR]), combine([nonce * weight, base]));
    const c = scalarFromHash(hash512(TAG, ...parts, commitments));
    const z = Fl.add(nonce, Fl.mul(c, SECRET));
    const key = combine([Fl.mul(Fl.inv(c), Fl.sub(z, nonce + shift)), GENERATOR]);
    expect(key).not.toEqual(KEY);

    expect(isIdentity(combine([1n, commitments.subarray(0, 32)], [c, key], [-z, GENERATOR]))).toBe(true);
    expect(isIdentity(combine([1n, commitments.subarray(32)], [c * weight, share], [-z * weight, base]))).toBe(true);
    const forged = concat(commitments, encodeScalars([z]));
    expect(verifyDleq({ context, key, bases: base, shares: share }, forged, random)).toBe(false);
  });

  it('does not reuse a nonce for another statement when the randomness repeats', () => {
    const stuck = (length: number): Bytes => new Uint8Array(length).fill(7);
    const [one, two] = [statementOf(someBases(1)), statementOf(someBases(1))];
    const [first, second] = [proveDleq(one, SECRET, stuck), proveDleq(two, SECRET, stuck)];
    expect(first.subarray(0, 32)).not.toEqual(second.subarray(0, 32));
    expect(verifyDleq(one, first, random)).toBe(true);
  });
});
