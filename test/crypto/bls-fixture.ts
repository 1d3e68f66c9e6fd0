import { bls12_381 } from '@noble/curves/bls12-381.js';
import { numberToBytesBE } from '@noble/curves/utils.js';
import { type Bytes, concat } from '../../crypto/bytes.ts';

const { Fp, Fp2 } = bls12_381.fields;

/** Marks a compressed encoding. Either sign bit of y is on the curve. */
const compressed = (bytes: Bytes): Bytes => bytes.map((byte, i) => (i === 0 ? byte | 0x80 : byte));

/** A compressed point on the curve of G1, y² = x³ + 4, that is not in the subgroup. */
export function g1OutsideSubgroup(): Bytes {
  for (let x = 1n; x < 100n; x++) {
    try {
      const y = Fp.sqrt(Fp.create(x ** 3n + 4n));
      if (!bls12_381.G1.Point.fromAffine({ x, y }).isTorsionFree()) return compressed(numberToBytesBE(x, 48));
    } catch {
      // No point has this x.
    }
  }
  throw new Error('no such point found');
}

/** As `g1OutsideSubgroup` for G2, y² = x³ + 4(1 + u). */
export function g2OutsideSubgroup(): Bytes {
  for (let x = 1n; x < 100n; x++) {
    try {
      const fx = Fp2.fromBigTuple([x, 0n]);
      const y = Fp2.sqrt(Fp2.add(Fp2.mul(Fp2.sqr(fx), fx), Fp2.fromBigTuple([4n, 4n])));
      if (!bls12_381.G2.Point.fromAffine({ x: fx, y }).isTorsionFree())
        return compressed(concat(new Uint8Array(48), numberToBytesBE(x, 48)));
    } catch {
      // No point has this x.
    }
  }
  throw new Error('no such point found');
}
