import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeBallot, trackingCode } from '../../crypto/ballot.ts';
import { type Bytes, toHex } from '../../crypto/bytes.ts';
import { assertOk } from '../../crypto/result.ts';
import { PlayedMeeting } from '../support/played-meeting.ts';
import { chooseRecord, ends, inspect, openAudit, type SavedRecord, saveRecord, verdict } from './support/audit-page.ts';
import { Complaints, openBrowser, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';

const at = browserAndService();
let folder: string;

/** Divisible by five. Making them takes a while. */
const BALLOTS = 100;

let many: SavedRecord;
/** The tracking code of one of them. */
let tracking: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-kin-audit-'));
  const crowd = PlayedMeeting.play(Array.from({ length: BALLOTS }, (_, i) => [[i % 5]]));
  many = await saveRecord(folder, 'nhieu-phieu', crowd);
  const context = crowd.context();
  const { ciphertexts } = assertOk(decodeBallot(context.lines, crowd.box()[7] as Bytes));
  tracking = toHex(trackingCode(context, ciphertexts));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

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

describe('the auditor’s page, of many ballots', () => {
  it('reads the code’s QR with the camera, and says so where there is none', async () => {
    const printed = encode(`PK1:${many.anchor.replaceAll('-', '')}`, { ecc: 'M', border: 6 });
    const seeing = await openBrowser([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${await filmOf(printed.data, join(folder, 'paper.y4m'))}`,
    ]);
    const { page } = await openDevice(seeing, 'phone', new Complaints());
    await page.goto(`${at.service.url}/audit`);
    await page.getByRole('button', { name: 'Quét mã QR trên tờ giấy' }).click();
    const field = page.getByLabel('Mã neo trên tờ biên bản giấy');
    await expect.poll(() => field.inputValue(), { timeout: 60_000 }).toBe(many.anchor);
    await seeing.close();

    const audit = await openAudit(at, 'phone');
    await audit.page.getByRole('button', { name: 'Quét mã QR trên tờ giấy' }).click();
    await audit.page.getByText('Không mở được máy quay').waitFor();
    await ends(audit);
  });

  it('stays usable while it verifies many ballots, stops when told, and finds a tracking code', async () => {
    const audit = await openAudit(at);
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
    await chooseRecord(page, many.path, many.anchor);
    await page.getByRole('heading', { name: 'Kiểm tra hồ sơ một cuộc họp' }).waitFor();

    await chooseRecord(page, many.path, many.anchor);
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

  it('shows a report on a phone', async () => {
    const audit = await openAudit(at, 'phone');
    const { page } = audit;
    await inspect(page, 'audit-choose', ['phone']);
    await chooseRecord(page, many.path, many.anchor);
    expect(await verdict(page)).toBe('HỒ SƠ ĐÚNG VÀ KHỚP VỚI BIÊN BẢN GIẤY');
    await page.locator('.families summary').nth(1).click();
    await inspect(page, 'audit-anchored', ['phone']);
    await ends(audit);
  });
});
