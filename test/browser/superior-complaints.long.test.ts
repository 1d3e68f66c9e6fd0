import { describe, expect, it } from 'vitest';
import { assertOk } from '../../crypto/result.ts';
import { loadRatings } from '../../src/usecases/load-ratings.ts';
import { Complaints } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { looksGood } from './support/judge-screen.ts';
import {
  addMembers,
  foundCellBelow,
  foundCommittee,
  joinAsSuperior,
  levelsIn,
  PERIOD,
  rateOnPaper,
  yearOf,
} from './support/rated-units.ts';
import { act } from './support/secretary-page.ts';
import { signedIn } from './support/superior-page.ts';

const at = browserAndService();

describe('a superior at a unit', () => {
  it('follows complaints, which others answer, and states that a sealed copy was opened', async () => {
    const { deps } = at.service;
    const committee = await foundCommittee(deps);
    const cell = await foundCellBelow(deps, committee, 'Chi bộ Thôn Đông');
    const { log, secretary } = cell;
    await addMembers(cell, ['Lê Văn An', 'Trần Thị Bình']);
    await log.say(committee.superior, '2026-11-10', yearOf());
    await rateOnPaper(cell, [
      { self: 'HTXS', appraised: 'HTXS', votes: [8, 2, 0, 0, 0] },
      { self: 'HTT', appraised: 'HTT', votes: [0, 9, 1, 0, 0] },
    ]);
    await log.say(committee.superior, '2026-11-12', {
      type: 'decided',
      period: PERIOD,
      document: { number: '7-QĐ/ĐU', date: '2026-11-12' },
      decisions: [0, 1].map((subject) => ({
        subject,
        corrects: null,
        level: subject === 0 ? 'HTXS' : 'HTT',
        reason: null,
      })),
      overrides: [],
    });
    await log.say(secretary, '2026-11-16', {
      type: 'complaint-filed',
      period: PERIOD,
      subject: 1,
      received: '2026-11-16',
      content: log.commit('Đề nghị xem lại thành tích.'),
    });
    const copy = await log.say(secretary, '2026-11-13', {
      type: 'copy-sealed',
      meeting: null,
      file: null,
      until: '2027-05-13',
      place: log.commit('10 phiếu giấy; tủ số 2.'),
    });
    const complaints = new Complaints();
    const page = await signedIn(at, committee, 'tablet', complaints);
    await act(page, `open-${cell.id}`);
    await act(page, 'part-complaints');
    await page.getByText('Đề nghị xem lại thành tích.').waitFor();
    await page.getByText('Phải trả lời trước hết ngày 07/12/2026').waitFor();
    // The superior decided, so somebody else answers; and nothing is cancelled before that.
    await page.getByText('Chờ ủy ban kiểm tra trả lời').waitFor();
    expect(await page.locator('[data-act=answer-complaint], [data-act=cancel-decision]').count()).toBe(0);
    await looksGood(page, 'superior-complaints');

    await act(page, 'part-custody');
    const card = page.locator(`[data-copy="${copy}"]`);
    await card.locator('[data-part=open-copy] > summary').click();
    await card.locator('[name=decree-number]').fill('11-QĐ/ĐU');
    await card.locator('[name=decree-date]').fill('2026-11-18');
    await card.locator('[name=open-reason]').fill('Đối chiếu theo khiếu nại.');
    await looksGood(page, 'superior-custody');
    await act(page, 'open-copy');
    await page.locator('dialog [data-act=confirm]').click();
    await card.getByText('theo quyết định số 11-QĐ/ĐU ngày 18/11/2026').waitFor();
    const state = assertOk(await loadRatings(deps, { organisation: cell.id }));
    expect(state.copies.get(copy)).toMatchObject({ openings: 1 });
    await act(page, 'part-deciding');
    await page.locator('[data-subject="1"]').waitFor();
    expect(await levelsIn(deps, cell.id)).toEqual(['HTXS', 'HTT']);
    await page.context().close();

    // A superior whom the log does not name reads the same and is offered none of it.
    const other = await joinAsSuperior(deps, committee.id);
    const looking = await signedIn(at, other, 'upright', complaints);
    await act(looking, `open-${cell.id}`);
    await act(looking, 'part-custody');
    await looking.getByText('theo quyết định số 11-QĐ/ĐU').waitFor();
    expect(await looking.locator('details').count()).toBe(0);
    expect(complaints.lines).toEqual([]);
    await looking.context().close();
  });
});
