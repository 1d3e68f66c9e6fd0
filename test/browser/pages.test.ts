import { describe, expect, it } from 'vitest';
import { Complaints, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';

const at = browserAndService();

describe('every page', () => {
  it.for(['/', '/vote', '/secretary', '/teller', '/screen', '/audit'])(
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
});
