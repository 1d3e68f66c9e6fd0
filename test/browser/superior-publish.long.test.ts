import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { rowsOf } from '../../db/engine/database.ts';
import { Complaints } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { looksGood } from './support/judge-screen.ts';
import { addMembers, type Committee, foundCellBelow, foundCommittee } from './support/rated-units.ts';
import { act } from './support/secretary-page.ts';
import { signedIn } from './support/superior-page.ts';

/** As many as a district has; 4,371 members divided among them. */
const CELLS = 336;
const MEMBERS = 13;

const at = browserAndService();
let committee: Committee;

beforeAll(async () => {
  const { deps } = at.service;
  committee = await foundCommittee(deps);
  for (let place = 1; place <= CELLS; place++) {
    const cell = await foundCellBelow(deps, committee, `Chi bộ ${place}`);
    await addMembers(
      cell,
      Array.from({ length: MEMBERS }, (_, i) => `Đảng viên ${place}-${i + 1}`),
    );
  }
}, 1_800_000);

const opened = async (): Promise<number> => {
  const [row] = rowsOf<{ n: number }>(
    await at.service.deps.db.execute(sql`SELECT count(*)::int AS n FROM rating_entries WHERE type = 'period-opened'`),
  );
  return row?.n ?? 0;
};

it('a period is published to 336 cells, and after the page was closed half-way, to those that are left', async () => {
  const complaints = new Complaints();
  const begin = async () => {
    const page = await signedIn(at, committee, 'tablet', complaints);
    await act(page, 'publish');
    await page.locator('[name=title]').fill('Đánh giá, xếp loại chất lượng năm 2026');
    await page.locator('[name=find-unit]').fill('chi bo');
    await act(page, 'choose-shown');
    return page;
  };
  const first = await begin();
  expect((await first.locator('.unit-ticks label').allTextContents()).slice(0, 11).at(-1)).toBe('Chi bộ 11');
  await first.getByText(`Đã chọn ${CELLS}`).waitFor();
  const began = performance.now();
  await act(first, 'publish-to');
  await first.locator('dialog [data-act=confirm]').click();
  await expect.poll(opened, { timeout: 600_000, interval: 100 }).toBeGreaterThan(100);
  await looksGood(first, 'superior-publishing');
  await first.context().close();

  const left = await begin();
  const done = await opened();
  expect(done).toBeLessThan(CELLS);
  await left.getByText(`Đã chọn ${CELLS - done}`).waitFor();
  await act(left, 'publish-to');
  await left.locator('dialog [data-act=confirm]').click();
  await left.getByText(`Đã công bố cho ${CELLS - done}`).waitFor({ timeout: 600_000 });
  process.stdout.write(`published to ${CELLS} cells: ${Math.round(performance.now() - began)} ms\n`);
  expect(await opened()).toBe(CELLS);
  await looksGood(left, 'superior-published');
  expect(complaints.lines).toEqual([]);
  await left.context().close();
});
