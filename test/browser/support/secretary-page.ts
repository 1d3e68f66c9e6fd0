import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

export const PASSPHRASE = 'mưa rào phù sa sáo trúc';

/** Presses the button of this name. */
export const act = (page: Page, name: string): Promise<void> => page.locator(`[data-act=${name}]`).first().click();

/** Presses a button that asks first, and agrees. */
export async function confirmed(page: Page, name: string): Promise<void> {
  await act(page, name);
  await page.locator('dialog [data-act=confirm]').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
}

export async function goToStep(page: Page, step: string): Promise<void> {
  await act(page, `step-${step}`);
  await page.locator(`[data-act=step-${step}][aria-current=step]`).waitFor();
}

/** Chooses a file that stands in this program's memory. */
export const chooseFile = (page: Page, field: string, name: string, content: string | Buffer): Promise<void> =>
  page.locator(`input[name=${field}]`).setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

/** What an act offers as a download. */
export async function downloaded(page: Page, begin: () => Promise<void>): Promise<Uint8Array> {
  const [offered] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), begin()]);
  return new Uint8Array(await readFile(await offered.path()));
}

/** First time on a device: the invitation, a passphrase, and the key file saved and opened again. */
export async function beginOnDevice(page: Page, code: string): Promise<Uint8Array> {
  await page.locator('[name=code]').fill(code.toLowerCase());
  await page.locator('[name=passphrase]').fill(PASSPHRASE);
  await page.locator('[name=again]').fill(PASSPHRASE);
  await act(page, 'make-key');
  const file = await downloaded(page, () => act(page, 'download-key'));
  await chooseFile(page, 'key-copy', 'khoa.phieukin-key', Buffer.from(file));
  return file;
}

export async function unlock(page: Page): Promise<void> {
  await page.locator('[name=passphrase]').fill(PASSPHRASE);
  await act(page, 'unlock');
  await page.locator('[name=passphrase]').waitFor({ state: 'detached' });
}
