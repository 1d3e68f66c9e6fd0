import { type Signal, useSignal } from '@preact/signals';
import { proxy, type Remote, wrap } from 'comlink';
import { useEffect, useMemo } from 'preact/hooks';
import type { Hex } from '../../crypto/bytes.ts';
import type { SignedInOfficer } from '../ui/officer/session.ts';
import { sampleTellerMemory } from '../ui/sample.ts';
import type { TellerWorker, Told } from './device/worker.ts';

/** The teller's device, in its worker. Every act answers with what it was refused with, if it was. */
export type TellerActs = Remote<Omit<TellerWorker, 'open'>>;

/** Runs the device of a meeting for as long as the screen is shown. */
export function useDevice(
  officer: SignedInOfficer,
  meeting: Hex,
): { readonly told: Signal<Told>; readonly acts: TellerActs } {
  const told = useSignal<Told>({ kind: 'opening' });
  const { worker, acts } = useMemo(() => {
    const started = new Worker(new URL('./device/worker.ts', import.meta.url), { type: 'module' });
    return { worker: started, acts: wrap<TellerWorker>(started) };
  }, [meeting]);
  useEffect(() => {
    let shown = true;
    const { secretKey, service, organisation, sample, key } = officer;
    void (sample ? sampleTellerMemory(meeting, key) : Promise.resolve(undefined)).then((initial) => {
      const setup = { secretKey, service, organisation, meeting, ...(initial === undefined ? {} : { initial }) };
      return acts.open(
        setup,
        proxy((news: Told) => {
          if (shown) told.value = news;
        }),
      );
    });
    return () => {
      shown = false;
      worker.terminate();
    };
  }, [worker]);
  return { told, acts };
}
