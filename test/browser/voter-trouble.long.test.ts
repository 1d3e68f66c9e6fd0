import type { Route } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { signTogether } from '../../clients/shared/devices/officers.ts';
import { acts } from '../../clients/shared/secretary/run-polls.ts';
import { sleep } from '../../clients/shared/transport/http.ts';
import { drawCode, encodeCode } from '../../crypto/code.ts';
import { closePoll } from '../../src/cli/meeting/count.ts';
import { cardOf, issueBallots } from '../../src/cli/meeting/door.ts';
import { openPoll } from '../../src/cli/meeting/vote.ts';
import { Complaints, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { voterName } from './support/cell.ts';
import { answerAll, type PreparedRoom, prepareRoom, seePresent, subjectDrafts } from './support/prepared-room.ts';
import { keptValues, VoterTablet } from './support/voter-tablet.ts';

const at = browserAndService();
let room: PreparedRoom;

beforeAll(async () => {
  room = await prepareRoom(at.service, {
    voters: 8,
    pairs: 3,
    polls: [
      {
        title: 'Xếp loại chi bộ',
        questions: [{ kind: 'rating' as const, title: 'Chi bộ', subjects: subjectDrafts(3) }],
      },
      { title: 'Thông qua nghị quyết', questions: [{ kind: 'motion' as const, title: 'Đồng ý với nghị quyết?' }] },
    ],
  });
});

const slipOf = (voter: number): string => room.slips[voter]?.code ?? '';
const CHOICES = [0, 1, 4];
const ballots = '**/ballots';
const cut = (route: Route) => route.abort('internetdisconnected');
/** A page that is loaded anew meanwhile no longer waits. */
const late = (route: Route) => sleep(2_500).then(() => route.continue().catch(() => {}));

describe('trouble while a tablet is set up', () => {
  it('an address that is none, and a meeting that is not there', async () => {
    const complaints = new Complaints();
    const { context, page } = await openDevice(at.browser, 'tablet', complaints);
    const tablet = new VoterTablet(context, page, complaints);
    await page.goto(`${at.service.url}/vote`);
    await tablet.title('Chuẩn bị máy bỏ phiếu');
    await tablet.judgeScreen();
    await tablet.scan('https://phieu.lan/khac');
    await page.getByText('Mã này không phải mã của phòng họp').waitFor();
    await page.locator('.scanner input').fill('');
    await tablet.scan(`${at.service.url}/vote#m=${'ab'.repeat(16)}`);
    await tablet.title('Không tìm thấy cuộc họp');
    await tablet.judgeScreen();
    await tablet.act('rescan');
    await tablet.title('Chuẩn bị máy bỏ phiếu');
    await tablet.close();
  });

  it('VIEW-FINGERPRINT stops a tablet that scanned another fingerprint, also after a reload', async () => {
    const complaints = new Complaints();
    const { context, page } = await openDevice(at.browser, 'tablet', complaints);
    const tablet = new VoterTablet(context, page, complaints);
    await page.goto(room.link.replace(room.fingerprint, 'cd'.repeat(32)));
    await tablet.title('Dừng lại');
    await page.getByText('VIEW-FINGERPRINT').waitFor();
    await tablet.judgeScreen();
    await page.reload();
    await tablet.title('Dừng lại');
    await tablet.close();
  });

  it('words that differ are not used', async () => {
    const complaints = new Complaints();
    const { context, page } = await openDevice(at.browser, 'tablet', complaints);
    const tablet = new VoterTablet(context, page, complaints);
    await page.goto(room.link);
    await page.locator('.words').waitFor();
    await tablet.judgeScreen();
    await tablet.act('differ');
    await page.getByText('Không dùng máy này').waitFor();
    await tablet.act('rescan');
    await tablet.title('Chuẩn bị máy bỏ phiếu');
    await tablet.close();
  });
});

describe('trouble at the door', () => {
  it('mistyped codes stay to be corrected; cards, unknown slips and other people’s slips are told apart', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    const { page } = tablet;
    const input = page.locator('.scanner input');
    await tablet.scan(slipOf(0).slice(0, -1));
    await page.locator('.field-error').waitFor();
    expect(await input.inputValue()).toBe(slipOf(0).slice(0, -1));
    await tablet.judgeScreen();
    // What is selected is typed over by the next scan.
    await tablet.scan(cardOf(room, 0));
    await page.locator('.field-error').waitFor();
    await tablet.scan(encodeCode('slip', drawCode('slip', room.random)));
    await page.getByText('không có trong danh sách').waitFor();
    await tablet.scan(slipOf(0));
    await page.getByText(voterName(0)).waitFor();
    await tablet.act('not-me');
    await tablet.title('Nhận phiếu');
    expect(await page.content()).not.toContain(voterName(0));
    await tablet.close();
  });

  it('without printed cards a code is written down and typed back, and opens the ballot later', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    const { page } = tablet;
    await seePresent(room, 0);
    await tablet.scan(slipOf(0));
    await tablet.act('its-me');
    await tablet.act('no-cards');
    const code = (await page.locator('.own-code').textContent()) ?? '';
    await tablet.judgeScreen();
    await tablet.picture('own-code');
    await tablet.act('noted');
    expect(await page.content()).not.toContain(code);
    await tablet.scan(encodeCode('unlock', drawCode('unlock', room.random)));
    await page.locator('.field-error').waitFor();
    await tablet.scan(code.toLowerCase());
    await tablet.title('Chờ tổ kiểm phiếu phát phiếu');
    await answerAll(room);
    await tablet.title('Thẻ phiếu đã sẵn sàng');
    handWritten = code;
    await tablet.close();
  });

  it('a tablet that dies after the request: another one finishes with slip and card, and only with that card', async () => {
    const dying = await VoterTablet.open(at.browser, room);
    await seePresent(room, 1);
    await dying.scan(slipOf(1));
    await dying.act('its-me');
    await dying.scan(cardOf(room, 1));
    await dying.title('Chờ tổ kiểm phiếu phát phiếu');
    await dying.close();
    await answerAll(room);

    const other = await VoterTablet.open(at.browser, room);
    await other.scan(slipOf(1));
    await other.act('its-me');
    await other.title('Quét lại thẻ phiếu đã bốc');
    await other.judgeScreen();
    await other.scan(cardOf(room, 5));
    await other.page.locator('.field-error').waitFor();
    await other.scan(cardOf(room, 1));
    await other.title('Thẻ phiếu đã sẵn sàng');
    await other.close();
  });

  it('a reload in every phase: the visit begins again where it was, and nothing is asked for twice', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    const { page } = tablet;
    await tablet.scan(slipOf(2));
    await page.getByText(voterName(2)).waitFor();
    await page.reload();
    await tablet.title('Nhận phiếu');
    await tablet.scan(slipOf(2));
    await tablet.act('its-me');
    await page.reload();
    await tablet.title('Nhận phiếu');
    await seePresent(room, 2);
    await tablet.scan(slipOf(2));
    await tablet.act('its-me');
    await tablet.scan(cardOf(room, 2));
    await tablet.title('Chờ tổ kiểm phiếu phát phiếu');
    await page.reload();
    await tablet.title('Nhận phiếu');
    await answerAll(room);
    await tablet.scan(slipOf(2));
    await tablet.act('its-me');
    await tablet.scan(cardOf(room, 2));
    await tablet.title('Thẻ phiếu đã sẵn sàng');
    expect(JSON.stringify(await keptValues(page))).not.toContain(cardOf(room, 2));
    await tablet.close();
  });

  it('a lost network is told, and the visit goes on by itself', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    await seePresent(room, 3);
    await tablet.scan(slipOf(3));
    await tablet.act('its-me');
    await tablet.context.route('**/requests', cut);
    await tablet.scan(cardOf(room, 3));
    await tablet.page.getByText('máy tự gửi lại').waitFor();
    await tablet.judgeScreen();
    await tablet.context.unroute('**/requests', cut);
    await tablet.title('Chờ tổ kiểm phiếu phát phiếu');
    await answerAll(room);
    await tablet.title('Thẻ phiếu đã sẵn sàng');
    await tablet.close();
  });
});

let handWritten = '';

describe('trouble in the booth', () => {
  beforeAll(async () => {
    await issueBallots(room, [4, 5, 6]);
    await openPoll(room, 1);
  });

  it('unknown cards and slips are refused calmly; a hand-written code opens; a used card says so', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    const { page } = tablet;
    await tablet.scan(encodeCode('card', drawCode('card', room.random)));
    await page.getByText('Thẻ phiếu này không mở được lá phiếu nào').waitFor();
    await tablet.judgeScreen();
    await tablet.scan(slipOf(0));
    // What was said of the card before stands there until the slip was read.
    await page.getByText('Thẻ phiếu này không mở được lá phiếu nào').waitFor({ state: 'detached' });
    await page.locator('.field-error').waitFor();
    await tablet.scan(handWritten.replaceAll('-', ''));
    await tablet.chooseAll(CHOICES);
    await tablet.act('review');
    await tablet.act('cast');
    await tablet.title('Đã bỏ phiếu');
    await tablet.act('done');
    await tablet.scan(handWritten);
    await tablet.title('Thẻ phiếu này đã bỏ phiếu');
    await tablet.judgeScreen();
    await tablet.picture('voted');
    await tablet.close();
  });

  it('a reload while choosing or reviewing wipes the ballot; the card opens it again', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    const { page } = tablet;
    await tablet.scan(cardOf(room, 1));
    await tablet.choose(0, 2);
    await page.reload();
    await page.locator('.scanner').waitFor();
    await tablet.scan(cardOf(room, 1));
    await page.getByText('Còn 3 dòng chưa chọn').waitFor();
    await tablet.chooseAll(CHOICES);
    await tablet.act('review');
    await tablet.title('Xem lại trước khi bỏ');
    await page.reload();
    await tablet.scan(cardOf(room, 1));
    await page.getByText('Còn 3 dòng chưa chọn').waitFor();
    await tablet.act('abandon');
    await tablet.act('confirm');
    await page.locator('.scanner').waitFor();
    await tablet.close();
  });

  it('a battery that dies at the last look: the card opens the same ballot, empty, on any other tablet, once', async () => {
    const dying = await VoterTablet.open(at.browser, room, 'phone');
    await dying.scan(cardOf(room, 6));
    await dying.chooseAll(CHOICES);
    await dying.act('review');
    await dying.title('Xem lại trước khi bỏ');
    await dying.close();
    const other = await VoterTablet.open(at.browser, room);
    await other.scan(cardOf(room, 6));
    await other.page.getByText('Còn 3 dòng chưa chọn').waitFor();
    expect(await other.page.locator('input:checked').count()).toBe(0);
    await other.chooseAll(CHOICES);
    await other.act('review');
    await other.act('cast');
    await other.title('Đã bỏ phiếu');
    await other.act('done');
    await other.scan(cardOf(room, 6));
    await other.title('Thẻ phiếu này đã bỏ phiếu');
    await other.close();
  });

  it('a network cut while casting: the same bytes are sent until the receipt comes, also after a reload', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    const { page } = tablet;
    await tablet.scan(cardOf(room, 1));
    await tablet.chooseAll(CHOICES);
    await tablet.act('review');
    await tablet.title('Xem lại trước khi bỏ');
    const tracking = await tablet.tracking();
    await tablet.context.route(ballots, cut);
    await tablet.act('cast');
    await page.getByText('Mạng đang gián đoạn').waitFor();
    await tablet.judgeScreen();
    await tablet.picture('resend');
    await page.reload();
    await page.getByText('Mạng đang gián đoạn').waitFor();
    expect(await page.evaluate(() => indexedDB.databases())).toHaveLength(1);
    expect(Object.keys(await keptValues(page))).toContain('voter-cast');
    // Loaded anew, it can send before it has read the log: then it could not judge the receipt.
    await tablet.context.route('**/log?from=*', late);
    await tablet.context.unroute(ballots, cut);
    await page.reload();
    await tablet.title('Đã bỏ phiếu');
    await tablet.context.unroute('**/log?from=*', late);
    expect(await tablet.tracking()).toBe(tracking);
    expect(Object.keys(await keptValues(page))).toEqual(['voter-room']);
    const sent = tablet.requests.filter((request) => request.url().endsWith('/ballots'));
    expect(sent.length).toBeGreaterThan(2);
    expect(new Set(sent.map((request) => request.postDataBuffer()?.toString('hex'))).size).toBe(1);
    await tablet.act('done');
    await page.reload();
    await tablet.title('Bỏ phiếu');
    await tablet.close();
  });

  it('an answer that is lost on the way back: one ballot, one receipt', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    let lost = 0;
    await tablet.context.route(ballots, async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await tablet.scan(cardOf(room, 2));
    await tablet.chooseAll(CHOICES);
    await tablet.act('review');
    await tablet.act('cast');
    await tablet.title('Đã bỏ phiếu');
    expect(lost).toBe(2);
    await tablet.close();
  });

  it('RECEIPT-INVALID: a receipt that the service did not sign is an alarm, not a success', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    await tablet.context.route(ballots, async (route) => {
      const answer = await route.fetch();
      const { leaf } = (await answer.json()) as { leaf: string };
      return route.fulfill({ response: answer, json: { leaf, receipt: '00'.repeat(64) } });
    });
    await tablet.scan(cardOf(room, 3));
    await tablet.chooseAll(CHOICES);
    await tablet.act('review');
    await tablet.act('cast');
    await tablet.title('Dừng lại');
    await tablet.page.getByText('RECEIPT-INVALID').waitFor();
    await tablet.close();
  });

  it('VAULT-ROOT: a vault that is not the one the tellers checked stops the tablet before any card is read', async () => {
    const complaints = new Complaints();
    const { context, page } = await openDevice(at.browser, 'tablet', complaints);
    const tablet = new VoterTablet(context, page, complaints);
    await context.route('**/vault', async (route) => {
      const answer = await route.fetch();
      const { entries } = (await answer.json()) as { entries: unknown[] };
      return route.fulfill({ response: answer, json: { entries: entries.slice(1) } });
    });
    await page.goto(room.link);
    await tablet.title('Dừng lại');
    await page.getByText('VAULT-ROOT').waitFor();
    await tablet.close();
  });

  it('officers switch a tablet to the door for latecomers, and back', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    await tablet.title('Bỏ phiếu');
    await tablet.act('switch');
    await tablet.title('Nhận phiếu');
    await tablet.scan(slipOf(7));
    await tablet.page.getByText(voterName(7)).waitFor();
    await tablet.act('not-me');
    await tablet.act('switch');
    await tablet.title('Bỏ phiếu');
    await tablet.close();
  });

  it('a poll that is closed meanwhile, on the ballot and on the way to the box', async () => {
    const [choosing, sending] = [
      await VoterTablet.open(at.browser, room),
      await VoterTablet.open(at.browser, room, 'phone'),
    ];
    await choosing.scan(cardOf(room, 4));
    await choosing.choose(0, 1);
    await sending.scan(cardOf(room, 5));
    await sending.chooseAll(CHOICES);
    await sending.picture('ballot-phone');
    await sending.act('review');
    await sending.title('Xem lại trước khi bỏ');
    await sending.picture('review-phone');
    await sending.context.route(ballots, cut);
    await sending.act('cast');
    await sending.page.getByText('Mạng đang gián đoạn').waitFor();
    await closePoll(room, 1);
    await choosing.title('Cuộc bỏ phiếu đã đóng');
    await choosing.judgeScreen();
    await sending.context.unroute(ballots, cut);
    await sending.title('Cuộc bỏ phiếu đã đóng');
    expect(Object.keys(await keptValues(sending.page))).toEqual(['voter-room']);
    await sending.act('done');
    await choosing.act('done');
    await choosing.close();
    await sending.close();
  });

  it('a poll that is cancelled meanwhile says so, and why, on the ballot and on the way to the box; then the meeting ends', async () => {
    await signTogether(room.secretary, room.tellers, acts.cancel(room.meeting, 1, 'closed', 'thử'));
    await openPoll(room, 2);
    const [choosing, sending] = [
      await VoterTablet.open(at.browser, room),
      await VoterTablet.open(at.browser, room, 'phone'),
    ];
    await choosing.scan(cardOf(room, 4));
    await choosing.choose(0, 1);
    await sending.scan(cardOf(room, 5));
    await sending.chooseAll([0]);
    await sending.act('review');
    await sending.title('Xem lại trước khi bỏ');
    for (const path of [ballots, '**/log?from=*']) await sending.context.route(path, cut);
    await sending.act('cast');
    await sending.page.getByText('Mạng đang gián đoạn').waitFor();
    await signTogether(room.secretary, room.tellers, acts.cancel(room.meeting, 2, 'open', 'Câu hỏi ghi nhầm năm'));
    await choosing.title('Cuộc bỏ phiếu này đã hủy');
    await choosing.page.getByText('Lý do hủy: Câu hỏi ghi nhầm năm').waitFor();
    await choosing.page.getByText('Xin giữ thẻ phiếu').waitFor();
    await choosing.judgeScreen();
    await choosing.picture('cancelled');
    // The service refuses the ballot before the tablet can read why.
    await sending.context.unroute(ballots, cut);
    await sending.title('Lá phiếu chưa vào hòm');
    await sending.judgeScreen();
    await sending.context.unroute('**/log?from=*', cut);
    await sending.title('Cuộc bỏ phiếu này đã hủy');
    await sending.page.getByText('Lý do hủy: Câu hỏi ghi nhầm năm').waitFor();
    expect(Object.keys(await keptValues(sending.page))).toEqual(['voter-room']);
    await sending.act('done');
    await choosing.act('done');
    await signTogether(room.secretary, room.tellers, acts.end(room.meeting));
    await choosing.title('Cuộc họp đã kết thúc');
    await choosing.judgeScreen();
    await sending.title('Cuộc họp đã kết thúc');
    await sending.act('leave');
    await sending.title('Chuẩn bị máy bỏ phiếu');
    await choosing.close();
    await sending.close();
  });
});
