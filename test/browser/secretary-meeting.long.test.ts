import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { LineChoice } from '../../crypto/ballot-layout.ts';
import { toHex } from '../../crypto/bytes.ts';
import { decodeCode } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { issueBallots } from '../../src/cli/meeting/door.ts';
import type { Play } from '../../src/cli/meeting/prepare.ts';
import { castBallots } from '../../src/cli/meeting/vote.ts';
import type { MeetingFacts } from '../../src/domain/verify/report.ts';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { pdfTexts } from '../support/pdf-text.ts';
import { chunked } from '../support/record-of.ts';
import { Complaints, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { CELL_NAME, foundCell } from './support/cell.ts';
import { judgeScreen } from './support/judge-screen.ts';
import { takePictures } from './support/pictures.ts';
import { act, beginOnDevice, chooseFile, confirmed, downloaded, goToStep, unlock } from './support/secretary-page.ts';
import { judgePapers } from './support/secretary-papers.ts';
import { DrivenTellers } from './support/secretary-room.ts';

const MEMBERS = ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Văn Chính', 'Phạm Thị Dung', 'Hoàng Văn Đức', 'Vũ Thị Hạnh'];
const ROLL = `Họ và tên;Chức vụ;Loại đảng viên;Tình trạng
${MEMBERS.map((name, place) => `${name};${place === 0 ? 'Bí thư' : ''};chính thức;`).join('\n')}
Ngô Thị Nga;;dự bị;
`;
const TELLERS = ['Hồ Văn Sơn', 'Mai Thị Thảo', 'Tạ Văn Việt'];

const at = browserAndService();
const complaints = new Complaints();

/** Judged in both languages, and a picture for people. */
async function accessible(page: Page, where: string): Promise<void> {
  await judgeScreen(page, where);
  await takePictures(page, `secretary-${where}`);
}

describe('a whole meeting from the secretary’s console', () => {
  it('goes from a roll file to an exported record that verifies, anchored', { timeout: 900_000 }, async () => {
    const { context, page } = await openDevice(at.browser, 'tablet', complaints);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    // The ceremony is judged here too, on whatever machine this is.
    page.setDefaultTimeout(120_000);
    const { code } = await foundCell(at.service, 'Đặng Thị Thư');
    await page.goto(`${at.service.url}/secretary`);
    await page.locator('h1').waitFor();
    await accessible(page, 'first-time');
    await beginOnDevice(page, code);
    await page.getByRole('heading', { name: 'Các cuộc họp' }).waitFor();
    await accessible(page, 'list');

    await act(page, 'new-meeting');
    await page.locator('[name=title]').fill('Hội nghị xếp loại chất lượng năm 2026');
    await page.locator('[name=date]').fill('2026-12-05');
    await page.locator('[name=place]').fill('Hội trường thôn Đông');
    await accessible(page, 'new-meeting');
    await act(page, 'create-meeting');

    // The roll.
    await goToStep(page, 'roll');
    await chooseFile(page, 'roll-file', 'danh-sach.csv', ROLL);
    await page.getByText('7 người trong danh sách, 6 người được bỏ phiếu.').first().waitFor();
    await page.getByText('không: đảng viên dự bị').waitFor();
    await accessible(page, 'roll');

    // A poll with a rating and a motion.
    await goToStep(page, 'polls');
    await act(page, 'add-poll');
    await page.locator('[name=poll-title]').fill('Xếp loại chất lượng đảng viên');
    await act(page, 'add-rating');
    await page.locator('[name=question]').fill('Mức xếp loại của từng đảng viên');
    await act(page, 'from-roll');
    await act(page, 'add-motion');
    await page.locator('[name=question]').nth(1).fill('Thông qua nghị quyết năm 2027');
    await accessible(page, 'polls');

    // Tellers.
    await goToStep(page, 'tellers');
    await page.locator('[name=invite-names]').fill(TELLERS.join('\n'));
    await act(page, 'invite');
    await page.locator('[data-code]').nth(2).waitFor();
    const invitations = await page
      .locator('[data-code]')
      .evaluateAll((shown) =>
        shown.map((each) => ({ name: each.getAttribute('data-code') ?? '', code: each.textContent ?? '' })),
      );
    expect(invitations.map(({ name }) => name)).toEqual(TELLERS);
    await accessible(page, 'invitations');
    await act(page, 'invite-close');
    const tellers = new DrivenTellers(at.service);
    await tellers.join(invitations);
    const meeting = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('m') ?? '';
    await tellers.offer(meeting);
    for (const name of TELLERS) await page.getByLabel(new RegExp(`${name}.*sẵn sàng`)).check({ timeout: 30_000 });
    await accessible(page, 'tellers');
    await confirmed(page, 'name-tellers');
    await page.getByText('Tổ kiểm phiếu đã lập.').waitFor();

    // Half prepared: a reload asks for the passphrase and goes on where it was.
    await page.reload();
    await page.locator('[name=passphrase]').fill('sai mật khẩu rồi');
    await act(page, 'unlock');
    await page.getByText('KEY-FILE-PASSPHRASE').waitFor();
    await accessible(page, 'wrong-passphrase');
    await unlock(page);
    await goToStep(page, 'roll');
    await page.getByText('7 người trong danh sách').first().waitFor();

    // Slips: printed first, stated afterwards.
    await goToStep(page, 'slips');
    const sheet = await downloaded(page, () => act(page, 'make-slips'));
    const texts = pdfTexts(sheet).map((text) => text.trim());
    const codes = texts.filter((text) => /^T[0-9A-Z]{3}(-[0-9A-Z]{4}){6}$/.test(text));
    expect(codes).toHaveLength(7);
    for (const name of [...MEMBERS, 'Ngô Thị Nga']) expect(texts).toContain(name);
    expect(texts).toContain('Bí thư');
    for (const slip of codes) expect(decodeCode('slip', slip).ok).toBe(true);
    await accessible(page, 'slips');
    await confirmed(page, 'state-roll');
    await page.getByText('Danh sách 7 người đã ghi trong nhật ký.').waitFor();
    // Nothing of a slip is kept, and nothing has left the browser, in letters or in digits.
    const kept = await page.evaluate(keptOnDevice);
    expect(sent.some((request) => request.includes('"type":"roll"'))).toBe(true);
    for (const slip of codes)
      for (const secret of [slip, slip.replaceAll('-', ''), toHex(assertOk(decodeCode('slip', slip)))]) {
        expect(kept).not.toContain(secret);
        expect(sent.filter((request) => request.includes(secret))).toEqual([]);
      }
    expect(kept).toContain('secretary/draft/');

    // Keys, then everybody's signature.
    await goToStep(page, 'keys');
    await page.getByText('Đang chờ: ').waitFor();
    await accessible(page, 'keys');
    await tellers.ceremony();
    await page.getByText('Khóa đã sẵn sàng, mọi người đã diễn tập.').waitFor();
    await goToStep(page, 'manifest');
    await accessible(page, 'manifest');
    await confirmed(page, 'propose-manifest');
    await page.locator('[data-waiting=meeting-manifest]').waitFor();
    await accessible(page, 'manifest-waiting');
    expect(await tellers.sign()).toEqual(['meeting-manifest', 'meeting-manifest', 'meeting-manifest']);
    await page.getByRole('heading', { name: 'Đã chốt, chưa phát phiếu' }).waitFor();
    await page.getByText('Dấu vân tay của cuộc họp').click();
    const fingerprint = (await page.locator('[data-fingerprint]').getAttribute('data-fingerprint')) ?? '';
    expect(tellers.tablets[0]?.state.manifest?.hash).toBe(fingerprint);

    await confirmed(page, 'open-issuing');
    await page.locator('[data-waiting=issuing-opened]').waitFor();
    await tellers.sign();
    await page.getByRole('heading', { name: 'Đang phát phiếu' }).waitFor();

    // The door: five of six come, the last is excused.
    const slips = codes.map((slip, voter) => ({ voter, code: slip }));
    const play = tellers.play(meeting, fingerprint, slips);
    await issueBallots(play, [0, 1, 2, 3, 4]);
    const card = page.locator('[data-poll="1"]');
    await card.getByText('5').first().waitFor();
    await page.getByText('Danh sách và điểm danh').click();
    await confirmed(page, 'excuse-5');
    await page.getByText('vắng có lý do', { exact: true }).waitFor();
    await accessible(page, 'issuing');
    await act(page, 'barrier');
    await page.getByText('Có mặt 5 người; đã phát 5 phiếu.').waitFor();
    await page.getByText('Ai có mặt cũng đã nhận phiếu.').waitFor();
    await accessible(page, 'barrier');
    await page.locator('[data-act=confirm]').click();
    await page.locator('[data-poll="1"][data-phase=barrier]').waitFor();

    // A reload in the middle.
    await page.reload();
    await unlock(page);
    await page.locator('[data-poll="1"][data-phase=barrier]').waitFor();
    await tellers.checkBarrier(1, { present: 5, issued: 5 });
    await confirmed(page, 'open-poll');
    await tellers.sign();
    await page.locator('[data-poll="1"][data-phase=open]').waitFor();
    await castBallots(play, 1, [0, 1, 2, 3, 4], () => choices(7, 0));
    await card.getByText('Đã bỏ').waitFor();
    await confirmed(page, 'close-poll');
    await tellers.sign();
    await page.locator('[data-poll="1"][data-phase=closed]').waitFor();
    await accessible(page, 'closed');
    await tellers.count(1);
    await page.locator('[data-poll="1"][data-phase=tallied]').waitFor();
    await page.getByText('Vì sao có kết quả này').first().click();
    await page.getByText(/Nguyễn Văn An: Kết quả: mức HTXS/).waitFor();
    await accessible(page, 'tallied');
    await confirmed(page, 'certify');
    await tellers.sign(tellers.tablets.slice(0, 2));
    await page.locator('[data-poll="1"][data-phase=certified]').waitFor();

    await secondRound(page, tellers, play);
    await cancelThird(page, tellers);
    const anchor = await endOf(page, tellers);

    const record = await downloaded(page, () => act(page, 'export'));
    await page.getByText('Máy này đã tự kiểm tra toàn bộ hồ sơ').waitFor();
    const report = await verifyRecord(chunked(record), {
      random: at.service.deps.random,
      anchor: assertOk(decodeCode('anchor', anchor)),
    });
    expect(report.failure).toBeUndefined();
    expect(report.standing).toBe('anchored');
    expect(report.meeting?.polls.map(({ phase }) => phase)).toEqual(['certified', 'certified', 'cancelled', 'planned']);

    // The papers say what the record says.
    await page.locator('[data-poll="1"] [data-act=minutes]').click();
    await page.getByRole('heading', { name: 'BIÊN BẢN KIỂM PHIẾU' }).waitFor();
    const typed = { superior: 'Đảng bộ xã Tam Hiệp', chair: 'Nguyễn Văn An, Bí thư chi bộ', number: '12-BB/CB' };
    for (const [field, text] of Object.entries(typed)) await page.locator(`[name=minutes-${field}]`).fill(text);
    await page.getByText('Chủ trì: Nguyễn Văn An, Bí thư chi bộ.').waitFor();
    await page.reload();
    await unlock(page);
    await page.getByText('Số 12-BB/CB').waitFor();
    expect(await page.locator('.paper').textContent()).toContain(anchor);
    await accessible(page, 'minutes');
    await page.emulateMedia({ media: 'print' });
    await takePictures(page, 'secretary-minutes-printed', { sizes: ['tablet'] });
    await page.emulateMedia({ media: 'screen' });
    const facts = report.meeting as MeetingFacts;
    await judgePapers(page, facts, 1, { ...typed, organisation: CELL_NAME });
    await act(page, 'show-announcement');
    await accessible(page, 'announcement');
    // Another poll's papers have the same head, and a number of their own.
    await act(page, 'back');
    await page.locator('[data-poll="2"] [data-act=minutes]').click();
    await judgePapers(page, facts, 2, { superior: typed.superior, chair: typed.chair, organisation: CELL_NAME });
    expect(await page.context().cookies()).toEqual([]);
    expect(complaints.lines).toEqual([]);
    await context.close();
  });
});

/** `lines` ratings on one level, then the motion agreed to. */
const choices = (lines: number, level: number): LineChoice[] => [...Array.from({ length: lines }, () => [level]), [0]];

/** A selection among those who won the top level; the latecomer's ballots are not needed, tokens are there already. */
async function secondRound(page: Page, tellers: DrivenTellers, play: Play): Promise<void> {
  await act(page, 'second-round');
  await page.locator('[name=poll-title]').fill('Chọn đảng viên tiêu biểu');
  await page.locator('[name=question]').fill('Chọn nhiều nhất hai người');
  await page.locator('[name=max]').fill('2');
  await accessible(page, 'second-round');
  await confirmed(page, 'propose-poll');
  await page.locator('[data-waiting=poll-manifest]').waitFor();
  await tellers.sign();
  await page.locator('[data-poll="2"]').waitFor();
  await confirmed(page, 'barrier');
  await page.locator('[data-poll="2"][data-phase=barrier]').waitFor();
  await tellers.checkBarrier(2, { present: 5, issued: 5 });
  await confirmed(page, 'open-poll');
  await tellers.sign();
  await page.locator('[data-poll="2"][data-phase=open]').waitFor();
  await castBallots(play, 2, [0, 1, 2, 3], () => [[0, 1]]);
  await confirmed(page, 'close-poll');
  await tellers.sign();
  await tellers.count(2);
  await page.locator('[data-poll="2"][data-phase=tallied]').waitFor();
  await confirmed(page, 'certify');
  await tellers.sign();
  await page.locator('[data-poll="2"][data-phase=certified]').waitFor();
}

/** A third poll is fixed and cancelled, with its reason. */
async function cancelThird(page: Page, tellers: DrivenTellers): Promise<void> {
  await act(page, 'new-poll');
  await page.locator('[name=poll-title]').fill('Biểu quyết thêm');
  await act(page, 'add-motion');
  await page.locator('[name=question]').fill('Đồng ý với đề nghị bổ sung?');
  await confirmed(page, 'propose-poll');
  await tellers.sign();
  await page.locator('[data-poll="3"]').waitFor();
  await act(page, 'cancel-poll');
  expect(await page.locator('[data-act=confirm]').isDisabled()).toBe(true);
  await page.locator('dialog [name=reason]').fill('Nội dung đã rút');
  await page.locator('[data-act=confirm]').click();
  await page.locator('[data-waiting=poll-cancel]').waitFor();
  await tellers.sign();
  await page.getByText('Lý do hủy: Nội dung đã rút').waitFor();
}

/** @returns the anchor code that the screen shows */
async function endOf(page: Page, tellers: DrivenTellers): Promise<string> {
  await confirmed(page, 'end-meeting');
  await page.locator('[data-waiting=meeting-end]').waitFor();
  await tellers.sign();
  await page.locator('[data-anchor]').waitFor();
  await tellers.cosignEnd();
  await accessible(page, 'ended');
  return (await page.locator('[data-anchor]').getAttribute('data-anchor')) ?? '';
}

/** Everything in the browser's own store, as text. Runs in the page. */
async function keptOnDevice(): Promise<string> {
  const database = await new Promise<IDBDatabase>((settle, fail) => {
    const request = indexedDB.open('phieu-kin');
    request.onsuccess = () => settle(request.result);
    request.onerror = () => fail(request.error);
  });
  const all = await new Promise<unknown[]>((settle) => {
    const store = database.transaction('kept').objectStore('kept');
    const found: unknown[] = [];
    store.openCursor().onsuccess = (event) => {
      const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
      if (cursor === null) return settle(found);
      found.push(cursor.key, cursor.value);
      cursor.continue();
    };
  });
  database.close();
  return JSON.stringify([all, { ...localStorage }, { ...sessionStorage }]);
}
