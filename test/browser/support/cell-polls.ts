import { expect } from 'vitest';
import type { RandomBytes } from '../../../crypto/bytes.ts';
import { decodeCode } from '../../../crypto/code.ts';
import { assertOk } from '../../../crypto/result.ts';
import type { Report } from '../../../src/domain/verify/report.ts';
import { verifyRecord } from '../../../src/domain/verify/verify-record.ts';
import { chunked } from '../../support/record-of.ts';
import type { CellRoom } from './cell-room.ts';
import { waitFor } from './room-acts.ts';
import { downloaded } from './secretary-page.ts';

/** What the room hears and confirms before voting opens. */
export interface HeadCount {
  readonly present: number;
  readonly issued: number;
}

/** Issuing ends for a poll. */
export async function endIssuing(room: CellRoom, ordinal: number, { present, issued }: HeadCount): Promise<void> {
  await untilQuiet(room);
  await room.secretary.locator(`[data-poll="${ordinal}"] [data-act=barrier]`).click();
  await room.secretary.getByText(`Có mặt ${present} người; đã phát ${issued} phiếu.`).waitFor();
  await room.secretary.locator('dialog [data-act=confirm]').click();
  await room.phase(ordinal, 'barrier');
}

/** Until every device has answered every request: what is read aloud then changes no more. */
async function untilQuiet({ tellers }: CellRoom): Promise<void> {
  for (const teller of tellers) {
    await teller.act('tab-door');
    await teller.page.getByText('Không có yêu cầu nào đang đợi máy này.').waitFor();
  }
}

/** Every teller's device checks the log, everybody signs the opening, and every tablet has the vault. */
export async function openVoting(room: CellRoom, ordinal: number, { present, issued }: HeadCount): Promise<void> {
  await Promise.all(room.tellers.map((teller) => teller.checkBarrier(ordinal, present, issued)));
  await room.ofPoll(ordinal, 'open-poll');
  await room.sign('poll-open', room.tellers);
  await room.phase(ordinal, 'open');
  for (const { page } of room.tablets) {
    await page.getByRole('heading', { name: 'Bỏ phiếu', exact: true }).waitFor();
    await page.locator('.scanner input').waitFor();
  }
}

/** Voting ends with so many ballots in the box, and the box is sealed. */
export async function closeVoting(room: CellRoom, ordinal: number, cast: number): Promise<void> {
  await room.secretary.locator(`[data-poll="${ordinal}"] [data-act=close-poll]`).click();
  await room.secretary.getByText(`Đã bỏ ${cast} trong`).waitFor();
  await room.secretary.locator('dialog [data-act=confirm]').click();
  await room.sign('poll-close');
  await room.phase(ordinal, 'closed');
}

/** Two tellers verify the box and decrypt; then the result is signed. */
export async function countAndCertify(room: CellRoom, ordinal: number): Promise<void> {
  for (const teller of room.tellers.slice(0, 2)) {
    await teller.act(`count-${ordinal}`);
    await teller.act('confirm');
    await teller.page.locator('dialog').waitFor({ state: 'detached' });
  }
  await room.phase(ordinal, 'tallied');
  await room.ofPoll(ordinal, 'certify');
  await room.sign('poll-certify');
  await room.phase(ordinal, 'certified');
}

/** A poll is given up, with its reason in the record. */
export async function cancel(room: CellRoom, ordinal: number, reason: string): Promise<void> {
  await room.secretary.locator(`[data-poll="${ordinal}"] [data-act=cancel-poll]`).click();
  await room.secretary.locator('dialog [name=reason]').fill(reason);
  await room.secretary.locator('dialog [data-act=confirm]').click();
  await room.sign('poll-cancel');
  await room.phase(ordinal, 'cancelled');
}

/** A teller's device is given up: another teller states it, and everybody else signs. */
export async function loseTeller(room: CellRoom, index: number, reason: string): Promise<void> {
  const [first, ...others] = room.tellers.filter((_, place) => place !== index - 1);
  if (first === undefined) throw new Error('somebody is left');
  await room.tellers[index - 1]?.close();
  room.tellers = [first, ...others];
  await first.act('tab-team');
  await first.act(`lose-${index}`);
  await first.page.locator('input[name="lost-reason"]').fill(reason);
  await first.act('confirm');
  await room.sign('teller-lost', others);
  await room.agree('sign');
  await first.page.locator(`[data-act=take-back-${index}]`).waitFor();
}

/** The meeting ends with one code on every screen; the record that the secretary takes home is judged with that code. */
export async function endAndVerify(room: CellRoom, random: RandomBytes): Promise<Report> {
  await room.agree('end-meeting');
  await room.sign('meeting-end');
  const anchor = (await room.secretary.locator('[data-anchor]').getAttribute('data-anchor')) ?? '';
  await room.projector.getByText(anchor).waitFor();
  for (const teller of room.tellers)
    expect((await teller.page.getByTestId('anchor').textContent())?.trim()).toBe(anchor);
  for (const tablet of room.tablets) await tablet.title('Cuộc họp đã kết thúc');

  const verified = room.secretary.getByText('Máy này đã tự kiểm tra toàn bộ hồ sơ');
  const record = await downloaded(room.secretary, async () => {
    // The tellers' devices cosign the end by themselves; until then the console says to try again.
    await waitFor(async () => {
      await room.press('export');
      await room.secretary.locator('[data-act=export]:not([disabled])').waitFor();
      return (await verified.isVisible()) || undefined;
    });
  });
  return verifyRecord(chunked(record), { random, anchor: assertOk(decodeCode('anchor', anchor)) });
}
