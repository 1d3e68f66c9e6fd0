import { decodeG1, decodeG2, G2, hashToG1, type PointG1, pairingsEqual, sumOfProducts } from './bls.ts';
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
    return pairingsEqual(sumOfProducts(outputs, scalars), G2.BASE, sumOfProducts(inputs, scalars), publicKey);
  },
};

const bigEndian = (bytes: Bytes): bigint => bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
