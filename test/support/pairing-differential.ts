import { Fr, G1, G2, hashToG1 } from '../../crypto/bls.ts';
import { type Bytes, equalBytes } from '../../crypto/bytes.ts';
import { noblePairing } from '../../crypto/noble-pairing.ts';
import type { PairingClaim, PairingEngine } from '../../crypto/pairing.ts';
import { seededRandom } from './random.ts';

const DOMAIN = 'PHIEU-KIN-TEST';
const BITS = 8 * 48;

const number = (bytes: Bytes): bigint => bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);

/**
 * Compares an engine with noble on `count` random batches of one to three claims; half of them are made false: by another
 * key, another message, a flipped bit, or a point of a random x.
 * @returns how many batches held and how many did not
 */
export function comparePairings(engine: PairingEngine, seed: string, count: number): { good: number; bad: number } {
  const random = seededRandom(`pairing ${seed}`);
  const scalar = (): bigint => Fr.create(number(random(64))) || 1n;
  let good = 0;
  for (let i = 0; i < count; i++) {
    const secret = scalar();
    const key = G2.BASE.multiply(secret).toBytes();
    const claims = Array.from({ length: 1 + (i % 3) }, (_, j): PairingClaim => {
      const message = random(32 + j);
      const point = j === 0 ? hashToG1(message, DOMAIN) : G1.BASE.multiply(scalar());
      return {
        input: j === 0 ? { message, domain: DOMAIN } : point.toBytes(),
        output: point.multiply(secret).toBytes(),
      };
    });
    const [kind] = random(1) as unknown as [number];
    const target = claims[kind % claims.length] as PairingClaim;
    const output = target.output.slice();
    const bit = number(random(2)) % BigInt(BITS);
    if (kind >= 128) {
      if (kind < 160) output.set(G1.BASE.multiply(scalar()).toBytes());
      else if (kind < 208) output[Number(bit >> 3n)] = (output[Number(bit >> 3n)] as number) ^ (1 << Number(bit & 7n));
      else output.set(random(47), 1);
    }
    const batch = claims.map((claim) => (claim === target ? { ...claim, output } : claim));
    const coefficients = batch.map(() => random(16));
    const [fast, reference] = [engine.holds(key, batch, coefficients), noblePairing.holds(key, batch, coefficients)];
    if (fast !== reference) throw new Error(`engines differ: batch ${i} of seed ${seed}`);
    if (fast) good++;
  }
  return { good, bad: count - good };
}

/**
 * Compares sums of one to five random products in both groups by turns.
 * @returns how many were compared
 */
export function compareCombinations(engine: PairingEngine, seed: string, count: number): number {
  const random = seededRandom(`combinations ${seed}`);
  const scalar = (): bigint => Fr.create(number(random(64))) || 1n;
  for (let i = 0; i < count; i++) {
    const group = i % 2 === 0 ? 'G1' : 'G2';
    const base = group === 'G1' ? G1.BASE : G2.BASE;
    const points = Array.from({ length: 1 + (i % 5) }, () => base.multiply(scalar()).toBytes());
    const scalars = points.map(() => Fr.toBytes(scalar()));
    const [fast, reference] = [engine.combine(group, points, scalars), noblePairing.combine(group, points, scalars)];
    if (fast === undefined || reference === undefined || !equalBytes(fast, reference))
      throw new Error(`engines differ: sum ${i} of seed ${seed}`);
  }
  return count;
}
