import type { Bytes, RandomBytes } from './bytes.ts';
import { encodeScalars, Fl, type GroupEngine, isIdentity, type Points, type Scalar } from './group.ts';

const COEFFICIENT_LENGTH = 16;
const DRAWN_AT_ONCE = 64;

/**
 * Collects equations `Σ scalar·point = identity` and judges all of them with one multi-scalar multiplication: the sum of
 * the equations, each times an unpredictable 128-bit coefficient of its own, is the identity (Bellare, Garay, Rabin,
 * "Fast batch verification", 1998, small exponents test). A set with a false equation passes with probability ≤ 2^-127,
 * as long as who wrote the equations could not know the coefficients: they are drawn after the points are fixed.
 */
export class Equations {
  readonly #scalars = new Map<Points, Scalar[]>();
  readonly #random: RandomBytes;
  readonly #engine: GroupEngine;
  #drawn: DataView = new DataView(new ArrayBuffer(0));
  #at = 0;

  constructor(random: RandomBytes, engine: GroupEngine) {
    this.#random = random;
    this.#engine = engine;
  }

  /** A coefficient for the next equation. One each: two equations under one coefficient could be false and cancel. */
  coefficient(): Scalar {
    if (this.#at === this.#drawn.byteLength) this.#draw();
    const value = (this.#drawn.getBigUint64(this.#at) << 64n) | this.#drawn.getBigUint64(this.#at + 8);
    this.#at += COEFFICIENT_LENGTH;
    // Happens once in 2^128 draws, or with a broken source of randomness, which must not make every proof valid.
    if (value === 0n) throw new Error('the source of randomness is broken');
    return value;
  }

  #draw(): void {
    const bytes: Bytes = this.#random(DRAWN_AT_ONCE * COEFFICIENT_LENGTH);
    if (bytes.length !== DRAWN_AT_ONCE * COEFFICIENT_LENGTH) throw new Error('the source of randomness is broken');
    this.#drawn = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = 0;
  }

  /** Adds `scalar·points[index]` to the sum; the scalar already includes its equation's coefficient. */
  add(points: Points, index: number, scalar: Scalar): void {
    let scalars = this.#scalars.get(points);
    if (!scalars) {
      scalars = new Array<Scalar>(points.count).fill(0n);
      this.#scalars.set(points, scalars);
    }
    if (index < 0 || index >= points.count) throw new RangeError(`no point ${index} of ${points.count}`);
    scalars[index] = Fl.add(scalars[index] as Scalar, scalar);
  }

  addGenerator(scalar: Scalar): void {
    this.add(this.#engine.generator, 0, scalar);
  }

  /** Whether every equation holds (see the class). */
  hold(): boolean {
    const terms = [...this.#scalars].map(([points, scalars]) => ({ points, scalars: encodeScalars(scalars) }));
    return isIdentity(this.#engine.msm(terms));
  }
}
