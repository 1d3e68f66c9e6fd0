import { ed25519 } from '@noble/curves/ed25519.js';
import { type Bytes, concat, toHex } from '../../crypto/bytes.ts';
import type { EdwardsEngine } from '../../crypto/edwards.ts';
import { encodeScalars, Fl, type GroupEngine, type Points, randomScalar, type Scalar } from '../../crypto/group.ts';
import { nobleEdwards } from '../../crypto/noble-edwards.ts';
import { nobleEngine } from '../../crypto/noble-engine.ts';
import { seededRandom } from './random.ts';

// Inputs of one chunk of a differential test, and what noble says of them. Where the discrete logarithm of a point is
// known, the expected result is one fixed-base product in noble: ten times as cheap as noble's own general product, and
// it shares less with what is tested.

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
] as const;
type Operation = (typeof OPERATIONS)[number];

const EDGES: readonly Scalar[] = [0n, 1n, 2n, 15n, 16n, 17n, Fl.ORDER - 1n, Fl.ORDER - 2n, Fl.ORDER >> 1n, 2n ** 252n];

function pointsOf(engine: GroupEngine, packed: Bytes): Points {
  const points = engine.decode(packed);
  if (typeof points === 'number') throw new Error(`point ${points} does not decode`);
  return points;
}

const { Point: Edwards } = ed25519;
type EdwardsPoint = typeof Edwards.BASE;
/** A point of order 8. */
const TORSION = Edwards.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');
const multipleOfBase = (scalar: Scalar): EdwardsPoint => (scalar === 0n ? Edwards.ZERO : Edwards.BASE.multiply(scalar));

function same(what: string, actual: Bytes, expected: Bytes): void {
  if (Buffer.compare(actual, expected) !== 0) throw new Error(`engines differ: ${what}`);
}

/** Hostile encodings: random, made even and small enough that half get as far as the square root, or a point changed in one bit. */
function hostile(random: (length: number) => Bytes, valid: Bytes, i: number): Bytes {
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

/** Compares an engine with noble on `count` random inputs of one operation. Throws at the first difference. */
export function compareEngines(
  engine: GroupEngine & EdwardsEngine,
  operation: Operation,
  seed: string,
  count: number,
): void {
  const random = seededRandom(`${operation} ${seed}`);
  const scalar = (): Scalar => {
    const [kind, which] = random(2) as unknown as [number, number];
    if (kind < 16) return EDGES[which % EDGES.length] as Scalar;
    return kind < 48 ? randomScalar(random) & (2n ** 128n - 1n) : randomScalar(random);
  };
  const scalars = Array.from({ length: count }, scalar);
  const logs = Array.from({ length: count }, () => scalar() || 1n);
  const packed = encodeScalars(scalars);
  const fixed = (list: readonly Scalar[]): Bytes => nobleEngine.mulGenerator(encodeScalars(list));
  const products = (): Scalar[] => scalars.map((value, i) => Fl.mul(value, logs[i] as Scalar));
  if (operation === 'mulGenerator') same(operation, engine.mulGenerator(packed), nobleEngine.mulGenerator(packed));
  else if (operation === 'mulFixed') {
    const base = fixed([logs[0] as Scalar]);
    const h = logs.map((log) => Fl.mul(log, log));
    const expected = fixed(scalars.map((value, i) => Fl.add(value, Fl.mul(h[i] as Scalar, logs[0] as Scalar))));
    same(operation, engine.mulFixed(base, packed, encodeScalars(h)), expected);
  } else if (operation === 'decode') {
    const valid = fixed(logs);
    for (let i = 0; i < count; i++) {
      const bytes = hostile(random, valid.subarray(32 * i, 32 * i + 32), i);
      const [ours, theirs] = [engine.decode(bytes), nobleEngine.decode(bytes)];
      if (typeof ours === 'number' || typeof theirs === 'number') {
        if (ours !== theirs) throw new Error(`engines differ: decode ${i}`);
      } else same(operation, concat(engine.encode(ours), bytes), concat(nobleEngine.encode(theirs), bytes));
    }
  } else if (operation === 'isKey') {
    const valid = logs.map(multipleOfBase);
    for (let i = 0; i < count; i++) {
      const point = valid[i] as EdwardsPoint;
      // A quarter good, a quarter of another order, the others hostile bytes.
      const kind = i % 4;
      const bytes = (kind === 1 ? point.add(TORSION) : point).toBytes();
      const key = kind < 2 ? bytes : hostile(random, bytes, i >> 1);
      if (engine.isKey(key) !== nobleEdwards.isKey(key)) throw new Error(`engines differ: isKey ${toHex(key)}`);
    }
  } else if (operation === 'commitmentOf') {
    const challenges = logs.map((log) => Fl.mul(log, log));
    for (let i = 0; i < count; i += 8) {
      // Eight signatures of one key, as officers make them.
      const log = logs[i] as Scalar;
      const key = multipleOfBase(log).toBytes();
      for (let j = i; j < Math.min(i + 8, count); j++) {
        const [response, challenge] = [scalars[j] as Scalar, challenges[j] as Scalar];
        const actual = engine.commitmentOf(key, encodeScalars([response]), encodeScalars([challenge]));
        const expected = multipleOfBase(Fl.sub(response, Fl.mul(challenge, log))).toBytes();
        same(operation, actual ?? new Uint8Array(), expected);
      }
    }
  } else {
    const points = fixed(logs);
    const ours = pointsOf(engine, points);
    if (operation === 'encode') same(operation, engine.encode(ours), points);
    else if (operation === 'mulSecret')
      same(operation, engine.encode(engine.mulSecret(packed, ours)), fixed(products()));
    else if (operation === 'add') {
      const sums = engine.encode(engine.add(ours, engine.mulSecret(packed, ours)));
      same(operation, sums, fixed(products().map((product, i) => Fl.add(product, logs[i] as Scalar))));
    } else {
      const sum = products().reduce((total, product) => Fl.add(total, product), 0n);
      same(operation, engine.msm([{ scalars: packed, points: ours }]), fixed([sum]));
    }
  }
}
