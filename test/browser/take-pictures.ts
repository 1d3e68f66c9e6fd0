import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

// `npm run screens`: the browser tests take a picture of every screen they look at, into a folder that git ignores. What
// follows names the tests to run, all without.
const named = process.argv.slice(2);
const folder = resolve('out/screens');
mkdirSync(folder, { recursive: true });
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'browser', '--project', 'long', ...(named.length > 0 ? named : ['test/browser'])],
  {
    stdio: 'inherit',
    env: { ...process.env, PICTURES: folder },
  },
);
process.stdout.write(`${readdirSync(folder).length} pictures in ${folder}\n`);
process.exitCode = status ?? 1;
