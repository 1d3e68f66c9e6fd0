import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { startCluster } from '../../db/engine/cluster.ts';

const script = fileURLToPath(new URL('./database-holder.ts', import.meta.url));

/** A holder of a data folder in a process of its own, and what it said. */
export class Holder {
  readonly lines: string[] = [];
  readonly exited: Promise<void>;
  readonly #child: ChildProcess;
  #wake: () => void = () => {};

  constructor(folder: string, ...mode: string[]) {
    const command = ['--import', 'tsx', script, folder, ...mode];
    this.#child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: this.#child.stdout as NodeJS.ReadableStream });
    lines.on('line', (line) => {
      this.lines.push(line);
      this.#wake();
    });
    this.exited = new Promise((resolve) => lines.once('close', resolve));
    this.exited.then(() => this.#wake());
  }

  /** Waits until it has said a line that matches; throws if it ends before. */
  async said(wanted: (line: string) => boolean): Promise<void> {
    let ended = false;
    this.exited.then(() => {
      ended = true;
    });
    while (!this.lines.some(wanted)) {
      if (ended) throw new Error(`the holder ended after saying ${this.lines.slice(-3).join(', ')}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** kill -9, and waits for all it has said until then. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
  }

  /** The numbers it says were acknowledged. */
  get acknowledged(): number[] {
    return this.lines.filter((line) => /^\d+$/.test(line)).map(Number);
  }
}

/** A data folder that is empty, below the run's own; other accounts may pass through it. */
export function newFolder(): string {
  const folder = mkdtempSync(join(inject('databaseFolder'), 'data-'));
  chmodSync(folder, 0o711);
  return folder;
}

/** Ends the server of a folder, whoever left it, and removes the folder. */
export async function removeFolder(folder: string): Promise<void> {
  if (existsSync(pidFileOf(folder))) {
    const cluster = await startCluster(folder);
    if (cluster.ok) await cluster.value.stop();
  }
  await rm(folder, { recursive: true, force: true });
}

export const pidFileOf = (folder: string) => join(folder, 'database/cluster/postmaster.pid');

/** Process id of the folder's server. */
export const serverPid = (folder: string): number => Number(readFileSync(pidFileOf(folder), 'utf8').split('\n')[0]);
