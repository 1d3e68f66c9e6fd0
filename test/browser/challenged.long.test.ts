import { beforeAll, expect, it } from 'vitest';
import { closePoll } from '../../src/cli/meeting/count.ts';
import { cardOf, issueBallots } from '../../src/cli/meeting/door.ts';
import { openPoll } from '../../src/cli/meeting/vote.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { type PreparedRoom, prepareRoom, subjectDrafts } from './support/prepared-room.ts';
import { keptValues, VoterTablet } from './support/voter-tablet.ts';

const at = browserAndService();
let room: PreparedRoom;

beforeAll(async () => {
  const questions = [{ kind: 'rating' as const, title: 'Đảng viên', subjects: subjectDrafts(2) }];
  room = await prepareRoom(at.service, { voters: 2, polls: [{ title: 'Xếp loại', questions }] });
  await issueBallots(room, [0, 1]);
  await openPoll(room, 1);
});

const keptCodes = async (tablet: VoterTablet): Promise<unknown> =>
  ((await keptValues(tablet.page))['voter-room'] as { challenged?: unknown } | undefined)?.challenged;

it('CHALLENGE-IN-BOX: a tablet keeps the codes that it checked, and raises the alarm if one is in the sealed box', async () => {
  const tablet = await VoterTablet.open(at.browser, room);
  await tablet.scan(cardOf(room, 0));
  await tablet.chooseAll([0, 1]);
  await tablet.act('review');
  await tablet.title('Xem lại trước khi bỏ');
  const code = await tablet.tracking();
  await tablet.act('challenge');
  await tablet.title('Kiểm tra máy bằng máy thứ hai');
  const honest = await VoterTablet.open(at.browser, room, 'phone');
  const deceived = await VoterTablet.open(at.browser, room, 'phone');
  for (const second of [honest, deceived]) {
    await second.act('checker');
    await second.scanCodesOf(tablet);
    await second.act('done');
    expect(await keptCodes(second)).toEqual([{ ordinal: 1, code }]);
  }
  // A tablet that showed this voter another voter's code: the box has it.
  await deceived.page.context().route('**/polls/1/tracking', async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    await route.fulfill({ response: answer, json: answer.ok() ? { codes: [...body.codes, code] } : body });
  });
  await deceived.page.reload();
  await tablet.act('onward');
  await tablet.act('review');
  await tablet.act('cast');
  await tablet.title('Đã bỏ phiếu');
  expect(await keptCodes(deceived)).toEqual([{ ordinal: 1, code }]);

  await closePoll(room, 1);
  await deceived.page.getByText('CHALLENGE-IN-BOX').waitFor();
  await deceived.judgeScreen();
  await deceived.picture('challenge-in-box-phone');
  await honest.title('Chưa có cuộc bỏ phiếu nào đang mở');
  await expect.poll(() => keptCodes(honest), { timeout: 60_000 }).toEqual([]);
  for (const one of [tablet, honest, deceived]) await one.close();
});
