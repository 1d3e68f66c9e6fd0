import sodium from 'libsodium-wrappers-sumo';
import type { Bytes } from '../../crypto/bytes.ts';
import { edwardsEngine, groupEngine } from '../../crypto/engine.ts';
import { encodeScalars, randomScalar } from '../../crypto/group.ts';
import { publicKeyOf, sign, verifySignature } from '../../crypto/signature.ts';
import { seededRandom } from '../support/random.ts';
import { interleave, printRatios } from './measure.ts';

const random = seededRandom('bench libsodium');
const COUNT = 64;

const slices = (packed: Bytes): Bytes[] =>
  Array.from({ length: packed.length / 32 }, (_, i) => packed.slice(32 * i, 32 * i + 32));

/**
 * libsodium compiled to WebAssembly, as known to many, for calibration: what it and our engine both do. It has no product
 * with two bases, no sum of products, and does one point a call.
 */
export async function benchLibsodium(): Promise<void> {
  await sodium.ready;
  const engine = groupEngine();
  const scalars = encodeScalars(Array.from({ length: COUNT }, () => randomScalar(random)));
  const packed = engine.mulGenerator(scalars);
  const [points, numbers] = [slices(packed), slices(scalars)];
  const decoded = engine.decode(packed);
  if (typeof decoded === 'number') throw new Error('a point does not decode');
  const each = (title: string, theirs: () => void, ours: () => void): void =>
    printRatios(title, interleave(7, { 'libsodium (WebAssembly)': theirs, 'our engine (WebAssembly)': ours }), COUNT);
  each(
    'Decode a point, with libsodium: check that it is one',
    () => points.every((point) => sodium.crypto_core_ristretto255_is_valid_point(point)),
    () => engine.decode(packed),
  );
  each(
    'A product aG, encoded',
    () => numbers.map((scalar) => sodium.crypto_scalarmult_ristretto255_base(scalar)),
    () => engine.mulGenerator(scalars),
  );
  each(
    'A product aP, decoded and encoded',
    () => numbers.map((scalar, i) => sodium.crypto_scalarmult_ristretto255(scalar, points[i] as Bytes)),
    () => engine.encode(engine.mulSecret(scalars, decoded)),
  );
  each(
    'A product aP of a sum of 64 (libsodium: products and additions)',
    () =>
      numbers
        .map((scalar, i) => sodium.crypto_scalarmult_ristretto255(scalar, points[i] as Bytes))
        .reduce((sum, point) => sodium.crypto_core_ristretto255_add(sum, point)),
    () => engine.msm([{ scalars, points: decoded }]),
  );
  const secret = random(32);
  const key = publicKeyOf(secret);
  const message = random(500);
  const signature = sign(secret, message);
  const many = Array.from({ length: COUNT });
  each(
    'An Ed25519 signature of 500 bytes, by a key seen before',
    () => many.every(() => sodium.crypto_sign_verify_detached(signature, message, key)),
    () => many.every(() => verifySignature(key, message, signature, edwardsEngine())),
  );
}
