import { randomBytes } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import type { BallotContext } from '../../crypto/ballot-layout.ts';
import type { Bytes } from '../../crypto/bytes.ts';
import { groupEngine } from '../../crypto/engine.ts';
import type { Result } from '../../crypto/result.ts';
import { verifyEvaluations } from '../../crypto/token.ts';
import type { EvaluationClaim } from '../domain/meeting/act.ts';
import type { TreeHead } from '../domain/meeting/shapes.ts';
import { judgeBatch } from '../domain/verify/ballot-batch.ts';
import type { SealedBox } from '../domain/verify/box-judge.ts';
import type { BatchVerdict } from '../domain/verify/deferred.ts';
import type { Report } from '../domain/verify/report.ts';
import { chooseEngine } from './choose-engine.ts';
import { threadJudges } from './thread-judges.ts';

// What runs in a worker thread: the judgements of thread-judges.ts, over public data only.

await chooseEngine(process.env.PHIEU_KIN_ENGINE);
const random = (length: number): Bytes => new Uint8Array(randomBytes(length));
const judges = threadJudges(random);

export const ballot = (task: { context: BallotContext; ballot: Bytes }): Promise<Result<void>> =>
  judges.ballot(task.context, task.ballot);

export const evaluations = (parts: EvaluationClaim['parts']): Promise<boolean> => judges.evaluations(parts);

export const record = (task: { record: Bytes; anchor: Bytes }): Promise<Result<Report>> =>
  judges.record(task.record, task.anchor);

/** For `FarJudges.evaluations`. */
export const evaluationBatch = (task: { share: Bytes; pairs: readonly (readonly [Bytes, Bytes])[] }): boolean =>
  verifyEvaluations(task.share, task.pairs, random);

/** For `FarJudges.ballots`. */
export const ballotBatch = (task: { context: BallotContext; ballots: readonly Bytes[] }): Result<BatchVerdict> =>
  judgeBatch(task.context, task.ballots, { random, engine: groupEngine() });

/** A batch of a sealed box, or null after the last; answered by a message once there is room for the next. */
export type BoxBatch = readonly Bytes[] | null;

/** Takes the box through `port`, batch by batch: it never lies in memory whole. */
export async function box(task: {
  context: BallotContext;
  box: TreeHead;
  port: MessagePort;
}): Promise<Result<SealedBox>> {
  const { context, port } = task;
  try {
    return await judges.box(context, task.box, ballotsFrom(port));
  } finally {
    port.close();
  }
}

async function* ballotsFrom(port: MessagePort): AsyncGenerator<Bytes> {
  for (;;) {
    const next = received<BoxBatch>(port);
    port.postMessage('next');
    const batch = await next;
    if (batch === null) return;
    yield* batch;
  }
}

/** The next message of a port; rejects if the other side has closed it. */
export const received = <T>(port: MessagePort): Promise<T> =>
  new Promise((settle, fail) => {
    const closed = () => fail(new Error('the other side has gone'));
    port.once('close', closed);
    port.once('message', (message: T) => {
      port.off('close', closed);
      settle(message);
    });
  });
