import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { RunningService } from '../../../src/main.ts';
import { openBrowser } from './browser.ts';
import { openService } from './service.ts';

/** A browser and the service, there for every test and later hook of the file that asks for them. */
export function browserAndService(): { readonly browser: Browser; readonly service: RunningService } {
  let browser: Browser;
  let service: RunningService;
  beforeAll(async () => {
    [browser, service] = await Promise.all([openBrowser(), openService()]);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });
  return {
    get browser() {
      return browser;
    },
    get service() {
      return service;
    },
  };
}
