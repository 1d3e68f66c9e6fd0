import type { Browser, Page } from 'playwright-core';
import { toHex } from '../../../crypto/bytes.ts';
import { assertOk } from '../../../crypto/result.ts';
import { foundWith, LogWriter, newPlayer, type Player } from '../../../src/cli/season/officers.ts';
import type { RatingState } from '../../../src/domain/rating/state.ts';
import type { RunningService } from '../../../src/main.ts';
import { loadRatings } from '../../../src/usecases/load-ratings.ts';
import { type Complaints, openDevice, type SizeName } from './browser.ts';
import { addMembers, keyFileOf } from './rated-units.ts';
import { act, chooseFile, PASSPHRASE } from './secretary-page.ts';

interface At {
  readonly browser: Browser;
  readonly service: RunningService;
}

/** A cell with two secretaries and an auditor, whose rating log nobody has begun. */
export interface ConsoleCell {
  readonly id: string;
  readonly secretary: Player;
  readonly deputy: Player;
  readonly auditor: Player;
}

export async function foundConsoleCell({ service: { deps } }: At): Promise<ConsoleCell> {
  const id = `chi-bo-${toHex(deps.random(4))}`;
  const [secretary, deputy] = [newPlayer(deps, 'Đặng Thị Thư'), newPlayer(deps, 'Cao Văn Phó')];
  const auditor = newPlayer(deps, 'Kiều Văn Tra');
  await foundWith(deps, { id, name: 'Chi bộ Thôn Đông', level: 'chi bộ', parent: null }, [
    ['secretary', secretary],
    ['secretary', deputy],
    ['auditor', auditor],
  ]);
  return { id, secretary, deputy, auditor };
}

/** A cell whose log is begun and names these members. */
export async function foundCellOf(at: At, members: readonly string[]): Promise<ConsoleCell> {
  const cell = await foundConsoleCell(at);
  const log = new LogWriter(at.service.deps, cell.id);
  await log.begin([{ role: 'secretary', organisation: cell.id, who: cell.secretary }]);
  await addMembers({ log, secretary: cell.secretary }, members);
  return cell;
}

/** A secretary's own device, signed in with the key file, with the ratings on the screen. */
export async function atConsole(at: At, size: SizeName, who: Player, complaints: Complaints): Promise<Page> {
  const { deps, url } = at.service;
  const { page } = await openDevice(at.browser, size, complaints);
  page.setDefaultTimeout(90_000);
  await page.goto(`${url}/secretary#at=ratings`);
  await act(page, 'with-file');
  await chooseFile(page, 'key-file', 'khoa.phieukin-key', Buffer.from(keyFileOf(deps, who)));
  await page.locator('[name=passphrase]').fill(PASSPHRASE);
  await act(page, 'unlock');
  await page.getByRole('heading', { name: 'Xếp loại', exact: true }).waitFor();
  return page;
}

export const stateOf = async ({ service }: At, { id }: Pick<ConsoleCell, 'id'>): Promise<RatingState> =>
  assertOk(await loadRatings(service.deps, { organisation: id }));

/** Waits until the log has grown to a size, on the screen too. */
export const grown = (page: Page, size: number): Promise<void> =>
  page.getByText(`đã tự kiểm tra ${size} mục`).waitFor();
export const part = (page: Page, name: string): Promise<void> => act(page, `part-${name}`);
