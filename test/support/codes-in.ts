import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const name = /'([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)'/g;

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(path)) yield path;
  }
}

/**
 * Codes of refusals that stand in a folder's sources as whole literals, also in the unions that close them.
 * @param told paths of modules that only say in sentences what a code means
 * @param others names of other things
 */
export function codesIn(folder: string, told: RegExp, others: RegExp): Set<string> {
  const found = new Set<string>();
  for (const path of sources(folder)) {
    if (told.test(path)) continue;
    for (const [, code] of readFileSync(path, 'utf8').matchAll(name))
      if (!others.test(code as string)) found.add(code as string);
  }
  return found;
}
