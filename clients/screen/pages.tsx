import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../ui/components/button.tsx';
import { say } from '../ui/language.ts';
import { WORDS } from './words.ts';

/** Long enough to find a line and read it aloud. */
const TURN_MS = 10_000;

const wantsStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

interface PagesProps<T> {
  readonly items: readonly T[];
  readonly perPage: number;
  readonly children: (items: readonly T[], first: number) => ComponentChildren;
}

/** A long list, page by page: turns by itself unless somebody stops it or the device asks for little motion. */
export function Pages<T>({ items, perPage, children }: PagesProps<T>) {
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const [page, setPage] = useState(0);
  const [turning, setTurning] = useState(() => !wantsStillness());
  useEffect(() => {
    if (!turning || pages < 2) return undefined;
    const timer = setInterval(() => setPage((now) => (now + 1) % pages), TURN_MS);
    return () => clearInterval(timer);
  }, [turning, pages]);
  const shown = Math.min(page, pages - 1);
  const turn = (by: number) => {
    setTurning(false);
    setPage((shown + by + pages) % pages);
  };
  return (
    <>
      {children(items.slice(shown * perPage, (shown + 1) * perPage), shown * perPage)}
      {pages > 1 && (
        <div class="row pager">
          <Button onClick={() => turn(-1)} name="previous-page">
            {say(WORDS.previous)}
          </Button>
          <strong>{say(WORDS.page(shown + 1, pages))}</strong>
          <Button onClick={() => turn(1)} name="next-page">
            {say(WORDS.next)}
          </Button>
          <Button kind="quiet" onClick={() => setTurning(!turning)} name="turning">
            {say(turning ? WORDS.pause : WORDS.go)}
          </Button>
        </div>
      )}
    </>
  );
}
