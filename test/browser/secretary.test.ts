import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { Complaints, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { foundCell } from './support/cell.ts';
import { judgeScreen } from './support/judge-screen.ts';
import { takePictures } from './support/pictures.ts';
import { act, beginOnDevice, chooseFile, downloaded, goToStep, PASSPHRASE, unlock } from './support/secretary-page.ts';

const at = browserAndService();

async function draftOn(page: Page): Promise<Uint8Array> {
  page.setDefaultTimeout(120_000);
  await page.goto(`${at.service.url}/secretary`);
  const file = await beginOnDevice(page, (await foundCell(at.service, 'Đặng Thị Thư')).code);
  await act(page, 'new-meeting');
  await page.locator('[name=title]').fill('Họp chi bộ');
  await page.locator('[name=date]').fill('2026-12-05');
  await page.locator('[name=place]').fill('Nhà văn hóa');
  await act(page, 'create-meeting');
  await goToStep(page, 'roll');
  return file;
}

describe('the secretary’s console', () => {
  it('shows what is wrong with a roll row by row, imports nothing of it, and warns of a small roll', async () => {
    const complaints = new Complaints();
    const { context, page } = await openDevice(at.browser, 'upright', complaints);
    await draftOn(page);
    const wrong =
      'Họ và tên;Loại đảng viên;Tình trạng\nNguyễn Văn An;chính thức;đi vắng\n;chính thức;\nLê Văn Chính;;\n';
    await chooseFile(page, 'roll-file', 'sai.csv', wrong);
    const alert = page.getByRole('alert');
    await alert.getByText('có 3 chỗ cần sửa trong tệp').waitFor();
    const rows = await alert.locator('li').allTextContents();
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/^Dòng 2, cột C.*đi vắng/);
    expect(rows[1]).toMatch(/^Dòng 3, cột A.*thiếu tên/);
    expect(rows[2]).toMatch(/^Dòng 4, cột B/);
    await page.getByText('Danh sách còn trống.').waitFor();
    await judgeScreen(page);
    await chooseFile(page, 'roll-file', 'dung.csv', 'Họ và tên\nNguyễn Văn An\nLê Văn Chính\n');
    await page.getByText('2 người trong danh sách, 2 người được bỏ phiếu.').first().waitFor();
    await page.getByText(/Dưới năm người bỏ phiếu/).waitFor();
    // Typed, and with a standing that takes the vote away.
    await page.locator('[name=member]').fill('  Phạm  Thị Dung ');
    await act(page, 'add-member');
    await page.getByLabel('Tình trạng: Phạm Thị Dung').selectOption('suspended');
    await page.getByText('không: đình chỉ sinh hoạt').waitFor();
    await judgeScreen(page);
    await takePictures(page, 'secretary-roll');
    const template = await downloaded(page, () => act(page, 'roll-file-template'));
    // As downloaded it is a list of nobody, and read as such; the roll stays as it is.
    await chooseFile(page, 'roll-file', 'mau.xlsx', Buffer.from(template));
    await alert.getByText('có 1 chỗ cần sửa trong tệp').waitFor();
    await page.getByText('3 người trong danh sách').first().waitFor();
    // What is missing before the manifest, and the acceptance of the risk.
    await goToStep(page, 'manifest');
    await page.getByText('Còn thiếu').waitFor();
    expect(await page.locator('[data-act=propose-manifest]').isDisabled()).toBe(true);
    await page.getByText('Ký chấp nhận rủi ro khi dưới năm người bỏ phiếu').waitFor();
    await takePictures(page, 'secretary-missing');
    await page.locator('[name=small-roll]').check();
    await page.getByText('Ký chấp nhận rủi ro khi dưới năm người bỏ phiếu').waitFor({ state: 'detached' });
    expect(complaints.lines).toEqual([]);
    await context.close();
  });

  it('lets one tab at a time work on a meeting, keeps the draft over a reload, and opens with the key file elsewhere', async () => {
    const complaints = new Complaints();
    const { context, page } = await openDevice(at.browser, 'tablet', complaints);
    const file = await draftOn(page);
    await chooseFile(page, 'roll-file', 'dung.csv', 'Họ và tên\nNguyễn Văn An\nLê Văn Chính\n');
    await page.getByText('2 người trong danh sách').first().waitFor();

    const second = await context.newPage();
    second.setDefaultTimeout(120_000);
    complaints.watch(second);
    await second.goto(page.url());
    await unlock(second);
    await second.getByText('Cuộc họp này đang mở ở một thẻ khác').waitFor();
    await judgeScreen(second);
    await takePictures(second, 'secretary-elsewhere');
    await act(second, 'take-over');
    await second.getByText('2 người trong danh sách').first().waitFor();
    await page.getByText('Cuộc họp này đang mở ở một thẻ khác').waitFor();
    await second.close();

    // Another device: the key file and its passphrase; a wrong one is refused, and says so.
    const other = await openDevice(at.browser, 'phone', complaints);
    other.page.setDefaultTimeout(120_000);
    await other.page.goto(`${at.service.url}/secretary`);
    await act(other.page, 'with-file');
    await judgeScreen(other.page);
    await chooseFile(other.page, 'key-file', 'khoa.phieukin-key', Buffer.from('{}'));
    await other.page.locator('[name=passphrase]').fill(PASSPHRASE);
    await act(other.page, 'unlock');
    await other.page.getByText('KEY-FILE-FORMAT').waitFor();
    await chooseFile(other.page, 'key-file', 'khoa.phieukin-key', Buffer.from(file));
    await other.page.locator('[name=passphrase]').fill('sai mật khẩu rồi');
    await act(other.page, 'unlock');
    await other.page.getByText('KEY-FILE-PASSPHRASE').waitFor();
    await takePictures(other.page, 'secretary-sign-in');
    await other.page.locator('[name=passphrase]').fill(PASSPHRASE);
    await act(other.page, 'unlock');
    await other.page.getByRole('heading', { name: 'Các cuộc họp' }).waitFor();
    await other.page.getByText('Đặng Thị Thư').waitFor();
    await judgeScreen(other.page);

    // Signed out, only what is sealed stays; the key can be removed, after a warning.
    await act(other.page, 'sign-out');
    await other.page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
    await act(other.page, 'start-over');
    await other.page.getByText('không thể hoàn tác').waitFor();
    await other.page.locator('[data-act=confirm]').click();
    await other.page.getByRole('heading', { name: 'Bắt đầu trên thiết bị này' }).waitFor();
    expect(complaints.lines).toEqual([]);
    await other.context.close();
    await context.close();
  });

  it('SERVICE-KEY-OTHER: does not sign in at a service that its key was not made for', async () => {
    const { context, page } = await openDevice(at.browser, 'tablet', new Complaints());
    page.setDefaultTimeout(120_000);
    await page.goto(`${at.service.url}/secretary`);
    await beginOnDevice(page, (await foundCell(at.service, 'Đặng Thị Thư')).code);
    await page.getByRole('heading', { name: 'Các cuộc họp' }).waitFor();
    let asked = 0;
    await page.route('**/api/v1/service', (routed) => routed.fulfill({ json: { service: 'ab'.repeat(32) } }));
    await page.route('**/api/v1/auth/**', (routed) => {
      asked++;
      return routed.continue();
    });
    await page.reload();
    await page.locator('[name=passphrase]').fill(PASSPHRASE);
    await act(page, 'unlock');
    await page.getByText('SERVICE-KEY-OTHER').waitFor();
    await judgeScreen(page);
    expect(asked).toBe(0);
    await context.close();
  });

  it('signs in again by itself when the session is over', async () => {
    const { context, page } = await openDevice(at.browser, 'tablet', new Complaints());
    await draftOn(page);
    let refused = 0;
    await page.route('**/api/v1/organisations/**', (routed) => {
      if (refused++ > 0) return routed.continue();
      return routed.fulfill({ status: 401, json: { code: 'SESSION-INVALID', vi: '-', en: '-' } });
    });
    await act(page, 'to-list');
    await page.getByText('Họp chi bộ').waitFor();
    expect(refused).toBeGreaterThan(1);
    await context.close();
  });
});
