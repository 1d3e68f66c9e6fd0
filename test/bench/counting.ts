import type { Bytes } from '../../crypto/bytes.ts';
import { CiphertextSums, decodeCounts, encrypt } from '../../crypto/elgamal.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { decodePoints, encodeScalars, Fl, randomScalar, type Scalar } from '../../crypto/group.ts';
import { assertOk } from '../../crypto/result.ts';
import { combineDecryptions, decryptPartially, judgePartialDecryption } from '../../crypto/threshold.ts';
import { seededRandom } from '../support/random.ts';

const BALLOTS = 5000;
const SUMS = 42 * 5;
const DIFFERENT = 8;

/** Everything after verification: adding up the ballots, two tellers' decryptions, judging both, reading the counts. */
export function benchCounting(): void {
  const engine = groupEngine();
  const random = seededRandom('bench counting');
  const [secret, slope] = [randomScalar(random), randomScalar(random)];
  const shareOf = (teller: number): Scalar => Fl.add(secret, Fl.mul(slope, BigInt(teller)));
  const imageOf = (scalar: Scalar): Bytes => engine.mulGenerator(encodeScalars([scalar]));
  const images = [1, 2].map((teller) => imageOf(shareOf(teller)));
  const key = imageOf(secret);
  const ballots = Array.from({ length: DIFFERENT }, (_, voter) => {
    const votes = Array.from({ length: SUMS }, (_, sum) =>
      BigInt(Number(sum % 5 === (voter + Math.floor(sum / 5)) % 5)),
    );
    const randomness = votes.map(() => randomScalar(random));
    return assertOk(decodePoints(encrypt(key, votes, randomness, engine), engine));
  });

  const start = process.cpuUsage();
  const seconds = (): string => {
    const { user, system } = process.cpuUsage(start);
    return ((user + system) / 1e6).toFixed(2);
  };
  const sums = new CiphertextSums(SUMS, engine);
  for (let i = 0; i < BALLOTS; i++) sums.add(ballots[i % DIFFERENT] as (typeof ballots)[number]);
  const statement = { manifest: random(32), ordinal: 1, boxRoot: random(32), sums: sums.toBytes() };
  const added = seconds();
  const partials = images.map((verificationShare, i) => {
    const own = { teller: i + 1, share: Fl.toBytes(shareOf(i + 1)), verificationShare };
    return decryptPartially(statement, own, random);
  });
  for (const partial of partials) assertOk(judgePartialDecryption(statement, images, partial, random));
  const counts = assertOk(decodeCounts(assertOk(combineDecryptions(statement, partials, 2)), BALLOTS, engine));
  if (counts.reduce((total, count) => total + count, 0) !== (BALLOTS * SUMS) / 5) throw new Error('counted wrong');
  process.stdout.write(
    `\nCounting ${BALLOTS} ballots of 42 lines × 5 options after verification, one thread\n` +
      `  CPU ${seconds()} s, of which adding up ${added} s; the rest is two tellers' decryptions, judged, and reading the counts\n`,
  );
}
