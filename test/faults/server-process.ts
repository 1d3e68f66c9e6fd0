import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const endWithParent = new URL('./end-with-parent.ts', import.meta.url).href;

/** A service in a process of its own, so that it can be killed. It keeps its port over restarts. */
export class ServerProcess {
  readonly url: string;
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;

  private constructor(port: number, environment: NodeJS.ProcessEnv) {
    this.url = `http://127.0.0.1:${port}/api/v1`;
    this.#environment = { ...process.env, NODE_OPTIONS: '', ...environment, HOST: '127.0.0.1', PORT: String(port) };
  }

  static async start(environment: NodeJS.ProcessEnv): Promise<ServerProcess> {
    const server = new ServerProcess(await freePort(), environment);
    await server.restart();
    return server;
  }

  /** Starts the process and waits until it listens. */
  async restart(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', '--import', endWithParent, main], {
      env: this.#environment,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    let said = '';
    await new Promise<void>((settle, fail) => {
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('"listening"')) settle();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', () => fail(new Error(`the service did not start: ${said}`)));
    });
  }

  /** SIGKILL: nothing in the process gets a chance to finish. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((settle) => child.once('exit', settle));
    child.kill(signal);
    await gone;
  }
}

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((settle, fail) => {
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => settle(port));
    });
  });
}
