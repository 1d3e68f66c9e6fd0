import { describe, expect, it } from 'vitest';
import { SIZES } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';

const at = browserAndService();

describe('a screen that was open once', () => {
  it('opens again without a network; of the API nothing is kept', async () => {
    const context = await at.browser.newContext({ viewport: SIZES.tablet, locale: 'vi-VN' });
    const page = await context.newPage();
    await page.goto(`${at.service.url}/audit`);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      await fetch('/api/v1/service');
    });
    // The worker has taken over: now the page and its files pass through it.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.reload();
    await page.locator('h1').first().waitFor();
    await page.evaluate(() => fetch('/api/v1/service'));
    const kept = await page.evaluate(async () => {
      const paths: string[] = [];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) paths.push(new URL(request.url).pathname);
      return paths;
    });
    expect(kept).toContain('/audit');
    expect(kept.filter((path) => path !== '/audit' && !path.startsWith('/assets/'))).toEqual([]);

    await context.setOffline(true);
    await page.reload();
    await page.locator('h1').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    await context.close();
  });
});
