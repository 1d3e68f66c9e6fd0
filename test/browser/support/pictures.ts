import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { SIZES, type SizeName } from './browser.ts';

interface Pictures {
  readonly sizes?: readonly SizeName[];
  /** The whole page, however long; else what people see without scrolling. */
  readonly whole?: boolean;
}

/** Where PICTURES names a folder, takes pictures of what a page shows now, in each size; the page is left as it was. */
export async function takePictures(
  page: Page,
  name: string,
  { sizes = ['tablet', 'upright', 'phone'], whole = true }: Pictures = {},
): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  const before = page.viewportSize();
  for (const size of sizes) {
    await page.setViewportSize(SIZES[size]);
    // What sticks to an edge of the window would stand in the middle of the picture.
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: whole });
  }
  if (before !== null) await page.setViewportSize(before);
}
