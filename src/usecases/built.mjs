import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The address of a module that `npm install` has built into dist/node (vite.node.config.ts).
 * @param {string} name
 * @returns {string | undefined} undefined if it is not there, or older than a source: then the source is translated
 */
export function built(name) {
  const url = new URL(`../../dist/node/${name}.mjs`, import.meta.url);
  try {
    const { mtimeMs } = statSync(url);
    const newer = ['crypto', 'src', 'package-lock.json'].some((path) => isNewer(join(root, path), mtimeMs));
    return newer ? undefined : url.href;
  } catch {
    return undefined;
  }
}

/** @type {(path: string, than: number) => boolean} */
function isNewer(path, than) {
  const found = statSync(path);
  return found.isDirectory() ? readdirSync(path).some((name) => isNewer(join(path, name), than)) : found.mtimeMs > than;
}
