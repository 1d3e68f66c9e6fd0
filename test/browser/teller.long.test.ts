import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchorCode } from '../../clients/shared/anchor.ts';
import { acts, headCount, makeBarrier, makeCertify, makeOpen } from '../../clients/shared/secretary/run-polls.ts';
import { assertOk } from '../../crypto/result.ts';
import { castBallots } from '../../src/cli/meeting/vote.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { TELLER_NAMES, voterName } from './support/cell.ts';
import { waitFor } from './support/room-acts.ts';
import { TellerPage } from './support/teller-page.ts';
import { TellersRoom } from './support/tellers-room.ts';
import { watchWakeLocks } from './support/wake-lock.ts';

const at = browserAndService();

const VOTERS = 5;
const LINES = 3;

describe('three tellers on their own devices, from the ceremony to the end', () => {
  let room: TellersRoom;
  let tellers: TellerPage[];
  let first: TellerPage;

  const all = <T>(act: (teller: TellerPage, place: number) => Promise<T>) => Promise.all(tellers.map(act));

  beforeAll(async () => {
    room = await TellersRoom.open(at.service, VOTERS);
    const sizes = ['phone', 'tablet', 'upright'] as const;
    tellers = await Promise.all(sizes.map((size) => TellerPage.open(at.browser, at.service.url, size)));
    first = tellers[0] as TellerPage;
  });
  afterAll(() => all((teller) => teller.close()));

  it('take their role, and find the meeting', async () => {
    for (const [place, teller] of tellers.entries()) await teller.enrol(room.codes[place] ?? '');
    await first.judgeScreen();
    await first.picture('meetings');
    await all((teller) => teller.act('open-meeting'));
    await all((teller) => teller.title('Tạo khóa'));
    await first.page.getByText('Đang đợi thư ký nêu tên').waitFor();
    for (const name of TELLER_NAMES) await first.page.getByText(name).first().waitFor();
    await first.judgeScreen();
    await first.picture('ready');
  });

  it('hold the ceremony by themselves once they are named, over a reload, with the screen awake', async () => {
    const asked = await watchWakeLocks(first.page);
    await first.reload();
    await first.page.getByText('Đang đợi thư ký nêu tên').waitFor();
    expect(await asked()).toEqual(['screen']);
    await room.nameTellers(2);
    await all((teller) => teller.page.locator('input[name="backup-passphrase"]').waitFor());
    await first.judgeScreen();
    await first.picture('backup');
  });

  it('save the backup, and cannot go on before it was opened: other files and passphrases are refused', async () => {
    await first.act('save-backup');
    await first.page.getByText('Mật khẩu cần ít nhất 12 ký tự.').waitFor();
    await all((teller) => teller.backUp());
    const [, second] = tellers as [TellerPage, TellerPage, TellerPage];
    await all((teller) => teller.page.getByText('Tập dượt').first().waitFor());
    expect(second.backup.equals(first.backup)).toBe(false);
    await all((teller) => teller.page.getByText('Tập dượt xong').waitFor());
    await first.picture('rehearsed');
    await first.judgeScreen();
    await first.reload();
    await first.page.getByText('Tập dượt xong').waitFor();
  });

  it('read in words what they sign, and sign it', async () => {
    await room.layOutManifest(LINES);
    await first.act('read-meeting-manifest');
    await first.page.getByRole('dialog').getByText('Hội trường A').waitFor();
    await first.page
      .getByRole('dialog')
      .getByText(TELLER_NAMES.join(', '))
      .or(first.page.locator('dialog'))
      .first()
      .waitFor();
    await first.picture('manifest');
    await first.act('back');
    await all((teller) => teller.sign('meeting-manifest'));
    await all((teller) => teller.title('Việc cần làm'));
    await room.layOut(acts.openIssuing(room.meeting));
    await first.act('read-issuing-opened');
    await first.act('back');
    await first.judgeScreen();
    for (const teller of tellers.slice(0, 2)) await teller.sign('issuing-opened');
  });

  it('mark who is there with a tap, and issue by themselves; a voter is refused by hand', async () => {
    await first.act('tab-door');
    await first.page.locator('input[name="search"]').fill('so 1');
    await expect.poll(() => first.page.locator('.teller-person').count()).toBe(1);
    await first.page.getByRole('button', { name: `Ghi ${voterName(0)} có mặt` }).tap();
    await first.page.locator('input[name="search"]').fill('');
    for (let voter = 1; voter < VOTERS; voter++) await first.act(`present-${voter}`);
    await expect.poll(() => first.page.locator('.teller-person.present').count()).toBe(VOTERS);
    await first.judgeScreen();
    await first.picture('door');
    for (let voter = 0; voter < VOTERS - 1; voter++) {
      await room.ask(voter);
      await room.issued(voter);
    }
    await all(async (teller) => {
      await teller.act('tab-door');
      await teller.page.locator('input[name="auto"]').tap();
      await teller.page.locator('input[name="auto"]:not(:checked)').waitFor();
    });
    const last = VOTERS - 1;
    await room.ask(last);
    await first.act(`refuse-${last}`);
    await first.act('confirm');
    await first.page.getByText('Hãy ghi lý do.').waitFor();
    await first.judgeScreen();
    await first.page.locator('input[name="refuse-reason"]').fill('Chưa xuất trình thẻ');
    await first.picture('refuse');
    await first.act('confirm');
    await first.page.getByText('Không phát: Chưa xuất trình thẻ').waitFor();
    await first.reload();
    await first.act('tab-door');
    await first.page.getByText('Không phát: Chưa xuất trình thẻ').waitFor();
    await first.judgeScreen();
    await first.picture('refused');
    await first.act(`issue-${last}`);
    await (tellers[1] as TellerPage).act(`issue-${last}`);
    await room.issued(last);
  });

  it('print nameless cards, more than there are voters', async () => {
    const [, second] = tellers as [TellerPage, TellerPage];
    await second.act('tab-cards');
    expect(Number(await second.page.locator('input[name="cards"]').inputValue())).toBeGreaterThan(VOTERS);
    await second.judgeScreen();
    await second.picture('cards');
    const file = await second.downloads(() => second.act('print-cards'));
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('compare the numbers at the barrier, and open: other numbers are refused', async () => {
    // The answers of the third may still be on their way.
    await waitFor(async () => {
      const barrier = makeBarrier(await room.secretary.follow(), 1);
      return room.secretary.stateAlone(barrier).then(
        () => true,
        () => undefined,
      );
    });
    const { present, issued } = headCount(await room.secretary.follow(), 1);
    expect([present.length, issued.length]).toEqual([VOTERS, VOTERS]);
    await all((teller) => teller.act('tab-todo'));
    await all((teller) => teller.phase(1, 'barrier'));
    await first.judgeScreen();
    await first.picture('barrier');
    await first.checkBarrier(1, VOTERS + 1, VOTERS);
    await first.page.getByText('BARRIER-HEADCOUNT').waitFor();
    await first.picture('headcount');
    await all((teller) => teller.checkBarrier(1, VOTERS, VOTERS));
    await first.reload();
    await room.layOut(assertOk(makeOpen(await room.secretary.follow(), 1)));
    await first.act('read-poll-open');
    await first.picture('open');
    await first.act('back');
    await all((teller) => teller.sign('poll-open'));
    await all((teller) => teller.phase(1, 'open'));
    await first.judgeScreen();
  });

  it('close, cosign the seal by themselves, verify the box, decrypt, compare and certify', async () => {
    const play = room.play;
    for (const tablet of play.tablets) await tablet.follow();
    await castBallots(
      play,
      1,
      Array.from({ length: VOTERS }, (_, voter) => voter),
      (voter) => Array.from({ length: LINES }, (_, line) => [voter < 4 ? line : 3]),
    );
    await room.layOut(acts.close(room.meeting, 1));
    for (const teller of tellers.slice(0, 2)) await teller.sign('poll-close');
    await all((teller) => teller.page.locator('[data-act="count-1"]').waitFor());
    await first.judgeScreen();
    await first.picture('count');
    for (const teller of tellers.slice(0, 2)) {
      await teller.act('count-1');
      await teller.act('confirm');
    }
    await all((teller) => teller.phase(1, 'tallied'));
    const [, , third] = tellers as [TellerPage, TellerPage, TellerPage];
    await third.page.getByText('Máy này chưa tự kiểm hòm phiếu').waitFor();
    await third.judgeScreen();
    await third.picture('unverified');
    await third.act('verify-1');
    await third.page.getByText('Máy này đã tự kiểm hòm phiếu').waitFor();
    await first.judgeScreen();
    await first.picture('tallied');
    await first.reload();
    await room.layOut(assertOk(makeCertify(await room.secretary.follow(), 1)));
    await first.act('read-poll-certify');
    await first.page.getByRole('dialog').getByText('HTXS 4').waitFor();
    await first.picture('certify');
    await first.act('back');
    for (const teller of tellers.slice(1)) await teller.sign('poll-certify');
    await all((teller) => teller.phase(1, 'certified'));
  });

  it('end the meeting, and show the code of the paper minutes', async () => {
    await room.layOut(acts.end(room.meeting));
    for (const teller of tellers.slice(0, 2)) await teller.sign('meeting-end');
    await all((teller) => teller.title('Cuộc họp đã kết thúc'));
    const { code } = assertOk(anchorCode(await room.secretary.follow()));
    for (const teller of tellers) expect((await teller.page.getByTestId('anchor').textContent())?.trim()).toBe(code);
    await first.judgeScreen();
    await first.picture('ended');
  });
});
