import { describe, expect, it } from 'vitest';
import { inviteToSample } from '../../src/usecases/invite-to-sample.ts';
import { Complaints, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { judgeScreen } from './support/judge-screen.ts';
import { takePictures } from './support/pictures.ts';

const at = browserAndService();

describe('the first page', () => {
  it('without the code of the terminal says where to find it, and leads to every app', async () => {
    const complaints = new Complaints();
    const { context, page } = await openDevice(at.browser, 'phone', complaints);
    await page.goto(at.service.url);
    await page.getByText('npm start').waitFor();
    const paths = await page.locator('nav a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(paths).toEqual(['/vote', '/secretary', '/teller', '/screen', '/audit', '/superior']);
    await judgeScreen(page);
    await takePictures(page, 'welcome-front');
    expect(complaints.lines).toEqual([]);
    await context.close();
  });

  it('prepares the sample meeting, keeps it over a reload, and says when a code was used', async () => {
    const complaints = new Complaints();
    const { context, page } = await openDevice(at.browser, 'tablet', complaints);
    const code = await inviteToSample(at.service.deps);
    await page.goto(`${at.service.url}/#mau=${code}`);
    await page.getByRole('button', { name: 'Chuẩn bị cuộc họp mẫu' }).waitFor();
    await takePictures(page, 'welcome-begin');
    await page.getByRole('button', { name: 'Chuẩn bị cuộc họp mẫu' }).click();
    await page.getByRole('heading', { name: 'Việc cần làm bây giờ' }).waitFor({ timeout: 200_000 });
    expect(await page.locator('#papers').count()).toBe(1);
    expect(await page.locator('tbody tr').count()).toBe(9);
    expect(await page.locator('.steps li.now').textContent()).toContain('Phát phiếu ở cửa');
    expect(page.url()).toBe(`${at.service.url}/`);
    await judgeScreen(page);
    await takePictures(page, 'welcome-sample');

    await page.reload();
    await page.getByRole('heading', { name: 'Việc cần làm bây giờ' }).waitFor();
    await page.goto('about:blank');
    await page.goto(`${at.service.url}/#mau=${code}`);
    await page.getByRole('button', { name: 'Chuẩn bị cuộc họp mẫu khác' }).click();
    await page.getByText('đã dùng rồi').waitFor();
    expect(complaints.lines).toEqual([]);
    await context.close();
  });
});
