import type { Browser, Page } from 'playwright-core';
import { makeRoomLink } from '../../../clients/shared/room-link.ts';
import type { Hex } from '../../../crypto/bytes.ts';
import { type Complaints, openDevice } from './browser.ts';
import { voterName } from './cell.ts';
import type { PoorWifi } from './poor-wifi.ts';
import { act, confirmed, unlock } from './secretary-page.ts';
import type { TellerPage } from './teller-page.ts';
import { VoterTablet } from './voter-tablet.ts';
import type { Papers } from './voter-visit.ts';

/** What a cell's meeting has when its manifest is signed. */
interface PreparedCell {
  readonly secretary: Page;
  readonly tellers: readonly TellerPage[];
  readonly meeting: Hex;
  readonly fingerprint: Hex;
  /** As printed, by place on the roll. */
  readonly slips: readonly string[];
  /** As printed, more than there are voters. */
  readonly cards: readonly string[];
}

/** How the tablets lie or stand in the room. */
const TABLETS = ['tablet', 'upright', 'phone', 'tablet'] as const;

/** A cell in its room: every device is a browser context of its own. */
export class CellRoom {
  readonly secretary: Page;
  /** Those who are there, the head teller first. */
  tellers: readonly TellerPage[];
  readonly meeting: Hex;
  readonly #browser: Browser;
  readonly #link: string;
  readonly #slips: readonly string[];
  readonly #cards: readonly string[];
  readonly #wifi: PoorWifi;
  readonly projector: Page;
  tablets: readonly VoterTablet[] = [];
  #seeing: Promise<void> = Promise.resolve();

  private constructor(browser: Browser, prepared: PreparedCell, projector: Page, link: string, wifi: PoorWifi) {
    this.#browser = browser;
    this.secretary = prepared.secretary;
    this.tellers = prepared.tellers;
    this.meeting = prepared.meeting;
    this.#slips = prepared.slips;
    this.#cards = prepared.cards;
    this.projector = projector;
    this.#link = link;
    this.#wifi = wifi;
  }

  /** Sets up projector and tablets. The laptop is the service itself; all others are on the room's network. */
  static async open(
    browser: Browser,
    url: string,
    prepared: PreparedCell,
    wifi: PoorWifi,
    complaints: Complaints,
  ): Promise<CellRoom> {
    const { meeting, fingerprint } = prepared;
    const { page } = await openDevice(browser, 'tablet', complaints);
    page.setDefaultTimeout(120_000);
    await page.goto(`${url}/screen#m=${meeting}`);
    await page.locator('.words li').first().waitFor();
    const room = new CellRoom(browser, prepared, page, makeRoomLink(url, 'voter', { meeting, fingerprint }), wifi);
    for (const { context } of room.tellers) await wifi.over(context);
    room.tablets = await Promise.all(TABLETS.map((_, place) => room.openTablet(place)));
    return room;
  }

  /** A tablet whose words were compared with the projector's. */
  async openTablet(place: number): Promise<VoterTablet> {
    const words = await this.projector.locator('.words li').allTextContents();
    const tablet = await VoterTablet.open(this.#browser, { link: this.#link, words }, TABLETS[place % TABLETS.length]);
    await this.#wifi.over(tablet.context);
    return tablet;
  }

  /** A tablet dies with whatever it held, and another one is put in its place. */
  async replaceTablet(place: number): Promise<VoterTablet> {
    await this.tablets[place]?.close();
    const other = await this.openTablet(place);
    this.tablets = this.tablets.with(place, other);
    return other;
  }

  papers(voter: number): Papers {
    const name = voterName(voter);
    return { name, slip: this.#slips[voter] ?? '', card: this.cardOf(voter) };
  }

  /** Nobody but the voter knows which card was drawn. */
  cardOf(voter: number): string {
    return this.#cards.at(-1 - voter) ?? '';
  }

  tablet(place: number): VoterTablet {
    const tablet = this.tablets[place % this.tablets.length];
    if (tablet === undefined) throw new Error('a room has tablets');
    return tablet;
  }

  /** The head teller sees somebody, and marks it; one after another, however many stand at the door. */
  see(voter: number): Promise<void> {
    const [head] = this.tellers;
    this.#seeing = this.#seeing.then(async () => {
      await head?.act('tab-door');
      await head?.act(`present-${voter}`);
      await head?.page.locator(`[data-act=present-${voter}]`).waitFor({ state: 'detached' });
    });
    return this.#seeing;
  }

  /** One after another at each tablet, and at all tablets at once. */
  async inTurn<T>(voters: readonly number[], visit: (tablet: VoterTablet, voter: number) => Promise<T>): Promise<T[]> {
    const queue = [...voters];
    const done: T[] = [];
    await Promise.all(
      this.tablets.map(async (tablet) => {
        for (let voter = queue.shift(); voter !== undefined; voter = queue.shift())
          done.push(await visit(tablet, voter));
      }),
    );
    return done;
  }

  /** The secretary presses a button of one poll, and agrees to what it asks. */
  async ofPoll(ordinal: number, name: string): Promise<void> {
    const { secretary } = this;
    await secretary.locator(`[data-poll="${ordinal}"] [data-act=${name}]`).click();
    await secretary.locator('dialog [data-act=confirm]').click();
    await secretary.locator('dialog').waitFor({ state: 'detached' });
  }

  press = (name: string): Promise<void> => act(this.secretary, name);
  agree = (name: string): Promise<void> => confirmed(this.secretary, name);

  /** As many tellers as are asked sign what is laid out. */
  async sign(type: string, tellers: readonly TellerPage[] = this.tellers.slice(0, 2)): Promise<void> {
    await Promise.all(
      tellers.map(async (teller) => {
        await teller.act('tab-todo');
        await teller.sign(type);
      }),
    );
  }

  /** The poll has come so far on every officer's screen. */
  async phase(ordinal: number, phase: string): Promise<void> {
    await this.secretary.locator(`[data-poll="${ordinal}"][data-phase=${phase}]`).waitFor();
    for (const teller of this.tellers) await teller.act('tab-todo');
    await Promise.all(this.tellers.map((teller) => teller.phase(ordinal, phase)));
  }

  /**
   * One screen of each role is loaded anew, as after a mishap, and stands where it was.
   * @param heading of the tablet and of the projector in this phase
   */
  async reloadOneOfEach(ordinal: number, phase: string, heading: { readonly tablet: string; readonly screen: string }) {
    const { secretary, projector } = this;
    const [teller] = this.tellers.slice(ordinal % this.tellers.length);
    const tablet = this.tablet(ordinal);
    await Promise.all([
      secretary.reload().then(() => unlock(secretary)),
      teller?.reload(),
      tablet.page.reload(),
      projector.reload(),
    ]);
    await this.phase(ordinal, phase);
    await tablet.title(heading.tablet);
    await projector.getByRole('heading', { name: heading.screen, level: 1 }).waitFor();
  }

  /** What every device shows now, for people to look at. */
  async pictures(name: string): Promise<void> {
    for (const [place, teller] of this.tellers.entries()) await teller.picture(`${name}-${place + 1}`);
    for (const [place, tablet] of this.tablets.entries()) await tablet.picture(`tablet-${name}-${place + 1}`);
    if (!process.env.PICTURES) return;
    await this.secretary.screenshot({ path: `${process.env.PICTURES}/secretary-${name}.png`, fullPage: true });
    await this.projector.screenshot({ path: `${process.env.PICTURES}/screen-${name}.png` });
  }

  async close(): Promise<void> {
    for (const device of [...this.tellers, ...this.tablets]) await device.close();
    await this.secretary.context().close();
    await this.projector.context().close();
  }
}
