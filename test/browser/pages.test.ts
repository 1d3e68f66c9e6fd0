import { describe, expect, it } from 'vitest';
import { Complaints, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { watchWakeLocks } from './support/wake-lock.ts';

const at = browserAndService();

describe('every page', () => {
  it.for(['/', '/vote', '/secretary', '/teller', '/screen', '/audit', '/superior'])(
    '%s opens in Vietnamese, switches to English and back, and breaks no policy',
    async (path) => {
      const complaints = new Complaints();
      const { context, page } = await openDevice(at.browser, 'tablet', complaints);
      const answer = await page.goto(at.service.url + path);
      expect(answer?.status()).toBe(200);
      expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
      await page.locator('h1').first().waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('vi');
      await page.getByRole('button', { name: 'Switch to English' }).click();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      await page.getByRole('button', { name: 'Chuyển sang tiếng Việt' }).click();
      expect(await page.locator('html').getAttribute('lang')).toBe('vi');
      expect(await context.cookies()).toEqual([]);
      expect(complaints.lines).toEqual([]);
      await context.close();
    },
  );

  it.for(['/vote', `/screen#m=${'ab'.repeat(16)}`])(
    '%s keeps the screen awake while it is shown, and asks again when it is shown again',
    async (path) => {
      const { context, page } = await openDevice(at.browser, 'tablet', new Complaints());
      const asked = await watchWakeLocks(page);
      await page.goto(at.service.url + path);
      await page.locator('main').waitFor();
      await expect.poll(asked).toEqual(['screen']);
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await expect.poll(asked).toEqual(['screen', 'screen']);
      await context.close();
    },
  );

  it('stands still where little motion is wanted: what turns while people wait turns no more', async () => {
    const { context, page } = await openDevice(at.browser, 'tablet', new Complaints());
    await page.goto(`${at.service.url}/teller`);
    await page.locator('h1').first().waitFor();
    const turning = () =>
      page.evaluate(() => {
        const mark = document.createElement('span');
        mark.className = 'waiting';
        document.body.append(mark);
        const { animationDuration, animationIterationCount } = getComputedStyle(mark, '::before');
        mark.remove();
        return [Number.parseFloat(animationDuration), animationIterationCount];
      });
    expect(await turning()).toEqual([1, 'infinite']);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const [seconds, times] = await turning();
    expect(seconds).toBeLessThan(0.001);
    expect(times).toBe('1');
    await context.close();
  });
});
