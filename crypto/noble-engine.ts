import { ScalarMultiplier } from '@noble/curves/abstract/curve.js';
import { ristretto255 } from '@noble/curves/ed25519.js';
import { type Bytes, concat, hash512, toHex } from './bytes.ts';
import {
  Fl,
  type GroupEngine,
  POINT_LENGTH,
  type Points,
  type PointTerms,
  SCALAR_LENGTH,
  type Scalar,
  scalarFromHash,
} from './group.ts';

// The reference engine, and the only file that imports ristretto255; every faster engine is compared with it. BigInt
// arithmetic is not constant-time; "secret" here means that the flow of operations does not depend on the scalar.

/** ristretto255 (RFC 9496). For key generation (`suite.ts`); all else goes through `GroupEngine`. */
export const { Point } = ristretto255;
type Point = typeof Point.BASE;

/** 2^6 points in each of 38 windows: a table is built in the time of about 50 multiplications. */
const WINDOW = 7;
/** Tables of box keys kept, about 1 MB each: one poll is voted on at a time. */
const KEPT_TABLES = 4;

class NoblePoints implements Points {
  readonly list: readonly Point[];
  constructor(list: readonly Point[]) {
    this.list = list;
  }
  get count(): number {
    return this.list.length;
  }
}

function listOf(points: Points): readonly Point[] {
  if (!(points instanceof NoblePoints)) throw new TypeError('points of another engine');
  return points.list;
}

const multiplier = new ScalarMultiplier(Point);

/**
 * Added to every fixed-base scalar and taken off the result, so that the scalar 0 (a "no" on the ballot, the true branch
 * of a proof) takes the same operations as every other. Its value is free; this one meets no scalar by chance.
 */
const OFFSET = scalarFromHash(hash512('phieu-kin/v1/fixed-base-offset'));

interface FixedBase {
  readonly point: Point;
  /** OFFSET · point */
  readonly excess: Point;
}

function fixedBase(encoded: Bytes): FixedBase {
  const point = Point.fromBytes(encoded);
  if (point.is0()) throw new RangeError('the identity is not a base');
  multiplier.setWindowSize(point, WINDOW);
  return { point, excess: multiplier.mulCT(point, OFFSET).p };
}

function mulFixedBase({ point, excess }: FixedBase, scalar: Scalar): Point {
  const shifted = Fl.add(scalar, OFFSET);
  return shifted === 0n ? excess.negate() : multiplier.mulCT(point, shifted).p.subtract(excess);
}

let generatorTable: FixedBase | undefined;
const tables = new Map<string, FixedBase>();

function generatorBase(): FixedBase {
  generatorTable ??= fixedBase(Point.BASE.toBytes());
  return generatorTable;
}

function keyBase(key: Bytes): FixedBase {
  const name = toHex(key);
  let base = tables.get(name);
  if (!base) {
    base = fixedBase(key);
    for (const oldest of tables.keys()) if (tables.size >= KEPT_TABLES) tables.delete(oldest);
    tables.set(name, base);
  }
  return base;
}

function unpack(scalars: Bytes): Scalar[] {
  if (scalars.length % SCALAR_LENGTH !== 0) throw new RangeError('scalars are 32 bytes each');
  const list: Scalar[] = [];
  for (let at = 0; at < scalars.length; at += SCALAR_LENGTH)
    list.push(Fl.fromBytes(scalars.subarray(at, at + SCALAR_LENGTH)));
  return list;
}

function assertSameCount(a: number, b: number): void {
  if (a !== b) throw new RangeError(`counts differ: ${a} and ${b}`);
}

const encode = (list: readonly Point[]): Bytes => concat(...list.map((point) => point.toBytes()));

/** Signed digits of `width` bits, least significant first: `Σ dᵢ·2^(width·i)`, |dᵢ| ≤ 2^(width−1). Short scalars have few. */
function signedDigits(scalar: Scalar, width: number): number[] {
  const size = 2 ** width;
  const mask = BigInt(size - 1);
  const shift = BigInt(width);
  const digits: number[] = [];
  let carry = 0;
  for (let rest = scalar; rest > 0n || carry > 0; rest >>= shift) {
    const window = Number(rest & mask) + carry;
    carry = window > size / 2 ? 1 : 0;
    digits.push(window - carry * size);
  }
  return digits;
}

/** Bucket method (Pippenger; Bernstein, Doumen, Lange, Oosterwijk 2012 §4) with signed digits. Variable time. */
function sumOfProducts(scalars: readonly Scalar[], points: readonly Point[]): Point {
  const width = Math.max(3, Math.round(Math.log2(points.length + 1)) - 1);
  const digits = scalars.map((scalar) => signedDigits(scalar, width));
  let windows = 0;
  for (const list of digits) windows = Math.max(windows, list.length);
  let sum = Point.ZERO;
  for (let window = windows - 1; window >= 0; window--) {
    for (let i = 0; i < width; i++) sum = sum.double();
    const buckets: Point[] = new Array(2 ** (width - 1) + 1).fill(Point.ZERO);
    for (let i = 0; i < points.length; i++) {
      const digit = digits[i]?.[window] ?? 0;
      if (digit === 0) continue;
      const bucket = Math.abs(digit);
      const point = points[i] as Point;
      const held = buckets[bucket] as Point;
      buckets[bucket] = digit > 0 ? held.add(point) : held.subtract(point);
    }
    let running = Point.ZERO;
    let total = Point.ZERO;
    for (let bucket = buckets.length - 1; bucket > 0; bucket--) {
      running = running.add(buckets[bucket] as Point);
      total = total.add(running);
    }
    sum = sum.add(total);
  }
  return sum;
}

/** The reference engine: noble, audited BigInt code. */
export const nobleEngine: GroupEngine = {
  generator: new NoblePoints([Point.BASE]),

  decode(packed) {
    const list: Point[] = [];
    for (let at = 0; at < packed.length; at += POINT_LENGTH) {
      try {
        const point = Point.fromBytes(packed.subarray(at, at + POINT_LENGTH));
        if (point.is0()) return at / POINT_LENGTH;
        list.push(point);
      } catch {
        return at / POINT_LENGTH;
      }
    }
    return new NoblePoints(list);
  },

  encode: (points) => encode(listOf(points)),

  mulGenerator: (scalars) => encode(unpack(scalars).map((scalar) => mulFixedBase(generatorBase(), scalar))),

  mulFixed(base, gScalars, hScalars) {
    assertSameCount(gScalars.length, hScalars.length);
    const table = keyBase(base);
    const h = unpack(hScalars);
    return encode(
      unpack(gScalars).map((scalar, i) =>
        mulFixedBase(generatorBase(), scalar).add(mulFixedBase(table, h[i] as Scalar)),
      ),
    );
  },

  mulSecret(scalars, points) {
    const list = listOf(points);
    const unpacked = unpack(scalars);
    assertSameCount(unpacked.length, list.length);
    return new NoblePoints(
      unpacked.map((scalar, i) => (scalar === 0n ? Point.ZERO : multiplier.mulCT(list[i] as Point, scalar).p)),
    );
  },

  add(a, b) {
    assertSameCount(a.count, b.count);
    const others = listOf(b);
    return new NoblePoints(listOf(a).map((point, i) => point.add(others[i] as Point)));
  },

  msm(terms: readonly PointTerms[]) {
    const scalars: Scalar[] = [];
    const points: Point[] = [];
    for (const term of terms) {
      const unpacked = unpack(term.scalars);
      assertSameCount(unpacked.length, term.points.count);
      for (const scalar of unpacked) scalars.push(scalar);
      for (const point of listOf(term.points)) points.push(point);
    }
    return sumOfProducts(scalars, points).toBytes();
  },
};
