import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';

const KIB = 1024;
const FIRST_SCREEN = 150 * KIB;
const WITH_WORKERS = 400 * KIB;
/** Of our own: a laptop's page, which is loaded before the meeting. */
const CONSOLE = 350 * KIB;

const folder = inject('clientFolder');
const read = (path: string): Buffer => readFileSync(join(folder, path));

/** Built files that a text names, in whatever way: imports, workers, styles, engines. */
function named(text: string, pattern: RegExp): string[] {
  const assets = readdirSync(join(folder, 'assets'));
  const names = [...text.matchAll(pattern)].map(([, name]) => name ?? '');
  return assets.filter((asset) => names.includes(asset)).map((asset) => `assets/${asset}`);
}

/** A page with everything that it needs, found by following a pattern from file to file. */
function closure(page: string, pattern: RegExp): string[] {
  const found = [page];
  for (const path of found)
    if (/\.(html|js|css)$/.test(path))
      for (const next of named(read(path).toString(), pattern)) if (!found.includes(next)) found.push(next);
  return found;
}

/** `from"./x.js"`, `import"./x.js"`, `src="/assets/x.js"`, `href="/assets/x.css"`: what the browser loads before the first screen. */
const AT_ONCE = /(?:from|import|src=|href=)\s*["'`](?:\.\/|\/assets\/)([\w.-]+)["'`]/g;
const EVER = /["'`](?:\.\/|\/?assets\/)?([\w.-]+\.(?:js|css|wasm))["'`]/g;

const weigh = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).length, 0);

describe('the weight of the voter’s page, gzipped', () => {
  it('is at most 150 KiB to the first screen', () => {
    const paths = closure('voter/index.html', AT_ONCE);
    const weight = weigh(paths);
    process.stdout.write(`first screen: ${Math.round(weight / KIB)} KiB in ${paths.length} files\n`);
    expect(paths.some((path) => path.endsWith('.js'))).toBe(true);
    expect(paths.some((path) => path.includes('worker'))).toBe(false);
    expect(weight).toBeLessThanOrEqual(FIRST_SCREEN);
  });

  it('is at most 400 KiB with workers, engines and the camera', () => {
    const paths = closure('voter/index.html', EVER);
    const weight = weigh(paths);
    process.stdout.write(`with workers: ${Math.round(weight / KIB)} KiB in ${paths.length} files\n`);
    expect(paths.some((path) => path.includes('worker'))).toBe(true);
    expect(weight).toBeLessThanOrEqual(WITH_WORKERS);
  });
});

describe('the weight of the secretary’s console, gzipped', () => {
  it('is at most 350 KiB to the first screen; what draws papers comes when a paper is drawn', () => {
    const paths = closure('secretary/index.html', AT_ONCE);
    const weight = weigh(paths);
    process.stdout.write(`console: ${Math.round(weight / KIB)} KiB in ${paths.length} files\n`);
    expect(weight).toBeLessThanOrEqual(CONSOLE);
    const drawing = closure('secretary/index.html', EVER).filter((path) => /paper-(pdf|docx)/.test(path));
    expect(drawing).toHaveLength(2);
    expect(paths.filter((path) => drawing.includes(path))).toEqual([]);
  });
});

describe('the weight of the superior’s page, gzipped', () => {
  it('is at most 150 KiB to the first screen, as the voter’s', () => {
    const paths = closure('superior/index.html', AT_ONCE);
    const weight = weigh(paths);
    process.stdout.write(`superior, first screen: ${Math.round(weight / KIB)} KiB in ${paths.length} files\n`);
    expect(paths.some((path) => path.endsWith('.js'))).toBe(true);
    expect(weight).toBeLessThanOrEqual(FIRST_SCREEN);
  });
});
