import { beforeAll, describe, expect, it } from 'vitest';
import { toHex } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { LogWriter } from '../../src/cli/season/officers.ts';
import type { RatingBody } from '../../src/domain/rating/bodies.ts';
import { ratingLogId, signRating } from '../../src/domain/rating/entry.ts';
import { ratingOf } from '../../src/domain/rating/state.ts';
import { LONG_AN_DISTRICTS } from '../../src/domain/rules/presets.ts';
import { appendRating } from '../../src/usecases/append-rating.ts';
import { castBallot } from '../../src/usecases/cast-ballot.ts';
import { member, plainTerms } from '../rating/fixture.ts';
import { HeldMeeting } from '../usecases/held-meeting.ts';
import { Complaints } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { looksGood } from './support/judge-screen.ts';
import { atConsole, grown, part, stateOf } from './support/rating-console.ts';
import { act } from './support/secretary-page.ts';

const at = browserAndService();
const ORGANISATION = 'yen-the';
const VOTES = [
  [[0], [1]],
  [[0], [2]],
  [[1], [1]],
  [[0], [1]],
  [[3], [0]],
];

let held: HeldMeeting;
beforeAll(async () => {
  const { deps } = at.service;
  held = await HeldMeeting.begin(deps, { seed: 'taken over' });
  await held.prepareHeld();
  for (const voter of held.voters) held.issue(voter);
  held.open();
  await held.deliver();
  for (const [place, voter] of held.voters.entries()) {
    const ballot = held.ballot(voter, VOTES[place] ?? []);
    assertOk(await castBallot(deps, { meeting: held.meeting, ordinal: 1, ballot }));
    held.cast(ballot);
  }
  held.close();
  await held.deliver();
  await beginLog(held);
});

/** The organisation's rating log: the poll's subjects, under their commitments, a year under its rules and a quarter under others. */
async function beginLog({ secretary, state, openings }: HeldMeeting): Promise<void> {
  const { deps } = at.service;
  const { manifest } = state.polls.get(1) ?? {};
  const [question] = manifest?.body.questions ?? [];
  if (manifest === undefined || question?.kind !== 'rating') throw new Error('no rating');
  const names = question.subjects.map(({ name }) => name);
  const log = new LogWriter(deps, ORGANISATION);
  await log.begin([{ role: 'secretary', organisation: ORGANISATION, who: secretary }]);
  const added = {
    type: 'subjects-added',
    date: '2026-12-01',
    log: ratingLogId(deps.serviceKey.public, ORGANISATION),
    subjects: names.map((name) => member('', { name })),
  };
  const known = openings
    .map(({ commitment, salt, text }) => ({ commitment: toHex(commitment), salt: toHex(salt), text }))
    .filter(({ commitment }) => names.includes(commitment));
  const entry = signRating(added as RatingBody, secretary.secret);
  assertOk(await appendRating(deps, { organisation: ORGANISATION, entry, openings: known }));
  const steps = { selfRating: false, appraisal: false, ballot: 'proposes' } as const;
  for (const terms of [
    plainTerms({ ruleSet: manifest.body.ruleSet as never, steps }),
    plainTerms({ period: '2026-q4', ruleSet: LONG_AN_DISTRICTS as never, steps }),
  ])
    await log.say(secretary, '2026-12-01', terms as Parameters<typeof log.say>[2]);
}

const NONE = 'không có cuộc bỏ phiếu đã xác nhận nào về đối tượng của kỳ này';

describe('results taken over from a meeting of this service', () => {
  it('are read and judged here: nothing before they are certified, under other rules, or altered on the way', async () => {
    const complaints = new Complaints();
    const page = await atConsole(at, 'tablet', held.secretary, complaints);
    await part(page, 'ballot');
    await page.locator('[name=period]').selectOption('2026');
    await page.getByText('Hội nghị xếp loại').first().waitFor();
    // Closed and not counted.
    await act(page, 'read-meeting');
    await page.getByText(NONE).waitFor();
    expect(await page.locator('[data-act=state-poll]').count()).toBe(0);
    held.count();
    held.end();
    await held.deliver();

    // One count altered on the way: it is no longer what was signed.
    await page.route('**/room/*/log*', async (route) => {
      const answer = await route.fetch();
      const log = (await answer.json()) as { entries: { body: { type: string; counts?: number[][] } }[] };
      for (const { body } of log.entries) if (body.type === 'tally') body.counts?.[0]?.reverse();
      await route.fulfill({ response: answer, json: log });
    });
    await act(page, 'read-meeting');
    await page.getByRole('alert').getByText('STATEMENT-SIGNATURE-INVALID').waitFor();
    expect(await page.locator('[data-act=state-poll]').count()).toBe(0);
    await looksGood(page, 'ratings-meeting-altered');
    await page.unroute('**/room/*/log*');

    await act(page, 'read-meeting');
    await page.getByText('Cuộc bỏ phiếu 1: 2 đối tượng').waitFor();
    await looksGood(page, 'ratings-from-meeting');
    // A period under other rules takes nothing from the same poll.
    await page.locator('[name=period]').selectOption('2026-q4');
    await act(page, 'read-meeting');
    await page.getByText(NONE).waitFor();
    await page.locator('[name=period]').selectOption('2026');
    await act(page, 'read-meeting');
    await act(page, 'state-poll');
    await grown(page, 6);

    const state = await stateOf(at, { id: ORGANISATION });
    const period = state.periods.get('2026');
    const source = { kind: 'record', meeting: held.meeting, ordinal: 1, tally: held.state.polls.get(1)?.tally?.hash };
    expect(period && [0, 1].map((of) => ratingOf(period, of).ballot)).toMatchObject([
      { counts: [3, 1, 0, 1, 0], verdict: { level: 'HTXS' }, source },
      { counts: [1, 3, 1, 0, 0], verdict: { level: 'HTT' }, source },
    ]);
    // It is proven, and stated once: nobody waits for it any more.
    await act(page, 'read-meeting');
    await page.getByText(NONE).waitFor();
    await part(page, 'decision');
    await page.locator('[data-subject="1"] [data-value=ballot]').getByText('HTT', { exact: true }).waitFor();
    expect(await page.getByText('chưa kiểm chứng').count()).toBe(0);
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });
});
