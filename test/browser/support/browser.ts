import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** What screens are opened at: tablet lying and standing, and a phone. */
export const SIZES = {
  tablet: { width: 1280, height: 800 },
  upright: { width: 800, height: 1280 },
  phone: { width: 360, height: 740 },
} as const;

export type SizeName = keyof typeof SIZES;

/**
 * The system's Chromium, else the one inside an npm package. Where tests shall run with noble, no engine can start there.
 * @param home whose folder it takes for its user's, with the certificates that user trusts
 */
export async function openBrowser(args: readonly string[] = [], home?: string): Promise<Browser> {
  const env = home === undefined ? {} : { env: { ...process.env, HOME: home } as Record<string, string> };
  const system = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  const own = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  // An instance of WebAssembly without memory is none; the flag that hides WebAssembly itself has no effect any more.
  if (process.env.PHIEU_KIN_ENGINE === 'noble') own.push('--js-flags=--wasm-max-mem-pages=0');
  if (system !== undefined) return chromium.launch({ ...env, executablePath: system, args: [...own, ...args] });
  const { default: packaged } = await import('@sparticuz/chromium');
  const { executablePath } = packaged;
  return chromium.launch({
    ...env,
    executablePath: await executablePath.call(packaged),
    args: [...packaged.args.filter((arg) => !arg.startsWith('--headless')), ...own, ...args],
  });
}

/** What a page has complained about: a test that ends with any of it has failed. */
export class Complaints {
  readonly lines: string[] = [];

  /** Listens to errors, and to what the content-security policy has blocked. */
  watch(page: Page): void {
    page.on('pageerror', (error) => this.lines.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource|net::ERR_/.test(message.text()))
        this.lines.push(`console: ${message.text()}`);
    });
  }
}

/** A device of its own: nothing is shared with another context. */
export async function openDevice(
  browser: Browser,
  size: SizeName,
  complaints: Complaints,
): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  // Routes that lose requests do not see those of a service worker; offline.test.ts is about that.
  const options = { viewport: SIZES[size], hasTouch: true, locale: 'vi-VN', serviceWorkers: 'block' } as const;
  const context = await browser.newContext(options);
  const page = await context.newPage();
  complaints.watch(page);
  return { context, page };
}
