import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { BallotContext } from '../../crypto/ballot-layout.ts';
import type { Bytes } from '../../crypto/bytes.ts';
import { type Result, refuse } from '../../crypto/result.ts';
import type { TreeHead } from '../domain/meeting/shapes.ts';
import type { SealedBox } from '../domain/verify/box-judge.ts';
import type { Report } from '../domain/verify/report.ts';
import type { Judges } from './deps.ts';
import { judgeFile } from './judge-file.ts';
import { type BoxBatch, received } from './judge-tasks.ts';

/** Ballots that wait for a thread at most; more are told to come again, and nothing of them is lost. */
const MAX_WAITING = 128;
/** Ballots of a sealed box that travel at once. */
const BATCH = 32;
/** Threads end when nothing was to be judged for so long. */
const IDLE_MS = 30_000;

export interface PoolJudges extends Judges {
  /** Ends the threads; what is being judged is given up. */
  close(): Promise<void>;
}

/** Judges in threads, one for each core, started when first needed: the event loop only waits. */
export function poolJudges(threads = availableParallelism()): PoolJudges {
  const pool = new Piscina({
    filename: judgeFile(),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    // What the process was told to load first is not for its threads.
    execArgv: [],
  });
  let reading = false;
  return {
    ballot: async (context, ballot) => {
      if (pool.queueSize >= MAX_WAITING) return refuse('RETRY-LATER', 'too many ballots are being judged');
      return (await pool.run({ context, ballot }, { name: 'ballot' })) as Result<void>;
    },
    evaluations: async (parts) => (await pool.run(parts, { name: 'evaluations' })) as boolean,
    box: (context, box, ballots) => judgeBox(pool, context, box, ballots),
    record: async (record, anchor) => {
      // It takes a thread for seconds; ballots that are being cast must find another.
      if (reading) return refuse('RETRY-LATER', 'another record is being verified');
      reading = true;
      try {
        return (await pool.run({ record, anchor }, { name: 'record' })) as Result<Report>;
      } finally {
        reading = false;
      }
    },
    close: () => pool.destroy(),
  };
}

async function judgeBox(
  pool: Piscina,
  context: BallotContext,
  box: TreeHead,
  ballots: AsyncIterable<Bytes>,
): Promise<Result<SealedBox>> {
  const { port1, port2 } = new MessageChannel();
  const judged = pool.run({ context, box, port: port2 }, { name: 'box', transferList: [port2] });
  const sent = send(port1, ballots);
  try {
    // A box that is refused half way, or a thread that ends, asks for no more.
    await Promise.race([sent, judged]);
    return (await judged) as Result<SealedBox>;
  } finally {
    port1.close();
    await Promise.allSettled([sent, judged]);
  }
}

/** Sends a batch each time the thread asks for one. */
async function send(port: MessagePort, ballots: AsyncIterable<Bytes>): Promise<void> {
  let batch: Bytes[] = [];
  const post = async (sent: BoxBatch): Promise<void> => {
    await received(port);
    port.postMessage(sent);
  };
  for await (const ballot of ballots) {
    batch.push(ballot);
    if (batch.length < BATCH) continue;
    await post(batch);
    batch = [];
  }
  if (batch.length > 0) await post(batch);
  await post(null);
}
