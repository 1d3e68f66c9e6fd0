import { type Remote, releaseProxy, wrap } from 'comlink';
import type { WorkerApi } from '../worker.ts';

/** The worker's desks; comlink passes calls on to them by their path. */
type Desks = { readonly [Name in keyof WorkerApi]: Remote<WorkerApi[Name]> };

/** A worker of this page. */
interface Device {
  readonly api: Desks;
  /** Ends it at once, with everything that it holds. */
  readonly end: () => void;
}

function startDevice(): Device {
  const worker = new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<WorkerApi>(worker);
  return {
    api: remote as unknown as Desks,
    end: () => {
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}

let roomDevice: Device | undefined;

/** The worker that follows the room as long as the page lives. */
export function roomApi(): Desks['room'] {
  roomDevice ??= startDevice();
  return roomDevice.api.room;
}

let voterDevice: Device | undefined;

/** The worker of the voter who is at this tablet; empty until something is read. */
export function voterApi(): Desks {
  voterDevice ??= startDevice();
  return voterDevice.api;
}

/** Ends the voter's worker, and has the next one ready. */
export function endVoter(): void {
  voterDevice?.end();
  voterDevice = startDevice();
}
