import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations } from './axe.ts';

/** Side of the smallest touch target, and the smallest letter, in CSS pixels. */
const TOUCH = 48;
const LETTER = 18;

/** What is tapped or typed into: a box to tick, or a file to choose, is as large as its label. */
const TARGETS =
  'button, a.button, summary, select, textarea, input:not([type=checkbox], [type=radio], [type=file]), label';

/**
 * Judges what a page shows now: no accessibility fault (contrast among them) in either language, everything that is tapped is
 * large enough, every text can be read, and nothing is wider than the screen. A test goes on, so that one run tells all that is wrong.
 */
export async function judgeScreen(page: Page, where = ''): Promise<void> {
  const before = await page.locator('html').getAttribute('lang');
  for (const language of before === 'vi' ? ['vi', 'en'] : ['en', 'vi']) {
    expect(await page.locator('html').getAttribute('lang'), where).toBe(language);
    expect.soft(await axeViolations(page), `${where} ${language}`).toEqual([]);
    // Also behind an open dialog.
    await page.locator('.page-head button[lang]').evaluate((button: HTMLElement) => button.click());
    await page.locator(`html:not([lang=${language}])`).waitFor({ state: 'attached' });
  }
  expect.soft(await smallTargets(page), `targets, ${where}`).toEqual([]);
  expect.soft(await smallLetters(page), `letters, ${where}`).toEqual([]);
  const across = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(across, `width, ${where}`).toBeLessThanOrEqual(0);
}

const smallTargets = (page: Page): Promise<string[]> =>
  page.locator(TARGETS).evaluateAll(
    (targets, least) =>
      targets.flatMap((target) => {
        const labelled = target instanceof HTMLLabelElement;
        if (!target.checkVisibility({ visibilityProperty: true })) return [];
        // Words above a field are no target; the field is.
        const boxed = target.matches('.button') || target.querySelector('[type=checkbox], [type=radio]') !== null;
        if (labelled && !boxed) return [];
        const { width, height } = target.getBoundingClientRect();
        const shown = `${target.tagName} ${(target.textContent || target.getAttribute('name') || '').slice(0, 40)}`;
        return width < least || height < least ? [`${shown} ${Math.round(width)}x${Math.round(height)}`] : [];
      }),
    TOUCH,
  );

/** Texts whose letters are too small. A paper is shown as it will be printed. */
const smallLetters = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const { parentElement: around, textContent } = text;
      if (around === null || (textContent ?? '').trim() === '' || around.closest('.paper, .visually-hidden, svg'))
        continue;
      if (!around.checkVisibility({ visibilityProperty: true })) continue;
      const size = Number.parseFloat(getComputedStyle(around).fontSize);
      if (size < least - 0.01) found.push(`${(textContent ?? '').trim().slice(0, 40)} ${size}`);
    }
    return found;
  }, LETTER);
