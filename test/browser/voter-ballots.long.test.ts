import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeCode } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { closePoll, countPoll, endMeeting } from '../../src/cli/meeting/count.ts';
import { cardOf, issueBallots } from '../../src/cli/meeting/door.ts';
import { castBallots, openPoll } from '../../src/cli/meeting/vote.ts';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { chunked } from '../support/record-of.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { type PreparedRoom, prepareRoom, subjectDrafts } from './support/prepared-room.ts';
import { VoterTablet } from './support/voter-tablet.ts';

const at = browserAndService();
let room: PreparedRoom;

/** Poll 1: one's own line among the rated; a selection; a motion. Poll 2: a hundred lines. */
const POLLS = [
  {
    title: 'Xếp loại đảng viên, chọn tiêu biểu',
    ownLine: 'not-rated' as const,
    questions: [
      { kind: 'rating' as const, title: 'Đảng viên', subjects: subjectDrafts(4, 3) },
      { kind: 'selection' as const, title: 'Chi bộ tiêu biểu', min: 1, max: 2, subjects: subjectDrafts(5) },
      { kind: 'selection' as const, title: 'Đề nghị khen', min: 0, max: 2, subjects: subjectDrafts(3) },
      { kind: 'motion' as const, title: 'Thông qua quy chế làm việc' },
    ],
  },
  {
    title: 'Xếp loại 100 chi bộ',
    questions: [{ kind: 'rating' as const, title: 'Chi bộ', subjects: subjectDrafts(100) }],
  },
];
const VOTERS = [0, 1, 2, 3, 4];

beforeAll(async () => {
  room = await prepareRoom(at.service, { voters: VOTERS.length, polls: POLLS });
  await issueBallots(room, VOTERS);
  await openPoll(room, 1);
});

const SELECTION = 4;
const PRAISE = 5;
const MOTION = 6;

describe('a ballot with ratings, selections and a motion', () => {
  it('fixes the own line, takes min to max, and asks for an explicit nobody', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    const { page } = tablet;
    await tablet.scan(cardOf(room, 1));
    await page.getByText('Còn 6 dòng chưa chọn').waitFor();
    await page.locator('#line-1.fixed').waitFor();
    expect(await page.locator('#line-1 input:checked').count()).toBe(1);
    expect(await page.locator('#line-1 input:enabled').count()).toBe(0);
    expect(await page.locator('input:checked').count()).toBe(1);
    await tablet.judgeScreen();

    for (const line of [0, 2, 3]) await tablet.choose(line, 1);
    await tablet.choose(SELECTION, 4);
    await tablet.choose(SELECTION, 0);
    expect(await page.locator(`#line-${SELECTION} input:disabled`).count()).toBe(3);
    await tablet.choose(MOTION, 0);
    await page.getByText('Còn 1 dòng chưa chọn').waitFor();
    await tablet.act('review');
    await page.locator(`#line-${PRAISE}.open`).waitFor();
    await tablet.judgeScreen();
    await tablet.picture('open-line');
    await page.getByLabel('Không chọn ai').tap();
    await tablet.act('review');
    await tablet.title('Xem lại trước khi bỏ');
    const read = await page.locator('.choices li').allTextContents();
    expect(read[1]).toContain('Không xếp loại');
    expect(read[SELECTION]).toContain('Chi bộ 1; Chi bộ 5');
    expect(read[PRAISE]).toContain('Không chọn ai');
    expect(read[MOTION]).toContain('Đồng ý');

    const before = await tablet.tracking();
    await tablet.act('change');
    await tablet.choose(SELECTION, 0);
    await tablet.act('review');
    await tablet.title('Xem lại trước khi bỏ');
    expect(await tablet.tracking()).not.toBe(before);
    await tablet.act('cast');
    await tablet.title('Đã bỏ phiếu');
    await tablet.close();
  });

  it('is checked on a second tablet before another, encrypted afresh, is cast', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    const second = await VoterTablet.open(at.browser, room, 'phone');
    const { page } = tablet;
    await tablet.scan(cardOf(room, 2));
    await tablet.chooseAll([0, 1]);
    await tablet.choose(3, 2);
    await tablet.choose(SELECTION, 3);
    await page.getByLabel('Không chọn ai').tap();
    await tablet.choose(MOTION, 2);
    await tablet.act('review');
    await tablet.title('Xem lại trước khi bỏ');
    const challenged = await tablet.tracking();
    await tablet.act('challenge');
    await tablet.title('Kiểm tra máy bằng máy thứ hai');
    await tablet.judgeScreen();
    await tablet.picture('challenged');

    await second.act('checker');
    await second.scanCodesOf(tablet);
    expect(await second.tracking()).toBe(challenged);
    const read = await second.page.locator('.choices li').allTextContents();
    expect(read[SELECTION]).toContain('Chi bộ 4');
    expect(read[MOTION]).toContain('Không có ý kiến');
    await second.judgeScreen();
    await second.picture('checked-phone');
    await second.act('done');
    await second.act('checker');
    await second.scan('không phải mã');
    await second.page.getByText('Đây không phải mã kiểm tra').waitFor();
    await second.close();

    await tablet.act('onward');
    await tablet.act('review');
    await tablet.title('Xem lại trước khi bỏ');
    expect(await tablet.tracking()).not.toBe(challenged);
    await tablet.act('cast');
    await tablet.title('Đã bỏ phiếu');
    expect(await tablet.tracking()).not.toBe(challenged);
    await tablet.close();
  });
});

describe('a voter who uses the keyboard, and one who walks away', () => {
  it('votes without a pointer: every line, the last look, and into the box', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    const { page } = tablet;
    await tablet.scan(cardOf(room, 3));
    await page.locator('#line-0').waitFor();
    for (let line = 0; line <= MOTION; line++) await press(page, `#line-${line} input`, 'Space');
    await press(page, '[data-act=review]', 'Enter');
    await tablet.title('Xem lại trước khi bỏ');
    expect(await page.locator('.choices li').last().textContent()).toContain('Đồng ý');
    await press(page, '[data-act=cast]', 'Enter');
    await tablet.title('Đã bỏ phiếu');
    await press(page, '[data-act=done]', 'Enter');
    await tablet.title('Bỏ phiếu');
    expect(tablet.taps).toBe(1);
    await tablet.close();
  });

  it('asks after three minutes without a touch, and wipes the ballot a minute later; the tracking code, too', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    const { page } = tablet;
    await page.clock.install();
    await tablet.scan(cardOf(room, 4));
    await tablet.choose(0, 1);
    const asked = page.getByText('Đồng chí còn ở đây không?');
    await page.clock.fastForward(180_000);
    await asked.waitFor();
    await tablet.judgeScreen();
    await tablet.picture('still-there');
    await tablet.act('confirm');
    await asked.waitFor({ state: 'detached' });
    expect(await page.locator('#line-0 input:checked').count()).toBe(1);
    await page.clock.fastForward(180_000);
    await asked.waitFor();
    await page.clock.fastForward(60_000);
    await page.locator('.scanner').waitFor();
    expect(await page.locator('.line').count()).toBe(0);

    await tablet.scan(cardOf(room, 4));
    await page.getByText('Còn 7 dòng chưa chọn').waitFor();
    await tablet.chooseAll([0, 1, 2, 3, 0, 0, 0]);
    await tablet.act('review');
    await tablet.act('cast');
    await tablet.title('Đã bỏ phiếu');
    await page.clock.fastForward(59_000);
    await tablet.act('longer');
    await page.clock.fastForward(59_000);
    await tablet.title('Đã bỏ phiếu');
    await page.clock.fastForward(1_000);
    await tablet.title('Bỏ phiếu');
    expect(await page.locator('[data-tracking]').count()).toBe(0);
    await tablet.close();
  });
});

/** Goes on with the tab key until the focus is on one of these, then presses a key there. */
async function press(page: Page, selector: string, key: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector))
      return page.keyboard.press(key);
    await page.keyboard.press('Tab');
  }
  throw new Error(`the tab key does not lead to ${selector}`);
}

describe('a ballot of a hundred lines', () => {
  it('shows how many are open, leads to them, and is cast with 102 taps on an upright tablet', async () => {
    await openPoll(room, 2);
    const tablet = await VoterTablet.open(at.browser, room, 'upright');
    const { page } = tablet;
    await page.getByRole('button', { name: 'Xếp loại 100 chi bộ' }).tap();
    await tablet.scan(cardOf(room, 0));
    await page.getByText('Còn 100 dòng chưa chọn').waitFor();
    tablet.taps = 0;
    for (let line = 0; line < 100; line++) if (line !== 57) await tablet.choose(line, line % 5);
    await page.getByText('Còn 1 dòng chưa chọn').waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator('[data-act="jump"]').tap();
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector('#line-57')?.getBoundingClientRect() ?? { top: -1, bottom: 9e9 };
      return top > 100 && bottom < innerHeight - 100;
    });
    await tablet.picture('hundred');
    await tablet.choose(57, 0);
    await tablet.act('review');
    await tablet.title('Xem lại trước khi bỏ');
    await tablet.judgeScreen();
    await tablet.act('cast');
    await tablet.title('Đã bỏ phiếu');
    expect(tablet.taps).toBe(102);
    await tablet.close();
  });

  it('is counted with the others; the record of both polls verifies, anchored', async () => {
    await closePoll(room, 1);
    await countPoll(room, 1);
    await castBallots(room, 2, [1, 2], () => Array.from({ length: 100 }, () => [2]));
    await closePoll(room, 2);
    await countPoll(room, 2);
    const { record, anchor } = await endMeeting(room);
    const code = assertOk(decodeCode('anchor', anchor));
    const report = await verifyRecord(chunked(record), { random: room.random, anchor: code });
    expect(report.failure).toBeUndefined();
    expect(report.standing).toBe('anchored');
    const [mixed, hundred] = report.meeting?.polls ?? [];
    expect(mixed?.counted?.heads).toMatchObject({ issued: VOTERS.length, returned: 4, valid: 4 });
    const byTap = (line: number) => (line === 57 ? 0 : line % 5);
    expect(hundred?.counted?.counts).toEqual(
      Array.from({ length: 100 }, (_, line) =>
        Array.from({ length: 5 }, (_, option) => (option === byTap(line) ? 1 : 0) + (option === 2 ? 2 : 0)),
      ),
    );
  });
});
