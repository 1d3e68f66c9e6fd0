import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePoll } from '../../src/cli/meeting/count.ts';
import { cardOf, issueBallots } from '../../src/cli/meeting/door.ts';
import { openPoll } from '../../src/cli/meeting/vote.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { voterName } from './support/cell.ts';
import { answerAll, type PreparedRoom, prepareRoom, seePresent, subjectDrafts } from './support/prepared-room.ts';
import { VoterTablet } from './support/voter-tablet.ts';

const at = browserAndService();

const RATING = {
  title: 'Xếp loại chất lượng chi bộ năm 2026',
  questions: [{ kind: 'rating' as const, title: 'Chi bộ', subjects: subjectDrafts(12) }],
};
const CHOICES = [0, 1, 1, 2, 4, 3, 0, 1, 2, 1, 0, 4];

describe('a tablet in the room', () => {
  let room: PreparedRoom;
  let tablet: VoterTablet;

  beforeAll(async () => {
    room = await prepareRoom(at.service, { voters: 5, polls: [RATING] });
  });
  afterAll(() => tablet?.close());

  it('is set up by the link of the projector, and shows the words to compare', async () => {
    tablet = await VoterTablet.open(at.browser, room);
    await tablet.title('Nhận phiếu');
    expect(tablet.page.url()).not.toContain(room.meeting);
    await tablet.judgeScreen();
    await tablet.picture('door');
  });

  it('at the door: slip, own name, card, tellers, ready; typed codes may be small and spaced', async () => {
    await tablet.scan((room.slips[0]?.code ?? '').toLowerCase().replaceAll('-', ' '));
    await tablet.page.getByText(voterName(0)).waitFor();
    await tablet.judgeScreen();
    await tablet.picture('name');
    await tablet.act('its-me');
    await tablet.judgeScreen();
    await tablet.picture('card');
    await tablet.scan(cardOf(room, 0).replaceAll('-', '').toLowerCase());
    await tablet.title('Chờ ghi nhận có mặt');
    await tablet.judgeScreen();
    await tablet.picture('presence');
    await seePresent(room, 0);
    await tablet.title('Chờ tổ kiểm phiếu phát phiếu');
    await tablet.judgeScreen();
    await tablet.picture('tellers');
    await answerAll(room);
    await tablet.title('Thẻ phiếu đã sẵn sàng');
    await tablet.judgeScreen();
    await tablet.picture('ready');
    await tablet.act('done');
    await tablet.title('Nhận phiếu');
    expect(await tablet.page.content()).not.toContain(voterName(0));
  });

  it('CARD-USED: somebody who draws a card that was printed twice draws another one', async () => {
    await seePresent(room, 1);
    await tablet.scan(room.slips[1]?.code ?? '');
    await tablet.act('its-me');
    await tablet.scan(cardOf(room, 0));
    await tablet.page.getByText('Thẻ phiếu này đã có người dùng').waitFor();
    await tablet.judgeScreen();
    await tablet.picture('card-used');
    await tablet.scan(cardOf(room, 1));
    await tablet.title('Chờ tổ kiểm phiếu phát phiếu');
    await answerAll(room);
    await tablet.title('Thẻ phiếu đã sẵn sàng');
    await tablet.act('done');
  });

  it('at the barrier waits, and says for whom; then opens the booth by itself', async () => {
    await issueBallots(room, [2, 3, 4]);
    await openPoll(room, 1);
    await tablet.title('Bỏ phiếu');
    await tablet.page.locator('.scanner').waitFor();
    await tablet.judgeScreen();
    await tablet.picture('booth');
  });

  it('in the booth: one tap per line and two more; the tracking code is shown once the receipt is judged', async () => {
    await tablet.scan(cardOf(room, 0));
    await tablet.page.locator('#line-0').waitFor();
    expect(await tablet.page.locator('input:checked').count()).toBe(0);
    // Only the card was scanned: no name of a voter is anywhere, and no button chooses for many lines.
    const shown = await tablet.page.content();
    for (let voter = 0; voter < 5; voter++) expect(shown).not.toContain(voterName(voter));
    expect(await tablet.page.locator('main button').allTextContents()).toEqual([
      'Tới dòng đó',
      'Thôi, xóa lá phiếu',
      'Xem lại lá phiếu',
    ]);
    await tablet.judgeScreen();
    await tablet.picture('ballot');
    tablet.taps = 0;
    await tablet.chooseAll(CHOICES);
    await tablet.page.getByText('Đã chọn đủ').waitFor();
    await tablet.act('review');
    await tablet.title('Xem lại trước khi bỏ');
    await tablet.judgeScreen();
    await tablet.picture('review');
    const tracking = await tablet.tracking();
    await tablet.act('cast');
    await tablet.title('Đã bỏ phiếu');
    expect(tablet.taps).toBeLessThanOrEqual(CHOICES.length + 3);
    process.stdout.write(`voter at the booth: ${tablet.taps} taps for ${CHOICES.length} lines\n`);
    expect(await tablet.tracking()).toBe(tracking);
    expect(await tablet.page.locator('.choices').count()).toBe(0);
    await tablet.judgeScreen();
    await tablet.picture('done');
    await tablet.act('done');
    await tablet.title('Bỏ phiếu');
  });

  it('says so when the poll has closed, and when the meeting has ended', async () => {
    await closePoll(room, 1);
    await tablet.title('Chưa có cuộc bỏ phiếu nào đang mở');
    await tablet.judgeScreen();
    await tablet.picture('pause');
  });
});
