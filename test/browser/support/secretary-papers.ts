import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { paperDocx } from '../../../src/documents/docx/paper-docx.ts';
import { announcement } from '../../../src/domain/papers/announcement.ts';
import { countingMinutes } from '../../../src/domain/papers/counting-minutes.ts';
import type { Paper } from '../../../src/domain/papers/paper.ts';
import { type ByHand, certifiedPoll } from '../../../src/domain/papers/poll-facts.ts';
import type { MeetingFacts } from '../../../src/domain/verify/report.ts';
import { besides, paperTexts } from '../../papers/paper-texts.ts';
import { pdfTexts } from '../../support/pdf-text.ts';
import { act, downloaded } from './secretary-page.ts';

/** What a file of this kind begins with. */
const BEGINS = { pdf: '%PDF-', docx: 'PK' } as const;

/**
 * Both papers of a poll, on the screen and as files: they say what a verified record makes of them, word for word.
 * @param meeting of the record that the console has exported
 * @param byHand as it was typed, with the organisation as the console knows it
 */
export async function judgePapers(page: Page, meeting: MeetingFacts, ordinal: number, byHand: ByHand): Promise<void> {
  const facts = meeting.polls.find((poll) => poll.ordinal === ordinal);
  const poll = facts && certifiedPoll(meeting, facts);
  if (poll === undefined) throw new Error(`poll ${ordinal} has no certified result`);
  await judgePaper(page, 'announcement', announcement(poll, byHand));
  await judgePaper(page, 'minutes', countingMinutes(poll, byHand));
}

async function judgePaper(page: Page, shown: string, paper: Paper): Promise<void> {
  await act(page, `show-${shown}`);
  await page.getByRole('article', { name: paper.title }).waitFor();
  const said = await page.locator('.paper').evaluate((drawn) => {
    const texts: string[] = [];
    for (const part of drawn.querySelectorAll('h1, h2, p, th, td, .paper-bars span')) texts.push(part.textContent);
    return texts;
  });
  const spaced = said.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  expect(spaced).toEqual(paperTexts(paper));
  const pdf = await saved(page, 'pdf');
  expect(besides(paper, pdfTexts(pdf).join(' '))).toBe('');
  const docx = await saved(page, 'docx');
  // To the byte what the command writes.
  expect(Buffer.compare(docx, await paperDocx(paper))).toBe(0);
}

async function saved(page: Page, type: keyof typeof BEGINS): Promise<Uint8Array> {
  const file = await downloaded(page, () => act(page, `save-${type}`));
  expect(Buffer.from(file).toString('latin1').startsWith(BEGINS[type])).toBe(true);
  return file;
}
