import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeCode } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { verifyRecord } from '../../src/domain/verify/verify-record.ts';
import { inviteToSample } from '../../src/usecases/invite-to-sample.ts';
import { seededRandom } from '../support/random.ts';
import { chunked } from '../support/record-of.ts';
import { Complaints, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { takePictures } from './support/pictures.ts';
import { TellerPage } from './support/teller-page.ts';
import { VoterTablet } from './support/voter-tablet.ts';

const VOTERS = 9;
const LINES = 12;
/** Ten devices share one machine here. */
const PATIENCE_MS = 120_000;

const at = browserAndService();
let officers: BrowserContext;
let guide: Page;
let secretary: Page;
let tellers: TellerPage[];
let tablets: VoterTablet[];
let projector: Page;
const complaints = new Complaints();
const papers: { slip: string; card: string }[] = [];

const act = (page: Page, name: string) => page.locator(`[data-act="${name}"]:not([disabled])`).first().tap();
const confirm = async (page: Page, name: string) => {
  await act(page, name);
  await act(page, 'confirm');
  await page.locator('dialog').waitFor({ state: 'detached' });
};
const signed = async (type: string, by: readonly TellerPage[]) => {
  for (const teller of by) await teller.sign(type);
};
const step = (title: string) => guide.locator('.steps li.now .step-title').getByText(title, { exact: true }).waitFor();
/** What a newcomer sees on the guide, the secretary's page, the first teller's and the first tablet at this moment. */
const look = async (moment: string) => {
  await takePictures(guide, `sample-${moment}-guide`);
  if (secretary !== undefined) await takePictures(secretary, `sample-${moment}-secretary`);
  if (tellers !== undefined) await takePictures((tellers as [TellerPage])[0].page, `sample-${moment}-teller`);
  if (tablets !== undefined) await takePictures((tablets as [VoterTablet])[0].page, `sample-${moment}-tablet`);
};

/** The record is whole once every teller's device has cosigned the end: until then a person tries again. */
async function exportRecord(page: Page): Promise<string> {
  for (let attempt = 0; attempt < 6; attempt++) {
    const offered = page.waitForEvent('download', { timeout: 20_000 }).catch(() => undefined);
    await act(page, 'export');
    const file = await offered;
    if (file !== undefined) return file.path();
  }
  throw new Error('the record was never offered');
}

/** The first page's guide, with every app in the tabs and on the devices that it opens. */
describe('a newcomer plays the sample meeting', () => {
  beforeAll(async () => {
    const opened = await openDevice(at.browser, 'tablet', complaints);
    officers = opened.context;
    guide = opened.page;
    officers.setDefaultTimeout(PATIENCE_MS);
    await guide.goto(`${at.service.url}/#mau=${await inviteToSample(at.service.deps)}`);
    await guide.getByRole('button', { name: 'Chuẩn bị cuộc họp mẫu' }).click();
    // Keys of three tellers and their rehearsal, all in one browser.
    await guide.getByRole('heading', { name: 'Việc cần làm bây giờ' }).waitFor({ timeout: 250_000 });
    await step('Phát phiếu ở cửa');
  });
  it('opens secretary, tellers, projector and tablets with the links of the guide', async () => {
    const opened = async (path: string) => {
      const page = await officers.newPage();
      complaints.watch(page);
      await page.goto(at.service.url + path);
      return page;
    };
    secretary = await opened('/secretary#as=secretary');
    tellers = [];
    for (const index of [1, 2, 3]) {
      const page = await opened(`/teller#as=teller-${index}`);
      tellers.push(new TellerPage(officers, page, complaints));
    }
    for (const teller of tellers) await teller.act('open-meeting');
    await act(secretary, 'open-meeting');
    for (const row of await guide.locator('tbody tr').all()) {
      const [slip = '', card = ''] = await row.locator('code').allTextContents();
      papers.push({ slip, card });
    }
    expect(papers).toHaveLength(VOTERS);
    const link = (await guide.locator('a[href*="/vote#m="]').first().getAttribute('href')) ?? '';
    await secretary.locator('summary').first().waitFor();
    const words = ((await secretary.locator('[data-fingerprint]').textContent()) ?? '').split(' · ');
    tablets = [];
    for (const size of ['tablet', 'upright', 'tablet', 'phone'] as const)
      tablets.push(await VoterTablet.open(at.browser, { link, words }, size));
    for (const { context } of tablets) context.setDefaultTimeout(PATIENCE_MS);
    projector = (await openDevice(at.browser, 'tablet', complaints)).page;
    projector.setDefaultTimeout(PATIENCE_MS);
    await projector.goto(link.replace('/vote#', '/screen#'));
    await projector.getByRole('heading', { name: 'Đang phát phiếu', level: 1 }).waitFor();
    expect(await projector.locator('.words li').allTextContents()).toEqual(words);
    await look('opened');
  });

  it('marks everybody present and issues nine ballots at the door', async () => {
    const [door] = tellers as [TellerPage];
    await door.act('tab-door');
    for (let voter = 0; voter < VOTERS; voter++) await door.act(`present-${voter}`);
    await door.page
      .locator('.teller-person.present')
      .nth(VOTERS - 1)
      .waitFor();
    await Promise.all(
      tablets.map(async (tablet, place) => {
        for (let voter = place; voter < VOTERS; voter += tablets.length) {
          const { slip, card } = papers[voter] as { slip: string; card: string };
          await tablet.scan(slip);
          await tablet.act('its-me');
          await tablet.scan(card);
          await tablet.title('Thẻ phiếu đã sẵn sàng');
          await tablet.act('done');
        }
      }),
    );
    await step('Chốt phát phiếu');
    await look('issued');
  });

  it('closes the issuing, compares the heads, opens', async () => {
    await confirm(secretary, 'barrier');
    for (const teller of tellers) {
      await teller.act('tab-todo');
      await teller.phase(1, 'barrier');
      if (teller === tellers[0]) await look('barrier');
      await teller.checkBarrier(1, VOTERS, VOTERS);
    }
    await step('Mở bỏ phiếu');
    await confirm(secretary, 'open-poll');
    await signed('poll-open', tellers);
    await step('Bỏ phiếu');
    await look('open');
  });

  it('votes on four tablets: one tap a line, and three more', async () => {
    await Promise.all(
      tablets.map(async (tablet, place) => {
        for (let voter = place; voter < VOTERS; voter += tablets.length) {
          await tablet.scan(papers[voter]?.card ?? '');
          await tablet.page.getByText(`Còn ${LINES} dòng chưa chọn`).waitFor();
          tablet.taps = 0;
          for (let line = 0; line < LINES; line++) await tablet.choose(line, line === 0 ? 0 : voter % 3);
          await tablet.act('review');
          await tablet.title('Xem lại trước khi bỏ');
          if (voter === 0) await tablet.picture('sample-review');
          await tablet.act('cast');
          await tablet.title('Đã bỏ phiếu');
          await tablet.act('done');
          expect(tablet.taps).toBeLessThanOrEqual(LINES + 3);
        }
      }),
    );
    process.stdout.write(`taps of a voter: ${tablets[0]?.taps} for ${LINES} lines\n`);
  });

  it('closes, counts, certifies and ends', async () => {
    await confirm(secretary, 'close-poll');
    await signed('poll-close', tellers.slice(0, 2));
    await step('Kiểm phiếu');
    await look('closed');
    for (const teller of tellers.slice(0, 2)) {
      await teller.act('count-1');
      await teller.act('confirm');
    }
    await step('Ký kết quả');
    expect(await projector.locator('.figures dd').allTextContents()).toContain(`${VOTERS}`);
    await look('counted');
    await confirm(secretary, 'certify');
    await signed('poll-certify', tellers.slice(0, 2));
    await step('Kết thúc cuộc họp');
    await look('certified');
    await confirm(secretary, 'end-meeting');
    await signed('meeting-end', tellers.slice(0, 2));
    await step('Kiểm tra lại');
    const code = (await secretary.locator('[data-anchor]').getAttribute('data-anchor')) ?? '';
    await projector.getByText(code).waitFor();
    await look('ended');
  });

  it('leaves a record that verifies, anchored with the code of the minutes', async () => {
    const anchor = (await secretary.locator('[data-anchor]').getAttribute('data-anchor')) ?? '';
    for (const teller of tellers) await teller.title('Cuộc họp đã kết thúc');
    const path = await exportRecord(secretary);
    const record = new Uint8Array(await readFile(path));
    const code = assertOk(decodeCode('anchor', anchor));
    const report = await verifyRecord(chunked(record), { random: seededRandom('sample'), anchor: code });
    expect(report.failure).toBeUndefined();
    expect(report.standing).toBe('anchored');
    const counted = report.meeting?.polls[0]?.counted;
    expect(counted?.counts).toHaveLength(LINES);
    expect(counted?.counts[0]).toEqual([9, 0, 0, 0, 0]);
    expect(counted?.counts[1]).toEqual([3, 3, 3, 0, 0]);

    const audit = await officers.newPage();
    complaints.watch(audit);
    await audit.goto(`${at.service.url}/audit`);
    await audit.locator('input[type=file]').setInputFiles(path);
    await audit.getByLabel('Mã neo trên tờ biên bản giấy').fill(anchor);
    await takePictures(audit, 'sample-audit-begin');
    await audit.getByRole('button', { name: 'Bắt đầu kiểm tra' }).tap();
    await audit.locator('.verdict h1').waitFor();
    expect(await audit.locator('.verdict h1').textContent()).toBe('HỒ SƠ ĐÚNG VÀ KHỚP VỚI BIÊN BẢN GIẤY');
    await takePictures(audit, 'sample-audit-verdict');
    expect(complaints.lines).toEqual([]);
    for (const tablet of tablets) await tablet.close();
    await projector.context().close();
  });
});
