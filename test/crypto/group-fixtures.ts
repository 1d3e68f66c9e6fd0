import { sha512 } from '@noble/hashes/sha2.js';
import { type Bytes, concat, type RandomBytes, u32, utf8 } from '../../crypto/bytes.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { encodeScalars, Fl, type GroupEngine, type Points, type Scalar } from '../../crypto/group.ts';
import { nobleEngine } from '../../crypto/noble-engine.ts';

/** Deterministic bytes that differ on every call. */
export function seededRandom(seed: string): RandomBytes {
  let calls = 0;
  return (length) => {
    calls += 1;
    const blocks: Bytes[] = [];
    for (let i = 0; i * 64 < length; i++) blocks.push(sha512(concat(utf8(seed), u32(calls), u32(i))));
    return concat(...blocks).slice(0, length);
  };
}

/** Decodes points that the test itself has made. */
export function pointsOf(packed: Bytes, engine: GroupEngine = groupEngine()): Points {
  const points = engine.decode(packed);
  if (typeof points === 'number') throw new Error(`point ${points} does not decode`);
  return points;
}

/** `Σ scalar·point`, encoded: what a forger computes with. The scalars may be negative. */
export function combine(...terms: readonly (readonly [scalar: Scalar, point: Bytes])[]): Bytes {
  return nobleEngine.msm(
    terms.map(([scalar, point]) => ({
      scalars: encodeScalars([Fl.create(scalar)]),
      points: pointsOf(point, nobleEngine),
    })),
  );
}

export const GENERATOR = nobleEngine.encode(nobleEngine.generator);
export const IDENTITY = new Uint8Array(32);
export const GROUP_ORDER = Fl.ORDER;

/** Any integer as 32 bytes little-endian, so that tests can write scalars that are not canonical. */
export function rawScalar(value: bigint): Bytes {
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 32; i++) bytes[i] = Number((value >> BigInt(8 * i)) & 255n);
  return bytes;
}

/** The bytes with `replacement` written over them from `at` on. */
export function overwrite(bytes: Bytes, at: number, replacement: Bytes): Bytes {
  const copy = bytes.slice();
  copy.set(replacement, at);
  return copy;
}
