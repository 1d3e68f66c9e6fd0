import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { decodeCode } from '../../../crypto/code.ts';
import type { RunningService } from '../../../src/main.ts';
import { pdfTexts } from '../../support/pdf-text.ts';
import { type Complaints, openDevice } from './browser.ts';
import { foundCell, TELLER_NAMES, voterName } from './cell.ts';
import type { CellRoom } from './cell-room.ts';
import { act, beginOnDevice, chooseFile, confirmed, downloaded, goToStep } from './secretary-page.ts';
import { TellerPage } from './teller-page.ts';

export interface CellPlan {
  readonly voters: number;
  /** Whom the first poll rates. */
  readonly subjects: readonly string[];
}

const TELLER_SIZES = ['phone', 'tablet', 'upright'] as const;

/** Codes of a kind among the texts of a printed sheet. */
const codesOn = (sheet: Uint8Array, kind: 'slip' | 'card'): string[] =>
  pdfTexts(sheet)
    .map((text) => text.trim())
    .filter((text) => decodeCode(kind, text).ok);

/** From the first invitation to the open door, on the screens of secretary and tellers alone. */
export async function prepareCell(
  { browser, service }: { readonly browser: Browser; readonly service: RunningService },
  plan: CellPlan,
  complaints: Complaints,
): Promise<Parameters<typeof CellRoom.open>[2]> {
  const { page } = await openDevice(browser, 'tablet', complaints);
  // Nine devices share what one machine has.
  page.setDefaultTimeout(120_000);
  const { code } = await foundCell(service, 'Đặng Thị Thư');
  await page.goto(`${service.url}/secretary`);
  await beginOnDevice(page, code);
  await act(page, 'new-meeting');
  await page.locator('[name=title]').fill('Hội nghị chi bộ xếp loại chất lượng năm 2026');
  await page.locator('[name=date]').fill('2026-12-05');
  await page.locator('[name=place]').fill('Hội trường thôn Đông');
  await act(page, 'create-meeting');

  await goToStep(page, 'roll');
  const rows = Array.from({ length: plan.voters }, (_, voter) => `${voterName(voter)};chính thức`);
  await chooseFile(page, 'roll-file', 'danh-sach.csv', `Họ và tên;Loại đảng viên\n${rows.join('\n')}\n`);
  await page.getByText(`${plan.voters} người trong danh sách, ${plan.voters} người được bỏ phiếu.`).first().waitFor();
  await draftPolls(page, plan);
  const tellers = await nameTellers(browser, service.url, page);
  const meeting = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('m') ?? '';

  await goToStep(page, 'slips');
  const slips = codesOn(await downloaded(page, () => act(page, 'make-slips')), 'slip');
  expect(slips).toHaveLength(plan.voters);
  await confirmed(page, 'state-roll');
  await page.getByText(`Danh sách ${plan.voters} người đã ghi trong nhật ký.`).waitFor();

  await Promise.all(tellers.map((teller) => teller.page.locator('input[name="backup-passphrase"]').waitFor()));
  // One after another: each derives keys from passphrases.
  for (const teller of tellers) await teller.backUp();
  await goToStep(page, 'keys');
  await page.getByText('Khóa đã sẵn sàng, mọi người đã diễn tập.').waitFor();

  await goToStep(page, 'manifest');
  await confirmed(page, 'propose-manifest');
  for (const teller of tellers) await teller.sign('meeting-manifest');
  await page.getByRole('heading', { name: 'Đã chốt, chưa phát phiếu' }).waitFor();
  await page.getByText('Dấu vân tay của cuộc họp').click();
  const fingerprint = (await page.locator('[data-fingerprint]').getAttribute('data-fingerprint')) ?? '';
  const cards = await printCards(tellers, plan.voters);

  await confirmed(page, 'open-issuing');
  for (const teller of tellers.slice(0, 2)) await teller.sign('issuing-opened');
  await page.getByRole('heading', { name: 'Đang phát phiếu' }).waitFor();
  return { secretary: page, tellers, meeting, fingerprint, slips, cards };
}

/** A rating and, later in the evening, a motion. */
async function draftPolls(page: Page, { subjects }: CellPlan): Promise<void> {
  await goToStep(page, 'polls');
  await act(page, 'add-poll');
  await page.locator('[name=poll-title]').fill('Xếp loại chất lượng đảng viên');
  await act(page, 'add-rating');
  await page.locator('[name=question]').fill('Mức xếp loại của từng đồng chí');
  await page.locator('[name=subject-names]').fill(subjects.join('\n'));
  await act(page, 'use-typed');
  // Folds the first together: only one poll is edited at a time.
  await act(page, 'add-poll');
  await page.locator('[name=poll-title]').fill('Thông qua nghị quyết');
  await act(page, 'add-motion');
  await page.locator('[name=question]').fill('Thông qua nghị quyết năm 2027');
}

/** Invites, waits for their devices, and names them; the ceremony then goes by itself. */
async function nameTellers(browser: Browser, url: string, page: Page): Promise<TellerPage[]> {
  await goToStep(page, 'tellers');
  await page.locator('[name=invite-names]').fill(TELLER_NAMES.join('\n'));
  await act(page, 'invite');
  await page
    .locator('[data-code]')
    .nth(TELLER_NAMES.length - 1)
    .waitFor();
  const codes = await page.locator('[data-code]').allTextContents();
  await act(page, 'invite-close');
  const tellers = await Promise.all(TELLER_SIZES.map((size) => TellerPage.open(browser, url, size)));
  for (const [place, teller] of tellers.entries()) {
    teller.page.setDefaultTimeout(120_000);
    await teller.enrol(codes[place] ?? '');
    await teller.act('open-meeting');
  }
  for (const name of TELLER_NAMES) await page.getByLabel(new RegExp(`${name}.*sẵn sàng`)).check();
  await confirmed(page, 'name-tellers');
  await page.getByText('Tổ kiểm phiếu đã lập.').waitFor();
  return tellers;
}

async function printCards([, second]: readonly TellerPage[], voters: number): Promise<string[]> {
  if (second === undefined) throw new Error('a meeting has tellers');
  await second.act('tab-cards');
  const cards = codesOn(await second.downloads(() => second.act('print-cards')), 'card');
  expect(cards.length).toBeGreaterThan(voters);
  expect(new Set(cards).size).toBe(cards.length);
  await second.act('tab-todo');
  return cards;
}
