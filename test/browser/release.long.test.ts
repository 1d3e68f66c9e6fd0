import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { inviteToSample } from '../../src/usecases/invite-to-sample.ts';
import { Complaints, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { placeTeller } from './support/placed-teller.ts';
import { type PreparedRoom, prepareRoom, subjectDrafts } from './support/prepared-room.ts';
import { TellerPage } from './support/teller-page.ts';
import { VoterTablet } from './support/voter-tablet.ts';

const at = browserAndService();
const OTHER = 'cd'.repeat(32);
let room: PreparedRoom;

const plan = {
  voters: 2,
  polls: [
    { title: 'Xếp loại chi bộ', questions: [{ kind: 'rating' as const, title: 'Chi bộ', subjects: subjectDrafts(2) }] },
  ],
};

beforeAll(async () => {
  room = await prepareRoom(at.service, { ...plan, release: OTHER });
});

const told = (page: Page, code: string) => page.locator('.notice', { hasText: code });

describe('a page that is not of the release that the manifest names', () => {
  it('RELEASE-OTHER: a tablet says so before it is put to use, and while it is at rest; voters are not stopped', async () => {
    const tablet = await VoterTablet.open(at.browser, room);
    await told(tablet.page, 'RELEASE-OTHER').waitFor();
    await tablet.judgeScreen();
    await tablet.picture('other-release');
    await tablet.scan(room.slips[0]?.code ?? '');
    await tablet.page.locator('[data-act="its-me"]').waitFor();
    expect(await told(tablet.page, 'RELEASE-').count()).toBe(0);
    await tablet.close();
  });

  it('RELEASE-OTHER: a teller’s page says so', async () => {
    const device = await openDevice(at.browser, 'phone', new Complaints());
    const [placed] = room.tellers;
    if (placed === undefined) throw new Error('a meeting has tellers');
    await placeTeller(device.context, at.service.url, placed, {
      meeting: room.meeting,
      service: at.service.deps.serviceKey.public,
      remembering: true,
    });
    const teller = await TellerPage.openPlaced(
      { ...device, complaints: new Complaints() },
      at.service.url,
      room.meeting,
    );
    await told(teller.page, 'RELEASE-OTHER').waitFor();
    await teller.judgeScreen();
    await teller.picture('other-release');
    await teller.close();
  });

  it('RELEASE-PAGE-OLD: a page that was open since before an update says so, and reloads', async () => {
    const same = await prepareRoom(at.service, plan);
    const tablet = await VoterTablet.open(at.browser, same);
    const { page } = tablet;
    const asked = page.waitForResponse(/release\.json/);
    await page.reload();
    await asked;
    await page.locator('.scanner').waitFor();
    expect(await told(page, 'RELEASE-').count()).toBe(0);
    const served = await (await fetch(`${at.service.url}/release.json`)).json();
    await tablet.context.route('**/release.json', (route) =>
      route.fulfill({ json: { ...served, files: ['/assets/voter-newer.js'] } }),
    );
    await page.reload();
    await told(page, 'RELEASE-PAGE-OLD').waitFor();
    await tablet.context.unroute('**/release.json');
    await tablet.act('reload-release');
    await page.locator('.scanner').waitFor();
    expect(await told(page, 'RELEASE-').count()).toBe(0);
    await tablet.close();
  });
});

describe('the secretary’s page', () => {
  it('RELEASE-PAGE-OLD: says so too, and nothing while all agrees', async () => {
    const { context, page } = await openDevice(at.browser, 'tablet', new Complaints());
    page.setDefaultTimeout(90_000);
    await page.goto(`${at.service.url}/#mau=${await inviteToSample(at.service.deps)}`);
    await page.locator('[data-act="prepare-sample"]').tap();
    await page.locator('.sample-devices').waitFor();
    const asked = page.waitForResponse(/release\.json/);
    await page.goto(`${at.service.url}/secretary#as=secretary`);
    await page.locator('[data-act="open-meeting"]').tap();
    await asked;
    await page.locator('[data-fingerprint]').waitFor({ state: 'attached' });
    expect(await told(page, 'RELEASE-').count()).toBe(0);
    await context.route('**/release.json', (route) => route.fulfill({ json: { release: OTHER, files: [] } }));
    await page.reload();
    await told(page, 'RELEASE-PAGE-OLD').waitFor();
    await context.close();
  });
});
