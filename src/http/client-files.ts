import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Hono } from 'hono';
import type { Env } from './environment.ts';

/** Which app answers at which address. */
const PAGES: Readonly<Record<string, string>> = {
  '/': 'welcome',
  '/vote': 'voter',
  '/secretary': 'secretary',
  '/teller': 'teller',
  '/screen': 'screen',
  '/audit': 'auditor',
  '/superior': 'superior',
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * What the screens may do: run and fetch what this service serves, show what they made themselves, use the camera. Nothing
 * from other hosts, nothing inline.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  'frame-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface ClientFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** Names of built files hold a hash of their content: they never change. */
  readonly immutable: boolean;
}

/** The built screens, read into memory once. */
export interface ClientFiles {
  readonly files: ReadonlyMap<string, ClientFile>;
  /** 32 bytes, hex: SHA-256 over `sha256 path` of every file in order of paths; the release that manifests name. */
  readonly release: string;
}

/** @returns undefined if nothing was built there */
export function readClientFiles(folder: string): ClientFiles | undefined {
  const files = new Map<string, ClientFile>();
  const lines: string[] = [];
  let entries: string[];
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort();
  } catch {
    return undefined;
  }
  for (const path of entries) {
    const body = new Uint8Array(readFileSync(join(folder, path)));
    files.set(`/${path}`, {
      body,
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      immutable: path.startsWith('assets/'),
    });
    lines.push(`${createHash('sha256').update(body).digest('hex')} ${path}\n`);
  }
  return files.size === 0 ? undefined : { files, release: createHash('sha256').update(lines.join('')).digest('hex') };
}

/** Adds the screens to the app, beside the API. */
export function serveClients(app: Hono<Env>, { files, release }: ClientFiles): void {
  const built = [...files].flatMap(([path, { immutable }]) => (immutable ? [path] : []));
  app.get('/release.json', (c) => c.json({ release, files: built }));
  app.on(['GET', 'HEAD'], '/*', async (c, next) => {
    const page = PAGES[c.req.path];
    const file = files.get(page === undefined ? c.req.path : `/${page}/index.html`);
    if (file === undefined) return await next();
    c.header('Content-Type', file.type);
    c.header('Content-Security-Policy', POLICY);
    c.header('Permissions-Policy', 'camera=(self), microphone=(), geolocation=(), screen-wake-lock=(self)');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    return c.body(file.body);
  });
}
