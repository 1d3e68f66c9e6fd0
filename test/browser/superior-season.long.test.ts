import { beforeAll, describe, expect, it } from 'vitest';
import { planSeason } from '../../src/cli/season/plan.ts';
import { DISTRICT, playSeason } from '../../src/cli/season/play.ts';
import { Complaints } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { judgeScreen } from './support/judge-screen.ts';
import { takePictures } from './support/pictures.ts';
import { type Committee, joinAsSuperior } from './support/rated-units.ts';
import { act } from './support/secretary-page.ts';
import { signedIn } from './support/superior-page.ts';

const at = browserAndService();
/** Every ballot is entered from paper; meetings are played elsewhere. */
const plan = planSeason();
const hold = () => Promise.reject(new Error('no cell of this plan holds a meeting'));
let district: Committee;

beforeAll(async () => {
  const { deps, url } = at.service;
  await playSeason({ deps, url, out: '', hold }, plan, 2, () => {});
  district = await joinAsSuperior(deps, DISTRICT.id);
}, 3_600_000);

describe('a whole season on the superior’s console', () => {
  it('shows 42 organisations, 336 cells and 4,371 members: totals, tree, search, and the largest cell', async () => {
    const complaints = new Complaints();
    const page = await signedIn(at, district, 'tablet', complaints);
    const members = page.locator('table.totals tbody tr').filter({ hasText: 'đảng viên' });
    expect(await members.locator('td').allTextContents()).toEqual([
      '4.371',
      '4.336',
      '60614,0%',
      '3.37577,8%',
      '3207,4%',
      '350,8%',
      '0',
      '35',
      '4.336',
    ]);
    const organisations = page.locator('table.totals tbody tr').filter({ hasText: 'tổ chức đảng' });
    expect(await organisations.locator('td:first-of-type').allTextContents()).toEqual(['42', '336']);
    const rows = page.locator('table.units tbody tr');
    expect(await rows.count()).toBe(1 + plan.units.length);
    await judgeScreen(page);
    await takePictures(page, 'superior-season', { sizes: ['tablet', 'upright'], whole: false });
    const timed = async (what: string, work: () => Promise<void>): Promise<void> => {
      const began = performance.now();
      await work();
      process.stdout.write(`${what}: ${Math.round(performance.now() - began)} ms\n`);
    };
    await timed('379 units unfolded', async () => {
      await act(page, 'fold-all');
      await page.getByText('Đang hiện 379 trong 379 đơn vị.').waitFor();
    });
    expect(await rows.count()).toBe(379);
    await timed('a cell found among them', async () => {
      await page.locator('[name=search]').fill('dang bo co so 42');
      await page.getByText('Đang hiện 1 trong 379 đơn vị.').waitFor();
    });
    // Eight cells stayed without a result: their organisations wait for a decision that the ballot does not give.
    await page.locator('[name=search]').fill('');
    await act(page, 'filter-decided');
    expect(await rows.count()).toBeGreaterThanOrEqual(336);
    const cells = plan.units.flatMap((unit) => unit.cells);
    const largest = cells.reduce((most, cell) => (cell.members.length > most.members.length ? cell : most));
    await timed(`a cell of ${largest.members.length} read and checked`, async () => {
      await act(page, `open-${largest.id}`);
      await page.locator('.subject').first().waitFor();
    });
    const rated = largest.members.filter(({ level }) => level !== null).length;
    expect(await page.locator('.subject').count()).toBe(rated);
    expect(await page.locator('[data-value=decision]').getByText('chưa kiểm chứng').count()).toBe(rated);
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });
});
