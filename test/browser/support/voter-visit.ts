import type { Page } from 'playwright-core';
import type { LineChoice } from '../../../crypto/ballot-layout.ts';
import type { VoterTablet } from './voter-tablet.ts';

/** What one voter had to go through at a tablet. */
export interface VisitCount {
  /** Headings that came one after another; the empty tablet's is not counted. */
  readonly screens: number;
  readonly taps: number;
}

interface Watched {
  headings?: string[];
  watching?: MutationObserver;
}

/** Notes every heading from now on, as a person reads them. */
const watchHeadings = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    const headings: string[] = [];
    const look = () => {
      const shown = document.querySelector('h1')?.textContent ?? '';
      if (shown !== headings.at(-1)) headings.push(shown);
    };
    look();
    watched.headings = headings;
    watched.watching?.disconnect();
    watched.watching = new MutationObserver(look);
    watched.watching.observe(document.body, { childList: true, subtree: true, characterData: true });
  });

async function counted(tablet: VoterTablet, visit: () => Promise<void>): Promise<VisitCount> {
  await tablet.page.locator('.scanner input').waitFor();
  await watchHeadings(tablet.page);
  const before = tablet.taps;
  await visit();
  await tablet.page.locator('.scanner input').waitFor();
  const [idle, ...headings] = await tablet.page.evaluate(() => (globalThis as unknown as Watched).headings ?? []);
  return { screens: headings.filter((heading) => heading !== idle).length, taps: tablet.taps - before };
}

/** What a voter brings to the door, and draws there. */
export interface Papers {
  readonly name: string;
  readonly slip: string;
  readonly card: string;
}

/** At the door: slip, name, card, until the ballots are there. */
export const takeBallots = (tablet: VoterTablet, papers: Papers): Promise<VisitCount> =>
  counted(tablet, async () => {
    await showPapers(tablet, papers);
    await tablet.title('Thẻ phiếu đã sẵn sàng');
    await tablet.act('done');
  });

/** Until everything that the voter does at the door is done. */
export async function showPapers(tablet: VoterTablet, { name, slip, card }: Papers): Promise<void> {
  await tablet.enter(slip);
  await tablet.page.locator('.own-name', { hasText: name }).waitFor();
  await tablet.act('its-me');
  await tablet.enter(card);
}

/** Opens the card's ballot and chooses on every line. */
export async function fillBallot(tablet: VoterTablet, card: string, choices: readonly LineChoice[]): Promise<void> {
  await tablet.enter(card);
  for (const [line, options] of choices.entries()) for (const option of options) await tablet.choose(line, option);
  await tablet.act('review');
  await tablet.title('Xem lại trước khi bỏ');
}

/** In the booth: card, choices, a last look, and into the box. */
export const castVote = (tablet: VoterTablet, card: string, choices: readonly LineChoice[]): Promise<VisitCount> =>
  counted(tablet, async () => {
    await fillBallot(tablet, card, choices);
    await tablet.act('cast');
    await tablet.title('Đã bỏ phiếu');
    await tablet.act('done');
  });
