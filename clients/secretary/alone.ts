import { useEffect, useState } from 'preact/hooks';
import type { Hex } from '../../crypto/bytes.ts';

/**
 * Lets one tab at a time work on a meeting: two would overwrite each other's drafts. Where the browser has no locks (no
 * secure context) every tab works.
 * @returns whether this tab works, and what takes the work over from the other
 */
export function useAlone(meeting: Hex): { readonly alone: boolean | undefined; readonly takeOver: () => void } {
  const [alone, setAlone] = useState<boolean>();
  const [steal, setSteal] = useState(0);
  useEffect(() => {
    const { locks } = navigator;
    if (locks === undefined) return setAlone(true);
    let release = (): void => {};
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      setAlone(lock !== null);
      if (lock === null) return undefined;
      return new Promise<void>((settle) => {
        release = settle;
      });
    };
    const options = steal > 0 ? { steal: true } : { ifAvailable: true };
    // A lock that was taken over rejects: then the other tab works.
    locks.request(`secretary/${meeting}`, options, hold).catch(() => setAlone(false));
    return () => release();
  }, [meeting, steal]);
  return { alone, takeOver: () => setSteal((times) => times + 1) };
}
