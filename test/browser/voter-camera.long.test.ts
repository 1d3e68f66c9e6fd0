import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeCode, encodeQr } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { cardOf, issueBallots } from '../../src/cli/meeting/door.ts';
import { openPoll } from '../../src/cli/meeting/vote.ts';
import type { RunningService } from '../../src/main.ts';
import { openBrowser } from './support/browser.ts';
import { voterName } from './support/cell.ts';
import { cameraArguments, filmCode } from './support/fake-camera.ts';
import { type PreparedRoom, prepareRoom, subjectDrafts } from './support/prepared-room.ts';
import { openService } from './support/service.ts';
import { VoterTablet } from './support/voter-tablet.ts';

const folder = mkdtempSync(join(tmpdir(), 'phieu-kin-camera-'));
let service: RunningService;
let room: PreparedRoom;

beforeAll(async () => {
  service = await openService();
  const questions = [{ kind: 'rating' as const, title: 'Chi bộ', subjects: subjectDrafts(2) }];
  room = await prepareRoom(service, { voters: 2, polls: [{ title: 'Xếp loại chi bộ', questions }] });
});
afterAll(async () => {
  await service?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A tablet whose camera sees a printed code. */
async function withCamera(text: string, use: (tablet: VoterTablet) => Promise<void>): Promise<void> {
  const file = join(folder, 'seen.y4m');
  filmCode(file, text);
  const browser = await openBrowser(cameraArguments(file));
  try {
    const tablet = await VoterTablet.open(browser, room);
    await tablet.act('camera');
    await use(tablet);
    await tablet.close();
  } finally {
    await browser.close();
  }
}

describe('the camera', () => {
  it('reads a printed slip at the door, and is off once it is turned off', async () => {
    await withCamera(room.slips[0]?.qr ?? '', async (tablet) => {
      await tablet.page.getByText(voterName(0)).waitFor();
      expect(await tablet.page.locator('video').count()).toBe(0);
      await tablet.act('its-me');
      // It still sees the slip, which is no ballot card.
      await tablet.page.locator('.field-error').waitFor();
      await tablet.judgeScreen();
      await tablet.act('camera-off');
      await tablet.page.locator('video').waitFor({ state: 'detached' });
    });
  });

  it('reads a ballot card in the booth', async () => {
    await issueBallots(room, [0, 1]);
    await openPoll(room, 1);
    const card = cardOf(room, 1);
    await withCamera(encodeQr('card', assertOk(decodeCode('card', card))), async (tablet) => {
      await tablet.page.getByText('Còn 2 dòng chưa chọn').waitFor();
    });
  });
});
