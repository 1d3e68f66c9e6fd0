import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, concat, toHex } from '../../crypto/bytes.ts';
import { CIPHERTEXT_LENGTH, CiphertextSums, decodeCounts, encrypt } from '../../crypto/elgamal.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { Fl, randomScalar } from '../../crypto/group.ts';
import { combine, GENERATOR, IDENTITY, pointsOf, seededRandom } from './group-fixtures.ts';

const engine = groupEngine();

const random = seededRandom('elgamal');
const SECRET = randomScalar(random);
const KEY = combine([SECRET, GENERATOR]);

/** `B − x·A = m·G` for each ciphertext. */
function decrypt(ciphertexts: Bytes): Bytes {
  const parts: Bytes[] = [];
  for (let at = 0; at < ciphertexts.length; at += CIPHERTEXT_LENGTH) {
    const [a, b] = [ciphertexts.subarray(at, at + 32), ciphertexts.subarray(at + 32, at + 64)];
    parts.push(combine([1n, b], [-SECRET, a]));
  }
  return concat(...parts);
}

describe('encryption', () => {
  it('is (r·G, r·H + m·G)', () => {
    const ciphertexts = encrypt(KEY, [0n, 1n], [5n, 7n], engine);
    const expected = [
      combine([5n, GENERATOR]),
      combine([5n, KEY]),
      combine([7n, GENERATOR]),
      combine([7n, KEY], [1n, GENERATOR]),
    ];
    expect(toHex(ciphertexts)).toBe(toHex(concat(...expected)));
  });
});

describe('sums', () => {
  it('decrypt to the counts of what was added', () => {
    const bits = fc.array(fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(bits, (ballots) => {
        const sums = new CiphertextSums(3, engine);
        for (const ballot of ballots)
          sums.add(
            pointsOf(
              encrypt(
                KEY,
                ballot.map(BigInt),
                [1, 2, 3].map(() => randomScalar(random)),
                engine,
              ),
            ),
          );
        const counts = [0, 1, 2].map((i) => ballots.filter((ballot) => ballot[i] === 1).length);
        expect(decodeCounts(decrypt(sums.toBytes()), ballots.length, engine)).toEqual({ ok: true, value: counts });
      }),
      { numRuns: 6 },
    );
  });

  it('of no ballots are the identity, which counts 0', () => {
    const none = new CiphertextSums(2, engine).toBytes();
    expect(none).toEqual(new Uint8Array(128));
    expect(decodeCounts(none.subarray(0, 64), 0, engine)).toEqual({ ok: true, value: [0, 0] });
  });

  it('refuse a ballot of another size: a bug, not input', () => {
    expect(() => new CiphertextSums(2, engine).add(pointsOf(concat(GENERATOR, KEY)))).toThrow('not a ballot');
  });
});

describe('counts', () => {
  const multiple = (m: bigint): Bytes => (m === 0n ? IDENTITY : combine([m, GENERATOR]));

  it('are read in order, repeated ones and the largest possible one too', () => {
    const packed = concat(...[7n, 0n, 40n, 7n, 1n].map(multiple));
    expect(decodeCounts(packed, 40, engine)).toEqual({ ok: true, value: [7, 0, 40, 7, 1] });
  });

  it('TALLY-COUNT-INVALID: refuses a sum beyond the number of ballots, below 0, or of another group element', () => {
    for (const bad of [multiple(8n), multiple(Fl.ORDER - 1n), KEY])
      expect(decodeCounts(concat(multiple(3n), bad), 7, engine)).toMatchObject({ code: 'TALLY-COUNT-INVALID' });
    expect(decodeCounts(multiple(1n), 0, engine)).toMatchObject({ code: 'TALLY-COUNT-INVALID' });
  });
});
