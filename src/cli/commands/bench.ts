import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Runs the measurements of test/bench in a process of their own, as they judge its memory too.
 * @returns their exit code
 */
export function benchCommand({ full }: { readonly full?: boolean }): Promise<number> {
  const script = fileURLToPath(new URL('../../../test/bench/run.ts', import.meta.url));
  const words = ['--import', import.meta.resolve('tsx'), script, ...(full === true ? ['--full'] : [])];
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, words, { stdio: 'inherit' });
    child.once('error', fail);
    child.once('exit', (code) => settle(code ?? 1));
  });
}
