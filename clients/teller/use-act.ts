import { useState } from 'preact/hooks';
import type { Refusal, Result } from '../../crypto/result.ts';

interface RunningAct {
  readonly busy: boolean;
  readonly refusal: Refusal | undefined;
  /** @returns whether the device has done it */
  readonly run: (work: () => Promise<Result<unknown>>) => Promise<boolean>;
}

/** One act of the teller at a time, and what the device refused it with. */
export function useAct(): RunningAct {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const run: RunningAct['run'] = async (work) => {
    setBusy(true);
    setRefusal(undefined);
    const done = await work();
    setBusy(false);
    if (!done.ok) setRefusal(done);
    return done.ok;
  };
  return { busy, refusal, run };
}
