import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { assertOk } from '../../crypto/result.ts';
import { cardOf, issueBallots } from '../../src/cli/meeting/door.ts';
import { openPoll } from '../../src/cli/meeting/vote.ts';
import { decodeEnvironment, type RunningService, startService } from '../../src/main.ts';
import { Complaints, openBrowser, openDevice } from '../browser/support/browser.ts';
import { type PreparedRoom, prepareRoom, subjectDrafts } from '../browser/support/prepared-room.ts';
import { canSlow, slowDown, threadTimes } from './slow-process.ts';

const LINES = 42;
const FACTOR = 6;
const RUNS = 5;

/** How a voter taps: the pause between two lines. */
const PACES = [
  { name: 'a tap every 0.3 s', pauseMs: 300 },
  { name: 'all lines at once', pauseMs: 0 },
];

/** The real screens on a real service: how long a voter waits between the last choice and the review. */
export async function benchBoothWait(): Promise<void> {
  const temporary = (what: string) => mkdtempSync(join(tmpdir(), `phieu-kin-bench-${what}-`));
  const [screens, data] = [temporary('screens'), temporary('data')];
  await build({ logLevel: 'silent', build: { outDir: screens } });
  const variables = { PHIEU_KIN_DATA: data, HOST: 'localhost', PORT: '0' };
  const log = { info: () => {}, error: () => {} };
  const service = assertOk(await startService(assertOk(decodeEnvironment(variables)), log, screens));
  const browser = await openBrowser();
  try {
    await measure(browser, await openRoom(service));
  } finally {
    await browser.close();
    await service.close();
    for (const folder of [screens, data]) rmSync(folder, { recursive: true, force: true });
  }
}

async function openRoom(service: RunningService): Promise<PreparedRoom> {
  const questions = [{ kind: 'rating' as const, title: 'Tổ chức', subjects: subjectDrafts(LINES) }];
  const room = await prepareRoom(service, { voters: 2, polls: [{ title: 'Xếp loại tổ chức', questions }] });
  await issueBallots(room, [0, 1]);
  await openPoll(room, 1);
  return room;
}

async function measure(browser: Browser, room: PreparedRoom): Promise<void> {
  const { page } = await openDevice(browser, 'tablet', new Complaints());
  page.setDefaultTimeout(120_000);
  await page.goto(room.link);
  await page.locator('[data-act="agree"]').click();
  await page.locator('.scanner input').waitFor();
  process.stdout.write(
    `\nWait after the last choice of a ballot of ${LINES} lines x 5 options, in Chromium ${browser.version()}\n`,
  );
  const rates = canSlow() ? [1, FACTOR] : [1];
  process.stdout.write(
    canSlow()
      ? '  (slowed by stopping whole processes, as Chromium’s own throttling does not reach workers)\n'
      : '  a slower processor: not measured, this platform does not tell how long threads run\n',
  );
  for (const rate of rates)
    for (const { name, pauseMs } of PACES) {
      const waits: number[] = [];
      let slowed = 1;
      for (let run = 0; run < RUNS; run++) {
        const { wait, spin } = await oneTurn(browser, page, cardOf(room, 0), { rate, pauseMs });
        waits.push(wait);
        slowed = spin;
      }
      waits.sort((a, b) => a - b);
      const [low = 0, median = 0, high = 0] = [waits[0], waits[RUNS >> 1], waits.at(-1)];
      const how = rate === 1 ? 'as it is' : `every thread slowed ${slowed.toFixed(1)}x`;
      process.stdout.write(
        `  ${`${how}, ${name}`.padEnd(50)} ${median.toFixed(0).padStart(6)} ms  (${low.toFixed(0)} – ${high.toFixed(0)})\n`,
      );
    }
}

interface Turn {
  readonly rate: number;
  readonly pauseMs: number;
}

/** One voter chooses every line and asks for the review; then leaves without casting, so that the card is good again. */
async function oneTurn(
  browser: Browser,
  page: Page,
  card: string,
  { rate, pauseMs }: Turn,
): Promise<{ readonly wait: number; readonly spin: number }> {
  await page.locator('.scanner input').fill(card);
  await page.keyboard.press('Enter');
  await page.locator(`#line-${LINES - 1}`).waitFor();
  const pids = await renderers(browser);
  const release = rate === 1 ? async () => {} : slowDown(pids, rate);
  const spin = rate === 1 ? 1 : await spinFactor(page, pids);
  const wait = await page.evaluate(chooseAll, { lines: LINES, pauseMs });
  await release();
  await page.locator('[data-act="change"]').click();
  await page.locator('[data-act="abandon"]').click();
  await page.locator('[data-act="confirm"]').click();
  await page.locator('.scanner input').waitFor();
  return { wait, spin };
}

/** In the page: taps, and the milliseconds from the last tap on a line until the review is there. */
async function chooseAll({ lines, pauseMs }: { readonly lines: number; readonly pauseMs: number }): Promise<number> {
  for (let line = 0; line < lines; line++) {
    if (line > 0 && pauseMs > 0) await new Promise((settle) => setTimeout(settle, pauseMs));
    document.querySelectorAll<HTMLInputElement>(`#line-${line} .option input`)[line % 5]?.click();
  }
  const start = performance.now();
  // The screen learns of the choice before anybody could tap again.
  await new Promise((settle) => setTimeout(settle));
  document.querySelector<HTMLButtonElement>('[data-act="review"]')?.click();
  while (document.querySelector('[data-act="cast"]') === null)
    await new Promise((settle) => requestAnimationFrame(settle));
  return performance.now() - start;
}

const SPIN_MS = 600;

/** How much longer the voter's worker takes for a computation than it has a core. */
async function spinFactor(page: Page, pids: readonly number[]): Promise<number> {
  const before = new Map(pids.flatMap((pid) => [...threadTimes(pid)]));
  const wall = await page
    .workers()
    .at(-1)
    ?.evaluate((forMs) => {
      const start = performance.now();
      while (performance.now() - start < forMs);
      return performance.now() - start;
    }, SPIN_MS);
  const ran = pids.flatMap((pid) => [...threadTimes(pid)].map(([thread, time]) => time - (before.get(thread) ?? time)));
  return (wall ?? 0) / Math.max(...ran);
}

async function renderers(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}
