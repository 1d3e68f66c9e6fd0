import type { Ballot } from '../../../crypto/ballot.ts';
import { type JudgedBallot, judgeEligibility, judgeProofs, type ProofCode } from '../../../crypto/ballot-judge.ts';
import { type BallotContext, ciphertextCount } from '../../../crypto/ballot-layout.ts';
import type { Bytes, RandomBytes } from '../../../crypto/bytes.ts';
import { CiphertextSums } from '../../../crypto/elgamal.ts';
import type { GroupEngine } from '../../../crypto/group.ts';
import { ok, type Result, refuse } from '../../../crypto/result.ts';
import { tokenMessage, verifyToken, verifyTokens } from '../../../crypto/token.ts';
import type { BatchVerdict } from './deferred.ts';

interface BatchTools {
  readonly random: RandomBytes;
  readonly engine: GroupEngine;
}

/** Length and signature of a ballot of a sealed box; its token is judged with others. */
export const judgeSigned = (context: BallotContext, bytes: Bytes): Result<Ballot> =>
  judgeEligibility(context, bytes, { verifyToken: () => true });

/**
 * Tokens and proofs of ballots that passed `judgeSigned`.
 * @param before ballots of the box that precede these, to say where a bad one is
 */
export function judgeSealed(
  context: BallotContext,
  batch: readonly { readonly bytes: Bytes; readonly ballot: Ballot }[],
  before: number,
  tools: BatchTools,
): Result<Result<JudgedBallot, ProofCode>[]> {
  const { manifest, ordinal, tokenKey } = context;
  const claims = batch.map(({ ballot }) => [tokenMessage(manifest, ordinal, ballot.ballotKey), ballot.token] as const);
  if (!verifyTokens(tokenKey, claims, tools.random)) {
    const bad = claims.findIndex(([message, token]) => !verifyToken(tokenKey, message, token));
    return refuse('BALLOT-TOKEN-INVALID', `poll ${ordinal}, ballot ${before + bad + 1} of the box`);
  }
  return ok(
    judgeProofs(
      context,
      batch.map(({ bytes }) => bytes),
      tools,
    ),
  );
}

/** What another thread does for a `Deferred`: all that can be judged of ballots apart from the rest of their box. */
export function judgeBatch(context: BallotContext, ballots: readonly Bytes[], tools: BatchTools): Result<BatchVerdict> {
  const batch: { readonly bytes: Bytes; readonly ballot: Ballot }[] = [];
  for (const bytes of ballots) {
    const signed = judgeSigned(context, bytes);
    if (!signed.ok) return signed;
    batch.push({ bytes, ballot: signed.value });
  }
  const sealed = judgeSealed(context, batch, 0, tools);
  if (!sealed.ok) return sealed;
  const sums = new CiphertextSums(ciphertextCount(context.lines), tools.engine);
  for (const judged of sealed.value) if (judged.ok) sums.add(judged.value.ciphertexts);
  const valid = sealed.value.map((judged) => judged.ok);
  return ok(valid.includes(true) ? { valid, sums: sums.toBytes() } : { valid });
}
