import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 1;
/** What a thread may run ahead after it was idle. */
const AHEAD_MS = 1;

/** Whether this platform tells how long each thread has run. */
export const canSlow = (): boolean => process.platform === 'linux';

/** Milliseconds that each thread of a process has run, by its id (proc(5): schedstat). */
export function threadTimes(pid: number): Map<string, number> {
  const times = new Map<string, number>();
  for (const thread of readdirSync(`/proc/${pid}/task`))
    try {
      const [ran = '0'] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
      times.set(thread, Number(ran) / 1e6);
    } catch {
      // The thread has ended meanwhile.
    }
  return times;
}

/**
 * Chromium's own throttling slows a page's main thread, not its workers. This stops whole processes whenever one of their
 * threads has run for longer than its part of the time that has passed: what computes takes `factor` times as long.
 * @returns ends it
 */
export function slowDown(pids: readonly number[], factor: number): () => Promise<void> {
  let ending = false;
  const send = (signal: 'SIGSTOP' | 'SIGCONT') => {
    for (const pid of pids) process.kill(pid, signal);
  };
  const run = async () => {
    const credit = new Map<string, number>();
    let before = new Map<string, number>();
    let then = performance.now();
    let stopped = false;
    while (!ending) {
      await pause(LOOK_MS);
      const now = performance.now();
      const times = new Map(pids.flatMap((pid) => [...threadTimes(pid)]));
      let lowest = 0;
      for (const [thread, ran] of times) {
        const used = ran - (before.get(thread) ?? ran);
        const left = Math.min(AHEAD_MS, (credit.get(thread) ?? AHEAD_MS) + (now - then) / factor - used);
        credit.set(thread, left);
        lowest = Math.min(lowest, left);
      }
      before = times;
      then = now;
      if (stopped !== lowest < 0) {
        stopped = !stopped;
        send(stopped ? 'SIGSTOP' : 'SIGCONT');
      }
    }
    send('SIGCONT');
  };
  const running = run();
  return () => {
    ending = true;
    return running;
  };
}
