import { assembleBallot, decodeBallot } from '../../crypto/ballot.ts';
import { judgeProofs } from '../../crypto/ballot-judge.ts';
import { type BallotContext, ballotLength, type LineLayout } from '../../crypto/ballot-layout.ts';
import { encryptLine } from '../../crypto/ballot-line.ts';
import type { Bytes } from '../../crypto/bytes.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { encodeScalars, type GroupEngine, randomScalar } from '../../crypto/group.ts';
import { nobleEngine } from '../../crypto/noble-engine.ts';
import { assertOk } from '../../crypto/result.ts';
import { publicKeyOf } from '../../crypto/signature.ts';
import { seededRandom } from '../support/random.ts';
import { interleave, printRatios } from './measure.ts';
import { judgeNaively } from './naive-judge.ts';

const random = seededRandom('bench');

export function contextOf(lines: number, options = 5): BallotContext {
  const boxKey = nobleEngine.mulGenerator(encodeScalars([randomScalar(random)]));
  const layout: LineLayout[] = new Array(lines).fill({ kind: 'choice', options });
  return {
    manifest: random(32),
    ordinal: 1,
    poll: random(32),
    opening: random(32),
    boxKey,
    tokenKey: new Uint8Array(96),
    lines: layout,
  };
}

export function ballotOf(context: BallotContext, engine: GroupEngine = groupEngine()): Bytes {
  const secret = random(32);
  const key = publicKeyOf(secret);
  const lines = context.lines.map((_, line) => encryptLine(context, key, line, [line % 5], random, engine));
  return assembleBallot(context, secret, random(48), lines);
}

/** One ballot: encrypting, and judging its proofs as we do and in the straightforward way. */
export function benchJudging(): void {
  for (const lines of [10, 42]) {
    const context = contextOf(lines);
    const ballots = Array.from({ length: 8 }, () => ballotOf(context));
    const one = ballots[0] as Bytes;
    const decoded = assertOk(decodeBallot(context.lines, one));
    const measured = interleave(5, {
      'judge, equation by equation (noble)': () => {
        if (!judgeNaively(context, decoded)) throw new Error('the naive judge refused an honest ballot');
      },
      'judge, one multi-scalar multiplication (noble)': () => {
        assertOk(judgeProofs(context, [one], { random, engine: nobleEngine })[0] as never);
      },
      'judge, one multi-scalar multiplication (WebAssembly)': () => {
        assertOk(judgeProofs(context, [one], { random })[0] as never);
      },
    });
    printRatios(`A ballot of ${lines} lines × 5 options: ${ballotLength(context.lines)} bytes`, measured);
    const batch = interleave(3, {
      'judge 8 ballots together, each': () =>
        judgeProofs(context, ballots, { random }).map((r) => assertOk(r as never)),
    });
    printRatios('', batch, 8);
  }
}
