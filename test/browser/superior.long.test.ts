import { readSheet } from 'read-excel-file/universal';
import { beforeAll, describe, expect, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { ratingOf } from '../../src/domain/rating/state.ts';
import { loadRatings } from '../../src/usecases/load-ratings.ts';
import { Complaints } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { judgeScreen, looksGood } from './support/judge-screen.ts';
import { takePictures } from './support/pictures.ts';
import {
  addMembers,
  type Committee,
  foundCellBelow,
  foundCommittee,
  levelsIn,
  PERIOD,
  type Rated,
  rateOnPaper,
  yearOf,
} from './support/rated-units.ts';
import { act, downloaded } from './support/secretary-page.ts';
import { signedIn } from './support/superior-page.ts';

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
let many: string;
let returned: string;
let fresh: string;
beforeAll(async () => {
  const { deps } = at.service;
  committee = await foundCommittee(deps);
  const ready = async (name: string, members: typeof MEMBERS): Promise<string> => {
    const cell = await foundCellBelow(deps, committee, name);
    await addMembers(
      cell,
      members.map(([member]) => member),
    );
    await cell.log.say(committee.superior, '2026-11-10', yearOf());
    await rateOnPaper(
      cell,
      members.map(([, values]) => values),
    );
    return cell.id;
  };
  many = await ready('Chi bộ Thôn Đông', MEMBERS);
  returned = await ready('Chi bộ Thôn Nam', MEMBERS.slice(0, 2));
  const unopened = await foundCellBelow(deps, committee, 'Chi bộ Trường học');
  fresh = unopened.id;
  await addMembers(unopened, ['Bùi Minh Sơn']);
  await foundCellBelow(deps, committee, 'Chi bộ Trạm y tế', false);
});

describe('a superior who decides', () => {
  it('decides many with one signature: caps follow what is chosen, and what departs asks for its reason', async () => {
    const complaints = new Complaints();
    const page = await signedIn(at, committee, 'upright', complaints);
    await act(page, `open-${many}`);
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
    await page.locator('[name=override]').fill('Đạt giải cấp tỉnh.');
    expect(await sign.isDisabled()).toBe(false);
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
    await judgeScreen(page);
    await takePictures(page, 'superior-confirm', { sizes: ['tablet', 'upright'], whole: false });
    await act(page, 'confirm');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.locator('.decide-panel').waitFor({ state: 'detached' });
    expect(await levelsIn(at.service.deps, many)).toEqual(['HTXS', 'HTT', 'HTT', 'HTT', 'HT', 'HTT']);
    await looksGood(page, 'superior-decided');
    // One is cancelled with a reason, and decided anew in its place.
    await act(page, 'cancel-1');
    await page.locator('[name=cancel-reason]').fill('Theo kết luận kiểm tra.');
    await judgeScreen(page);
    await act(page, 'confirm');
    await page.locator('[name=level-1]').selectOption('HT');
    await page.locator('[name=reason-1]').fill('Xếp loại lại.');
    await page.locator('[name=number]').fill('9-QĐ/ĐU');
    await sign.click();
    await act(page, 'confirm');
    await page.locator('.decide-panel').waitFor({ state: 'detached' });
    expect(await levelsIn(at.service.deps, many)).toEqual(['HTXS', 'HT', 'HTT', 'HTT', 'HT', 'HTT']);
    await act(page, 'to-overview');
    await page.getByText('6 chưa kiểm chứng').waitFor();

    await act(page, 'report');
    const paper = page.locator('.paper');
    await paper.getByText('BÁO CÁO TỔNG HỢP').waitFor();
    await paper.getByText('Chi bộ Thôn Đông').waitFor();
    await looksGood(page, 'superior-report');
    const workbook = await downloaded(page, () => act(page, 'save-xlsx'));
    expect((await readSheet(new Blob([workbook as BlobPart]))).flat()).toContain('Chi bộ Thôn Đông');
    await act(page, 'to-overview');
    await act(page, `open-${many}`);
    await act(page, 'part-papers');
    await paper.getByText('Trần Thị Bình').waitFor();
    await judgeScreen(page);
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });

  it('sends a subject back to its ballot with a reason, after which it waits for a new one', async () => {
    const complaints = new Complaints();
    const page = await signedIn(at, committee, 'tablet', complaints);
    await act(page, `open-${returned}`);
    await page.locator('[name=tick-1]').check();
    await act(page, 'send-back');
    const confirm = page.locator('dialog [data-act=confirm]');
    expect(await confirm.isDisabled()).toBe(true);
    await page.locator('[name=send-back-to]').selectOption('ballot');
    expect(await confirm.isDisabled()).toBe(true);
    await page.locator('[name=send-back-reason]').fill('Biên bản ghi nhầm dòng.');
    await judgeScreen(page);
    await takePictures(page, 'superior-send-back', { sizes: ['tablet', 'upright'], whole: false });
    await confirm.click();
    await page.locator('[data-subject="1"]').getByText('Chờ bỏ phiếu').waitFor();
    expect(await page.locator('[data-subject="1"] [data-value=ballot]').textContent()).toContain('đã trả lại');
    const state = assertOk(await loadRatings(at.service.deps, { organisation: returned }));
    const period = state.periods.get(PERIOD);
    expect(period && [0, 1].map((of) => ratingOf(period, of).ballot?.returned)).toEqual([false, true]);
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });
});

describe('a superior who publishes a period', () => {
  it('tries cap and criteria out, and states the period in the units’ logs; a unit without a log is told', async () => {
    const complaints = new Complaints();
    const page = await signedIn(at, committee, 'tablet', complaints);
    await act(page, 'publish');
    await page.locator('[name=title]').fill('Đánh giá, xếp loại chất lượng năm 2026');
    await page.locator('[name=cap-set]').selectOption('at-most-20-of-good-or-better-floor');
    await page.getByText('Với 15 người xếp loại tốt trở lên, được tối đa 3 HTXS.').waitFor();
    await page.locator('[name=try-cap]').fill('19');
    await page.getByText('Với 19 người xếp loại tốt trở lên, được tối đa 3 HTXS.').waitFor();
    await page.locator('[name=cap-set]').selectOption('at-most-20-of-good-or-better-half-up');
    await page.getByText('Với 19 người xếp loại tốt trở lên, được tối đa 4 HTXS.').waitFor();
    // In Long An's scheme the cap's good level is Long An's.
    await page.locator('[name=rule-set]').selectOption('long-an-districts');
    await page.locator('[name=cap-set]').selectOption('long-an-under-half');
    await page.getByText('Với 19 người được xếp loại, được tối đa 9 TSVM.').waitFor();
    await page.locator('[name=rule-set]').selectOption('majority-of-summoned');
    await page.locator('[name=criteria-set]').selectOption('hundred');
    await page.getByText('85 điểm ứng với mức HTT.').waitFor();
    await page.locator('[name=from-HTT]').fill('95');
    await page.getByText('Bộ tiêu chí chưa đúng').waitFor();
    await page.locator('[name=from-HTT]').fill('70');
    await page.locator('[name=due-ballot]').fill('2026-12-05');
    await page.locator('[name=due-decision]').fill('2026-12-01');
    await page.getByText('Hạn của bước sau không được trước bước trước.').waitFor();
    await page.locator('[name=due-decision]').fill('2026-12-20');
    await page.locator('[name=find-unit]').fill('tr');
    await act(page, 'choose-shown');
    await page.getByText('Đã chọn 2 đơn vị.').waitFor();
    await looksGood(page, 'superior-publish');
    await act(page, 'publish-to');
    await page.getByText('kể cả bạn').waitFor();
    await act(page, 'confirm');
    await page.getByText('Đã công bố cho 1 đơn vị.').waitFor();
    await page.getByText('chưa lập nhật ký xếp loại').waitFor();
    const state = assertOk(await loadRatings(at.service.deps, { organisation: fresh }));
    const terms = state.periods.get(PERIOD)?.terms;
    expect(terms).toMatchObject({
      title: 'Đánh giá, xếp loại chất lượng năm 2026',
      capSet: { id: 'long-an-under-half', good: 'HTT' },
      criteriaSet: { levels: [{ from: 9000 }, { from: 7000 }, { from: 5000 }, { from: 0 }] },
      deadlines: { ballot: '2026-12-05', decision: '2026-12-20' },
    });
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });
});
