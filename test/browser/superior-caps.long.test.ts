import { describe, expect, it } from 'vitest';
import { Complaints } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { looksGood } from './support/judge-screen.ts';
import {
  addMembers,
  foundCellBelow,
  foundCommittee,
  levelsIn,
  type Rated,
  rateOnPaper,
  yearOf,
} from './support/rated-units.ts';
import { act, confirmed } from './support/secretary-page.ts';
import { signedIn } from './support/superior-page.ts';

const at = browserAndService();

const TOP: Rated = { self: 'HTXS', appraised: 'HTXS', votes: [9, 1, 0, 0, 0] };
const GOOD: Rated = { self: 'HTT', appraised: 'HTT', votes: [1, 9, 0, 0, 0] };

describe('a cap over groups and over units together', () => {
  it('warns on both screens, follows what is chosen, and stands in the way of no decision', async () => {
    const { deps } = at.service;
    const committee = await foundCommittee(deps);
    const [east] = await Promise.all(
      ['Chi bộ Thôn Đông', 'Chi bộ Thôn Nam'].map(async (name) => {
        const cell = await foundCellBelow(deps, committee, name);
        const groupOf = (place: number) => (place < 2 ? 'cán bộ' : 'đảng viên');
        await addMembers(cell, ['Lê Văn An', 'Trần Thị Bình', 'Phạm Văn Cường', 'Hoàng Thị Dung'], groupOf);
        await cell.log.say(committee.superior, '2026-11-10', yearOf());
        // Each group keeps its cap, one of two; together they are two of four, where one may be.
        await rateOnPaper(cell, [TOP, GOOD, TOP, GOOD]);
        return cell.id;
      }),
    );
    const complaints = new Complaints();
    const page = await signedIn(at, committee, 'tablet', complaints);
    await page.getByText('Tính gộp 2 đơn vị (chi bộ), đảng viên').waitFor();
    await page.getByText('Mức HTXS có 4: vượt 3.').waitFor();
    await page.getByText('không chặn quyết định nào').waitFor();
    expect(await page.locator('table.units .flag').count()).toBe(0);
    await looksGood(page, 'superior-units-cap');

    await act(page, `open-${east}`);
    await page.getByText('Tính gộp 2 nhóm đảng viên: Mức HTXS có 2: vượt 1.').waitFor();
    await looksGood(page, 'superior-groups-cap');
    await page.locator('[name=level-2]').selectOption('HTT');
    await page.getByText('Tính gộp 2 nhóm đảng viên: Mức HTXS có 1: trong mức khống chế.').waitFor();
    await page.locator('[name=level-2]').selectOption('HTXS');
    await page.getByText('Tính gộp 2 nhóm đảng viên: Mức HTXS có 2: vượt 1.').waitFor();
    // No group is over its cap: the signature asks for no reason.
    await act(page, 'tick-all');
    await act(page, 'as-proposed');
    await page.locator('[name=number]').fill('7-QĐ/ĐU');
    expect(await page.locator('[name=override]').count()).toBe(0);
    await confirmed(page, 'decide');
    await page.locator('.decide-panel').waitFor({ state: 'detached' });
    expect(await levelsIn(deps, east ?? '')).toEqual(['HTXS', 'HTT', 'HTXS', 'HTT']);
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });
});
