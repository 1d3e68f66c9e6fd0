import type { Browser, Page } from 'playwright-core';
import type { RunningService } from '../../../src/main.ts';
import { type Complaints, openDevice, type SizeName } from './browser.ts';
import { type Committee, PERIOD } from './rated-units.ts';
import { act, chooseFile, PASSPHRASE } from './secretary-page.ts';

/** A superior's own device, signed in with the key file, with the units on the screen. */
export async function signedIn(
  at: { readonly browser: Browser; readonly service: RunningService },
  { keyFile }: Pick<Committee, 'keyFile'>,
  size: SizeName,
  complaints: Complaints,
): Promise<Page> {
  const { page } = await openDevice(at.browser, size, complaints);
  page.setDefaultTimeout(120_000);
  await page.goto(`${at.service.url}/superior#p=${PERIOD}`);
  await act(page, 'with-file');
  await chooseFile(page, 'key-file', 'khoa.phieukin-key', Buffer.from(keyFile));
  await page.locator('[name=passphrase]').fill(PASSPHRASE);
  await act(page, 'unlock');
  await page.locator('table.units').waitFor();
  return page;
}

/** Moves with the Tab key alone until the focus is on what a selector names. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 100; pressed++) {
    if (await page.evaluate((of) => document.activeElement?.matches(of) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}
