import type { Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acts, makeBarrier, makeOpen } from '../../clients/shared/secretary/run-polls.ts';
import { makeBackup } from '../../clients/shared/teller/backup.ts';
import { sleep } from '../../clients/shared/transport/http.ts';
import { createKeyFile } from '../../crypto/key-file.ts';
import { assertOk } from '../../crypto/result.ts';
import { Complaints, openDevice, type SizeName } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { placeTeller } from './support/placed-teller.ts';
import { type PreparedRoom, prepareRoom, subjectDrafts } from './support/prepared-room.ts';
import { askAtDoor, countersign, layOut, untilIssued, waitFor } from './support/room-acts.ts';
import { BACKUP_PASSPHRASE, KEY_PASSPHRASE, TellerPage } from './support/teller-page.ts';

const at = browserAndService();

const POLL = {
  title: 'Xếp loại chất lượng chi bộ năm 2026',
  questions: [{ kind: 'rating' as const, title: 'Chi bộ', subjects: subjectDrafts(2) }],
};
const CHEAP = { n: 2 ** 15, p: 1 };

/** A teller of a prepared room at work on a page of its own. */
async function placed(room: PreparedRoom, place: number, size: SizeName): Promise<TellerPage> {
  const tablet = room.tellers[place];
  if (tablet === undefined) throw new Error('no such teller');
  const complaints = new Complaints();
  const { context, page } = await openDevice(at.browser, size, complaints);
  const facts = { meeting: room.meeting, service: at.service.deps.serviceKey.public, remembering: true };
  await placeTeller(context, at.service.url, tablet, facts);
  return TellerPage.openPlaced({ context, page, complaints }, at.service.url, room.meeting);
}

describe('a teller who loses the device in the meeting', () => {
  let room: PreparedRoom;
  let tellers: TellerPage[];
  let back: TellerPage;

  beforeAll(async () => {
    room = await prepareRoom(at.service, { voters: 3, polls: [POLL] });
    tellers = [await placed(room, 0, 'tablet'), await placed(room, 1, 'upright'), await placed(room, 2, 'phone')];
  });
  afterAll(() => Promise.all([...tellers.slice(0, 2), back].map((teller) => teller?.close())));

  it('is stated lost by the others, in words and with a reason', async () => {
    const [first, second, third] = tellers as [TellerPage, TellerPage, TellerPage];
    await third.title('Việc cần làm');
    await third.close();
    await first.act('tab-team');
    await first.judgeScreen();
    await first.picture('team');
    await first.act('lose-3');
    await first.act('confirm');
    await first.page.getByText('Hãy ghi lý do.').waitFor();
    await first.judgeScreen();
    await first.picture('lose');
    await first.page.locator('input[name="lost-reason"]').fill('Điện thoại hỏng');
    await first.act('confirm');
    await second.act('read-teller-lost');
    await second.page.getByRole('dialog').getByText('Điện thoại hỏng').waitFor();
    await second.judgeScreen();
    await second.picture('sign-loss');
    await second.act('confirm');
    await countersign(room.secretary, 'teller-lost');
    await first.act('tab-team');
    await first.page.locator('[data-act="take-back-3"]').waitFor();
  });

  it('restores on another device with key file and backup; other files, passphrases and older logs are refused', async () => {
    const lost = room.tellers[2];
    if (lost === undefined) throw new Error('no third teller');
    const { random } = at.service.deps;
    const officer = { secretKey: lost.secretKey, service: at.service.deps.serviceKey.public };
    const keyFile = Buffer.from(createKeyFile(officer, KEY_PASSPHRASE, random, CHEAP));
    const backup = Buffer.from(assertOk(makeBackup(lost.device, BACKUP_PASSPHRASE, CHEAP)));
    const other = Buffer.from(
      assertOk(makeBackup((room.tellers[0] as (typeof room.tellers)[0]).device, BACKUP_PASSPHRASE, CHEAP)),
    );
    back = await TellerPage.open(at.browser, at.service.url, 'phone');
    await back.enterWith(keyFile);
    await back.act('open-meeting');
    await back.title('Máy này chưa có phần khóa của bạn');
    await back.judgeScreen();
    await back.picture('forgotten');
    const { size } = (await room.secretary.follow()).log;
    await back.page.locator('input[name="seen"]').fill(String(size));
    await back.openBackup(other, BACKUP_PASSPHRASE);
    await back.page.getByText('BACKUP-OTHER-CEREMONY').waitFor();
    await back.openBackup(backup, 'không phải mật khẩu');
    await back.page.getByText('BACKUP-PASSPHRASE').waitFor();
    await back.page.locator('input[name="seen"]').fill(String(size + 50));
    await back.openBackup(backup, BACKUP_PASSPHRASE);
    await back.page.getByText('VIEW-SHORTENED').waitFor();
    await back.picture('older-log');
    await back.page.locator('input[name="seen"]').fill(String(size));
    await back.openBackup(backup, BACKUP_PASSPHRASE);
    await back.page.getByText('Máy chưa ký gì cho đến khi được nhận lại').waitFor();
    await back.judgeScreen();
    await back.picture('restored');
  });

  it('is taken back, and issues again', async () => {
    const [first, second] = tellers as [TellerPage, TellerPage];
    await first.act('take-back-3');
    await first.judgeScreen();
    await first.act('confirm');
    await second.sign('teller-rejoined');
    await countersign(room.secretary, 'teller-rejoined');
    await back.title('Việc cần làm');
    await first.act('tab-door');
    await first.act('present-0');
    await second.act('tab-door');
    for (const teller of [first, second]) {
      await teller.act('tab-door');
      await teller.page.locator('input[name="auto"]').tap();
      await teller.page.locator('input[name="auto"]:not(:checked)').waitFor();
    }
    await askAtDoor(room, room.slips[0]?.code ?? '', 0);
    await first.act('issue-0');
    await untilIssued(room.secretary, 0);
  });

  it('is told when the service shows a shorter log: nothing else is on the screen', async () => {
    const [first] = tellers as [TellerPage];
    const shorter = (route: Route) => route.fulfill({ json: { size: 1, entries: [] } });
    await first.context.route('**/log?from=*', shorter);
    await first.page.getByRole('heading', { name: 'DỪNG LẠI' }).waitFor();
    await first.page.getByText('VIEW-SHORTENED').waitFor();
    await first.judgeScreen();
    await first.picture('alarm');
    await first.context.unroute('**/log?from=*', shorter);
    await first.act('reload');
    await first.title('Việc cần làm');
  });

  it('works in one tab only: a second one waits, and goes on when the first is closed', async () => {
    const [first] = tellers as [TellerPage];
    const second = await first.context.newPage();
    first.complaints.watch(second);
    await second.goto(first.page.url());
    await second.getByText('Thiết bị này đang mở ở cửa sổ khác').waitFor();
    const twin = new TellerPage(first.context, second, first.complaints);
    await twin.judgeScreen();
    await twin.picture('elsewhere');
    await first.page.close();
    await second.locator('h1', { hasText: 'Việc cần làm' }).waitFor();
    tellers[0] = twin;
  });
});

describe('poor Wi-Fi: 300 ms, and one request of twenty lost', () => {
  let room: PreparedRoom;
  let tellers: TellerPage[];

  beforeAll(async () => {
    room = await prepareRoom(at.service, { voters: 3, polls: [POLL] });
    tellers = [await placed(room, 0, 'tablet'), await placed(room, 1, 'upright'), await placed(room, 2, 'phone')];
    let sent = 0;
    for (const { context } of tellers)
      await context.route('**/api/v1/**', async (route) => {
        sent += 1;
        const lost = sent % 20 === 7;
        await sleep(300);
        await (lost ? route.abort() : route.continue()).catch(() => {});
      });
  });
  afterAll(() => Promise.all(tellers.map((teller) => teller.close())));

  it('hurts nothing: presence, issuing, barrier and opening', async () => {
    const [first] = tellers as [TellerPage];
    await Promise.all(tellers.map((teller) => teller.title('Việc cần làm')));
    await first.act('tab-door');
    for (const voter of [0, 1, 2]) await first.act(`present-${voter}`);
    await expect.poll(() => first.page.locator('.teller-person.present').count(), { timeout: 90_000 }).toBe(3);
    for (const voter of [0, 1, 2]) {
      await askAtDoor(room, room.slips[voter]?.code ?? '', voter);
      await untilIssued(room.secretary, voter);
    }
    // The answers of the third may still be on their way.
    await waitFor(async () => {
      const barrier = makeBarrier(await room.secretary.follow(), 1);
      return room.secretary.stateAlone(barrier).then(
        () => true,
        () => undefined,
      );
    });
    await first.act('tab-todo');
    await Promise.all(tellers.map((teller) => teller.checkBarrier(1, 3, 3)));
    await layOut(room.secretary, assertOk(makeOpen(await room.secretary.follow(), 1)));
    await Promise.all(tellers.map((teller) => teller.sign('poll-open')));
    await Promise.all(tellers.map((teller) => teller.phase(1, 'open')));
    await layOut(room.secretary, acts.cancel(room.meeting, 1, 'open', 'Thử hủy'));
    await first.act('read-poll-cancel');
    await first.page.getByRole('dialog').getByText('Thử hủy').waitFor();
    await first.judgeScreen();
  });
});
