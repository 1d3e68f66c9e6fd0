import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bytes, concat, fromHex, toHex } from '../../crypto/bytes.ts';
import { groupEngine } from '../../crypto/engine.ts';
import {
  decodePoints,
  decodeScalars,
  encodeScalars,
  Fl,
  isIdentity,
  mulBlinded,
  randomScalar,
  type Scalar,
  scalarFromHash,
} from '../../crypto/group.ts';
import { assertOk } from '../../crypto/result.ts';
import { combine, GENERATOR, GROUP_ORDER, IDENTITY, pointsOf, rawScalar, seededRandom } from './group-fixtures.ts';

const engine = groupEngine();

// RFC 9496 appendix A.1: the generator times 0 to 15.
const MULTIPLES = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  'e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76',
  '6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919',
  '94741f5d5d52755ece4f23f044ee27d5d1ea1e2bd196b462166b16152a9d0259',
  'da80862773358b466ffadfe0b3293ab3d9fd53c5ea6c955358f568322daf6a57',
  'e882b131016b52c1d3337080187cf768423efccbb517bb495ab812c4160ff44e',
  'f64746d3c92b13050ed8d80236a7f0007c3b3f962f5ba793d19a601ebb1df403',
  '44f53520926ec81fbd5a387845beb7df85a96a24ece18738bdcfa6a7822a176d',
  '903293d8f2287ebe10e2374dc1a53e0bc887e592699f02d077d5263cdd55601c',
  '02622ace8f7303a31cafc63f8fc48fdc16e1c8c8d234b2f0d6685282a9076031',
  '20706fd788b2720a1ed2a5dad4952b01f413bcf0e7564de8cdc816689e2db95f',
  'bce83f8ba5dd2fa572864c24ba1810f9522bc6004afe95877ac73241cafdab42',
  'e4549ee16b9aa03099ca208c67adafcafa4c3f3e4e5303de6026e3ca8ff84460',
  'aa52e000df2e16f55fb1032fc33bc42742dad6bd5a8fc0be0167436c5948501f',
  '46376b80f409b29dc2b5f6f0c52591990896e5716f41477cd30085ab7f10301e',
  'e0c418f7c8d9c4cdd7395b93ea124f3ad99021bb681dfc3302a9d99a2e53e64e',
];

// RFC 9496 appendix A.2: encodings that must be refused.
const REFUSED = {
  'field element not canonical': [
    '00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ],
  'field element negative': [
    '0100000000000000000000000000000000000000000000000000000000000000',
    '01ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'ed57ffd8c914fb201471d1c3d245ce3c746fcbe63a3679d51b6a516ebebe0e20',
    'c34c4e1826e5d403b78e246e88aa051c36ccf0aafebffe137d148a2bf9104562',
    'c940e5a4404157cfb1628b108db051a8d439e1a421394ec4ebccb9ec92a8ac78',
    '47cfc5497c53dc8e61c91d17fd626ffb1c49e2bca94eed052281b510b1117a24',
    'f1c6165d33367351b0da8f6e4511010c68174a03b6581212c71c0e1d026c3c72',
    '87260f7a2f12495118360f02c26a470f450dadf34a413d21042b43b9d93e1309',
  ],
  'x² not a square': [
    '26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371',
    '4eac077a713c57b4f4397629a4145982c661f48044dd3f96427d40b147d9742f',
    'de6a7b00deadc788eb6b6c8d20c0ae96c2f2019078fa604fee5b87d6e989ad7b',
    'bcab477be20861e01e4a0e295284146a510150d9817763caf1a6f4b422d67042',
    '2a292df7e32cababbd9de088d1d1abec9fc0440f637ed2fba145094dc14bea08',
    'f4a9e534fc0d216c44b218fa0c42d99635a0127ee2e53c712f70609649fdff22',
    '8268436f8c4126196cf64b3c7ddbda90746a378625f9813dd9b8457077256731',
    '2810e5cbc2cc4d4eece54f61c6f69758e289aa7ab440b3cbeaa21995c2f4232b',
  ],
  'xy negative': [
    '3eb858e78f5a7254d8c9731174a94f76755fd3941c0ac93735c07ba14579630e',
    'a45fdc55c76448c049a1ab33f17023edfb2be3581e9c7aade8a6125215e04220',
    'd483fe813c6ba647ebbfd3ec41adca1c6130c2beeee9d9bf065c8d151c5f396e',
    '8a2e1d30050198c65a54483123960ccc38aef6848e1ec8f5f780e8523769ba32',
    '32888462f8b486c68ad7dd9610be5192bbeaf3b443951ac1a8118419d9fa097b',
    '227142501b9d4355ccba290404bde41575b037693cef1f438c47f8fbf35d1165',
    '5c37cc491da847cfeb9281d407efc41e15144c876e0170b499a96a22ed31e01e',
    '445425117cb8c90edcbc7c1cc0e74f747f2c1efa5630a967c64f287792a48a4b',
  ],
  'y = 0': ['ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  'the identity': [MULTIPLES[0] as string],
};

const MULTIPLES_1_TO_15 = MULTIPLES.slice(1).map(fromHex);
const small = MULTIPLES.map((_, i) => BigInt(i));
const scalar = fc.oneof(
  fc.constantFrom(0n, 1n, 2n, GROUP_ORDER - 1n, 2n ** 128n - 1n, 2n ** 252n),
  fc.bigInt({ min: 0n, max: GROUP_ORDER - 1n }),
);

/** Double and add with nothing but the engine's encoded addition: an oracle that shares no table and no window. */
function slowMultiple(value: Scalar, point: Bytes): Bytes {
  let doubled = pointsOf(point);
  let sum: Bytes | undefined;
  for (let rest = value; rest > 0n; rest >>= 1n) {
    if (rest & 1n)
      sum = sum && !isIdentity(sum) ? engine.encode(engine.add(pointsOf(sum), doubled)) : engine.encode(doubled);
    doubled = engine.add(doubled, doubled);
  }
  return sum ?? IDENTITY;
}

describe('points', () => {
  it('gives the multiples of the generator of RFC 9496 A.1, by fixed base, by sum of products and by addition', () => {
    expect(toHex(engine.mulGenerator(encodeScalars(small)))).toBe(MULTIPLES.join(''));
    MULTIPLES.forEach((expected, i) => {
      expect(toHex(combine([BigInt(i), GENERATOR]))).toBe(expected);
      expect(toHex(slowMultiple(BigInt(i), GENERATOR))).toBe(expected);
    });
  });

  it('decodes the canonical multiples and encodes them again to the same bytes', () => {
    const packed = concat(...MULTIPLES_1_TO_15);
    expect(engine.encode(assertOk(decodePoints(packed, engine)))).toEqual(packed);
  });

  for (const [reason, encodings] of Object.entries(REFUSED)) {
    it(`GROUP-POINT: refuses the encodings of RFC 9496 A.2: ${reason}`, () => {
      for (const bad of encodings) {
        const packed = concat(GENERATOR, fromHex(bad), GENERATOR);
        expect(decodePoints(packed, engine), bad).toMatchObject({ ok: false, code: 'GROUP-POINT' });
        expect(engine.decode(packed), bad).toBe(1);
      }
    });
  }

  it('GROUP-POINT: refuses a length that is not a multiple of 32', () => {
    expect(decodePoints(GENERATOR.subarray(1), engine)).toMatchObject({ ok: false, code: 'GROUP-POINT' });
    expect(decodePoints(concat(GENERATOR, Uint8Array.of(0)), engine)).toMatchObject({ code: 'GROUP-POINT' });
  });

  it('refuses points of another engine and counts that differ: bugs, not input', () => {
    const foreign = { count: 1 };
    expect(() => engine.encode(foreign)).toThrow('another engine');
    expect(() => engine.add(engine.generator, pointsOf(concat(GENERATOR, GENERATOR)))).toThrow('counts differ');
    expect(() => engine.msm([{ scalars: encodeScalars([1n, 2n]), points: engine.generator }])).toThrow('counts differ');
    expect(() => engine.mulFixed(GENERATOR, encodeScalars([1n]), encodeScalars([1n, 2n]))).toThrow('counts differ');
    expect(() => engine.mulFixed(IDENTITY, encodeScalars([1n]), encodeScalars([1n]))).toThrow();
  });
});

describe('scalars', () => {
  it('GROUP-SCALAR: accepts ℓ − 1 and refuses ℓ, ℓ + 1 and 2^256 − 1', () => {
    expect(decodeScalars(rawScalar(GROUP_ORDER - 1n))).toEqual({ ok: true, value: [GROUP_ORDER - 1n] });
    for (const value of [GROUP_ORDER, GROUP_ORDER + 1n, 2n ** 256n - 1n])
      expect(decodeScalars(concat(rawScalar(1n), rawScalar(value)))).toMatchObject({ ok: false, code: 'GROUP-SCALAR' });
  });

  it('GROUP-SCALAR: refuses a length that is not a multiple of 32', () => {
    expect(decodeScalars(new Uint8Array(33))).toMatchObject({ ok: false, code: 'GROUP-SCALAR' });
  });

  it('reads scalars little-endian, also from the middle of a buffer', () => {
    const packed = concat(Uint8Array.of(9), rawScalar(0x0102n), rawScalar(2n ** 200n));
    expect(decodeScalars(packed.subarray(1))).toEqual({ ok: true, value: [0x0102n, 2n ** 200n] });
    expect(toHex(encodeScalars([0x0102n])).slice(0, 8)).toBe('02010000');
  });

  it('reduces 64 bytes little-endian modulo ℓ', () => {
    const wide = 2n ** 511n + 12345n;
    expect(scalarFromHash(concat(rawScalar(wide), rawScalar(wide >> 256n)))).toBe(wide % GROUP_ORDER);
    expect(() => scalarFromHash(new Uint8Array(32))).toThrow('64 bytes');
  });

  it('draws a scalar from 64 random bytes', () => {
    const asked: number[] = [];
    randomScalar((length) => {
      asked.push(length);
      return new Uint8Array(length);
    });
    expect(asked).toEqual([64]);
  });
});

describe('multiplications agree', () => {
  const H = combine([987654321n, GENERATOR]);

  it('fixed bases with addition, for edge and random scalars, zeros included', () => {
    fc.assert(
      fc.property(scalar, scalar, (g, h) => {
        const expected = slowMultiple(Fl.add(g, Fl.mul(h, 987654321n)), GENERATOR);
        expect(engine.mulFixed(H, encodeScalars([g]), encodeScalars([h]))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('the sum of products with addition, for 1 to 40 points', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(scalar, scalar), { minLength: 1, maxLength: 40 }), (pairs) => {
        const usable = pairs.filter(([, log]) => log !== 0n);
        const points = pointsOf(engine.mulGenerator(encodeScalars(usable.map(([, log]) => log))));
        const total = usable.reduce((sum, [factor, log]) => Fl.add(sum, Fl.mul(factor, log)), 0n);
        const terms = [{ scalars: encodeScalars(usable.map(([factor]) => factor)), points }];
        expect(engine.msm(terms)).toEqual(engine.mulGenerator(encodeScalars([total])));
      }),
      { numRuns: 15 },
    );
  });

  it('an empty sum is the identity', () => {
    expect(isIdentity(engine.msm([]))).toBe(true);
  });

  it('blinded multiplication with the plain one, whatever the mask', () => {
    const points = pointsOf(concat(GENERATOR, H));
    fc.assert(
      fc.property(scalar, fc.string(), (secret, seed) => {
        const blinded = engine.encode(mulBlinded(secret, points, seededRandom(seed), engine));
        expect(blinded).toEqual(engine.mulGenerator(encodeScalars([secret, Fl.mul(secret, 987654321n)])));
      }),
      { numRuns: 10 },
    );
  });

  it('never hands the unblinded secret to the engine', () => {
    const secret = 424242n;
    const seen: Bytes[] = [];
    const spying = {
      ...engine,
      mulSecret: (scalars: Bytes, points: Parameters<typeof engine.mulSecret>[1]) => {
        seen.push(scalars);
        return engine.mulSecret(scalars, points);
      },
    };
    const twoPoints = pointsOf(concat(GENERATOR, H));
    mulBlinded(secret, twoPoints, seededRandom('mask'), spying);
    const halves = seen.map((packed) => assertOk(decodeScalars(packed)));
    expect(halves).toHaveLength(2);
    expect(halves.flat()).not.toContain(secret);
    expect(new Set(halves.flat()).size).toBe(4);
    expect(Fl.add(halves[0]?.[1] as bigint, halves[1]?.[1] as bigint)).toBe(secret);
  });

  it('keeps tables of several keys apart', () => {
    for (let key = 2n; key < 8n; key++) {
      const base = combine([key, GENERATOR]);
      expect(engine.mulFixed(base, encodeScalars([1n]), encodeScalars([3n]))).toEqual(
        combine([1n + 3n * key, GENERATOR]),
      );
    }
    expect(engine.mulFixed(H, encodeScalars([0n]), encodeScalars([2n]))).toEqual(combine([2n, H]));
  });
});
