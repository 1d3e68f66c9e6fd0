import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { foundMeeting } from '../../clients/shared/devices/found-meeting.ts';
import { enrol, signTogether } from '../../clients/shared/devices/officers.ts';
import { makeBarrier, makeOpen } from '../../clients/shared/secretary/run-polls.ts';
import type { Receipt } from '../../clients/shared/tablet/cast.ts';
import { judgeBarrier } from '../../clients/shared/teller/polls.ts';
import type { Transport } from '../../clients/shared/transport/http.ts';
import { readServiceKey } from '../../clients/shared/transport/officer.ts';
import { fromHex } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { fingerprintWords } from '../../crypto/words.ts';
import { ratingChoices } from '../../src/cli/meeting/choices.ts';
import { closePoll, countPoll, endMeeting } from '../../src/cli/meeting/count.ts';
import { issueBallots } from '../../src/cli/meeting/door.ts';
import { SILENT } from '../../src/cli/meeting/narrator.ts';
import { type Play, prepareMeeting } from '../../src/cli/meeting/prepare.ts';
import { castBallots } from '../../src/cli/meeting/vote.ts';
import { CAUTIOUS_DEFAULT } from '../../src/domain/rules/presets.ts';
import { Complaints, SIZES, type SizeName } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { foundCell } from './support/cell.ts';
import { judgeScreen } from './support/judge-screen.ts';
import { takePictures } from './support/pictures.ts';

const VOTERS = 6;
const SUBJECTS = 12;
const random = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(randomBytes(length));

const at = browserAndService();
let context: BrowserContext;
let page: Page;
let play: Play;
let base: Transport;
let receipts: Receipt[] = [];
const complaints = new Complaints();

beforeAll(async () => {
  const { organisation, code } = await foundCell(at.service, 'Lê Thị Thư Ký');
  base = { base: `${at.service.url}/api/v1`, fetch, random, timeoutMs: 60_000 };
  const { service: key } = assertOk(await readServiceKey(base));
  const secretary = await enrol(base, key, { code, name: 'Lê Thị Thư Ký' });
  play = await prepareMeeting(SILENT, base, key, secretary, {
    organisation,
    title: 'Hội nghị kiểm điểm, xếp loại năm 2026',
    date: '2026-12-05',
    place: 'Nhà văn hóa thôn',
    tellers: ['Hoàng Văn Kiểm', 'Nguyễn Thị Phiếu', 'Trần Văn Niêm'],
    members: Array.from({ length: VOTERS }, (_, i) => ({
      name: `Đảng viên ${['Bình', 'Cường', 'Dung', 'Giang', 'Hạnh', 'Khánh'][i]}`,
      membership: 'official' as const,
      standing: 'counted' as const,
    })),
    subjects: Array.from({ length: SUBJECTS }, (_, i) => ({
      name: `Đồng chí thứ ${i + 1} trong danh sách`,
      kind: 'individual' as const,
      detail: null,
      voter: null,
    })),
    question: 'Xếp loại đảng viên',
    poll: 'Xếp loại chất lượng đảng viên',
    purpose: 'decide',
    ruleSet: CAUTIOUS_DEFAULT,
    polls: 1,
    spares: 0,
  });
  context = await at.browser.newContext({ viewport: SIZES.tablet, locale: 'vi-VN' });
  page = await context.newPage();
  complaints.watch(page);
});

/** A scene at every size: judged in both languages, figures that can be read from the back, a picture for people. */
async function inspect(name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES) as [SizeName, (typeof SIZES)[SizeName]][]) {
    await page.setViewportSize(viewport);
    await judgeScreen(page, `${name} ${size}`);
    for (const figure of await page.locator('.figures dd').all())
      expect(
        await figure.evaluate((dd) => Number.parseFloat(getComputedStyle(dd).fontSize) / innerHeight),
      ).toBeGreaterThanOrEqual(0.05);
    // Nobody scrolls a projector: what matters is in one view of a lying screen.
    if (size === 'tablet' && name !== 'none')
      expect
        .soft(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight))
        .toBeLessThanOrEqual(0);
    if (process.env.PICTURES)
      await page.screenshot({ path: join(process.env.PICTURES, `screen-${name}-${size}.png`), fullPage: true });
  }
  await page.setViewportSize(SIZES.tablet);
}

const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor({ timeout: 30_000 });

/** Waits until the figures are these: the projector follows by itself. */
const figures = (...wanted: readonly string[]) =>
  expect.poll(() => page.locator('.figures dd').allTextContents(), { timeout: 30_000 }).toEqual(wanted);

describe('the projector', () => {
  it('asks for the room, and waits for the manifest of a meeting that is being prepared', async () => {
    await page.goto(`${at.service.url}/screen`);
    await page.getByLabel('Địa chỉ của phòng họp').fill('không phải địa chỉ');
    await page.getByRole('button', { name: 'Mở', exact: true }).click();
    await page.getByText('không phải địa chỉ của phòng họp').waitFor();
    await inspect('none');
    const { service: key } = assertOk(await readServiceKey(base));
    const { organisation, code } = await foundCell(at.service, 'Lê Thị Thư Ký');
    const other = await enrol(base, key, { code, name: 'Lê Thị Thư Ký' });
    const { meeting } = await foundMeeting(base, { organisation, service: key }, other, ['Hồ Văn Sơn']);
    await page.getByLabel('Địa chỉ của phòng họp').fill(`${at.service.url}/vote#m=${meeting}`);
    await page.getByRole('button', { name: 'Mở', exact: true }).click();
    await heading('Đang chuẩn bị cuộc họp');
    await inspect('preparing');
  });

  it('shows the fingerprint, and who has come and was issued a ballot, by itself', async () => {
    await page.goto(`${at.service.url}/screen#m=${play.meeting}`);
    await heading('Đang phát phiếu');
    const fingerprint = play.secretary.state.manifest?.hash ?? '';
    expect(await page.locator('.words li').allTextContents()).toEqual([...fingerprintWords(fromHex(fingerprint))]);
    await page.getByRole('img', { name: 'Mã QR mở máy bỏ phiếu cho cuộc họp này' }).waitFor();
    await page.getByText('chỉ dùng được trên chính máy này').waitFor();
    await figures('0', '0');
    await page.getByText('Chưa đủ điều kiện tiến hành').waitFor();
    await issueBallots(play, [0, 1, 2, 3, 4]);
    await figures('5', '5');
    await page.getByText('Đủ điều kiện tiến hành', { exact: true }).waitFor();
    expect(await page.locator('.names li').allTextContents()).toEqual(['Số 1', 'Số 2', 'Số 3', 'Số 4', 'Số 5']);
  });

  it('shows the names that the console in the same browser offers, and no name that the log does not hold', async () => {
    const { openings } = assertOk(await play.secretary.client.openings());
    const [first] = play.secretary.state.roll?.voters ?? [];
    const console = await context.newPage();
    await console.goto(`${at.service.url}/audit`);
    await console.evaluate(
      ({ meeting, offered }) => {
        const channel = new BroadcastChannel(`phieu-kin-names/${meeting}`);
        channel.onmessage = ({ data }) => data === 'ask' && channel.postMessage({ openings: offered });
        channel.postMessage({ openings: offered });
      },
      {
        meeting: play.meeting,
        offered: openings.map((opening) =>
          opening.commitment === first?.name ? { ...opening, text: 'Người Khác' } : opening,
        ),
      },
    );
    await page.getByText('Đảng viên Cường').waitFor();
    expect((await page.locator('.names li').allTextContents()).slice(0, 3)).toEqual([
      'Số 1',
      'Đảng viên Cường',
      'Đảng viên Dung',
    ]);
    await inspect('issuing');
    await page.reload();
    await page.getByText('Đảng viên Cường').waitFor();
    await console.close();
  });

  it('reads names and numbers aloud at the barrier, then counts ballots as they come in', async () => {
    const { secretary, tellers, meeting } = play;
    await secretary.follow();
    await secretary.stateAlone(makeBarrier(secretary.state, 1));
    await heading('Đã chốt phát phiếu');
    await page.getByText('Cả phòng nghe đọc tên').waitFor();
    await inspect('barrier');
    for (const teller of tellers) {
      await teller.follow();
      await teller.cosign(assertOk(await judgeBarrier(teller.device, teller.view, 1, { present: 5, issued: 5 })));
    }
    await signTogether(secretary, tellers, assertOk(makeOpen(secretary.state, 1)));
    await heading('Đang bỏ phiếu kín');
    await figures('5', '5', '0');
    const choices = ratingChoices(
      Array.from({ length: SUBJECTS }, (_, i) => (i < 2 ? 0 : i < 10 ? 1 : 2)),
      4,
      5,
      VOTERS,
    );
    receipts = await castBallots(play, 1, [0, 1, 2, 3, 4], (voter) => choices[voter] ?? []);
    await figures('5', '5', '5');
    // Who voted, and what, is nowhere: the list of who was issued a ballot is gone from the screen as well.
    expect(await page.locator('.names li').count()).toBe(0);
    await inspect('open');
    expect(meeting).toBe(secretary.state.id);
  });

  it('says when the service is away, keeps what it showed, and goes on by itself', async () => {
    await context.setOffline(true);
    await page.getByText('Mất liên lạc với máy chủ').waitFor({ timeout: 90_000 });
    await figures('5', '5', '5');
    await inspect('offline');
    await context.setOffline(false);
    await page.getByText('Mất liên lạc với máy chủ').waitFor({ state: 'detached', timeout: 90_000 });
  });

  it('lists the tracking code of every ballot once the box is sealed', async () => {
    await closePoll(play, 1);
    await heading('Đã đóng, đang kiểm phiếu');
    await page.locator('.codes li').first().waitFor();
    const shown = await page
      .locator('.codes li')
      .evaluateAll((items) => items.map((li) => li.getAttribute('data-tracking')));
    expect(shown).toHaveLength(receipts.length);
    expect(new Set(shown).size).toBe(receipts.length);
    expect(await page.locator('.codes li').first().textContent()).toBe(
      shown[0]?.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 '),
    );
    await inspect('codes');
  });

  it('shows the certified result as a table with bars and verdicts, page by page; still where little motion is wanted', async () => {
    await countPoll(play, 1);
    await heading('Kết quả');
    await page.getByText('Đồng chí thứ 1 trong danh sách').waitFor();
    expect(await page.locator('.results tbody tr').count()).toBe(8);
    const row = page.locator('.results tbody tr').first();
    expect(await row.locator('td').last().textContent()).toBe('HTXS');
    expect((await row.locator('td.number').allTextContents()).reduce((sum, votes) => sum + Number(votes), 0)).toBe(5);
    await inspect('result');
    await page.getByRole('button', { name: 'Trang sau' }).click();
    await page.getByText('Trang 2/2').waitFor();
    expect(await page.locator('.results tbody tr').count()).toBe(4);
    await page.getByLabel('Chiếu', { exact: true }).selectOption('Mã theo dõi 1');
    await page.locator('.codes li').first().waitFor();
    await page.getByLabel('Chiếu', { exact: true }).selectOption('Hiện tại');

    await page.getByRole('button', { name: 'Dừng lật trang' }).waitFor();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.reload();
    await page.getByRole('button', { name: 'Tự lật trang' }).waitFor();
    await page.emulateMedia({ reducedMotion: null });
  });

  it('ends with the anchor code that the minutes print', async () => {
    const { anchor } = await endMeeting(play);
    await page.getByText(anchor).waitFor({ timeout: 30_000 });
    await inspect('ended');
    expect(complaints.lines).toEqual([]);
  });

  it('raises an alarm over a log that is shorter than the one it saw, also after it was loaded again', async () => {
    const lie = await context.newPage();
    await context.route(/\/room\/[0-9a-f]+\/log/, async (route) => {
      const answer = await route.fetch();
      const { entries } = (await answer.json()) as { entries: unknown[] };
      await route.fulfill({ response: answer, json: { size: 20, entries: entries.slice(0, 20) } });
    });
    await lie.goto(`${at.service.url}/screen#m=${play.meeting}`);
    await lie.getByRole('heading', { name: 'DỪNG LẠI' }).waitFor();
    await lie.getByText('VIEW-SHORTENED').waitFor();
    await judgeScreen(lie, 'alarm');
    await takePictures(lie, 'screen-alarm');
    await context.unroute(/\/room\/[0-9a-f]+\/log/);
    await lie.close();
  });

  it('shows nothing of a log in which a statement was altered', async () => {
    const fresh = await at.browser.newContext({ viewport: SIZES.tablet });
    const lie = await fresh.newPage();
    await fresh.route(/\/room\/[0-9a-f]+\/log/, async (route) => {
      const answer = await route.fetch();
      const text = (await answer.text()).replace('Nhà văn hóa thôn', 'Nhà văn hoá xã');
      await route.fulfill({ response: answer, body: text });
    });
    await lie.goto(`${at.service.url}/screen#m=${play.meeting}`);
    await lie.getByText('STATEMENT-SIGNATURE-INVALID').waitFor();
    expect(await lie.locator('.results').count()).toBe(0);
    await fresh.close();
  });
});
