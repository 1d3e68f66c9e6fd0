import type { Browser, Page } from 'playwright-core';
import type { Player } from '../../../src/cli/season/officers.ts';
import type { RunningService } from '../../../src/main.ts';
import { type Complaints, openDevice, type SizeName } from './browser.ts';
import { keyFileOf } from './rated-units.ts';
import { act, chooseFile, PASSPHRASE } from './secretary-page.ts';

/** An auditor's own device, signed in with the key file, with the logs' search on the screen. */
export async function atSearch(
  { browser, service: { deps, url } }: { readonly browser: Browser; readonly service: RunningService },
  size: SizeName,
  who: Player,
  complaints: Complaints,
): Promise<Page> {
  const { page } = await openDevice(browser, size, complaints);
  page.setDefaultTimeout(90_000);
  await page.goto(`${url}/audit`);
  await act(page, 'search');
  await act(page, 'with-file');
  await chooseFile(page, 'key-file', 'khoa.phieukin-key', Buffer.from(keyFileOf(deps, who)));
  await page.locator('[name=passphrase]').fill(PASSPHRASE);
  await act(page, 'unlock');
  await page.getByRole('heading', { name: 'Tra cứu nhật ký' }).waitFor();
  return page;
}
