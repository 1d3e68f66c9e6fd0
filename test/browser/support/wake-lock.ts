import type { Page } from 'playwright-core';

/**
 * Notes from the next load of the page on what locks it asks the browser for; the browser answers itself.
 * @returns what was asked for since that load
 */
export async function watchWakeLocks(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    const own = navigator.wakeLock.request.bind(navigator.wakeLock);
    navigator.wakeLock.request = (type) => {
      asked.push(type ?? '');
      return own(type);
    };
  });
  return () => page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
}
