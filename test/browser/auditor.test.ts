import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { decodeBallot, trackingCode } from '../../crypto/ballot.ts';
import { type Bytes, toHex } from '../../crypto/bytes.ts';
import { checkpointBody } from '../../crypto/checkpoint.ts';
import { anchorOf, encodeCode } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { verifierHtmlCommand } from '../../src/cli/commands/verifier-html.ts';
import { noteHead } from '../../src/domain/meeting/ballot-context.ts';
import type { TreeHead } from '../../src/domain/meeting/shapes.ts';
import { EventfulMeeting } from '../support/eventful-meeting.ts';
import { PlayedMeeting } from '../support/played-meeting.ts';
import { partsOf, recordBytes } from '../support/record-of.ts';
import { Complaints, openBrowser, openDevice, type SizeName } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { judgeScreen } from './support/judge-screen.ts';
import { takePictures } from './support/pictures.ts';

const at = browserAndService();
let folder: string;

/** Divisible by five. A hundred were tried, too; making them takes most of a minute. */
const BALLOTS = 30;

interface Saved {
  readonly path: string;
  readonly anchor: string;
}
/** A meeting with three polls and a cancelled one, and one with many ballots. */
let eventful: Saved;
let many: Saved;
/** The first, with one digit of an announced count altered. */
let flipped: string;
/** The tracking code of one of many ballots. */
let tracking: string;

async function save(name: string, played: PlayedMeeting): Promise<Saved> {
  const path = join(folder, `${name}.phieukin`);
  await writeFile(path, await recordBytes(partsOf(played)));
  const body = checkpointBody(noteHead(played.meeting, played.state.end as TreeHead));
  return { path, anchor: encodeCode('anchor', anchorOf(body)) };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-kin-audit-'));
  eventful = await save('su-kien', new EventfulMeeting().playAll());
  flipped = join(folder, 'sua.phieukin');
  const text = await readFile(eventful.path, 'utf8');
  const altered = text.replace(/("counts":\[\[)(\d+)/, (_, head: string, votes: string) => head + (Number(votes) + 1));
  if (altered === text) throw new Error('nothing was altered');
  await writeFile(flipped, altered);
  const crowd = PlayedMeeting.play(Array.from({ length: BALLOTS }, (_, i) => [[i % 5]]));
  many = await save('nhieu-phieu', crowd);
  const context = crowd.context();
  const { ciphertexts } = assertOk(decodeBallot(context.lines, crowd.box()[7] as Bytes));
  tracking = toHex(trackingCode(context, ciphertexts));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Every screen is looked at by axe in both languages, and by people where PICTURES names a folder. */
async function inspect(
  page: Page,
  name: string,
  sizes: readonly SizeName[] = ['tablet', 'upright', 'phone'],
): Promise<void> {
  await judgeScreen(page, name);
  await takePictures(page, name, { sizes });
}

async function choose(page: Page, path: string, anchor = ''): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByLabel('Mã neo trên tờ biên bản giấy').fill(anchor);
  await page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
}

/** A film of one still picture, as Chromium's pretended camera plays it (YUV4MPEG2, 4:2:0). */
async function filmOf(modules: readonly (readonly boolean[])[], path: string): Promise<string> {
  const [width, height] = [640, 480];
  const scale = Math.floor(height / modules.length);
  const luma = Buffer.alloc(width * height, 235);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (modules[Math.floor(y / scale)]?.[Math.floor(x / scale)]) luma[y * width + x] = 16;
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]);
  await writeFile(
    path,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), frame, frame]),
  );
  return path;
}

const verdict = (page: Page): Promise<string | null> => page.locator('.verdict h1').textContent({ timeout: 240_000 });

async function openAudit(size: SizeName = 'tablet') {
  const complaints = new Complaints();
  const device = await openDevice(at.browser, size, complaints);
  await device.page.goto(`${at.service.url}/audit`);
  await device.page.locator('h1').waitFor();
  return { ...device, complaints };
}

async function ends({ context, complaints }: { context: BrowserContext; complaints: Complaints }): Promise<void> {
  expect(complaints.lines).toEqual([]);
  await context.close();
}

describe('the auditor’s page', () => {
  it.for(['tablet', 'upright', 'phone'] as const)(
    'verifies a record against the paper without a request, and shows counts, verdicts and reasons (%s)',
    async (size) => {
      const audit = await openAudit(size);
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
    const audit = await openAudit();
    const { page } = audit;
    await choose(page, eventful.path);
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

  it('reads the code’s QR with the camera, and says so where there is none', async () => {
    const printed = encode(`PK1:${eventful.anchor.replaceAll('-', '')}`, { ecc: 'M', border: 6 });
    const seeing = await openBrowser([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${await filmOf(printed.data, join(folder, 'paper.y4m'))}`,
    ]);
    const { page } = await openDevice(seeing, 'phone', new Complaints());
    await page.goto(`${at.service.url}/audit`);
    await page.getByRole('button', { name: 'Quét mã QR trên tờ giấy' }).click();
    const field = page.getByLabel('Mã neo trên tờ biên bản giấy');
    await expect.poll(() => field.inputValue(), { timeout: 60_000 }).toBe(eventful.anchor);
    await seeing.close();

    const audit = await openAudit('phone');
    await audit.page.getByRole('button', { name: 'Quét mã QR trên tờ giấy' }).click();
    await audit.page.getByText('Không mở được máy quay').waitFor();
    await ends(audit);
  });

  it('refuses a record, dropped on the page, with the code of another meeting', async () => {
    const audit = await openAudit();
    const record = (await readFile(eventful.path)).toString('base64');
    await audit.page.locator('.drop').evaluate((place, content) => {
      const dataTransfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], 'su-kien.phieukin'));
      place.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, record);
    await audit.page.getByText('su-kien.phieukin').waitFor();
    await audit.page.getByLabel('Mã neo trên tờ biên bản giấy').fill(many.anchor);
    await audit.page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
    expect(await verdict(audit.page)).toBe('HỒ SƠ BỊ TỪ CHỐI');
    await audit.page.getByText('ANCHOR-MISMATCH').waitFor();
    await ends(audit);
  });

  it('refuses an altered record calmly, names the check, and shows no count of it', async () => {
    const audit = await openAudit();
    const { page } = audit;
    await choose(page, flipped, eventful.anchor);
    expect(await verdict(page)).toBe('HỒ SƠ BỊ TỪ CHỐI');
    expect(await page.locator('.big-code').textContent()).toMatch(/^(TALLY|STATEMENT|OUTCOME|CERTIFY)-/);
    expect(await page.locator('table').count()).toBe(0);
    await inspect(page, 'audit-refused');
    await ends(audit);
  });

  it('takes what is no record, and an empty file, calmly', async () => {
    const audit = await openAudit('phone');
    const { page } = audit;
    const [picture, empty] = [join(folder, 'anh.phieukin'), join(folder, 'rong.phieukin')];
    await writeFile(picture, Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 37) % 251)));
    await writeFile(empty, '');
    await page.locator('input[type=file]').setInputFiles(empty);
    await page.getByText('Tệp này rỗng').waitFor();
    expect(await page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).isDisabled()).toBe(true);
    await choose(page, picture, 'N123');
    await page.getByText('Mã chưa đúng').waitFor();
    await inspect(page, 'audit-mistyped');
    await choose(page, picture);
    expect(await verdict(page)).toBe('HỒ SƠ BỊ TỪ CHỐI');
    await page.getByRole('button', { name: 'Chọn tệp khác' }).click();
    await page.getByRole('heading', { name: 'Kiểm tra hồ sơ một cuộc họp' }).waitFor();
    await ends(audit);
  });

  it('stays usable while it verifies many ballots, stops when told, and finds a tracking code', async () => {
    const audit = await openAudit();
    const { page } = audit;
    // It takes a second or less: only somebody in the page is quick enough to press the button while ballots are judged.
    await page.evaluate(() => {
      const observer = new MutationObserver(() => {
        if (!document.body.textContent?.includes('Bước 2/2: kiểm tra từng lá phiếu')) return;
        observer.disconnect();
        const buttons = [...document.querySelectorAll('button')];
        buttons.find(({ textContent }) => textContent === 'Dừng kiểm tra')?.click();
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await choose(page, many.path, many.anchor);
    await page.getByRole('heading', { name: 'Kiểm tra hồ sơ một cuộc họp' }).waitFor();

    await choose(page, many.path, many.anchor);
    expect(await verdict(page)).toBe('HỒ SƠ ĐÚNG VÀ KHỚP VỚI BIÊN BẢN GIẤY');
    expect(await page.locator('table.votes tbody tr td.number').allTextContents()).toEqual([
      '1',
      ...new Array(5).fill(String(BALLOTS / 5)),
    ]);
    const field = page.getByLabel('Mã theo dõi', { exact: true });
    const find = page.getByRole('button', { name: 'Tìm', exact: true });
    await field.fill('hai ba');
    await find.click();
    await page.getByText('ít nhất 12 ký hiệu.').waitFor();
    await field.fill('0'.repeat(64));
    await find.click();
    await page.getByText('Không có lá phiếu nào mang mã này').waitFor();
    await field.fill(tracking.slice(0, 16).toUpperCase().replace(/.{4}/g, '$& '));
    await find.click();
    await page.getByText('Có trong hòm phiếu đã niêm phong của cuộc bỏ phiếu 1, và đã được tính.').waitFor();
    await page.getByText(tracking).waitFor();
    await inspect(page, 'audit-tracked');
    await ends(audit);
  });

  it('keeps the report for machines and for paper', async () => {
    const audit = await openAudit();
    const { page } = audit;
    await choose(page, eventful.path, eventful.anchor);
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
    await choose(page, eventful.path, eventful.anchor);
    expect(await verdict(page)).toBe('HỒ SƠ ĐÚNG VÀ KHỚP VỚI BIÊN BẢN GIẤY');
    await inspect(page, 'verifier-file');
    expect(audit.outside()).toEqual([]);
    await ends(audit);
  });

  it('refuses an altered one there, too', async () => {
    const audit = await open();
    await choose(audit.page, flipped);
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
