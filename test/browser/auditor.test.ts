import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { encodeCode } from '../../crypto/code.ts';
import { verifierHtmlCommand } from '../../src/cli/commands/verifier-html.ts';
import { EventfulMeeting } from '../support/eventful-meeting.ts';
import { chooseRecord, ends, inspect, openAudit, type SavedRecord, saveRecord, verdict } from './support/audit-page.ts';
import { Complaints, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';

const at = browserAndService();
let folder: string;

/** A meeting with three polls and a cancelled one. */
let eventful: SavedRecord;
/** The first, with one digit of an announced count altered. */
let flipped: string;
/** A code of another meeting. */
const OTHER = encodeCode('anchor', new Uint8Array(14));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-kin-audit-'));
  eventful = await saveRecord(folder, 'su-kien', new EventfulMeeting().playAll());
  flipped = join(folder, 'sua.phieukin');
  const text = await readFile(eventful.path, 'utf8');
  const altered = text.replace(/("counts":\[\[)(\d+)/, (_, head: string, votes: string) => head + (Number(votes) + 1));
  if (altered === text) throw new Error('nothing was altered');
  await writeFile(flipped, altered);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the auditor’s page', () => {
  it.for(['tablet', 'upright'] as const)(
    'verifies a record against the paper without a request, and shows counts, verdicts and reasons (%s)',
    async (size) => {
      const audit = await openAudit(at, size);
      const { page, context } = audit;
      await inspect(page, 'audit-choose', [size]);
      await page.locator('input[type=file]').setInputFiles(eventful.path);
      // The worker's own file is the last thing that comes from the service.
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.getByLabel('Mã neo trên tờ biên bản giấy').fill(eventful.anchor.toLowerCase().replaceAll('-', ' '));
      await page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
      expect(await verdict(page)).toBe('HỒ SƠ ĐÚNG VÀ KHỚP VỚI BIÊN BẢN GIẤY');
      expect(requests.filter((url) => !/^blob:|\/assets\//.test(url))).toEqual([]);

      await page.getByRole('heading', { name: 'Cuộc bỏ phiếu 1: Cuộc bỏ phiếu 1' }).waitFor();
      await page.getByText('đã hủy: Máy bảng hỏng').waitFor();
      const row = page.locator('table.votes tbody tr').filter({ hasText: 'Đảng bộ cơ sở số 3' }).first();
      expect(await row.locator('td.number').allTextContents()).toEqual(['3', '0', '5', '0', '0', '0']);
      expect(await row.locator('td').last().textContent()).toBe('HTT');
      await row.locator('summary').click();
      expect(await row.locator('details li').last().textContent()).toBe('Kết quả: mức HTT.');
      await page.locator('.families summary').nth(1).click();
      await page.getByText('STATEMENT-SIGNATURE-INVALID').waitFor();
      // Voters are on the roll; the report names none of them.
      expect(await page.locator('main').textContent()).not.toContain('Nguyễn Văn');
      await inspect(page, 'audit-anchored', [size]);
      expect(context.pages()).toHaveLength(1);
      await ends(audit);
    },
  );

  it('says of a record without a code that it is not anchored, and compares it once the paper is at hand', async () => {
    const audit = await openAudit(at);
    const { page } = audit;
    await chooseRecord(page, eventful.path);
    expect(await verdict(page)).toBe('HỒ SƠ NHẤT QUÁN NHƯNG CHƯA NEO');
    expect(await page.locator('main').textContent()).not.toContain(eventful.anchor);
    await inspect(page, 'audit-not-anchored');
    const field = page.getByLabel('Mã neo trên tờ biên bản giấy');
    await field.fill(eventful.anchor.replace(/.$/, (last) => (last === '7' ? '8' : '7')));
    await page.getByRole('button', { name: 'Đối chiếu' }).click();
    await page.getByText('Mã chưa đúng').waitFor();
    await field.fill(eventful.anchor);
    await page.getByRole('button', { name: 'Đối chiếu' }).click();
    await page.getByRole('heading', { name: 'HỒ SƠ ĐÚNG VÀ KHỚP VỚI BIÊN BẢN GIẤY' }).waitFor();
    await ends(audit);
  });

  it('refuses a record, dropped on the page, with the code of another meeting', async () => {
    const audit = await openAudit(at);
    const record = (await readFile(eventful.path)).toString('base64');
    await audit.page.locator('.drop').evaluate((place, content) => {
      const dataTransfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], 'su-kien.phieukin'));
      place.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, record);
    await audit.page.getByText('su-kien.phieukin').waitFor();
    await audit.page.getByLabel('Mã neo trên tờ biên bản giấy').fill(OTHER);
    await audit.page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
    expect(await verdict(audit.page)).toBe('HỒ SƠ BỊ TỪ CHỐI');
    await audit.page.getByText('ANCHOR-MISMATCH').waitFor();
    await ends(audit);
  });

  it('refuses an altered record calmly, names the check, and shows no count of it', async () => {
    const audit = await openAudit(at);
    const { page } = audit;
    await chooseRecord(page, flipped, eventful.anchor);
    expect(await verdict(page)).toBe('HỒ SƠ BỊ TỪ CHỐI');
    expect(await page.locator('.big-code').textContent()).toMatch(/^(TALLY|STATEMENT|OUTCOME|CERTIFY)-/);
    expect(await page.locator('table').count()).toBe(0);
    await inspect(page, 'audit-refused');
    await ends(audit);
  });

  it('takes what is no record, and an empty file, calmly', async () => {
    const audit = await openAudit(at, 'phone');
    const { page } = audit;
    const [picture, empty] = [join(folder, 'anh.phieukin'), join(folder, 'rong.phieukin')];
    await writeFile(picture, Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 37) % 251)));
    await writeFile(empty, '');
    await page.locator('input[type=file]').setInputFiles(empty);
    await page.getByText('Tệp này rỗng').waitFor();
    expect(await page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).isDisabled()).toBe(true);
    await chooseRecord(page, picture, 'N123');
    await page.getByText('Mã chưa đúng').waitFor();
    await inspect(page, 'audit-mistyped');
    await chooseRecord(page, picture);
    expect(await verdict(page)).toBe('HỒ SƠ BỊ TỪ CHỐI');
    await page.getByRole('button', { name: 'Chọn tệp khác' }).click();
    await page.getByRole('heading', { name: 'Kiểm tra hồ sơ một cuộc họp' }).waitFor();
    await ends(audit);
  });

  it('keeps the report for machines and for paper', async () => {
    const audit = await openAudit(at);
    const { page } = audit;
    await chooseRecord(page, eventful.path, eventful.anchor);
    await verdict(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải báo cáo cho máy đọc (JSON)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('su-kien.report.json');
    const kept = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(kept).toMatchObject({ format: 'phieu-kin-report/1', verdict: 'anchored', exitCode: 0 });
    expect(kept.meeting.polls).toHaveLength(4);
    const closed = () => page.locator('main details:not([open])').count();
    expect(await closed()).toBeGreaterThan(5);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await closed()).toBe(0);
    if (process.env.PICTURES) await page.pdf({ path: join(process.env.PICTURES, 'audit.pdf'), format: 'A4' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await closed()).toBeGreaterThan(5);
    await ends(audit);
  });
});

describe('the auditor’s page as one file', () => {
  const open = async () => {
    const complaints = new Complaints();
    const { context, page } = await openDevice(at.browser, 'tablet', complaints);
    await context.setOffline(true);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const file = join(folder, 'verifier.html');
    await verifierHtmlCommand({ out: file, lang: 'vi' }, join(inject('clientFolder'), 'phieu-kin-verifier.html'));
    await page.goto(pathToFileURL(file).href);
    return { context, page, complaints, outside: () => requests.filter((url) => !/^(file|blob|data):/.test(url)) };
  };

  it('verifies an honest record from a file: page, with the network off and no request', async () => {
    const audit = await open();
    const { page } = audit;
    await chooseRecord(page, eventful.path, eventful.anchor);
    expect(await verdict(page)).toBe('HỒ SƠ ĐÚNG VÀ KHỚP VỚI BIÊN BẢN GIẤY');
    await inspect(page, 'verifier-file');
    expect(audit.outside()).toEqual([]);
    await ends(audit);
  });

  it('refuses an altered one there, too', async () => {
    const audit = await open();
    await chooseRecord(audit.page, flipped);
    expect(await verdict(audit.page)).toBe('HỒ SƠ BỊ TỪ CHỐI');
    expect(audit.outside()).toEqual([]);
    await ends(audit);
  });

  it('is not written where nothing was built: says what to run', async () => {
    const written = verifierHtmlCommand({ out: join(folder, 'none.html'), lang: 'vi' }, join(folder, 'not-built.html'));
    await expect(written).rejects.toThrow('npm run build');
  });

  it('has a policy of its own that lets nothing else in and nothing out', async () => {
    const { context, page } = await open();
    await page.locator('h1').waitFor();
    const broken = await page.evaluate(async () => {
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        blocked.push(effectiveDirective),
      );
      const script = document.createElement('script');
      script.textContent = 'document.title = "foreign"';
      document.head.append(script);
      await fetch('https://example.com/').catch(() => {});
      await new Promise((settle) => setTimeout(settle, 200));
      return { blocked, title: document.title };
    });
    expect(broken.blocked).toContain('connect-src');
    expect(broken.blocked.some((directive) => directive.startsWith('script-src'))).toBe(true);
    expect(broken.title).toContain('Phiếu Kín');
    await context.close();
  });
});
