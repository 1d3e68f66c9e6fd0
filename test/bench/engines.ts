import { judgeProofs } from '../../crypto/ballot-judge.ts';
import type { Bytes } from '../../crypto/bytes.ts';
import { edwardsEngine } from '../../crypto/engine.ts';
import { encodeScalars, type GroupEngine, type Points, randomScalar } from '../../crypto/group.ts';
import { nobleEdwards } from '../../crypto/noble-edwards.ts';
import { nobleEngine } from '../../crypto/noble-engine.ts';
import { assertOk } from '../../crypto/result.ts';
import { publicKeyOf, sign, verifySignature } from '../../crypto/signature.ts';
import { startWasmEngine } from '../../crypto/wasm-engine.ts';
import { seededRandom } from '../support/random.ts';
import { ballotOf, contextOf } from './judging.ts';
import { interleave, printRatios } from './measure.ts';

const random = seededRandom('bench engines');
const engines = { 'noble (the reference)': nobleEngine, WebAssembly: startWasmEngine() };

function compare(title: string, runs: number, per: number, work: (engine: GroupEngine) => () => void): void {
  const candidates = Object.fromEntries(Object.entries(engines).map(([name, engine]) => [name, work(engine)]));
  printRatios(title, interleave(runs, candidates), per);
}

function pointsOf(engine: GroupEngine, packed: Bytes): Points {
  const points = engine.decode(packed);
  if (typeof points === 'number') throw new Error('a point does not decode');
  return points;
}

/** Both engines, operation by operation and on whole ballots. */
export function benchEngines(): void {
  const scalars = (count: number): Bytes => encodeScalars(Array.from({ length: count }, () => randomScalar(random)));
  const some = scalars(64);
  const packed = nobleEngine.mulGenerator(some);
  const base = packed.slice(0, 32);
  compare('Decode 1,000 points', 9, 0.064, (engine) => () => pointsOf(engine, packed));
  compare('Encode 1,000 points', 9, 0.064, (engine) => {
    const points = pointsOf(engine, packed);
    return () => engine.encode(points);
  });
  compare('1,000 products aG', 9, 0.064, (engine) => () => engine.mulGenerator(some));
  compare('1,000 sums aG + bH, tables ready', 9, 0.064, (engine) => () => engine.mulFixed(base, some, some));
  compare('1,000 products aP, secret', 5, 0.008, (engine) => {
    const points = pointsOf(engine, packed.subarray(0, 8 * 32));
    return () => engine.mulSecret(some.subarray(0, 8 * 32), points);
  });
  for (const count of [200, 1000]) {
    const many = scalars(count);
    const bases = nobleEngine.mulGenerator(many);
    compare(`Sum of ${count} products`, 5, 1, (engine) => {
      const points = pointsOf(engine, bases);
      return () => engine.msm([{ scalars: many, points }]);
    });
  }
  const signer = random(32);
  const [signerKey, message] = [publicKeyOf(signer), random(500)];
  const signature = sign(signer, message);
  compare('Judge an Ed25519 signature, key seen before', 9, 1, (engine) => () => {
    const edwards = engine === nobleEngine ? nobleEdwards : edwardsEngine();
    if (!verifySignature(signerKey, message, signature, edwards)) throw new Error('refused');
  });
  for (const lines of [10, 42]) {
    const context = contextOf(lines);
    const ballot = ballotOf(context);
    compare(`Encrypt a ballot of ${lines} lines × 5 options`, 5, 1, (engine) => () => ballotOf(context, engine));
    compare(`Judge the proofs of a ballot of ${lines} lines × 5 options`, 5, 1, (engine) => () => {
      assertOk(judgeProofs(context, [ballot], { random, engine })[0] as never);
    });
  }
}
