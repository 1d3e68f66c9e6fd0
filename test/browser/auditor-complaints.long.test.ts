import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { foundWith, LogWriter, newPlayer, type Player } from '../../src/cli/season/officers.ts';
import { CAUTIOUS_CAP } from '../../src/domain/rules/cap-presets.ts';
import { loadRatings } from '../../src/usecases/load-ratings.ts';
import { plainTerms } from '../rating/fixture.ts';
import { atSearch } from './support/auditor-page.ts';
import { Complaints } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { looksGood } from './support/judge-screen.ts';
import { addMembers } from './support/rated-units.ts';
import { act, confirmed } from './support/secretary-page.ts';

const at = browserAndService();

interface Cell {
  readonly id: string;
  readonly name: string;
  readonly log: LogWriter;
  readonly secretary: Player;
}

interface Committee {
  readonly auditor: Player;
  readonly cells: readonly [Cell, Cell, Cell];
}

/** A committee with its inspection, and three cells: one whose log names it, one whose log does not, one without a log. */
async function foundCommittee(): Promise<Committee> {
  const { deps } = at.service;
  const above = `dang-uy-${toHex(deps.random(4))}`;
  const auditor = newPlayer(deps, 'Kiều Văn Tra');
  await foundWith(deps, { id: above, name: 'Đảng ủy xã Tân Tiến', level: 'xã', parent: null }, [['auditor', auditor]]);
  const cell = async (name: string): Promise<Cell> => {
    const id = `chi-bo-${toHex(deps.random(4))}`;
    const secretary = newPlayer(deps, `Bí thư ${name}`);
    await foundWith(deps, { id, name, level: 'chi bộ', parent: above }, [['secretary', secretary]]);
    return { id, name, log: new LogWriter(deps, id), secretary };
  };
  const cells = [await cell('Chi bộ Thôn 1'), await cell('Chi bộ Thôn 2'), await cell('Chi bộ Thôn 10')] as const;
  for (const [place, { id, log, secretary }] of cells.slice(0, 2).entries()) {
    await log.begin([
      { role: 'secretary', organisation: id, who: secretary },
      ...(place === 0 ? [{ role: 'auditor' as const, organisation: above, who: auditor }] : []),
    ]);
    await addMembers({ log, secretary }, ['Lê Văn An', 'Trần Thị Bình']);
    const year = plainTerms({ capSet: null });
    await log.say(secretary, '2026-10-01', year as Parameters<typeof log.say>[2]);
    await log.say(secretary, '2026-10-02', {
      type: 'decided',
      period: '2026',
      document: { number: '7-QĐ/CB', date: '2026-10-02' },
      decisions: [0, 1].map((subject) => ({ subject, corrects: null, level: 'HT', reason: log.commit('Chi bộ họp.') })),
      overrides: [],
    });
  }
  return { auditor, cells };
}

const complain = ({ log, secretary }: Cell, subject: number, received: string): Promise<number> =>
  log.say(secretary, received, {
    type: 'complaint-filed',
    period: '2026',
    subject,
    received,
    content: log.commit(`Đề nghị xem lại mức xếp loại của người thứ ${subject + 1}.`),
  });

/** Looks at a part of a cell's log. */
async function lookAt(page: Page, { name }: Pick<Cell, 'name'>, part: string): Promise<void> {
  await page.locator('[name=organisation]').selectOption({ label: `– ${name}` });
  await page.locator('[name=where]').selectOption(part);
}

const stateOf = async ({ id }: Cell) => assertOk(await loadRatings(at.service.deps, { organisation: id }));

describe('the inspection committee’s page', () => {
  it('answers complaints of a unit below, those first that are due, each once and after asking', async () => {
    const complaints = new Complaints();
    const { auditor, cells } = await foundCommittee();
    const [cell] = cells;
    const later = await complain(cell, 1, '2026-11-16');
    const first = await complain(cell, 0, '2026-10-05');
    const page = await atSearch(at, 'tablet', auditor, complaints);
    const options = page.locator('[name=organisation] option');
    await options.nth(3).waitFor({ state: 'attached' });
    const offered = await options.allTextContents();
    expect(offered).toEqual(['Đảng ủy xã Tân Tiến', '– Chi bộ Thôn 1', '– Chi bộ Thôn 2', '– Chi bộ Thôn 10']);
    await lookAt(page, cell, 'complaints');
    // Fifteen working days after 5 October 2026, a Monday: the 26th, long ago.
    const late = page.locator(`[data-complaint="${first}"]`);
    await late.getByText('Phải trả lời trước hết ngày 26/10/2026').waitFor();
    await late.getByText('quá hạn', { exact: true }).waitFor();
    await late.getByText('Đề nghị xem lại mức xếp loại của người thứ 1.').waitFor();
    await late.getByText('Về quyết định: HT, số 7-QĐ/CB ngày 02/10/2026.').waitFor();
    const order = await page
      .locator('[data-complaint]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.complaint));
    expect(order).toEqual([String(first), String(later)]);
    expect(await late.locator('[name=outcome]').inputValue()).toBe('');
    expect(await late.locator('[data-act=answer-complaint]').isDisabled()).toBe(true);
    await looksGood(page, 'audit-complaints');

    await late.locator('[name=outcome]').selectOption('upheld');
    expect(await late.locator('[data-act=answer-complaint]').isDisabled()).toBe(true);
    await late.locator('[name=findings]').fill('Có thành tích chưa được tính.');
    await late.locator('[data-act=answer-complaint]').click();
    await page.getByText('sẽ hủy quyết định và xếp loại lại').last().waitFor();
    await looksGood(page, 'audit-answer-asked');
    await page.locator('dialog [data-act=confirm]').click();
    await late.getByText(': chấp nhận').waitFor();
    await late.getByText('Có thành tích chưa được tính.').waitFor();
    // The inspection finds; cancelling is for who decided.
    expect(await page.locator('[data-act=cancel-decision]').count()).toBe(0);
    await looksGood(page, 'audit-answered');
    const state = await stateOf(cell);
    expect(state.complaints.get(first)?.answer).toMatchObject({ outcome: 'upheld' });
    expect(state.complaints.get(later)?.answer).toBeUndefined();

    // Answered from another device meanwhile: the page reads it, and nothing is answered twice.
    await page.locator(`[data-complaint="${later}"] [name=outcome]`).selectOption('upheld');
    await page.locator(`[data-complaint="${later}"] [name=findings]`).fill('Chưa đủ căn cứ.');
    const { log } = cell;
    const findings = log.commit('Quyết định đúng.');
    await log.say(auditor, '2026-11-18', {
      type: 'complaint-answered',
      complaint: later,
      outcome: 'dismissed',
      findings,
    });
    await confirmed(page, 'answer-complaint');
    await page.getByRole('alert').getByText('COMPLAINT-UNKNOWN').waitFor();
    await page.locator(`[data-complaint="${later}"]`).getByText('Đã trả lời ngày 18/11/2026: bác').waitFor();
    await looksGood(page, 'audit-overtaken');
    expect((await stateOf(cell)).complaints.get(later)?.answer).toMatchObject({ outcome: 'dismissed' });
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });

  it('RATING-SIGNER: offers no answer where the log does not name it, and says who puts that right', async () => {
    const complaints = new Complaints();
    const { auditor, cells } = await foundCommittee();
    const [, unnamed, without] = cells;
    await complain(unnamed, 0, '2026-11-16');
    const page = await atSearch(at, 'upright', auditor, complaints);
    await page.getByText('Tổ chức này chưa lập nhật ký xếp loại.').waitFor();
    await lookAt(page, unnamed, 'complaints');
    await page.getByText('Nhật ký này chưa ghi bạn là ủy ban kiểm tra').waitFor();
    expect(await page.locator('[data-act=answer-complaint]').count()).toBe(0);
    expect(await page.locator('[data-part=file-complaint]').count()).toBe(0);
    await looksGood(page, 'audit-not-named');
    await lookAt(page, unnamed, 'custody');
    await page.getByText('Chưa có bản niêm phong nào.').waitFor();
    expect(await page.locator('details').count()).toBe(0);
    await lookAt(page, without, 'complaints');
    await page.getByText('Tổ chức này chưa lập nhật ký xếp loại.').waitFor();
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });

  it('states that a sealed copy was opened under a decision, and files a complaint it has received', async () => {
    const complaints = new Complaints();
    const { auditor, cells } = await foundCommittee();
    const [cell] = cells;
    const copy = await cell.log.say(cell.secretary, '2026-10-03', {
      type: 'copy-sealed',
      meeting: null,
      file: null,
      until: '2027-04-03',
      place: cell.log.commit('12 phiếu giấy; tủ số 2.'),
    });
    const page = await atSearch(at, 'tablet', auditor, complaints);
    await lookAt(page, cell, 'custody');
    const card = page.locator(`[data-copy="${copy}"]`);
    await card.locator('[data-part=open-copy] summary').click();
    expect(await card.locator('[data-act=open-copy]').isDisabled()).toBe(true);
    await card.locator('[name=decree-number]').fill('9-QĐ/UBKT');
    await card.locator('[name=decree-date]').fill('2026-11-18');
    await card.locator('[name=open-reason]').fill('Đối chiếu theo khiếu nại; thư ký chứng kiến.');
    await act(page, 'open-copy');
    await page.getByText('không rút lại được').last().waitFor();
    await looksGood(page, 'audit-open-copy');
    await page.locator('dialog [data-act=confirm]').click();
    await card.getByText('theo quyết định số 9-QĐ/UBKT ngày 18/11/2026, Kiều Văn Tra (Ủy ban kiểm tra) ký.').waitFor();
    expect((await stateOf(cell)).copies.get(copy)).toMatchObject({ openings: 1 });

    await lookAt(page, cell, 'complaints');
    await page.getByText('Chưa có khiếu nại nào.').waitFor();
    await page.locator('[data-part=file-complaint] summary').click();
    await page.locator('[name=complaint-period]').selectOption('2026');
    await page.locator('[name=complaint-about]').selectOption({ label: 'Trần Thị Bình' });
    await page.locator('[name=received]').fill('2099-01-01');
    await page.getByText('Ngày nhận không thể sau hôm nay.').waitFor();
    expect(await page.locator('[data-act=file-complaint]').isDisabled()).toBe(true);
    await page.locator('[name=received]').fill('2026-11-20');
    await page.locator('[name=content]').fill('Gửi thẳng đến ủy ban kiểm tra.');
    await looksGood(page, 'audit-file-complaint');
    await act(page, 'file-complaint');
    await page.getByText('Phải trả lời trước hết ngày 11/12/2026').waitFor();
    expect([...(await stateOf(cell)).complaints.values()]).toMatchObject([{ subject: 1, received: '2026-11-20' }]);
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });

  it('states what speaks against the highest level in an open period', async () => {
    const complaints = new Complaints();
    const { auditor, cells } = await foundCommittee();
    const [cell] = cells;
    const quarter = plainTerms({ period: '2026-q4', title: 'Quý IV năm 2026', capSet: CAUTIOUS_CAP });
    await cell.log.say(cell.secretary, '2026-10-03', quarter as Parameters<typeof cell.log.say>[2]);
    const page = await atSearch(at, 'upright', auditor, complaints);
    await lookAt(page, cell, 'complaints');
    const noted = page.locator('[data-part=exclusions]');
    await noted.locator('summary').click();
    expect(await noted.locator('summary').textContent()).toContain('Quý IV năm 2026');
    await page.locator('[name=exclusion-subject]').selectOption({ label: 'Trần Thị Bình' });
    await page.locator('[name=exclusion-code]').selectOption({ index: 1 });
    await page.locator('[name=exclusion-source]').fill('Quyết định kỷ luật số 9-QĐ/UBKT');
    await looksGood(page, 'audit-exclusion');
    await act(page, 'note-exclusion');
    await page.locator('dialog [data-act=confirm]').click();
    await page.getByText('bị kỷ luật trong kỳ (Quyết định kỷ luật số 9-QĐ/UBKT)').waitFor();
    const rating = (await stateOf(cell)).periods.get('2026-q4')?.ratings.get(1);
    expect(rating?.exclusions).toMatchObject([{ code: 'disciplined' }]);
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });
});
