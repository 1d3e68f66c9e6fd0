import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { type RatingState, ratingOf } from '../../src/domain/rating/state.ts';
import { loadRatings } from '../../src/usecases/load-ratings.ts';
import { axeViolations } from './support/axe.ts';
import { Complaints, openDevice, type SizeName } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { takePictures } from './support/pictures.ts';
import {
  addMembers,
  type Committee,
  foundCellBelow,
  foundCommittee,
  PERIOD,
  type Rated,
  rateOnPaper,
  yearOf,
} from './support/rated-units.ts';
import { act, chooseFile, PASSPHRASE } from './support/secretary-page.ts';

const at = browserAndService();

/** Of ten voters. One member at a time: who is proposed what, and where the values differ. */
const MEMBERS: readonly (readonly [name: string, rated: Rated])[] = [
  ['Lê Văn An', { self: 'HTXS', appraised: 'HTXS', votes: [8, 2, 0, 0, 0] }],
  ['Trần Thị Bình', { self: 'HTXS', appraised: 'HTT', votes: [7, 3, 0, 0, 0] }],
  ['Phạm Văn Cường', { self: 'HTT', appraised: 'HTT', votes: [1, 9, 0, 0, 0] }],
  ['Hoàng Thị Dung', { self: 'HTT', appraised: 'HTT', votes: [0, 9, 1, 0, 0] }],
  ['Vũ Đức Giang', { self: 'HTT', appraised: 'HT', votes: [0, 5, 5, 0, 0] }],
  ['Đặng Thị Hà', { self: 'HTT', appraised: 'HTT', votes: [0, 8, 2, 0, 0] }],
];

let committee: Committee;
let rated: string;
beforeAll(async () => {
  const { deps } = at.service;
  committee = await foundCommittee(deps);
  const ready = await foundCellBelow(deps, committee, 'Chi bộ Thôn Đông');
  rated = ready.id;
  await addMembers(
    ready,
    MEMBERS.map(([name]) => name),
  );
  await ready.log.say(committee.superior, '2026-11-10', yearOf());
  await rateOnPaper(
    ready,
    MEMBERS.map(([, values]) => values),
  );
  const begun = await foundCellBelow(deps, committee, 'Chi bộ Thôn Đoài');
  await addMembers(begun, ['Ngô Văn Khánh', 'Dương Thị Lan']);
  const late = { selfRating: '2026-01-31', appraisal: null, ballot: null, decision: null };
  await begun.log.say(committee.superior, '2026-11-10', yearOf({ deadlines: late }));
  const fresh = await foundCellBelow(deps, committee, 'Chi bộ Trường học');
  await addMembers(fresh, ['Bùi Minh Sơn']);
  await foundCellBelow(deps, committee, 'Chi bộ Trạm y tế', false);
});

const stateOf = async (organisation: string): Promise<RatingState> =>
  assertOk(await loadRatings(at.service.deps, { organisation }));
const levelsIn = async (organisation: string): Promise<readonly (string | null | undefined)[]> => {
  const state = await stateOf(organisation);
  const period = state.periods.get(PERIOD);
  return state.subjects.map((_, subject) => period && ratingOf(period, subject).decision?.level);
};

/** A superior's own device, signed in with the key file. */
async function signedIn(size: SizeName, complaints: Complaints): Promise<Page> {
  const { page } = await openDevice(at.browser, size, complaints);
  page.setDefaultTimeout(60_000);
  await page.goto(`${at.service.url}/superior#p=${PERIOD}`);
  await act(page, 'with-file');
  await chooseFile(page, 'key-file', 'khoa.phieukin-key', Buffer.from(committee.keyFile));
  await page.locator('[name=passphrase]').fill(PASSPHRASE);
  await act(page, 'unlock');
  await page.locator('table.units').waitFor();
  return page;
}

/** No accessibility fault in Vietnamese and in English. */
async function looksGood(page: Page, name: string): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  await takePictures(page, name, { sizes: ['tablet', 'upright'] });
  await page.getByRole('button', { name: 'Switch to English' }).click();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Chuyển sang tiếng Việt' }).click();
}

const names = (page: Page): Promise<string[]> => page.locator('table.units tbody .button').allTextContents();

describe('the superior’s console', () => {
  it('shows every unit below and how far it is; search and filters find what is missing or late', async () => {
    const complaints = new Complaints();
    const page = await signedIn('tablet', complaints);
    expect(await names(page)).toEqual([
      'Đảng ủy xã Tân Tiến',
      'Chi bộ Thôn Đoài',
      'Chi bộ Thôn Đông',
      'Chi bộ Trạm y tế',
      'Chi bộ Trường học',
    ]);
    await looksGood(page, 'superior-overview');
    await act(page, 'filter-late');
    expect(await names(page)).toEqual(['Chi bộ Thôn Đoài']);
    await act(page, 'filter-missing');
    expect(await names(page)).toEqual(['Đảng ủy xã Tân Tiến', 'Chi bộ Trạm y tế', 'Chi bộ Trường học']);
    await act(page, 'filter-all');
    await page.locator('[name=search]').fill('thon dong');
    expect(await names(page)).toEqual(['Chi bộ Thôn Đông']);
    await page.locator('[name=period]').fill('2026-13');
    await act(page, 'show-period');
    await page.getByText('Viết như 2026').waitFor();
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });

  it('decides many with one signature: caps follow what is chosen, and what departs asks for its reason', async () => {
    const complaints = new Complaints();
    const page = await signedIn('upright', complaints);
    await act(page, `open-${rated}`);
    const subject = (place: number) => page.locator(`[data-subject="${place}"]`);
    await subject(5).waitFor();
    // Values beside each other; what differs from the ballot is marked, paper is named wherever it counts.
    expect(await subject(1).locator('[data-value=appraisal]').textContent()).toContain('khác kết quả bỏ phiếu');
    expect(await subject(0).locator('[data-value=appraisal]').textContent()).not.toContain('khác');
    expect(await subject(0).locator('[data-value=self]').textContent()).toContain('92,5 điểm, ứng với HTXS');
    expect(await page.getByText('chưa kiểm chứng').count()).toBe(MEMBERS.length);
    expect(await subject(4).locator('[data-value=ballot]').textContent()).toContain('không mức nào đạt tỷ lệ');
    const meter = page.locator('.meter');
    expect(await meter.textContent()).toContain('2/1');
    await looksGood(page, 'superior-unit');

    await act(page, 'tick-all');
    await act(page, 'as-proposed');
    await page.getByText('Đã định mức cho 5.').waitFor();
    await page.locator('[name=number]').fill('7-QĐ/ĐU');
    const sign = page.locator('[data-act=decide]');
    // Over the cap: nothing is signed without a reason, or a choice that keeps it.
    expect(await sign.isDisabled()).toBe(true);
    await page.locator('[name=override]').waitFor();
    await page.locator('[name=level-1]').selectOption('HTT');
    expect(await meter.textContent()).toContain('1/1');
    await page.locator('[name=override]').waitFor({ state: 'detached' });
    expect(await sign.isDisabled()).toBe(true);
    await page.locator('[name=reason-1]').fill('Có đảng viên cấp dưới vi phạm.');
    await page.locator('[name=level-4]').selectOption('HT');
    await page.locator('[name=reason-4]').fill('Theo kết quả thẩm định.');
    await looksGood(page, 'superior-choosing');
    await sign.click();
    await page.getByText('Khác đề xuất: Trần Thị Bình, Vũ Đức Giang.').waitFor();
    await page.getByText('6 trường hợp dựa trên biên bản giấy, chưa kiểm chứng.').waitFor();
    await page.getByText('Không xóa hay sửa được').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await takePictures(page, 'superior-confirm', { sizes: ['tablet', 'upright'], whole: false });
    await act(page, 'confirm');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.locator('.decide-panel').waitFor({ state: 'detached' });
    expect(await levelsIn(rated)).toEqual(['HTXS', 'HTT', 'HTT', 'HTT', 'HT', 'HTT']);
    await looksGood(page, 'superior-decided');
    await act(page, 'to-overview');
    await page.getByText('6 chưa kiểm chứng').waitFor();
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });
});
