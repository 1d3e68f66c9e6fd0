import { ok, type Result } from '../../crypto/result.ts';
import type { LogPage } from './meeting-view.ts';

/**
 * Hands a log out entry by entry, with a pause between two: judging one takes milliseconds, a whole ceremony or an evening
 * seconds, and whatever else the thread has to do, such as a screen, gets its turn in between.
 */
export function unhurried(
  fetchPage: (from: number) => Promise<Result<LogPage>>,
): (from: number) => Promise<Result<LogPage>> {
  let fetched: { readonly first: number; readonly page: LogPage } | undefined;
  return async (from) => {
    await new Promise((settle) => setTimeout(settle));
    if (fetched === undefined || from < fetched.first || from >= fetched.first + fetched.page.entries.length) {
      const page = await fetchPage(from);
      if (!page.ok) return page;
      fetched = { first: from, page: page.value };
    }
    const { first, page } = fetched;
    return ok({ size: page.size, entries: page.entries.slice(from - first, from - first + 1) });
  };
}
