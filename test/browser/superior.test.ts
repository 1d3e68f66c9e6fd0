import { beforeAll, describe, expect, it } from 'vitest';
import { Complaints } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { looksGood } from './support/judge-screen.ts';
import {
  addMembers,
  type Committee,
  foundCellBelow,
  foundCommittee,
  levelsIn,
  rateOnPaper,
  yearOf,
} from './support/rated-units.ts';
import { act } from './support/secretary-page.ts';
import { signedIn, tabTo } from './support/superior-page.ts';

const at = browserAndService();
let committee: Committee;
let rated: string;

beforeAll(async () => {
  const { deps } = at.service;
  committee = await foundCommittee(deps);
  const ready = await foundCellBelow(deps, committee, 'Chi bộ Thôn Đông');
  rated = ready.id;
  await addMembers(ready, ['Lê Văn An', 'Trần Thị Bình']);
  await ready.log.say(committee.superior, '2026-11-10', yearOf());
  await rateOnPaper(ready, [
    { self: 'HTXS', appraised: 'HTXS', votes: [8, 2, 0, 0, 0] },
    { self: 'HTT', appraised: 'HTT', votes: [0, 9, 1, 0, 0] },
  ]);
  const begun = await foundCellBelow(deps, committee, 'Chi bộ Thôn Đoài');
  await addMembers(begun, ['Ngô Văn Khánh', 'Dương Thị Lan']);
  const late = { selfRating: '2026-01-31', appraisal: null, ballot: null, decision: null };
  await begun.log.say(committee.superior, '2026-11-10', yearOf({ deadlines: late }));
  await foundCellBelow(deps, committee, 'Chi bộ Trạm y tế', false);
});

describe('the superior’s console', () => {
  it('shows every unit below and how far it is; search and filters find what is missing or late', async () => {
    const complaints = new Complaints();
    const page = await signedIn(at, committee, 'tablet', complaints);
    const names = () => page.locator('table.units tbody .button').allTextContents();
    expect(await names()).toEqual(['Đảng ủy xã Tân Tiến', 'Chi bộ Thôn Đoài', 'Chi bộ Thôn Đông', 'Chi bộ Trạm y tế']);
    await looksGood(page, 'superior-overview');
    await act(page, 'filter-late');
    expect(await names()).toEqual(['Chi bộ Thôn Đoài']);
    await act(page, 'filter-missing');
    expect(await names()).toEqual(['Đảng ủy xã Tân Tiến', 'Chi bộ Trạm y tế']);
    await act(page, 'filter-certified');
    expect(await names()).toEqual(['Chi bộ Thôn Đông']);
    await act(page, 'filter-all');
    await page.locator('[name=search]').fill('thon doai');
    expect(await names()).toEqual(['Chi bộ Thôn Đoài']);
    await page.locator('[name=period]').fill('2026-13');
    await act(page, 'show-period');
    await page.getByText('Viết như 2026, 2026-q4').waitFor();
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });

  it('is worked with the keyboard alone: a unit opened, a level chosen, a decision signed', async () => {
    const complaints = new Complaints();
    const page = await signedIn(at, committee, 'upright', complaints);
    await tabTo(page, `[data-act=open-${rated}]`);
    await page.keyboard.press('Enter');
    await page.locator('[data-subject="1"]').waitFor();
    await tabTo(page, '[name=level-1]');
    // A list of choices takes the first letters of one.
    await page.keyboard.type('HTT');
    await page.getByText('Đã định mức cho 1.').waitFor();
    await tabTo(page, '[name=number]');
    await page.keyboard.type('7-QĐ/ĐU');
    await tabTo(page, '[data-act=decide]');
    await page.keyboard.press('Enter');
    await page.getByText('Không xóa hay sửa được').waitFor();
    await tabTo(page, '[data-act=confirm]');
    await page.keyboard.press('Enter');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.locator('[data-subject="1"] .standing.decided').waitFor();
    expect(await levelsIn(at.service.deps, rated)).toEqual([undefined, 'HTT']);
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });
});
