import type { BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sleep } from '../../clients/shared/transport/http.ts';
import { createKeyFile } from '../../crypto/key-file.ts';
import { Complaints, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { BACKUP_COST, TELLER_NAMES, voterName } from './support/cell.ts';
import { judgeScreen } from './support/judge-screen.ts';
import { takePictures } from './support/pictures.ts';
import { type PreparedRoom, prepareRoom, seePresent, subjectDrafts } from './support/prepared-room.ts';
import { act, chooseFile, confirmed, goToStep, PASSPHRASE, unlock } from './support/secretary-page.ts';
import { DrivenTellers } from './support/secretary-room.ts';

const VOTERS = 6;
const POLL = {
  title: 'Xếp loại chất lượng chi bộ năm 2026',
  questions: [{ kind: 'rating' as const, title: 'Chi bộ', subjects: subjectDrafts(2) }],
};

const at = browserAndService();
const complaints = new Complaints();
let room: PreparedRoom;
let tellers: DrivenTellers;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  room = await prepareRoom(at.service, { voters: VOTERS, polls: [POLL], pairs: 4 });
  tellers = new DrivenTellers(at.service);
  tellers.tablets = room.tellers;
  ({ context, page } = await openDevice(at.browser, 'tablet', complaints));
  page.setDefaultTimeout(120_000);
  const { random, serviceKey } = at.service.deps;
  const officer = { secretKey: room.secretary.secretKey, service: serviceKey.public };
  const file = createKeyFile(officer, PASSPHRASE, random, BACKUP_COST);
  await page.goto(`${at.service.url}/secretary`);
  await act(page, 'with-file');
  await chooseFile(page, 'key-file', 'khoa.phieukin-key', Buffer.from(file));
  await unlock(page);
  await page.getByRole('heading', { name: 'Các cuộc họp' }).waitFor();
});
afterAll(() => context?.close());

async function looked(where: string): Promise<void> {
  await judgeScreen(page, where);
  await takePictures(page, `later-${where}`);
}

describe('a secretary in the middle of a meeting', () => {
  it('states a lost teller with a reason, and takes the teller back', async () => {
    await act(page, 'open-meeting');
    await page.getByRole('heading', { name: 'Đang phát phiếu' }).waitFor();
    await page.getByText('Tổ kiểm phiếu', { exact: true }).click();
    await act(page, 'lose-3');
    expect(await page.locator('[data-act=confirm]').isDisabled()).toBe(true);
    await page.locator('dialog [name=reason]').fill('Điện thoại hỏng');
    await looked('lose');
    await page.locator('[data-act=confirm]').click();
    await page.locator('[data-waiting=teller-lost]').waitFor();
    await tellers.sign(tellers.tablets.slice(0, 2));
    await page.locator('[data-act=rejoin-3]').waitFor();
    // Two are needed, two are there: nobody else can be given up.
    expect(await page.locator('[data-act^=lose-]').count()).toBe(0);
    await looked('lost');
    await confirmed(page, 'rejoin-3');
    await page.locator('[data-waiting=teller-rejoined]').waitFor();
    await tellers.sign();
    await page.locator('[data-act=lose-3]').waitFor();
  });

  it('cancels a poll and holds it again under another number', async () => {
    await act(page, 'cancel-poll');
    await page.locator('dialog [name=reason]').fill('Thiếu một đối tượng');
    await page.locator('[data-act=confirm]').click();
    await page.locator('[data-waiting=poll-cancel]').waitFor();
    await tellers.sign();
    await act(page, 'replace-poll');
    expect(await page.locator('[name=poll-title]').inputValue()).toBe(POLL.title);
    await page.getByText('2 đối tượng').waitFor();
    await page.locator('[name=subject-names]').fill('Chi bộ 3');
    await act(page, 'use-typed');
    await page.getByText('3 đối tượng').waitFor();
    await looked('replace');
    await confirmed(page, 'propose-poll');
    await page.locator('[data-waiting=poll-manifest]').waitFor();
    await tellers.sign();
    await page.locator('[data-poll="2"]').waitFor();
    const state = await room.secretary.follow();
    expect(state.polls.get(2)?.manifest?.body).toMatchObject({ title: POLL.title, replaces: 1 });
  });
});

describe('a secretary who ends the issuing while somebody comes in', () => {
  it('reads the new figures and presses once more: nothing is stated that was not read aloud', async () => {
    await page.locator('[data-poll="2"] [data-act=barrier]').click();
    await page.getByText('Có mặt 0 người; đã phát 0 phiếu.').waitFor();
    const late = (route: Route) => sleep(5_000).then(() => route.continue().catch(() => {}));
    await page.route('**/log?from=*', late);
    await seePresent(room, 0);
    await page.locator('dialog [data-act=confirm]').click();
    await page.getByText('Vừa có người đến hoặc nhận phiếu sau khi đọc').waitFor();
    await page.getByText('Có mặt 1 người; đã phát 0 phiếu.').waitFor();
    await page.unroute('**/log?from=*', late);
    await looked('read-again');
    await page.locator('dialog [data-act=confirm]').click();
    await page.locator('[data-poll="2"][data-phase=barrier]').waitFor();
    expect((await room.secretary.follow()).polls.get(2)?.barrier?.present.size).toBe(1);
  });
});

describe('the meeting after it', () => {
  it('repeats the last one in three steps: people keep their slips, polls and tellers come along', async () => {
    await act(page, 'to-list');
    await act(page, 'repeat');
    await page.getByText('Bước 1/3').waitFor();
    await looked('repeat-1');
    await page.locator('[name=date]').fill('2027-01-05');
    await act(page, 'next');
    await page.getByText('Bước 2/3').waitFor();
    await page.getByText(voterName(0), { exact: true }).waitFor();
    await page.locator('[name=member]').fill('Người mới đến');
    await page.keyboard.press('Enter');
    await looked('repeat-2');
    await act(page, 'next');
    await page.getByText('Bước 3/3').waitFor();
    for (const name of [POLL.title, ...TELLER_NAMES]) await page.getByText(name).first().waitFor();
    await looked('repeat-3');
    await act(page, 'create-meeting');
    await goToStep(page, 'slips');
    await page
      .getByText(`${VOTERS + 1} người trong danh sách`)
      .first()
      .waitFor();
    await page.getByText(`In 1 thẻ mới; ${VOTERS} người dùng lại thẻ cũ.`).waitFor();
    await looked('repeat-slips');
  });

  it('changes the rules, sees what they say, and tries them out', async () => {
    await goToStep(page, 'polls');
    await page.getByText('Sửa quy tắc').click();
    await page.locator('[name=quorum]').selectOption('at-least 3/4');
    await page.locator('[name=rating-share]').selectOption('at-least 2/3');
    await page.locator('[name=rating-base]').selectOption('present');
    await page.locator('[name=level-code]').nth(3).fill('');
    await page.getByText('Mỗi mức cần một chữ viết tắt riêng').waitFor();
    await act(page, 'add-level');
    expect(await page.locator('[name=level-code]').count()).toBe(5);
    await page.getByRole('button', { name: 'Bỏ mức', exact: false }).last().click();
    await page.locator('[name=level-code]').nth(3).fill('kht');
    await page.getByText('Mỗi mức cần một chữ viết tắt riêng').waitFor({ state: 'detached' });
    await page.getByText('Quy tắc này nói gì').click();
    await page.getByText('Một mức thắng khi được ít nhất 2/3 số người có mặt.', { exact: false }).waitFor();
    await page.locator('[name=try-people]').fill('16');
    await page.getByText('Với 16 người được triệu tập: cần 12 người có mặt; nếu tính trên 16, cần 11 phiếu').waitFor();
    await looked('rules');
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByText('With 16 summoned: 12 must be present').waitFor();
    await looked('rules-en');
    expect(complaints.lines).toEqual([]);
  });
});
