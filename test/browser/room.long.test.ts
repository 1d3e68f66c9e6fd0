import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineChoice } from '../../crypto/ballot-layout.ts';
import { Complaints } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { closeVoting, countAndCertify, endAndVerify, endIssuing, openVoting } from './support/cell-polls.ts';
import { prepareCell } from './support/cell-preparation.ts';
import { CellRoom } from './support/cell-room.ts';
import { PoorWifi } from './support/poor-wifi.ts';
import { castVote, takeBallots, type VisitCount } from './support/voter-visit.ts';

const RATING = 1;
/** The fifth option is "not rated". */
const OPTIONS = 5;
const at = browserAndService();

/** Secretary, three tellers, four tablets and a projector, each in a browser context of its own. */
describe.each([
  { voters: 9, lines: 12 },
  { voters: 5, lines: 100 },
])('$voters voters rate $lines people', ({ voters, lines }) => {
  const complaints = new Complaints();
  const everyone = Array.from({ length: voters }, (_, voter) => voter);
  const choices = (voter: number): LineChoice[] =>
    Array.from({ length: lines }, (_, line) => [(voter + line) % OPTIONS] as LineChoice);
  const visits: VisitCount[] = [];
  let room: CellRoom;

  beforeAll(async () => {
    const subjects = Array.from({ length: lines }, (_, line) => `Đồng chí thứ ${line + 1}`);
    const prepared = await prepareCell(at, { voters, subjects }, complaints);
    room = await CellRoom.open(at.browser, at.service.url, prepared, new PoorWifi(), complaints);
  }, 900_000);
  afterAll(async () => {
    await room?.close();
    const most = (of: keyof VisitCount) => Math.max(...visits.map((visit) => visit[of]));
    process.stdout.write(`${lines} lines: at most ${most('screens')} screens and ${most('taps')} taps each\n`);
    expect(complaints.lines).toEqual([]);
  });

  it('holds the whole meeting, whose record verifies, anchored', async () => {
    await room.inTurn(everyone, async (tablet, voter) => {
      await room.see(voter);
      await takeBallots(tablet, room.papers(voter));
    });
    const heads = { present: voters, issued: voters };
    await endIssuing(room, RATING, heads);
    await openVoting(room, RATING, heads);
    visits.push(
      ...(await room.inTurn(everyone, (tablet, voter) => castVote(tablet, room.cardOf(voter), choices(voter)))),
    );
    for (const { taps } of visits) expect(taps).toBeLessThanOrEqual(lines + 3);
    await closeVoting(room, RATING, voters);
    await countAndCertify(room, RATING);
    await room.pictures(`room-${lines}`);

    const report = await endAndVerify(room, at.service.deps.random);
    expect(report.failure).toBeUndefined();
    expect(report.standing).toBe('anchored');
    const counts = Array.from({ length: lines }, (_, line) =>
      Array.from(
        { length: OPTIONS },
        (_, option) => everyone.filter((voter) => choices(voter)[line]?.includes(option)).length,
      ),
    );
    expect(report.meeting?.polls[0]?.counted?.counts).toEqual(counts);
  }, 900_000);
});
