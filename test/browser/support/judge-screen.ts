import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations } from './axe.ts';
import { takePictures } from './pictures.ts';

/** Side of the smallest touch target, and the smallest letter, in CSS pixels. */
const TOUCH = 48;
const LETTER = 18;

/** What is tapped or typed into: a box to tick, or a file to choose, is as large as its label. */
const TARGETS =
  'button, a.button, summary, select, textarea, input:not([type=checkbox], [type=radio], [type=file]), label';

/**
 * Judges what a page shows now: no accessibility fault (contrast among them) in either language, everything that is tapped is
 * large enough and reached by the Tab key, every text can be read, and nothing is wider than the screen. A test goes on, so that one
 * run tells all that is wrong.
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
  expect.soft(await unreached(page), `keyboard, ${where}`).toEqual([]);
  const across = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(across, `width, ${where}`).toBeLessThanOrEqual(0);
}

/** Judges what a page shows, and takes it lying and standing, for people to look at. */
export async function looksGood(page: Page, name: string): Promise<void> {
  await judgeScreen(page, name);
  await takePictures(page, name, { sizes: ['tablet', 'upright'] });
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

/** What can be worked by hand but is never reached by Tab; of a group of choices one is enough, arrows reach the others. */
async function unreached(page: Page): Promise<string[]> {
  const controls = await page.evaluate(() => {
    const selector = 'a[href], button, summary, select, textarea, input, [tabindex="0"]';
    const within = document.querySelector('dialog:modal') ?? document;
    const usable = [...within.querySelectorAll<HTMLInputElement>(selector)].filter(
      (control) => !control.disabled && control.tabIndex >= 0 && control.checkVisibility({ visibilityProperty: true }),
    );
    const watched = globalThis as unknown as {
      reached: Set<Element>;
      usable: HTMLInputElement[];
      before: Element | null;
    };
    watched.usable = usable;
    watched.before = document.activeElement;
    watched.reached = new Set();
    document.addEventListener('focusin', ({ target }) => watched.reached.add(target as Element));
    return usable.length;
  });
  // Areas that scroll take the focus too.
  for (let press = 0; press < controls + 20; press++) await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const { reached, usable, before } = globalThis as unknown as {
      reached: Set<HTMLInputElement>;
      usable: HTMLInputElement[];
      before: HTMLElement | null;
    };
    before?.focus();
    const groups = new Set([...reached].filter(({ type }) => type === 'radio').map(({ name }) => name));
    return usable
      .filter((control) => !reached.has(control) && !(control.type === 'radio' && groups.has(control.name)))
      .map((control) => `${control.tagName} ${(control.textContent || control.name).slice(0, 40)}`);
  });
}
