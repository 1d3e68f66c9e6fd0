import { ed25519 } from '@noble/curves/ed25519.js';
import { type Bytes, concat, toHex } from '../../crypto/bytes.ts';
import type { EdwardsEngine } from '../../crypto/edwards.ts';
import { encodeScalars, Fl, type GroupEngine, type Points, randomScalar, type Scalar } from '../../crypto/group.ts';
import { nobleEdwards } from '../../crypto/noble-edwards.ts';
import { nobleEngine, Point as Ristretto } from '../../crypto/noble-engine.ts';
import { seededRandom } from './random.ts';

// Inputs of one chunk of a differential test, and what noble says of them. Where the discrete logarithm of a point is
// known, the expected result is a multiple of the generator; most of these are a walk of random steps in noble, one addition
// each, so that a million of each operation can be compared in minutes.

export const OPERATIONS = [
  'decode',
  'encode',
  'mulGenerator',
  'mulFixed',
  'mulSecret',
  'add',
  'msm',
  'isKey',
  'commitmentOf',
  'sha512',
] as const;
type Operation = (typeof OPERATIONS)[number];
type Random = (length: number) => Bytes;

const EDGES: readonly Scalar[] = [0n, 1n, 2n, 15n, 16n, 17n, Fl.ORDER - 1n, Fl.ORDER - 2n, Fl.ORDER >> 1n, 2n ** 252n];
const STEPS = 16;

const { Point: Edwards } = ed25519;
/** A point of order 8. */
const TORSION = Edwards.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');

interface NoblePoint<P> {
  add(other: P): P;
  multiply(scalar: bigint): P;
}
interface Curve<P extends NoblePoint<P>> {
  readonly BASE: P;
  readonly ZERO: P;
}

/** An edge, a scalar of 128 bits, or any. */
function anyScalar(random: Random): Scalar {
  const [kind, which] = random(2) as unknown as [number, number];
  if (kind < 16) return EDGES[which % EDGES.length] as Scalar;
  return kind < 48 ? randomScalar(random) & (2n ** 128n - 1n) : randomScalar(random);
}
const unlessZero = (scalar: Scalar): Scalar => scalar || 1n;

/**
 * `count` scalars, and by noble `scalar · log · base` for each.
 * @param log of the point whose multiples they are
 */
function multiplesOf<P extends NoblePoint<P>>(
  curve: Curve<P>,
  random: Random,
  count: number,
  log = 1n,
): readonly { readonly scalar: Scalar; readonly point: P }[] {
  const product = (scalar: Scalar): P => {
    const exponent = Fl.mul(scalar, log);
    return exponent === 0n ? curve.ZERO : curve.BASE.multiply(exponent);
  };
  const steps = Array.from({ length: STEPS }, () => {
    const scalar = randomScalar(random);
    return { scalar, point: product(scalar) };
  });
  let at = steps[0] as (typeof steps)[number];
  return Array.from({ length: count }, () => {
    const [kind, which] = random(2) as unknown as [number, number];
    if (kind < 16) {
      const scalar = which < 128 ? anyScalar(random) : (EDGES[which % EDGES.length] as Scalar);
      return { scalar, point: product(scalar) };
    }
    const step = steps[which % STEPS] as (typeof steps)[number];
    at = { scalar: Fl.add(at.scalar, step.scalar), point: at.point.add(step.point) };
    return at;
  });
}

/** Two scalars with `first + second · log = sum`; one of them is free, by turns. */
function shares(sum: Scalar, log: Scalar, i: number, random: Random): [Scalar, Scalar] {
  const free = anyScalar(random);
  return i % 2 === 0 ? [free, Fl.div(Fl.sub(sum, free), log)] : [Fl.sub(sum, Fl.mul(free, log)), free];
}

const encoded = (list: readonly { readonly point: { toBytes(): Bytes } }[]): Bytes =>
  concat(...list.map(({ point }) => point.toBytes()));
const scalarsOf = (list: readonly { readonly scalar: Scalar }[]): Bytes =>
  encodeScalars(list.map(({ scalar }) => scalar));

function pointsOf(engine: GroupEngine, packed: Bytes): Points {
  const points = engine.decode(packed);
  if (typeof points === 'number') throw new Error(`point ${points} does not decode`);
  return points;
}

function same(what: string, actual: Bytes, expected: Bytes): void {
  if (Buffer.compare(actual, expected) !== 0) throw new Error(`engines differ: ${what}`);
}

/** Hostile encodings: random, made even and small enough that half get as far as the square root, or a point changed in one bit. */
function hostile(random: Random, valid: Bytes, i: number): Bytes {
  const bytes = i % 3 === 0 ? valid.slice() : random(32);
  if (i % 3 === 0) {
    const [at] = random(1) as unknown as [number];
    bytes[at >> 3] = (bytes[at >> 3] as number) ^ (1 << (at & 7));
  } else if (i % 3 === 1) {
    bytes[0] = (bytes[0] as number) & 254;
    bytes[31] = (bytes[31] as number) & 127;
  }
  return bytes;
}

type Compare = (engine: GroupEngine & EdwardsEngine, random: Random, count: number) => void;

/** Points that an engine takes: the identity is refused by `decode`. */
const pointsFor = (random: Random, count: number) =>
  multiplesOf(Ristretto, random, count).map((one) => (one.scalar === 0n ? { scalar: 1n, point: Ristretto.BASE } : one));

const COMPARE: Readonly<Record<Operation, Compare>> = {
  decode: (engine, random, count) => {
    const valid = pointsFor(random, Math.ceil(count / 3));
    for (let i = 0; i < count; i++) {
      const bytes = hostile(random, (valid[Math.floor(i / 3)] as (typeof valid)[number]).point.toBytes(), i);
      const [ours, theirs] = [engine.decode(bytes), nobleEngine.decode(bytes)];
      if (typeof ours === 'number' || typeof theirs === 'number') {
        if (ours !== theirs) throw new Error(`engines differ: decode ${toHex(bytes)}`);
      } else same('decode', engine.encode(ours), nobleEngine.encode(theirs));
    }
  },
  encode: (engine, random, count) => {
    const points = encoded(pointsFor(random, count));
    same('encode', engine.encode(pointsOf(engine, points)), points);
  },
  mulGenerator: (engine, random, count) => {
    const list = multiplesOf(Ristretto, random, count);
    same('mulGenerator', engine.mulGenerator(scalarsOf(list)), encoded(list));
  },
  mulFixed: (engine, random, count) => {
    const log = unlessZero(anyScalar(random));
    const list = multiplesOf(Ristretto, random, count);
    const pairs = list.map(({ scalar }, i) => shares(scalar, log, i, random));
    const [first, second] = [pairs.map(([a]) => a), pairs.map(([, h]) => h)];
    const base = Ristretto.BASE.multiply(log).toBytes();
    same('mulFixed', engine.mulFixed(base, encodeScalars(first), encodeScalars(second)), encoded(list));
  },
  mulSecret: (engine, random, count) => {
    const each = Math.ceil(count / 8);
    for (let left = count; left > 0; left -= each) {
      const log = unlessZero(anyScalar(random));
      const list = multiplesOf(Ristretto, random, Math.min(each, left), log);
      const base = Ristretto.BASE.multiply(log).toBytes();
      const points = pointsOf(engine, concat(...list.map(() => base)));
      same('mulSecret', engine.encode(engine.mulSecret(scalarsOf(list), points)), encoded(list));
    }
  },
  add: (engine, random, count) => {
    const list = pointsFor(random, count);
    // Every sixteenth with itself and with its inverse, the others with their neighbour.
    const others = list.map(({ point }, i) => {
      if (i % 16 === 0) return { point };
      return i % 16 === 1 ? { point: point.negate() } : (list[i - 1] as (typeof list)[number]);
    });
    const sums = list.map(({ point }, i) => ({ point: point.add((others[i] as (typeof others)[number]).point) }));
    const [left, right] = [pointsOf(engine, encoded(list)), pointsOf(engine, encoded(others))];
    same('add', engine.encode(engine.add(left, right)), encoded(sums));
  },
  msm: (engine, random, count) => {
    const list = pointsFor(random, count);
    for (let at = 0; at < count; ) {
      const part = list.slice(at, at + 1 + ((random(1)[0] as number) >> 1));
      at += part.length;
      const scalars = part.map(() => anyScalar(random));
      const sum = part.reduce((total, { scalar }, i) => Fl.add(total, Fl.mul(scalar, scalars[i] as Scalar)), 0n);
      const points = pointsOf(engine, encoded(part));
      const expected = sum === 0n ? Ristretto.ZERO : Ristretto.BASE.multiply(sum);
      same('msm', engine.msm([{ scalars: encodeScalars(scalars), points }]), expected.toBytes());
    }
  },
  isKey: (engine, random, count) => {
    multiplesOf(Edwards, random, count).forEach(({ scalar, point }, i) => {
      // A quarter good and a quarter of another order, as noble made them; of hostile bytes noble is asked.
      const kind = i % 4;
      const made = (kind === 1 ? point.add(TORSION) : point).toBytes();
      const key = kind < 2 ? made : hostile(random, made, i >> 1);
      const expected = kind < 2 ? kind === 0 && scalar !== 0n : nobleEdwards.isKey(key);
      if (engine.isKey(key) !== expected) throw new Error(`engines differ: isKey ${toHex(key)}`);
    });
  },
  commitmentOf: (engine, random, count) => {
    let log = 1n;
    let key: Bytes = Edwards.BASE.toBytes();
    multiplesOf(Edwards, random, count).forEach(({ scalar, point }, i) => {
      // Eight signatures of one key, as officers make them.
      if (i % 8 === 0) {
        log = unlessZero(anyScalar(random));
        key = Edwards.BASE.multiply(log).toBytes();
      }
      const [response, challenge] = shares(scalar, log, i, random);
      const actual = engine.commitmentOf(key, encodeScalars([response]), encodeScalars([Fl.neg(challenge)]));
      same('commitmentOf', actual ?? new Uint8Array(), point.toBytes());
    });
  },
  sha512: (engine, random, count) => {
    for (let i = 0; i < count; i++) {
      const [high, low] = random(2) as unknown as [number, number];
      // Up to three blocks, and all that can be said of the padding.
      const data = random(((high << 8) | low) % 400);
      same(`sha512 ${toHex(data)}`, engine.sha512(data), nobleEdwards.sha512(data));
    }
  },
};

/** Compares an engine with noble on `count` random inputs of one operation. Throws at the first difference. */
export function compareEngines(
  engine: GroupEngine & EdwardsEngine,
  operation: Operation,
  seed: string,
  count: number,
): void {
  COMPARE[operation](engine, seededRandom(`${operation} ${seed}`), count);
}
