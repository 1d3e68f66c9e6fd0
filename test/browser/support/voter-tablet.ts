import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import { Complaints, openDevice, type SizeName } from './browser.ts';
import { judgeScreen } from './judge-screen.ts';
import { takePictures } from './pictures.ts';
import type { PreparedRoom } from './prepared-room.ts';

/** A tablet of the room, as people use it: by touch, with a scanner that types. */
export class VoterTablet {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: Complaints;
  readonly requests: Request[] = [];
  taps = 0;

  constructor(context: BrowserContext, page: Page, complaints: Complaints) {
    this.context = context;
    this.page = page;
    this.complaints = complaints;
    context.on('request', (request) => this.requests.push(request));
  }

  /** Opens the projector's link and compares the words. */
  static async open(
    browser: Browser,
    room: Pick<PreparedRoom, 'link' | 'words'>,
    size: SizeName = 'tablet',
  ): Promise<VoterTablet> {
    const complaints = new Complaints();
    const { context, page } = await openDevice(browser, size, complaints);
    const tablet = new VoterTablet(context, page, complaints);
    // It judges the ceremony first, on whatever machine this is.
    page.setDefaultTimeout(120_000);
    await page.goto(room.link);
    await page.locator('.words').waitFor();
    expect(await page.locator('.words li').allTextContents()).toEqual(room.words);
    await tablet.act('agree');
    return tablet;
  }

  /** A QR scanner types what it reads, then Enter: from the moment the field is there, and wherever the focus is. */
  async scan(text: string): Promise<void> {
    await this.page.locator('.scanner input').waitFor();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** As somebody who types quickly: the whole code, then Enter. */
  async enter(text: string): Promise<void> {
    const field = this.page.locator('.scanner input');
    await field.fill(text);
    await field.press('Enter');
  }

  /** Taps the button of this name. */
  async act(name: string): Promise<void> {
    this.taps++;
    await this.page.locator(`[data-act="${name}"]`).tap();
  }

  /** Taps an option on a line. */
  async choose(line: number, option: number): Promise<void> {
    this.taps++;
    await this.page.locator(`#line-${line} .option input`).nth(option).tap();
  }

  async chooseAll(options: readonly number[]): Promise<void> {
    for (const [line, option] of options.entries()) await this.choose(line, option);
  }

  async title(text: string): Promise<void> {
    await this.page.locator('h1', { hasText: text }).waitFor();
  }

  tracking(): Promise<string | null> {
    return this.page.locator('[data-tracking]').getAttribute('data-tracking');
  }

  /** As the second device of a challenge: scans the codes that another tablet shows, until they are all there. */
  async scanCodesOf({ page }: VoterTablet): Promise<void> {
    const seen = new Set<string>();
    while (!(await this.page.getByText('Máy kia đã mã hóa').isVisible())) {
      const code = (await page.locator('[data-check]').getAttribute('data-check')) ?? '';
      if (!seen.has(code)) await this.scan(code);
      seen.add(code);
      await page.waitForTimeout(200);
    }
  }

  judgeScreen(): Promise<void> {
    return judgeScreen(this.page);
  }

  picture(name: string): Promise<void> {
    return takePictures(this.page, `voter-${name}`, { whole: false });
  }

  /** Nothing was complained about; then the tablet is switched off. */
  async close(): Promise<void> {
    expect(this.complaints.lines).toEqual([]);
    await this.context.close();
  }
}

/** What the page has kept over reloads: names and values of its database, and of local and session storage. */
export const keptValues = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((settle, fail) => {
      const open = indexedDB.open('phieu-kin');
      open.onsuccess = () => settle(open.result);
      open.onerror = () => fail(open.error);
    });
    const store = database.transaction('kept').objectStore('kept');
    const read = <T>(request: IDBRequest<T>) =>
      new Promise<T>((settle) => {
        request.onsuccess = () => settle(request.result);
      });
    const [names, values] = await Promise.all([read(store.getAllKeys()), read(store.getAll())]);
    database.close();
    const shown = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (_, part) => (part instanceof Uint8Array ? [...part] : part)));
    return Object.fromEntries(names.map((name, at) => [String(name), shown(values[at])]));
  });
