import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { Complaints, openDevice, type SizeName } from './browser.ts';
import { judgeScreen } from './judge-screen.ts';
import { takePictures } from './pictures.ts';

export const KEY_PASSPHRASE = 'bốn từ dễ nhớ lắm';
export const BACKUP_PASSPHRASE = 'mưa rào phù sa sáo trúc';

/** A teller's phone or tablet, as the person uses it: by touch. */
export class TellerPage {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: Complaints;
  keyFile: Buffer = Buffer.alloc(0);
  backup: Buffer = Buffer.alloc(0);

  constructor(context: BrowserContext, page: Page, complaints: Complaints) {
    this.context = context;
    this.page = page;
    this.complaints = complaints;
  }

  static async open(browser: Browser, url: string, size: SizeName): Promise<TellerPage> {
    const complaints = new Complaints();
    const { context, page } = await openDevice(browser, size, complaints);
    const teller = new TellerPage(context, page, complaints);
    page.setDefaultTimeout(60_000);
    await page.goto(`${url}/teller`);
    return teller;
  }

  /** Opens the meeting on a device that was placed (placed-teller.ts). */
  static async openPlaced(
    { context, page, complaints }: Pick<TellerPage, 'context' | 'page' | 'complaints'>,
    url: string,
    meeting: string,
  ): Promise<TellerPage> {
    page.setDefaultTimeout(90_000);
    await page.goto(`${url}/teller#as=teller-1&m=${meeting}`);
    return new TellerPage(context, page, complaints);
  }

  /** Takes the role with an invitation code, and saves the key file. */
  async enrol(code: string): Promise<void> {
    const { page } = this;
    await page.locator('input[name="code"]').fill(code);
    await page.locator('input[name="passphrase"]').fill(KEY_PASSPHRASE);
    await page.locator('input[name="again"]').fill(KEY_PASSPHRASE);
    await this.act('make-key');
    this.keyFile = await this.downloads(() => this.act('download-key'));
    await page
      .locator('input[name="key-copy"]')
      .setInputFiles({ name: 'khoa.phieukin-key', mimeType: 'application/octet-stream', buffer: this.keyFile });
    await page.locator('h1', { hasText: 'Cuộc họp của tôi' }).waitFor();
  }

  /** Another device of the same person: the key file is all that there is. */
  async enterWith(keyFile: Buffer): Promise<void> {
    const { page } = this;
    await this.act('with-file');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'khoa.phieukin-key', mimeType: 'application/octet-stream', buffer: keyFile });
    await this.unlock();
  }

  async unlock(): Promise<void> {
    await this.page.locator('input[name="passphrase"]').fill(KEY_PASSPHRASE);
    await this.page.keyboard.press('Enter');
  }

  /** As a person does who was thrown out: reload, passphrase, and the meeting is there again. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.unlock();
  }

  async downloads(begin: () => Promise<void>): Promise<Buffer> {
    const [file] = await Promise.all([this.page.waitForEvent('download'), begin()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  /** Taps the button of this name, once it can be tapped. */
  async act(name: string): Promise<void> {
    await this.page.locator(`[data-act="${name}"]:not([disabled])`).first().tap();
  }

  title(text: string): Promise<void> {
    return this.page.locator('h1', { hasText: text }).waitFor();
  }

  /** Makes the backup file, and opens it again. */
  async backUp(): Promise<void> {
    const { page } = this;
    await page.locator('input[name="backup-passphrase"]').fill(BACKUP_PASSPHRASE);
    await page.locator('input[name="backup-again"]').fill(BACKUP_PASSPHRASE);
    this.backup = await this.downloads(() => this.act('save-backup'));
    await this.openBackup(this.backup, BACKUP_PASSPHRASE);
  }

  async openBackup(file: Buffer, passphrase: string): Promise<void> {
    const { page } = this;
    await page
      .locator('input[name="backup-file"]')
      .setInputFiles({ name: 'toi.teller-backup', mimeType: 'application/octet-stream', buffer: file });
    await page.locator('input[name="restore-passphrase"]').fill(passphrase);
    await this.act('open-backup');
  }

  /** Reads what is laid out, and signs. */
  async sign(type: string): Promise<void> {
    await this.act(`read-${type}`);
    await this.act('confirm');
    await this.page.locator('dialog').waitFor({ state: 'detached' });
  }

  /** Types what was counted in the room, and lets the device check the log. */
  async checkBarrier(ordinal: number, present: number, issued: number): Promise<void> {
    await this.page.locator('input[name="count-present"]').fill(String(present));
    await this.page.locator('input[name="count-issued"]').fill(String(issued));
    await this.act(`check-barrier-${ordinal}`);
    await this.act('confirm');
    await this.page.locator('dialog').waitFor({ state: 'detached' });
  }

  phase(ordinal: number, phase: string): Promise<void> {
    return this.page.locator(`[data-poll="${ordinal}"][data-phase="${phase}"]`).waitFor();
  }

  judgeScreen(): Promise<void> {
    return judgeScreen(this.page);
  }

  picture(name: string): Promise<void> {
    return takePictures(this.page, `teller-${name}`);
  }

  /** Nothing was complained about; then the device is switched off. */
  async close(): Promise<void> {
    expect(this.complaints.lines).toEqual([]);
    await this.context.close();
  }
}
