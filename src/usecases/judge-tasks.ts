import { randomBytes } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import type { BallotContext } from '../../crypto/ballot-layout.ts';
import type { Bytes } from '../../crypto/bytes.ts';
import type { Result } from '../../crypto/result.ts';
import type { EvaluationClaim } from '../domain/meeting/act.ts';
import type { TreeHead } from '../domain/meeting/shapes.ts';
import type { SealedBox } from '../domain/verify/box-judge.ts';
import { chooseEngine } from './choose-engine.ts';
import { threadJudges } from './thread-judges.ts';

// What runs in a worker thread: the judgements of thread-judges.ts, over public data only.

await chooseEngine(process.env.PHIEU_KIN_ENGINE);
const judges = threadJudges((length) => new Uint8Array(randomBytes(length)));

export const ballot = (task: { context: BallotContext; ballot: Bytes }): Promise<Result<void>> =>
  judges.ballot(task.context, task.ballot);

export const evaluations = (parts: EvaluationClaim['parts']): Promise<boolean> => judges.evaluations(parts);

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
