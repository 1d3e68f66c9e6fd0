import { mulAddUnsafe } from '@noble/curves/abstract/curve.js';
import { decodeG1, decodeG2, Fr, G1, G2, hashToG1, type PointG1, pairingsEqual } from './bls.ts';
import type { Bytes } from './bytes.ts';
import type { PairingEngine } from './pairing.ts';

/** The reference: every faster engine is compared with it. */
export const noblePairing: PairingEngine = {
  holds(key, claims, coefficients) {
    const publicKey = decodeG2(key);
    if (!publicKey) return false;
    const inputs: PointG1[] = [];
    const outputs: PointG1[] = [];
    for (const claim of claims) {
      const input =
        'message' in claim.input ? hashToG1(claim.input.message, claim.input.domain) : decodeG1(claim.input);
      const output = decodeG1(claim.output);
      if (!input || !output) return false;
      inputs.push(input);
      outputs.push(output);
    }
    const scalars = coefficients.map(bigEndian);
    return pairingsEqual(mulAddUnsafe(G1, outputs, scalars), G2.BASE, mulAddUnsafe(G1, inputs, scalars), publicKey);
  },
  isPoint: (group, bytes) => (group === 'G1' ? decodeG1(bytes) : decodeG2(bytes)) !== undefined,
  combine: (group, points, scalars) =>
    group === 'G1'
      ? encoded(
          mulAddUnsafe(
            G1,
            points.map(decodeOr(decodeG1)),
            scalars.map((scalar) => Fr.fromBytes(scalar)),
          ),
        )
      : encoded(
          mulAddUnsafe(
            G2,
            points.map(decodeOr(decodeG2)),
            scalars.map((scalar) => Fr.fromBytes(scalar)),
          ),
        ),
};

const encoded = (sum: { is0(): boolean; toBytes(): Bytes }): Bytes | undefined =>
  sum.is0() ? undefined : sum.toBytes();

const decodeOr =
  <P>(decode: (bytes: Bytes) => P | undefined) =>
  (bytes: Bytes): P => {
    const point = decode(bytes);
    if (point === undefined) throw new RangeError('not a point: judge it with isPoint first');
    return point;
  };

const bigEndian = (bytes: Bytes): bigint => bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
