import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlayedMeeting } from '../support/played-meeting.ts';
import { partsOf, recordBytes } from '../support/record-of.ts';
import { Complaints, openDevice } from './support/browser.ts';
import { browserAndService } from './support/browser-and-service.ts';

// That the fast engines really run in the auditor's workers under the policy that the service sends, and that without its
// permission for WebAssembly the same verdict comes from noble.

const at = browserAndService();
const VOTERS = 34;
let folder: string;
let record: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phieu-kin-engines-'));
  record = join(folder, 'ho-so.phieukin');
  const played = PlayedMeeting.play(
    Array.from({ length: VOTERS }, (_, i) => [[i % 5]]),
    { seed: 'engines' },
  );
  await writeFile(record, await recordBytes(partsOf(played)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs before a worker's own code: counts calls into WebAssembly by name, and tells the page. */
const COUNTING = `{
  const told = new BroadcastChannel('wasm');
  const calls = {};
  const counted = (instance) => ({
    exports: Object.fromEntries(Object.entries(instance.exports).map(([name, value]) => [
      name,
      typeof value === 'function'
        ? (...given) => {
            calls[name] = (calls[name] ?? 0) + 1;
            if (/^(addToSum|mclBn_finalExp)$/.test(name)) told.postMessage({ worker: self.workerName, calls });
            return value(...given);
          }
        : value,
    ])),
  });
  self.workerName = crypto.randomUUID();
  const { Instance, instantiate } = WebAssembly;
  WebAssembly.Instance = function (...given) { return counted(new Instance(...given)); };
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    return 'instance' in made ? { ...made, instance: counted(made.instance) } : counted(made);
  };
}
`;

type Calls = Record<string, Record<string, number>>;

/** Audits the record; returns the verdict, what each worker called, and the policies of the workers' files. */
async function audit(
  policy: (sent: string) => string,
): Promise<{ verdict: string | null; calls: Calls; sent: string[] }> {
  const { page, context } = await openDevice(at.browser, 'tablet', new Complaints());
  const sent: string[] = [];
  await page.route(/\/assets\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    const given = headers['content-security-policy'] ?? '';
    sent.push(given);
    await route.fulfill({
      response,
      headers: { ...headers, 'content-security-policy': policy(given) },
      body: COUNTING + (await response.text()),
    });
  });
  await page.goto(`${at.service.url}/audit`);
  await page.evaluate(() => {
    const seen: Calls = {};
    const channel = new BroadcastChannel('wasm');
    channel.onmessage = ({ data }) => {
      seen[data.worker] = data.calls;
    };
    Object.assign(globalThis, { seen });
  });
  await page.locator('input[type=file]').setInputFiles(record);
  await page.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
  const verdict = await page.locator('.verdict h1').textContent({ timeout: 240_000 });
  const calls = await readCalls(page);
  await context.close();
  return { verdict, calls, sent };
}

const readCalls = (page: Page): Promise<Calls> =>
  page.evaluate(() => (globalThis as unknown as { readonly seen: Calls }).seen);

const CONSISTENT = /HỒ SƠ/;

describe('the engines in a browser', () => {
  it('are WebAssembly, in more than one worker, under a policy that allows no inline code and no eval', async () => {
    const { verdict, calls, sent } = await audit((given) => given);
    expect(verdict).toMatch(CONSISTENT);
    expect(sent.length).toBeGreaterThan(0);
    for (const given of sent) {
      expect(given).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(given).toContain("default-src 'none'");
    }
    const each = Object.values(calls);
    expect(each.some(({ addToSum = 0 }) => addToSum > VOTERS)).toBe(true);
    expect(each.some(({ mclBn_finalExp = 0 }) => mclBn_finalExp > 0)).toBe(true);
    // Every core has a worker; with one core there is nobody to help.
    const cores = await at.browser.newPage().then(async (page) => {
      const found = await page.evaluate(() => navigator.hardwareConcurrency);
      await page.close();
      return found;
    });
    expect(each.length > 1).toBe(cores > 1);
  });

  it('are noble where the policy forbids WebAssembly, with the same verdict', async () => {
    const allowed = await audit((given) => given);
    const forbidden = await audit((given) => given.replace(" 'wasm-unsafe-eval'", ''));
    expect(forbidden.calls).toEqual({});
    expect(forbidden.verdict).toBe(allowed.verdict);
  });
});
