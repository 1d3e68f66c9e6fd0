import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Books, BooksTask } from './books-task.ts';
import type { MeetingHeld, MeetingTask } from './meeting-task.ts';

export interface SeasonPool {
  readonly threads: number;
  hold(task: MeetingTask): Promise<MeetingHeld>;
  closeBooks(task: BooksTask): Promise<Books>;
  /** Ends the threads; what is under way is given up. */
  close(): Promise<void>;
}

/** Threads in which the devices of meetings run and books are closed, one at a time each, started when first needed. */
export function seasonPool(threads = availableParallelism()): SeasonPool {
  const pool = new Piscina({
    filename: new URL('./season-worker.mjs', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    // What the process was told to load first is not for its threads.
    execArgv: [],
  });
  return {
    threads,
    hold: async (task) => (await pool.run(task, { name: 'holdMeeting' })) as MeetingHeld,
    closeBooks: async (task) => (await pool.run(task, { name: 'closeBooks' })) as Books,
    close: () => pool.destroy(),
  };
}
