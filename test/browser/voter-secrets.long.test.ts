import { beforeAll, describe, expect, it } from 'vitest';
import { checkVault, openBooth } from '../../clients/shared/tablet/booth.ts';
import { readCard } from '../../clients/shared/tablet/card.ts';
import { toHex } from '../../crypto/bytes.ts';
import { decodeCode } from '../../crypto/code.ts';
import { assertOk } from '../../crypto/result.ts';
import { cardOf, issueBallots } from '../../src/cli/meeting/door.ts';
import { openPoll } from '../../src/cli/meeting/vote.ts';
import { Complaints, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';
import { Heaps } from './support/heap.ts';
import { type PreparedRoom, prepareRoom, subjectDrafts } from './support/prepared-room.ts';
import { keptValues, VoterTablet } from './support/voter-tablet.ts';

const at = browserAndService();
let room: PreparedRoom;

const CHOICES = [3, 1, 4, 1, 0, 2, 2, 3, 0, 4, 1, 2];
const VOTER = 1;

beforeAll(async () => {
  room = await prepareRoom(at.service, {
    voters: 3,
    polls: [
      {
        title: 'Xếp loại chi bộ',
        questions: [{ kind: 'rating' as const, title: 'Chi bộ', subjects: subjectDrafts(CHOICES.length) }],
      },
    ],
  });
  await issueBallots(room, [0, 1, 2]);
  await openPoll(room, 1);
});

/** What only the voter's worker may know, computed here as the tablet does it. */
async function secretsOf(card: string): Promise<{ readonly bytes: Record<string, string>; readonly texts: string[] }> {
  const [tablet] = room.tablets;
  const state = await tablet.follow();
  const { note } = assertOk(await room.room.checkpoint(state.polls.get(1)?.barrier?.checkpoint.size ?? 0));
  const vault = assertOk(checkVault(state, 1, assertOk(await room.room.vault(1)), note));
  const cardKey = assertOk(readCard(room.meeting, card));
  const booth = assertOk(openBooth(state, vault, cardKey, room.random));
  const bytes = {
    card: toHex(assertOk(decodeCode('card', card))),
    cardKey: toHex(cardKey),
    ballotSecret: toHex(booth.ballotSecret),
    token: toHex(booth.token),
  };
  return { bytes, texts: [card, card.replaceAll('-', ''), ...Object.values(bytes)] };
}

/** Everything that a worker draws from its CSPRNG from now on. */
const RECORD = `{
  const own = crypto.getRandomValues.bind(crypto);
  globalThis.drawn = [];
  crypto.getRandomValues = (bytes) => {
    own(bytes);
    drawn.push(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
    return bytes;
  };
}`;

describe('once a ballot is cast', () => {
  it('nothing of choice, token, card or randomness is left in storage, page, heaps or buffers; requests say nothing of who', async () => {
    const complaints = new Complaints();
    const { context, page } = await openDevice(at.browser, 'tablet', complaints);
    const heaps = await Heaps.attach(page);
    const tablet = new VoterTablet(context, page, complaints);
    await page.goto(room.link);
    await page.locator('.words').waitFor();
    await tablet.act('agree');
    await page.locator('.scanner').waitFor();
    const card = cardOf(room, VOTER);
    const { bytes, texts } = await secretsOf(card);

    // The first card is unknown: afterwards the voter's worker is there, and can be watched.
    await tablet.scan('P000-0000');
    await page.locator('.field-error').waitFor();
    const voter = heaps.workers.at(-1);
    if (voter === undefined) throw new Error('a voter has a worker');
    expect(heaps.workers.length).toBe(2);
    await voter.evaluate(RECORD);
    const asked = tablet.requests.length;
    await tablet.scan(card);
    await page.locator('#line-0').waitFor();
    await tablet.chooseAll(CHOICES);
    // Lines are encrypted while the voter chooses: a seed each is drawn before the last look is asked for.
    const seeds = async () => (await voter.evaluate<string[]>('drawn')).filter((text) => text.length === 64).length;
    await expect.poll(seeds).toBeGreaterThanOrEqual(CHOICES.length);
    await tablet.act('review');
    await tablet.title('Xem lại trước khi bỏ');
    const tracking = (await tablet.tracking()) ?? '';

    // The same eyes see all of it while the voter is there: else they would prove nothing.
    const drawn = (await voter.evaluate<string[]>('drawn')).filter((text) => text.length === 64);
    expect(drawn.length).toBeGreaterThanOrEqual(CHOICES.length);
    const seen = await voter.bytesFound([...Object.values(bytes), ...drawn]);
    expect(seen).toEqual(expect.arrayContaining([bytes.ballotSecret, bytes.token]));
    expect(drawn.filter((seed) => seen.includes(seed)).length).toBeGreaterThanOrEqual(CHOICES.length);
    expect(await heaps.page.choicesFound(CHOICES)).toBeGreaterThan(0);
    expect((await voter.textsFound([drawn[0] ?? ''])).length).toBe(1);
    expect(await heaps.page.textsFound([tracking])).toEqual([tracking]);

    await tablet.act('cast');
    await tablet.title('Đã bỏ phiếu');
    const voting = tablet.requests.slice(asked);
    const secrets = [...texts, ...drawn];
    // Before the tap that wipes the screen: only the tracking code is left.
    for (const heap of [heaps.page, ...heaps.workers]) {
      expect(await heap.textsFound(secrets), heap.name).toEqual([]);
      expect(await heap.bytesFound([...Object.values(bytes), ...drawn]), heap.name).toEqual([]);
    }
    expect(await heaps.page.choicesFound(CHOICES)).toBe(0);
    await tablet.act('done');
    await page.locator('.scanner').waitFor();
    secrets.push(tracking);
    // Chromium lets go of the last screen's text some collections after the screen: nothing else has to be waited for.
    for (const heap of [heaps.page, ...heaps.workers])
      await expect.poll(() => heap.textsFound(secrets), { timeout: 60_000, message: heap.name }).toEqual([]);

    const stored = JSON.stringify([
      await keptValues(page),
      await page.evaluate(async () => {
        const addresses: string[] = [];
        for (const name of await caches.keys())
          addresses.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
        return [{ ...localStorage }, { ...sessionStorage }, document.cookie, addresses, document.body.outerHTML];
      }),
      await context.cookies(),
    ]);
    expect(stored).toContain(room.meeting);
    expect(secrets.filter((secret) => stored.includes(secret))).toEqual([]);
    expect(await page.locator('input:checked').count()).toBe(0);

    expect(voting.filter((request) => request.url().endsWith('/ballots')).length).toBe(1);
    for (const request of voting) {
      const headers = await request.allHeaders();
      for (const name of ['cookie', 'authorization']) expect(headers).not.toHaveProperty(name);
      const { origin, pathname: path } = new URL(request.url());
      // Of a built file that comes out of its cache, Chromium tells what asked for it, though it sends nothing.
      const referrer = headers.referer?.replace(origin, '') ?? '';
      expect(referrer, path).toMatch(path.startsWith('/assets/') ? /^(\/vote|\/assets\/[\w.-]+\.js)?$/ : /^$/);
      expect(path).toMatch(
        new RegExp(
          `^/(release\\.json|icon\\.svg|assets/.*|api/v1/room/${room.meeting}/(log|events|polls/1/(receipt|ballots)))$`,
        ),
      );
    }
    await tablet.close();
  });

  it('the bytes that are sent are as long as every other ballot of the poll, whatever is chosen', async () => {
    const lengths = new Set<number>();
    const headers: Record<string, string>[] = [];
    for (const [voter, choice] of [
      [0, 0],
      [2, 4],
    ] as const) {
      const tablet = await VoterTablet.open(at.browser, room);
      await tablet.scan(cardOf(room, voter));
      await tablet.chooseAll(CHOICES.map(() => choice));
      await tablet.act('review');
      await tablet.act('cast');
      await tablet.title('Đã bỏ phiếu');
      const [sent] = tablet.requests.filter((request) => request.url().endsWith('/ballots'));
      lengths.add(sent?.postDataBuffer()?.length ?? 0);
      headers.push((await sent?.allHeaders()) ?? {});
      await tablet.close();
    }
    expect(lengths.size).toBe(1);
    expect(headers[0]).toEqual(headers[1]);
  });
});
