import { proxy, wrap } from 'comlink';
import { useEffect, useState } from 'preact/hooks';
import type { RoomLink } from '../shared/room-link.ts';
import type { ScreenState } from './screen-state.ts';
import type { ScreenNews, ScreenWorker } from './worker.ts';

export interface Projected {
  /** The last reading, kept while the network is away. */
  readonly screen: ScreenState | undefined;
  /** The service is away for now. */
  readonly offline: boolean;
  /** The service contradicts itself, or states what is not so: it stays until the page is loaded again. */
  readonly alarm: string | undefined;
}

/** Refusals that only say that nothing was heard, or too often asked. */
const PASSING = /^(SERVICE-|LIMIT-|RATE-)/;

/** Follows a meeting in a worker; every entry of its log is judged there. */
export function useProjector(link: RoomLink): Projected {
  const [projected, setProjected] = useState<Projected>({ screen: undefined, offline: false, alarm: undefined });
  useEffect(() => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    const tell = (news: ScreenNews) =>
      setProjected((before) => {
        if (news.kind === 'read') return { ...before, screen: news.screen, offline: false };
        return PASSING.test(news.code) ? { ...before, offline: true } : { ...before, alarm: before.alarm ?? news.code };
      });
    void wrap<ScreenWorker>(worker).follow(link, proxy(tell));
    return () => worker.terminate();
  }, [link]);
  return projected;
}
