import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readClientFiles, serveClients } from '../../src/http/client-files.ts';
import type { Env } from '../../src/http/environment.ts';

const FILES: Readonly<Record<string, string>> = {
  'assets/voter-1a2b.js': 'vote()',
  'icon.svg': '<svg/>',
  'voter/index.html': '<script type="module" src="/assets/voter-1a2b.js"></script>',
};
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'phieu-kin-files-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

async function ask(path: string): Promise<Response> {
  const read = readClientFiles(folder);
  if (read === undefined) throw new Error('there are files');
  const app = new Hono<Env>();
  serveClients(app, read);
  return app.request(path);
}

describe('the screens that the service serves', () => {
  it('say their release as the specification reckons it, and which files belong to it', async () => {
    const lines = Object.keys(FILES).map((path) => `${sha256(FILES[path] ?? '')} ${path}\n`);
    expect(await (await ask('/release.json')).json()).toEqual({
      release: sha256(lines.join('')),
      files: ['/assets/voter-1a2b.js'],
    });
  });

  it('are another release once a letter of any file is another', async () => {
    const before = readClientFiles(folder)?.release;
    for (const [path, text] of Object.entries(FILES)) {
      writeFileSync(join(folder, path), `${text} `);
      expect(readClientFiles(folder)?.release).not.toBe(before);
      writeFileSync(join(folder, path), text);
    }
    expect(readClientFiles(folder)?.release).toBe(before);
  });

  it('run nothing but themselves: every page comes with the policy, built files never change', async () => {
    const page = await ask('/vote');
    expect(page.headers.get('Content-Security-Policy')).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(page.headers.get('Cache-Control')).toBe('no-cache');
    expect((await ask('/assets/voter-1a2b.js')).headers.get('Cache-Control')).toContain('immutable');
    expect((await ask('/assets/none.js')).status).toBe(404);
  });
});
