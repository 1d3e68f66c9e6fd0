import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { judgeTsxImports } from './tsx-imports.ts';

const here = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['crypto', 'src', 'db', 'clients'];
const appImport = /^(?:import|export)\s+(type\s+)?[^;]*?from\s+'[^']*\/http\/app\.ts'/gm;

interface Cruised {
  modules: { source: string }[];
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

/**
 * Judges every import below `root` by the layer rules of .dependency-cruiser.mjs. Throws if no module was read: with
 * an unsupported TypeScript dependency-cruiser finds none and would report success.
 * @returns how many modules were read, and one line for each violation
 */
export function judgeImports(root: string): { modules: number; violations: string[] } {
  const present = folders.filter((folder) => existsSync(join(root, folder)));
  const tool = join(here, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(here, '.dependency-cruiser.mjs');
  // The json reporter exits with 0 whatever it finds; the findings are judged here.
  const text = execFileSync(process.execPath, [tool, '--config', config, '--output-type', 'json', ...present], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const { modules, summary } = JSON.parse(text) as Cruised;
  const ours = modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`)));
  if (ours.length === 0) throw new Error('no module was read: the import check checks nothing');
  const violations = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  for (const { source } of ours.filter((module) => /^clients\/.*\.tsx?$/.test(module.source)))
    for (const [, type] of readFileSync(join(root, source), 'utf8').matchAll(appImport))
      if (type === undefined) violations.push(`clients-type-only: ${source} → src/http/app.ts`);
  const shown = judgeTsxImports(root, present);
  return { modules: ours.length + shown.modules, violations: [...violations, ...shown.violations] };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { modules, violations } = judgeImports(process.cwd());
  for (const violation of violations) process.stderr.write(`${violation}\n`);
  process.stdout.write(`import rules: ${modules} modules, ${violations.length} violations\n`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
