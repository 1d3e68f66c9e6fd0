import { bls12_381 } from '@noble/curves/bls12-381.js';
import { numberToBytesBE } from '@noble/curves/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { Fr, G1, G2, hashToG1, type PointG1 } from '../../crypto/bls.ts';
import { type Bytes, concat, toHex, utf8 } from '../../crypto/bytes.ts';
import { startMclPairing } from '../../crypto/mcl-pairing.ts';
import { noblePairing } from '../../crypto/noble-pairing.ts';
import type { PairingClaim, PairingEngine } from '../../crypto/pairing.ts';
import { compareCombinations, comparePairings } from '../support/pairing-differential.ts';
import { seededRandom } from '../support/random.ts';
import { g1OutsideSubgroup, g2OutsideSubgroup } from './bls-fixture.ts';

// The fast engine of tokens against noble: the same verdict on everything, and on hostile points a refusal from both.

const random = seededRandom('mcl-pairing');
const DOMAIN = 'PHIEU-KIN-TEST';
const secret = 0x1234567890abcdef1234567890abcdef1234567890abcdefn;
const key = G2.BASE.multiply(secret).toBytes();
const one = Uint8Array.from({ length: 16 }, (_, i) => Number(i === 15));
const message = utf8('một lá phiếu');
const token = hashToG1(message, DOMAIN).multiply(secret).toBytes();
const claim: PairingClaim = { input: { message, domain: DOMAIN }, output: token };
const times = (point: Bytes, scalar: bigint): Bytes => G1.fromBytes(point).multiply(scalar).toBytes();

let mcl: PairingEngine;
beforeAll(async () => {
  mcl = await startMclPairing();
});

function both(
  key: Bytes,
  claims: readonly PairingClaim[],
  coefficients: readonly Bytes[] = claims.map(() => one),
): boolean {
  const [fast, reference] = [mcl.holds(key, claims, coefficients), noblePairing.holds(key, claims, coefficients)];
  expect(fast).toBe(reference);
  return fast;
}

/** As `toBytes`, which refuses points of another order. */
function encoded(point: PointG1): Bytes {
  const { x, y } = point.toAffine();
  const bytes = numberToBytesBE(x, 48);
  bytes[0] = (bytes[0] as number) | (2n * y > bls12_381.fields.Fp.ORDER ? 0xa0 : 0x80);
  return bytes;
}

/** Encodings of G1 that are not a point of prime order other than the identity, each in the one canonical form. */
function hostileG1(): [string, Bytes][] {
  const infinity = G1.ZERO.toBytes();
  const changed = (bytes: Bytes, at: number, bits: number): Bytes => {
    const copy = bytes.slice();
    copy[at] = (copy[at] as number) ^ bits;
    return copy;
  };
  const p = bls12_381.fields.Fp.ORDER;
  const beyond = (value: bigint): Bytes => {
    const bytes = Uint8Array.from(value.toString(16).padStart(96, '0').match(/../g) ?? [], (byte) =>
      Number.parseInt(byte, 16),
    );
    return changed(bytes, 0, 0x80);
  };
  // x = 0, y = 2 has order 3: the smallest that a check of the order must see.
  const three = G1.fromAffine({ x: 0n, y: 2n });
  return Object.entries({
    identity: infinity,
    'identity with a sign': changed(infinity, 0, 0x20),
    'identity with a tail': changed(infinity, 47, 1),
    'identity without its flag': changed(infinity, 0, 0x40),
    'of another order': g1OutsideSubgroup(),
    'of order 3': encoded(three),
    'a token and a point of order 3': encoded(G1.fromBytes(token).add(three)),
    'flag of infinity on a point': changed(token, 0, 0x40),
    'not marked as compressed': changed(token, 0, 0x80),
    uncompressed: G1.BASE.toBytes(false),
    zero: new Uint8Array(48),
    'all ones': new Uint8Array(48).fill(0xff),
    'x = p': beyond(p),
    ...Object.fromEntries([1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n].map((x) => [`x = p + ${x}`, beyond(p + x)])),
    empty: new Uint8Array(),
    short: token.subarray(1),
    long: concat(token, Uint8Array.of(0)),
  });
}

/** Encodings of G2 that are no key. */
function hostileG2(): Bytes[] {
  const p = bls12_381.fields.Fp.ORDER;
  const tail = G2.ZERO.toBytes();
  tail[95] = 1;
  const beyond = Uint8Array.from((p + 2n).toString(16).padStart(96, '0').match(/../g) ?? [], (byte) =>
    Number.parseInt(byte, 16),
  );
  beyond[0] = (beyond[0] as number) | 0x80;
  return [
    G2.ZERO.toBytes(),
    tail,
    g2OutsideSubgroup(),
    new Uint8Array(96),
    new Uint8Array(96).fill(255),
    key.subarray(1),
    concat(beyond, beyond),
    concat(key, Uint8Array.of(0)),
    new Uint8Array(),
  ];
}

describe('tokens judged by mcl', () => {
  it('takes the generator times anything, and a hash times the key', () => {
    expect(both(key, [claim])).toBe(true);
    expect(both(key, [{ input: G1.BASE.toBytes(), output: times(G1.BASE.toBytes(), secret) }])).toBe(true);
    expect(both(G2.BASE.toBytes(), [{ input: G1.BASE.toBytes(), output: G1.BASE.toBytes() }])).toBe(true);
    expect(both(key, [])).toBe(true);
  });

  it('hashes to the curve as RFC 9380 says, whatever the length', () => {
    for (const length of [0, 1, 31, 32, 33, 64, 115, 300]) {
      const text = random(length);
      expect(
        both(key, [
          { input: { message: text, domain: DOMAIN }, output: hashToG1(text, DOMAIN).multiply(secret).toBytes() },
        ]),
      ).toBe(true);
    }
    expect(both(key, [{ input: { message, domain: 'ANOTHER' }, output: token }])).toBe(false);
  });

  it('refuses every changed bit of a token, as noble does', () => {
    for (let bit = 0; bit < 8 * token.length; bit += 7) {
      const output = token.slice();
      output[bit >> 3] = (output[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(both(key, [{ ...claim, output }]), `bit ${bit}`).toBe(false);
    }
  });

  it('refuses hostile points of G1, as input and as output', () => {
    for (const [name, bytes] of hostileG1()) {
      expect(both(key, [{ input: bytes, output: token }]), name).toBe(false);
      expect(both(key, [{ input: token, output: bytes }]), name).toBe(false);
      expect(both(key, [claim, { input: bytes, output: bytes }]), name).toBe(false);
    }
  });

  it('refuses hostile keys', () => {
    for (const hostile of hostileG2()) {
      expect(both(hostile, [claim]), toHex(hostile)).toBe(false);
      expect(both(hostile, []), toHex(hostile)).toBe(false);
    }
  });

  it('weighs each claim: errors cancel only under coefficients that their author knew', () => {
    const error = times(G1.BASE.toBytes(), 5n);
    const off = (sign: 1 | -1): Bytes => {
      const point = G1.fromBytes(error);
      return G1.fromBytes(token)
        .add(sign === 1 ? point : point.negate())
        .toBytes();
    };
    const pair = [
      { ...claim, output: off(1) },
      { ...claim, output: off(-1) },
    ];
    expect(both(key, pair)).toBe(true);
    expect(both(key, pair, [random(16), random(16)])).toBe(false);
  });

  it('compares a sum that is the identity without the pairing', () => {
    const input = G1.BASE.toBytes();
    const opposite = G1.BASE.negate().toBytes();
    const output = times(input, secret);
    expect(
      both(key, [
        { input, output },
        { input: opposite, output: times(opposite, secret) },
      ]),
    ).toBe(true);
    expect(
      both(key, [
        { input, output },
        { input: opposite, output: input },
      ]),
    ).toBe(false);
    expect(
      both(key, [
        { input, output },
        { input, output: times(opposite, secret) },
      ]),
    ).toBe(false);
  });

  it('sums up more claims than its memory holds at once, and finds the one that is false', () => {
    const points = Array.from({ length: 10 }, (_, i) => {
      const input = times(G1.BASE.toBytes(), BigInt(i + 1));
      return { input, output: times(input, secret) };
    });
    const claims = Array.from({ length: 260 }, (_, i) => {
      // Ten different points are enough.
      return points[i % 10] as PairingClaim;
    });
    const coefficients = claims.map(() => random(16));
    expect(mcl.holds(key, claims, coefficients)).toBe(true);
    for (const place of [0, 127, 128, 259]) {
      const changed = claims.map((each, i) => (i === place ? { ...each, output: token } : each));
      expect(mcl.holds(key, changed, coefficients), `claim ${place}`).toBe(false);
    }
  });

  it('keeps more keys apart than it has places for', () => {
    const keys = Array.from({ length: 34 }, (_, i) => BigInt(i + 2));
    const known = keys.map((x) => ({ key: G2.BASE.multiply(x).toBytes(), output: times(G1.BASE.toBytes(), x) }));
    for (const [i, { key, output }] of [...known, ...known].entries()) {
      const other = known[(i + 1) % known.length]?.output as Bytes;
      expect(mcl.holds(key, [{ input: G1.BASE.toBytes(), output }], [one])).toBe(true);
      expect(mcl.holds(key, [{ input: G1.BASE.toBytes(), output: other }], [one])).toBe(false);
    }
  });

  it('gives the verdicts of noble on random claims, good and bad', () => {
    expect(comparePairings(mcl, 'default', 12)).toMatchObject({ good: expect.any(Number), bad: expect.any(Number) });
  });

  it('takes for points what noble does, in both groups', () => {
    for (const bytes of [...hostileG1().map(([, point]) => point), ...hostileG2()])
      for (const group of ['G1', 'G2'] as const) {
        expect(mcl.isPoint(group, bytes), `${group} ${toHex(bytes)}`).toBe(false);
        expect(noblePairing.isPoint(group, bytes)).toBe(false);
        for (const engine of [mcl, noblePairing])
          expect(() => engine.combine(group, [bytes], [Fr.toBytes(1n)])).toThrow(RangeError);
      }
    for (const engine of [mcl, noblePairing]) {
      expect([engine.isPoint('G1', token), engine.isPoint('G2', key)]).toEqual([true, true]);
      expect([engine.isPoint('G2', token), engine.isPoint('G1', key)]).toEqual([false, false]);
    }
  });

  it('adds up what noble does: random sums, the ends of the scalars, and the identity', () => {
    expect(compareCombinations(mcl, 'default', 20)).toBe(20);
    const last = Fr.ORDER - 1n;
    const sums = (group: 'G1' | 'G2', point: Bytes, opposite: Bytes): void => {
      const both = (points: readonly Bytes[], scalars: readonly bigint[]): Bytes | undefined => {
        const bytes = scalars.map((scalar) => Fr.toBytes(scalar));
        const [fast, reference] = [mcl, noblePairing].map((engine) => engine.combine(group, points, bytes));
        expect(fast).toEqual(reference);
        return fast;
      };
      expect(both([], [])).toBeUndefined();
      expect(both([point], [0n])).toBeUndefined();
      expect(both([point], [1n])).toEqual(point);
      expect(both([point], [last])).toEqual(opposite);
      expect(both([point, point], [1n, last])).toBeUndefined();
      expect(both([point, opposite, point], [5n, 5n, 1n])).toEqual(point);
      expect(both([point, point, point], [1n, 1n, last])).toEqual(point);
    };
    sums('G1', token, G1.fromBytes(token).negate().toBytes());
    sums('G2', key, G2.fromBytes(key).negate().toBytes());
  });
});
