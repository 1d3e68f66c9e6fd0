import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LogWriter } from '../../src/cli/season/officers.ts';
import { addMonths } from '../../src/domain/rating/dates.ts';
import { plainTerms } from '../rating/fixture.ts';
import { Complaints } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { looksGood } from './support/judge-screen.ts';
import { addMembers } from './support/rated-units.ts';
import {
  atConsole,
  type ConsoleCell,
  foundCellOf,
  foundConsoleCell,
  grown,
  part,
  stateOf,
} from './support/rating-console.ts';
import { act, chooseFile, confirmed } from './support/secretary-page.ts';

const at = browserAndService();

const day = (): string => new Date().toLocaleDateString('sv-SE');

/** A cell that has decided about two members, with a copy that was to be kept until the past summer. */
async function decidedCell(): Promise<ConsoleCell & { readonly log: LogWriter; readonly copy: number }> {
  const cell = await foundConsoleCell(at);
  const { secretary, auditor } = cell;
  const log = new LogWriter(at.service.deps, cell.id);
  await log.begin([
    { role: 'secretary', organisation: cell.id, who: secretary },
    { role: 'auditor', organisation: cell.id, who: auditor },
  ]);
  await addMembers({ log, secretary }, ['Lê Văn An', 'Trần Thị Bình']);
  const steps = { selfRating: false, appraisal: false, ballot: 'none' } as const;
  const year = plainTerms({ steps, capSet: null });
  await log.say(secretary, '2026-11-04', year as Parameters<typeof log.say>[2]);
  const reason = log.commit('Chi bộ biểu quyết tại cuộc họp ngày 4.');
  await log.say(secretary, '2026-11-05', {
    type: 'decided',
    period: '2026',
    document: { number: '7-QĐ/CB', date: '2026-11-05' },
    decisions: [0, 1].map((subject) => ({ subject, corrects: null, level: 'HTT', reason })),
    overrides: [],
  });
  const copy = await log.say(secretary, '2026-01-10', {
    type: 'copy-sealed',
    meeting: null,
    file: null,
    until: '2026-07-10',
    place: log.commit('12 phiếu giấy, biên bản; hai tổ viên niêm phong; tủ số 2.'),
  });
  return { ...cell, log, copy };
}

async function seal(page: Page): Promise<void> {
  await page.locator('[data-part=seal] summary').click();
  await page.locator('[name=sealed-what]').selectOption('file');
  await chooseFile(page, 'sealed-file', 'hop.phieukin', 'hồ sơ');
  await page.getByText('SHA-256 của tệp').waitFor();
  await page.locator('[name=sealed-place]').fill('Hồ sơ cuộc họp tháng 11, thẻ nhớ trong phong bì; tủ số 2.');
}

async function destroy(page: Page, copy: number): Promise<void> {
  const card = page.locator(`[data-copy="${copy}"]`);
  await card.locator('[data-part=destroy-copy] summary').click();
  await card.locator('[name=decree-number]').fill('4-QĐ/ĐU');
  await card.locator('[name=decree-date]').fill('2026-11-10');
  await card.locator('[name=manner]').fill('Đốt, có hai người chứng kiến.');
}

describe('custody on the secretary’s console', () => {
  it('states what is sealed, for six months unless ordered, incidents, and destruction once it is due', async () => {
    const complaints = new Complaints();
    const cell = await decidedCell();
    const page = await atConsole(at, 'tablet', cell.secretary, complaints);
    await part(page, 'custody');
    const due = page.locator(`[data-copy="${cell.copy}"]`);
    await due.getByText('hết thời hạn lưu', { exact: true }).waitFor();
    await due.getByText('do cấp trên hoặc ủy ban kiểm tra ký').waitFor();
    expect(await due.locator('[data-act=open-copy]').count()).toBe(0);
    await looksGood(page, 'custody');

    await seal(page);
    expect(await page.locator('[name=sealed-until]').inputValue()).toBe(addMonths(day(), 6));
    await page.locator('[name=sealed-until]').fill('2026-01-01');
    await page.getByText('Ngày này phải từ hôm nay trở đi.').waitFor();
    expect(await page.locator('[data-act=seal-copy]').isDisabled()).toBe(true);
    await page.locator('[name=sealed-until]').fill(addMonths(day(), 6));
    await looksGood(page, 'custody-seal');
    await confirmed(page, 'seal-copy');
    await grown(page, 7);
    const fresh = page.locator('[data-copy="6"]');
    await fresh.getByText('đang lưu', { exact: true }).waitFor();
    // Not due: nothing is offered that would be refused.
    expect(await fresh.locator('[data-part=destroy-copy]').count()).toBe(0);

    await page.locator('[data-part=incident] summary').click();
    await page.locator('[name=incident]').selectOption('device-lost');
    await page.locator('[name=incident-on]').fill(addMonths(day(), 1));
    await page.getByText('Ngày xảy ra không thể sau hôm nay.').waitFor();
    await page.locator('[name=incident-on]').fill('2026-11-09');
    await page.locator('[name=incident-code]').fill('mất máy');
    await page.getByText('Mã gồm chữ in hoa').waitFor();
    await page.locator('[name=incident-code]').fill('');
    await page.locator('[name=incident-detail]').fill('Một máy tính bảng hỏng màn hình, đã thay máy khác.');
    await looksGood(page, 'custody-incident');
    await confirmed(page, 'note-incident');
    await grown(page, 8);
    await page.locator('[data-incident="7"]').getByText('Một máy tính bảng hỏng').waitFor();

    await destroy(page, cell.copy);
    await act(page, 'destroy-copy');
    await page.getByText('thì không lấy lại được').waitFor();
    await looksGood(page, 'custody-destroy-asked');
    await page.locator('dialog [data-act=back]').click();
    expect((await stateOf(at, cell)).copies.get(cell.copy)?.destroyed).toBeUndefined();
    await confirmed(page, 'destroy-copy');
    await grown(page, 9);
    await due.getByText('theo quyết định số 4-QĐ/ĐU ngày 10/11/2026').waitFor();
    await looksGood(page, 'custody-destroyed');
    expect((await stateOf(at, cell)).copies.get(cell.copy)?.destroyed).toBe(8);
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });

  it('shows what the service refused, and states it in the log with one act', async () => {
    const complaints = new Complaints();
    const cell = await decidedCell();
    const { key } = cell.secretary;
    const send = (path: string, body: object) =>
      fetch(`${at.service.url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    for (let i = 0; i < 2; i++) {
      const { challenge } = (await (await send('/auth/challenge', { key })).json()) as { challenge: string };
      await send('/auth/session', { key, challenge, signature: '00'.repeat(64) });
    }
    await send('/auth/session', { key, challenge: '00'.repeat(32), signature: '00'.repeat(64) });
    const page = await atConsole(at, 'tablet', cell.secretary, complaints);
    await part(page, 'custody');
    const counted = page.locator('[data-part=counted]');
    const cells = () => counted.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.textContent));
    await counted.getByText('SESSION-SIGNATURE').waitFor();
    await looksGood(page, 'custody-counted');
    await counted.getByText('Ký ghi 2 dòng còn thiếu').waitFor();
    await confirmed(page, 'state-counted');
    await grown(page, 8);
    await counted.locator('[data-act=state-counted]').waitFor({ state: 'detached' });
    expect((await cells()).map((line) => line.slice(10))).toEqual([
      'Đăng nhập không được SESSION-CHALLENGE11',
      'Đăng nhập không được SESSION-SIGNATURE22',
    ]);
    await page.locator('[data-incident="7"]').getByText('SESSION-SIGNATURE').waitFor();
    await looksGood(page, 'custody-counted-stated');
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });

  it('COPY-RETENTION: is refused while a complaint waits, also one that this page has not read yet', async () => {
    const complaints = new Complaints();
    const cell = await decidedCell();
    const page = await atConsole(at, 'tablet', cell.secretary, complaints);
    await part(page, 'custody');
    await destroy(page, cell.copy);
    await cell.log.say(cell.auditor, '2026-11-06', {
      type: 'complaint-filed',
      period: '2026',
      subject: 0,
      received: '2026-11-06',
      content: cell.log.commit('Đề nghị xem lại.'),
    });
    await confirmed(page, 'destroy-copy');
    await page.getByRole('alert').getByText('COPY-RETENTION').waitFor();
    // The complaint has arrived: the card says what must come first, and offers no destruction.
    const card = page.locator(`[data-copy="${cell.copy}"]`);
    await card.getByText('còn khiếu nại chưa trả lời').waitFor();
    expect(await card.locator('[data-part=destroy-copy]').count()).toBe(0);
    expect((await stateOf(at, cell)).copies.get(cell.copy)?.destroyed).toBeUndefined();
    await looksGood(page, 'custody-complaint-waits');
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });

  it('erases the texts about one person, after saying that nobody reads them again', async () => {
    const complaints = new Complaints();
    const cell = await decidedCell();
    const page = await atConsole(at, 'upright', cell.secretary, complaints);
    await part(page, 'custody');
    await page.getByText('Chưa xóa nội dung nào.').waitFor();
    await page.locator('[data-part=erase] summary').click();
    await page.locator('[name=erase-about]').selectOption({ label: 'Trần Thị Bình' });
    expect(await page.locator('[name=erase-text]:checked').count()).toBe(0);
    expect(await page.locator('[data-act=erase]').isDisabled()).toBe(true);
    await page.getByText('nói chung về: Lê Văn An, Trần Thị Bình').waitFor();
    await page.getByLabel('Trần Thị Bình (tên)').check();
    await page.locator('[name=erase-document]').fill('3-CV/ĐU');
    await looksGood(page, 'custody-erase');
    await act(page, 'erase');
    await page.getByText('bản sao lưu của máy chủ').waitFor();
    await looksGood(page, 'custody-erase-asked');
    await page.locator('dialog [data-act=confirm]').click();
    await grown(page, 7);
    await page.getByText('xóa 1 nội dung theo văn bản 3-CV/ĐU').waitFor();
    // Whoever has a text left is offered, under the name that can still be read.
    await page.locator('[data-part=erase] > summary').click();
    const offered = await page.locator('[name=erase-about] option').allTextContents();
    expect(offered.slice(1, 3)).toEqual(['Lê Văn An', '(đã được xóa)']);
    await part(page, 'subjects');
    await page.getByText('(đã được xóa)').first().waitFor();
    expect(await page.getByText('Trần Thị Bình').count()).toBe(0);
    await page.getByText('Lê Văn An').first().waitFor();
    expect((await stateOf(at, cell)).erased.size).toBe(1);
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });

  it('states what speaks against the highest level, with its source', async () => {
    const complaints = new Complaints();
    const cell = await foundCellOf(at, ['Lê Văn An', 'Trần Thị Bình']);
    const page = await atConsole(at, 'tablet', cell.secretary, complaints);
    await part(page, 'period');
    expect(await page.locator('[data-part=exclusions]').count()).toBe(0);
    await page.locator('[name=period-name]').fill('2026');
    await page.locator('[name=title]').fill('Xếp loại năm 2026');
    await page.locator('[name=cap-set]').selectOption({ index: 1 });
    await confirmed(page, 'open-period');
    await grown(page, 4);
    await page.locator('[data-part=exclusions] summary').click();
    await page.locator('[name=exclusion-subject]').selectOption({ label: 'Trần Thị Bình' });
    await page.locator('[name=exclusion-code]').selectOption({ index: 1 });
    expect(await page.locator('[data-act=note-exclusion]').isDisabled()).toBe(true);
    await page.locator('[name=exclusion-source]').fill('Quyết định kỷ luật số 9-QĐ/ĐU');
    await confirmed(page, 'note-exclusion');
    await grown(page, 5);
    await page.getByText('bị kỷ luật trong kỳ (Quyết định kỷ luật số 9-QĐ/ĐU)').waitFor();
    await looksGood(page, 'custody-exclusion');
    expect(complaints.lines).toEqual([]);
    await page.context().close();
  });
});
