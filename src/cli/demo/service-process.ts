import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface ServiceProcess {
  readonly url: string;
  stop(): Promise<void>;
}

const DEADLINE_MS = 120_000;

/**
 * Starts the service as a process of its own on a data folder, as an operator would, and waits until it listens.
 * @throws if it ends or stays silent instead
 */
export async function startServiceProcess(folder: string): Promise<ServiceProcess> {
  const main = fileURLToPath(new URL('../../main.ts', import.meta.url));
  const { DATABASE_URL: _, TLS_CERT: _cert, TLS_KEY: _key, ...environment } = process.env;
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...environment, PHIEU_KIN_DATA: folder, HOST: '127.0.0.1', PORT: '0' },
  });
  // Whatever happens to us, the service does not outlive the demonstration.
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  const url = await listening(child);
  return {
    url,
    stop: async () => {
      process.off('exit', kill);
      if (child.exitCode !== null) return;
      const ended = new Promise((settle) => child.once('exit', settle));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((settle, fail) => {
    const timer = setTimeout(() => fail(new Error('the service does not listen')), DEADLINE_MS);
    const told: string[] = [];
    child.once('exit', (code) => fail(new Error(`the service ended with ${code}: ${told.slice(-3).join(' ')}`)));
    if (child.stdout === null) throw new Error('its output is a pipe');
    createInterface({ input: child.stdout }).on('line', (line) => {
      told.push(line.slice(0, 300));
      const url = /"url":"(http[^"]+)"/.exec(line)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      settle(url);
    });
  });
}
