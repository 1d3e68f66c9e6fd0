import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  readonly code: number | null;
  readonly out: string;
  readonly seconds: number;
  /** Of all its threads; undefined where /proc is missing. */
  readonly cpuSeconds: number | undefined;
  readonly peakMegabytes: number | undefined;
}

/** Clock ticks of /proc: sysconf(_SC_CLK_TCK), 100 wherever Node runs. */
const TICKS = 100;

function look(pid: number): { readonly cpu: number; readonly peak: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // A process that has ended but was not yet waited for has no memory any more.
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    if (peak === undefined) return undefined;
    return { cpu: (Number(stat[11]) + Number(stat[12])) / TICKS, peak: Number(peak) / 1024 };
  } catch {
    return undefined;
  }
}

/** Runs Node with these words and looks at the process every 20 ms: what it took in its last moment is not seen. */
export function measureNode(words: readonly string[]): Promise<Measured> {
  return new Promise((settle, fail) => {
    const start = performance.now();
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    let seen: ReturnType<typeof look>;
    let out = '';
    const watch = setInterval(() => {
      seen = look(child.pid as number) ?? seen;
    }, 20);
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.once('error', fail);
    child.once('close', (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - start) / 1000;
      settle({ code, out, seconds, cpuSeconds: seen?.cpu, peakMegabytes: seen?.peak });
    });
  });
}
