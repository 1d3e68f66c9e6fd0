import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { checkpointBody } from '../../../crypto/checkpoint.ts';
import { anchorOf, encodeCode } from '../../../crypto/code.ts';
import { noteHead } from '../../../src/domain/meeting/ballot-context.ts';
import type { TreeHead } from '../../../src/domain/meeting/shapes.ts';
import type { RunningService } from '../../../src/main.ts';
import type { PlayedMeeting } from '../../support/played-meeting.ts';
import { partsOf, recordBytes } from '../../support/record-of.ts';
import { Complaints, openDevice, type SizeName } from './browser.ts';
import { judgeScreen } from './judge-screen.ts';
import { takePictures } from './pictures.ts';

/** The record of a played meeting in a file, and the code of its paper minutes. */
export interface SavedRecord {
  readonly path: string;
  readonly anchor: string;
}

export async function saveRecord(folder: string, name: string, played: PlayedMeeting): Promise<SavedRecord> {
  const path = join(folder, `${name}.phieukin`);
  await writeFile(path, await recordBytes(partsOf(played)));
  const body = checkpointBody(noteHead(played.meeting, played.state.end as TreeHead));
  return { path, anchor: encodeCode('anchor', anchorOf(body)) };
}

/** Every screen is looked at by axe in both languages, and by people where PICTURES names a folder. */
export async function inspect(
  page: Page,
  name: string,
  sizes: readonly SizeName[] = ['tablet', 'upright', 'phone'],
): Promise<void> {
  await judgeScreen(page, name);
  await takePictures(page, name, { sizes });
}

export async function chooseRecord(page: Page, path: string, anchor = ''): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByLabel('Mã neo trên tờ biên bản giấy').fill(anchor);
  await page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
}

export const verdict = (page: Page): Promise<string | null> =>
  page.locator('.verdict h1').textContent({ timeout: 240_000 });

export async function openAudit(
  { browser, service }: { readonly browser: Browser; readonly service: RunningService },
  size: SizeName = 'tablet',
) {
  const complaints = new Complaints();
  const device = await openDevice(browser, size, complaints);
  await device.page.goto(`${service.url}/audit`);
  await device.page.locator('h1').waitFor();
  return { ...device, complaints };
}

export async function ends({
  context,
  complaints,
}: {
  context: BrowserContext;
  complaints: Complaints;
}): Promise<void> {
  expect(complaints.lines).toEqual([]);
  await context.close();
}
