import { describe, expect, it } from 'vitest';
import { type Bytes, concat, fromHex, toHex } from '../../crypto/bytes.ts';
import { encodeScalars, Fl, isIdentity, type Points, randomScalar, type Scalar } from '../../crypto/group.ts';
import { nobleEdwards } from '../../crypto/noble-edwards.ts';
import { nobleEngine } from '../../crypto/noble-engine.ts';
import { loadWasmEngine, startWasmEngine } from '../../crypto/wasm-engine.ts';
import { compareEngines, OPERATIONS } from '../support/differential.ts';
import { GENERATOR, GROUP_ORDER, IDENTITY, pointsOf, rawScalar, seededRandom } from './group-fixtures.ts';

// The RFC's vectors stand in group.test.ts, which is run with each engine. Here: the same bytes as noble.

const engine = startWasmEngine();
const random = seededRandom('wasm-engine');
const P = 2n ** 255n - 19n;
const EDGES = [0n, 1n, 2n, 3n, 16n, 31n, 32n, GROUP_ORDER - 1n, GROUP_ORDER >> 1n, 2n ** 128n - 1n, 2n ** 252n];

const ours = (packed: Bytes): Points => pointsOf(packed, engine);
const bothDecode = (packed: Bytes): [unknown, unknown] => {
  const [a, b] = [engine.decode(packed), nobleEngine.decode(packed)];
  return [
    typeof a === 'number' ? a : toHex(engine.encode(a)),
    typeof b === 'number' ? b : toHex(nobleEngine.encode(b)),
  ];
};
const times = (scalars: readonly Scalar[]): Bytes => nobleEngine.mulGenerator(encodeScalars(scalars));

describe('the WebAssembly engine gives the same bytes as noble', () => {
  for (const operation of OPERATIONS)
    it(`${operation}, for 200 random and edge inputs`, () => {
      compareEngines(engine, operation, 'default', 200);
    });

  it('SHA-512 of every length up to three blocks, and of more than its memory takes at once', () => {
    const long = random(1 << 12);
    for (let length = 0; length <= 400; length++) {
      const data = long.subarray(0, length);
      expect(toHex(engine.sha512(data)), String(length)).toBe(toHex(nobleEdwards.sha512(data)));
    }
    const more = new Uint8Array(3 << 20).map((_, i) => long[i % 4093] as number);
    expect(toHex(engine.sha512(more))).toBe(toHex(nobleEdwards.sha512(more)));
  });

  it('decoding: around 0, p and 2^255, patterns of bits, the high bit, every torsion point of the curve', () => {
    const near = [0n, P, 2n ** 255n, (P - 1n) / 2n, 2n ** 128n, 2n ** 230n];
    const values = near.flatMap((value) => Array.from({ length: 9 }, (_, i) => value + BigInt(i - 4)));
    const patterns = [0x00, 0xff, 0xaa, 0x55, 0xfe, 0x80].map((byte) => new Uint8Array(32).fill(byte));
    const highBit = GENERATOR.slice();
    highBit[31] = (highBit[31] as number) | 128;
    // y-coordinates of Ed25519's points of order 1, 2, 4 and 8: none is a ristretto255 encoding of a point that is not 0.
    const torsion = [
      '0100000000000000000000000000000000000000000000000000000000000000',
      'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    ].map(fromHex);
    const all = [...values.filter((value) => value >= 0n).map(rawScalar), ...patterns, highBit, ...torsion];
    for (const bytes of all) {
      const [a, b] = bothDecode(bytes);
      expect(a, toHex(bytes)).toBe(b);
    }
    expect(all.length).toBeGreaterThan(50);
  });

  it('names the first refused point, wherever it stands among the lanes', () => {
    for (const count of [1, 2, 3, 4, 5, 7, 8, 9])
      for (let at = 0; at < count; at++) {
        const list = Array.from({ length: count }, (_, i) => (i >= at ? IDENTITY : GENERATOR));
        expect(engine.decode(concat(...list))).toBe(at);
      }
    expect(engine.decode(concat(...new Array(1030).fill(GENERATOR), IDENTITY))).toBe(1030);
  });

  it('every pair of edge scalars times G and H', () => {
    const H = times([777n]);
    const pairs = EDGES.flatMap((g) => EDGES.map((h) => [g, h] as const));
    const expected = times(pairs.map(([g, h]) => Fl.add(g, Fl.mul(h, 777n))));
    const g = encodeScalars(pairs.map(([scalar]) => scalar));
    const h = encodeScalars(pairs.map(([, scalar]) => scalar));
    expect(engine.mulFixed(H, g, h)).toEqual(expected);
    expect(engine.encode(engine.mulSecret(encodeScalars(EDGES), ours(concat(...EDGES.map(() => H)))))).toEqual(
      times(EDGES.map((scalar) => Fl.mul(scalar, 777n))),
    );
  });

  it('adds a point to itself, to its opposite and to the identity', () => {
    const [one, opposite] = [ours(GENERATOR), ours(times([GROUP_ORDER - 1n]))];
    const zero = engine.add(one, opposite);
    expect(isIdentity(engine.encode(zero))).toBe(true);
    expect(engine.encode(engine.add(one, one))).toEqual(times([2n]));
    expect(engine.encode(engine.add(one, zero))).toEqual(GENERATOR);
    expect(isIdentity(engine.encode(engine.add(zero, zero)))).toBe(true);
    expect(isIdentity(engine.encode(engine.mulSecret(encodeScalars([5n]), zero)))).toBe(true);
  });

  it('sums of 0 to 9 terms, around the change of method and over several parts of memory', () => {
    for (const count of [0, 1, 2, 3, 4, 5, 8, 9, 299, 300, 301, 1023, 1024, 1025, 2100]) {
      const logs = Array.from({ length: 8 }, () => randomScalar(random));
      const scalars = Array.from({ length: count }, (_, i) =>
        i % 11 === 0 ? (EDGES[i % EDGES.length] as Scalar) : randomScalar(random),
      );
      const packed = times(logs);
      const points = ours(
        concat(...Array.from({ length: count }, (_, i) => packed.subarray(32 * (i % 8), 32 * (i % 8) + 32))),
      );
      const expected = scalars.reduce((sum, scalar, i) => Fl.add(sum, Fl.mul(scalar, logs[i % 8] as Scalar)), 0n);
      expect(toHex(engine.msm([{ scalars: encodeScalars(scalars), points }])), `${count} terms`).toBe(
        toHex(times([expected])),
      );
    }
  });

  it('sums of the same point, of opposite points, and of several lists', () => {
    const same = ours(concat(...new Array(400).fill(GENERATOR)));
    const scalars = encodeScalars(new Array(400).fill(GROUP_ORDER - 1n));
    expect(engine.msm([{ scalars, points: same }])).toEqual(times([GROUP_ORDER - 400n]));
    const pair = ours(concat(GENERATOR, times([GROUP_ORDER - 1n])));
    expect(isIdentity(engine.msm([{ scalars: encodeScalars([9n, 9n]), points: pair }]))).toBe(true);
    const terms = Array.from({ length: 700 }, (_, i) => ({ scalars: encodeScalars([BigInt(i), 1n]), points: pair }));
    expect(engine.msm(terms)).toEqual(times([(700n * 699n) / 2n - 700n]));
  });

  it('empty lists', () => {
    const none = new Uint8Array(0);
    const points = ours(none);
    expect([points.count, engine.encode(points).length, engine.add(points, points).count]).toEqual([0, 0, 0]);
    expect([engine.mulGenerator(none).length, engine.mulFixed(GENERATOR, none, none).length]).toEqual([0, 0]);
    expect(engine.mulSecret(none, points).count).toBe(0);
    expect(isIdentity(engine.msm([{ scalars: none, points }]))).toBe(true);
  });
});

describe('the WebAssembly engine', () => {
  it('refuses scalars that are not below the group order, as noble does', () => {
    for (const bad of [GROUP_ORDER, GROUP_ORDER + 1n, 2n ** 253n, 2n ** 255n, 2n ** 256n - 1n].map(rawScalar)) {
      const list = concat(rawScalar(1n), bad);
      const good = encodeScalars([1n, 2n]);
      for (const each of [engine, nobleEngine]) {
        const two = pointsOf(concat(GENERATOR, GENERATOR), each);
        expect(() => each.mulGenerator(list)).toThrow();
        expect(() => each.mulFixed(GENERATOR, list, good)).toThrow();
        expect(() => each.mulFixed(GENERATOR, good, list)).toThrow();
        expect(() => each.mulSecret(list, two)).toThrow();
        expect(() => each.msm([{ scalars: list, points: two }])).toThrow();
      }
    }
  });

  it('refuses points of another engine, ragged lengths, counts that differ, and bases that are not points', () => {
    const one = encodeScalars([1n]);
    expect(() => engine.encode(nobleEngine.generator)).toThrow('another engine');
    expect(() => nobleEngine.encode(engine.generator)).toThrow('another engine');
    expect(() => engine.decode(GENERATOR.subarray(1))).toThrow('multiple of 32');
    expect(() => engine.mulGenerator(one.subarray(1))).toThrow('multiple of 32');
    expect(() => engine.add(engine.generator, ours(concat(GENERATOR, GENERATOR)))).toThrow('counts differ');
    expect(() => engine.mulSecret(encodeScalars([1n, 2n]), engine.generator)).toThrow('counts differ');
    expect(() => engine.mulFixed(GENERATOR, one, encodeScalars([1n, 2n]))).toThrow('counts differ');
    expect(() => engine.mulFixed(IDENTITY, one, one)).toThrow('not a base');
    expect(() => engine.mulFixed(GENERATOR.subarray(1), one, one)).toThrow('32 bytes');
  });

  it('keeps tables of more keys than it has places for apart', () => {
    const keys = Array.from({ length: 7 }, (_, i) => BigInt(i + 2));
    const bases = keys.map((key) => times([key]));
    for (const round of [1n, 2n])
      for (const [i, base] of bases.entries())
        expect(engine.mulFixed(base, encodeScalars([round]), encodeScalars([3n]))).toEqual(
          times([round + 3n * (keys[i] as bigint)]),
        );
  });

  it('points outlive later calls, and serve another instance of the engine', async () => {
    const points = ours(times([41n]));
    engine.decode(times([1n, 2n, 3n]));
    engine.mulGenerator(encodeScalars([5n, 6n]));
    expect(engine.encode(points)).toEqual(times([41n]));
    const another = await loadWasmEngine();
    expect(another.encode(points)).toEqual(times([41n]));
  });
});
