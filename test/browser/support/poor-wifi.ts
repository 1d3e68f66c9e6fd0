import type { BrowserContext, Route } from 'playwright-core';
import { sleep } from '../../../clients/shared/transport/http.ts';

const LATENCY_MS = 300;
/** Of so many requests one is lost. */
const LOST_OF = 20;

/** The wireless network of a village hall. What is lost does not hang on chance: whoever repeats a run meets the same. */
export class PoorWifi {
  sent = 0;
  lost = 0;

  /** From now on everything that a device asks of the service takes this way. */
  async over(context: BrowserContext): Promise<void> {
    await context.route('**/api/v1/**', async (route) => {
      const place = ++this.sent % LOST_OF;
      await sleep(LATENCY_MS);
      // A device that was switched off meanwhile no longer waits.
      await (place === 7 ? this.#lose(route) : route.continue()).catch(() => {});
    });
  }

  /** In turn on its way there, and on its way back when the service has done what it was asked. */
  async #lose(route: Route): Promise<void> {
    this.lost++;
    // The stream of events ends only with the room.
    if (this.lost % 2 === 0 && !route.request().url().endsWith('/events')) await route.fetch();
    await route.abort('connectionreset');
  }
}
