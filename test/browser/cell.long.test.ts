import type { Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineChoice } from '../../crypto/ballot-layout.ts';
import { drawCode, encodeCode } from '../../crypto/code.ts';
import { Complaints } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import {
  cancel,
  closeVoting,
  countAndCertify,
  endAndVerify,
  endIssuing,
  loseTeller,
  openVoting,
} from './support/cell-polls.ts';
import { prepareCell } from './support/cell-preparation.ts';
import { CellRoom } from './support/cell-room.ts';
import { PoorWifi } from './support/poor-wifi.ts';
import { castVote, fillBallot, showPapers, takeBallots, type VisitCount } from './support/voter-visit.ts';

const VOTERS = 30;
/** Comes when issuing for the first poll has ended. */
const LATECOMER = VOTERS - 1;
/** Goes home after the first poll, with ballots of the others in the pocket. */
const LEAVER = 5;
const SUBJECTS = ['Trần Thị Bình', 'Lê Văn Chính', 'Phạm Thị Dung', 'Hoàng Văn Đức'];

const RATING = 1;
const WITHDRAWN = 2;
const SECOND_ROUND = 3;
const MOTION = 4;

const everyone = Array.from({ length: VOTERS }, (_, voter) => voter);
const early = everyone.filter((voter) => voter !== LATECOMER);
const staying = everyone.filter((voter) => voter !== LEAVER);
const without = (voters: readonly number[], ...others: number[]) => voters.filter((voter) => !others.includes(voter));

/** Two win the first level, the third the second, the last is not rated by two. */
const ratings = (voter: number): LineChoice[] => [
  [voter < 20 ? 0 : 1],
  [voter % 4 === 0 ? 1 : 0],
  [1],
  [voter < 2 ? 4 : 2],
];
/** One of the two who won. */
const chosen = (voter: number): LineChoice[] => [[voter < 24 ? 0 : 1]];
const agreed = (voter: number): LineChoice[] => [[voter < 25 ? 0 : voter < 28 ? 1 : 2]];
const sums = (voters: readonly number[], choices: (voter: number) => LineChoice[], line: number, options: number) =>
  Array.from(
    { length: options },
    (_, option) => voters.filter((voter) => choices(voter)[line]?.includes(option)).length,
  );

const at = browserAndService();
const complaints = new Complaints();
const wifi = new PoorWifi();
const counts = new Map<string, VisitCount[]>();
let room: CellRoom;

beforeAll(async () => {
  const prepared = await prepareCell(at, { voters: VOTERS, subjects: SUBJECTS }, complaints);
  room = await CellRoom.open(at.browser, at.service.url, prepared, wifi, complaints);
}, 900_000);
afterAll(async () => {
  await room?.pictures('last');
  await room?.close();
  for (const [what, visits] of counts) {
    const most = (of: keyof VisitCount) => Math.max(...visits.map((visit) => visit[of]));
    process.stdout.write(
      `${what}: ${visits.length} voters, at most ${most('screens')} screens and ${most('taps')} taps each\n`,
    );
  }
  process.stdout.write(`network: ${wifi.sent} requests of 300 ms, ${wifi.lost} of them lost\n`);
  expect(complaints.lines).toEqual([]);
});

/** Everybody named votes in one poll, at whatever tablet is free; at most one tap per line and three more. */
async function vote(ordinal: number, voters: readonly number[], choices: (voter: number) => LineChoice[]) {
  const visits = await room.inTurn(voters, (tablet, voter) => castVote(tablet, room.cardOf(voter), choices(voter)));
  const lines = choices(0).length;
  for (const { taps } of visits) expect(taps).toBeLessThanOrEqual(lines + 3);
  const what = `poll ${ordinal}, ${lines} lines`;
  counts.set(what, [...(counts.get(what) ?? []), ...visits]);
}

describe('a cell of thirty, four tablets, three polls, and a poor network', () => {
  it('issues ballots at the door: one waits to be seen, one tablet dies between request and token', async () => {
    const [first, second] = [room.tablet(0), room.tablet(1)];
    await showPapers(first, room.papers(0));
    await first.title('Chờ ghi nhận có mặt');
    await room.see(0);
    await first.title('Thẻ phiếu đã sẵn sàng');
    await first.act('done');

    await room.see(1);
    const logged = second.context.waitForEvent('response', {
      predicate: (answer) => answer.url().endsWith('/requests') && answer.ok(),
      timeout: 120_000,
    });
    await showPapers(second, room.papers(1));
    await logged;
    const other = await room.replaceTablet(1);
    await takeBallots(other, room.papers(1));

    const visits = await room.inTurn(without(early, 0, 1), async (tablet, voter) => {
      await room.see(voter);
      return takeBallots(tablet, room.papers(voter));
    });
    counts.set('at the door', visits);
    await room.tablet(2).judgeScreen();
    await room.pictures('door');
    await room.reloadOneOfEach(RATING, 'planned', { tablet: 'Nhận phiếu', screen: 'Đang phát phiếu' });
  });

  it('ends issuing, and opens the rating for twenty-nine', async () => {
    const heads = { present: early.length, issued: early.length };
    await endIssuing(room, RATING, heads);
    await room.reloadOneOfEach(RATING, 'barrier', { tablet: 'Đã chốt phát phiếu', screen: 'Đã chốt phát phiếu' });
    await openVoting(room, RATING, heads);
    await room.reloadOneOfEach(RATING, 'open', { tablet: 'Bỏ phiếu', screen: 'Đang bỏ phiếu kín' });
  });

  it('gives a latecomer the ballots of later polls, and none of the open one', async () => {
    const tablet = room.tablet(3);
    await tablet.act('switch');
    await tablet.title('Nhận phiếu');
    await room.see(LATECOMER);
    await takeBallots(tablet, room.papers(LATECOMER));
    await tablet.act('switch');
    for (const card of [room.cardOf(LATECOMER), encodeCode('card', drawCode('card', at.service.deps.random))]) {
      await tablet.scan(card);
      await tablet.page.getByText('Thẻ phiếu này không mở được lá phiếu nào').waitFor();
      await tablet.page.locator('.scanner input').fill('');
    }
  });

  it('takes the rating: one ballot is challenged, one cast falls into a gap of the network, one card is tried again', async () => {
    const [first, second, phone] = [room.tablet(0), room.tablet(1), room.tablet(2)];
    await fillBallot(first, room.cardOf(2), ratings(2));
    const challenged = await first.tracking();
    await first.act('challenge');
    await phone.act('checker');
    await phone.scanCodesOf(first);
    expect(await phone.tracking()).toBe(challenged);
    await phone.judgeScreen();
    await phone.act('done');
    await first.act('onward');
    await first.act('review');
    await first.title('Xem lại trước khi bỏ');
    expect(await first.tracking()).not.toBe(challenged);
    await first.act('cast');
    await first.title('Đã bỏ phiếu');
    await first.act('done');

    await fillBallot(second, room.cardOf(3), ratings(3));
    const gap = (route: Route) => route.abort('internetdisconnected');
    await second.context.route('**/ballots', gap);
    await second.act('cast');
    await second.page.getByText('Mạng đang gián đoạn').waitFor();
    await second.page.reload();
    await second.page.getByText('Mạng đang gián đoạn').waitFor();
    await second.context.unroute('**/ballots', gap);
    await second.title('Đã bỏ phiếu');
    await second.act('done');

    await fillBallot(phone, room.cardOf(4), ratings(4));
    await phone.judgeScreen();
    await phone.act('change');
    await phone.judgeScreen();
    await room.pictures('open');
    await phone.act('abandon');
    await phone.act('confirm');
    await vote(RATING, without(early, 2, 3), ratings);
    await first.scan(room.cardOf(4));
    await first.title('Thẻ phiếu này đã bỏ phiếu');
    await first.act('done');
  });

  it('counts the rating', async () => {
    await closeVoting(room, RATING, early.length);
    await room.reloadOneOfEach(RATING, 'closed', { tablet: 'Nhận phiếu', screen: 'Đã đóng, đang kiểm phiếu' });
    await countAndCertify(room, RATING);
    await room.pictures('certified');
    await room.reloadOneOfEach(RATING, 'certified', { tablet: 'Nhận phiếu', screen: 'Kết quả' });
  });

  it('holds a second round among those who won, and goes on when a teller loses the device', async () => {
    await room.press('second-round');
    await room.secretary.locator('[name=poll-title]').fill('Chọn đảng viên tiêu biểu');
    await room.secretary.locator('[name=question]').fill('Chọn một đồng chí');
    await room.secretary.locator('[name=max]').fill('1');
    await room.agree('propose-poll');
    await room.sign('poll-manifest');
    await room.phase(SECOND_ROUND, 'planned');
    await endIssuing(room, SECOND_ROUND, { present: VOTERS, issued: VOTERS });
    await openVoting(room, SECOND_ROUND, { present: VOTERS, issued: VOTERS });
    await vote(SECOND_ROUND, staying, chosen);
    await loseTeller(room, 3, 'Điện thoại hỏng');
    await closeVoting(room, SECOND_ROUND, staying.length);
    await countAndCertify(room, SECOND_ROUND);
  });

  it('cancels a motion that is open, while one votes, and holds it again with the spare keys', async () => {
    const heads = { present: VOTERS, issued: VOTERS };
    await endIssuing(room, WITHDRAWN, heads);
    await openVoting(room, WITHDRAWN, heads);
    await castVote(room.tablet(0), room.cardOf(0), agreed(0));
    await room.tablet(1).scan(room.cardOf(1));
    await room.tablet(1).choose(0, 0);
    await cancel(room, WITHDRAWN, 'Câu hỏi ghi nhầm năm');
    await room.tablet(1).title('Cuộc bỏ phiếu này đã hủy');
    await room.tablet(1).page.getByText('Lý do hủy: Câu hỏi ghi nhầm năm').waitFor();
    await room.tablet(1).act('done');

    await room.press('replace-poll');
    await room.secretary.locator('[name=question]').fill('Thông qua nghị quyết năm 2028');
    await room.agree('propose-poll');
    await room.sign('poll-manifest');
    await room.phase(MOTION, 'planned');
    await endIssuing(room, MOTION, heads);
    await openVoting(room, MOTION, heads);
    await vote(MOTION, staying, agreed);
    await closeVoting(room, MOTION, staying.length);
    await countAndCertify(room, MOTION);
  });

  it('ends with one code on every screen, and a record that verifies, anchored, to the last vote', async () => {
    const report = await endAndVerify(room, at.service.deps.random);
    expect(report.failure).toBeUndefined();
    expect(report.standing).toBe('anchored');
    expect(report.meeting?.lostTellers).toEqual([3]);
    const polls = report.meeting?.polls ?? [];
    expect(polls.map(({ phase }) => phase)).toEqual(['certified', 'cancelled', 'certified', 'certified', 'planned']);
    const heads = polls.map(({ counted }) => counted && [counted.heads.issued, counted.heads.returned]);
    const [atFirst, later] = [
      [early.length, early.length],
      [VOTERS, staying.length],
    ];
    expect(heads).toEqual([atFirst, undefined, later, later, undefined]);
    expect(polls[0]?.counted?.counts).toEqual(SUBJECTS.map((_, line) => sums(early, ratings, line, 5)));
    expect(polls[2]?.counted?.counts).toEqual([sums(staying, chosen, 0, 2)]);
    expect(polls[3]?.counted?.counts).toEqual([sums(staying, agreed, 0, 3)]);
  });
});
