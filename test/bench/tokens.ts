import type { Bytes } from '../../crypto/bytes.ts';
import { createShares, finishShares, startRound1 } from '../../crypto/dkg.ts';
import { judgeRound1 } from '../../crypto/dkg-judge.ts';
import { startMclPairing } from '../../crypto/mcl-pairing.ts';
import { noblePairing } from '../../crypto/noble-pairing.ts';
import type { PairingEngine } from '../../crypto/pairing.ts';
import { assertOk } from '../../crypto/result.ts';
import { createSealingKey } from '../../crypto/sealed.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import { blind, evaluateBlinded, finalizeToken, TOKEN_DOMAIN, tokenMessage } from '../../crypto/token.ts';
import { seededRandom } from '../support/random.ts';
import { interleave, printRatios } from './measure.ts';

const random = seededRandom('bench tokens');
const COUNT = 16;

/** Tokens, one and many, judged by each engine. */
export async function benchTokens(): Promise<void> {
  const mcl = await startMclPairing();
  const people = Array.from({ length: 3 }, () => ({ signing: random(32), sealing: createSealingKey(random) }));
  const ceremony = {
    meetingId: random(16),
    run: 1,
    threshold: 2,
    lastOrdinal: 1,
    tellers: people.map(({ signing, sealing }) => ({
      signingKey: publicKeyOf(signing),
      sealingKey: sealing.publicKey,
    })),
  };
  const rounds = people.map((_, i) => startRound1(ceremony, i + 1, random));
  const judged = assertOk(
    judgeRound1(
      ceremony,
      rounds.map(({ published }) => published),
    ),
  );
  const mail = people.flatMap(({ signing }, i) =>
    assertOk(createShares(judged, (rounds[i] as (typeof rounds)[0]).secret, signing, random)),
  );
  const shares = people.map(({ sealing }, i) =>
    assertOk(finishShares(judged, (rounds[i] as (typeof rounds)[0]).secret, sealing.secretKey, mail)),
  );
  const tokenKey = judged.pairs[1]?.tokenKey as Bytes;
  const tokens = Array.from({ length: COUNT }, () => {
    const message = tokenMessage(random(32), 1, random(32));
    const { blinded, blinding } = blind(message, random);
    const evaluations = [1, 2].map((teller) => ({
      teller,
      evaluation: assertOk(evaluateBlinded(shares[teller - 1]?.[1]?.token as Bytes, blinded, random)),
    }));
    return [
      message,
      assertOk(finalizeToken({ evaluations, blinding, message, tokenKey, threshold: 2, random })),
    ] as const;
  });
  const claims = tokens.map(([message, output]) => ({ input: { message, domain: TOKEN_DOMAIN }, output }));
  const coefficients = claims.map(() => random(16));
  for (const size of [1, COUNT]) {
    const [some, weights] = [claims.slice(0, size), coefficients.slice(0, size)];
    const judge = (engine: PairingEngine) => () => {
      if (!engine.holds(tokenKey, some, weights)) throw new Error('token refused');
    };
    const title = size === 1 ? 'A token' : `${size} tokens in one batch, each`;
    printRatios(title, interleave(5, { noble: judge(noblePairing), 'mcl (WebAssembly)': judge(mcl) }), size);
  }
}
