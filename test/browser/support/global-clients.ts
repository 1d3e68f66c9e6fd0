import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The screens as built for this run. */
    clientFolder: string;
  }
}

/** Builds the screens once for the run, into a folder of its own: what is tested is what the sources say now. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'phieu-kin-clients-'));
  await build({ logLevel: 'warn', build: { outDir: folder } });
  project.provide('clientFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
