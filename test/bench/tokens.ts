import type { Bytes } from '../../crypto/bytes.ts';
import { createShares, finishShares, startRound1 } from '../../crypto/dkg.ts';
import { judgeRound1 } from '../../crypto/dkg-judge.ts';
import { assertOk } from '../../crypto/result.ts';
import { createSealingKey } from '../../crypto/sealed.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import { blind, evaluateBlinded, finalizeToken, tokenMessage, verifyToken, verifyTokens } from '../../crypto/token.ts';
import { seededRandom } from '../support/random.ts';
import { interleave, printRatios } from './measure.ts';

const random = seededRandom('bench tokens');
const COUNT = 16;

/** Tokens: one by one against a batch. */
export function benchTokens(): void {
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
  const measured = interleave(3, {
    [`${COUNT} tokens one by one, each`]: () => {
      if (!tokens.every(([message, token]) => verifyToken(tokenKey, message, token))) throw new Error('token refused');
    },
    [`${COUNT} tokens in one batch, each`]: () => {
      if (!verifyTokens(tokenKey, tokens, random)) throw new Error('tokens refused');
    },
  });
  printRatios('Tokens (noble)', measured, COUNT);
}
