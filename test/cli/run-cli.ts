import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../src/cli/phieu-kin.mjs', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as a person would: a process of its own, whose output is not a terminal. */
export function runCli(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Finished> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [program, ...words], { env: { ...process.env, ...environment } });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    child.once('error', fail);
    child.once('close', (code) => settle({ code, out, err }));
  });
}
