import { useEffect } from 'preact/hooks';

/** Keeps the screen on while it is shown: a sleeping tablet answers nobody. Browsers without wake locks just sleep. */
export function useWakeLock(): void {
  useEffect(() => {
    const { wakeLock } = navigator as Partial<Navigator>;
    if (wakeLock === undefined) return undefined;
    let held: Promise<WakeLockSentinel | undefined> | undefined;
    // The browser takes the lock away whenever the page is hidden.
    const ask = () => {
      if (document.visibilityState === 'visible') held = wakeLock.request('screen').catch(() => undefined);
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      void held?.then((lock) => lock?.release());
    };
  }, []);
}
