import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../crypto/bytes.ts';
import type { Refusal, Result } from '../../crypto/result.ts';
import { refuse } from '../../crypto/result.ts';
import { decodeServedRelease, judgeRelease, type ServedRelease } from '../shared/release.ts';

/** The service may be updated while a page is open. */
const AGAIN_MS = 5 * 60_000;

/** What the service serves now. Says nothing of who asks. */
export async function readServedRelease(): Promise<Result<ServedRelease>> {
  try {
    const init = { cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' } as const;
    return decodeServedRelease(await (await fetch('/release.json', init)).json());
  } catch {
    return refuse('SERVICE-UNREACHABLE', 'release');
  }
}

/** Addresses of the built files behind this page. */
const loadedFiles = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('script[src], link[rel=modulepreload], link[rel=stylesheet]')].map(
    (element) => new URL(element.getAttribute('src') ?? element.getAttribute('href') ?? '', location.href).pathname,
  );

/**
 * Compares the screens that this page runs with those that a meeting was signed for, from time to time.
 * @param named 32 bytes, once the manifest is known
 * @returns what is wrong; nothing while it agrees or the service does not answer
 */
export function useRelease(named: Hex | undefined): Refusal | undefined {
  const [differs, setDiffers] = useState<Refusal>();
  useEffect(() => {
    if (named === undefined) return;
    let shown = true;
    const look = async () => {
      const served = await readServedRelease();
      if (!shown || !served.ok) return;
      const judged = judgeRelease(named, served.value, loadedFiles());
      setDiffers(judged.ok ? undefined : judged);
    };
    void look();
    const timer = setInterval(() => void look(), AGAIN_MS);
    return () => {
      shown = false;
      clearInterval(timer);
    };
  }, [named]);
  return differs;
}
