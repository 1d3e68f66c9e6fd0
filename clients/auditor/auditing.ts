import { createEndpoint, proxy, transfer, wrap } from 'comlink';
import { TimeLeft } from '../shared/auditor/time-left.ts';
import type { AuditOutcome, AuditPart } from './audit-types.ts';
import type { AuditWorker } from './worker.ts';

/** What the screen shows while a file is verified. */
export interface AuditProgress extends AuditPart {
  /** On the clock of `performance.now`; undefined while nobody can tell. */
  readonly endsAt: number | undefined;
}

export interface Auditing {
  /** Never rejects; pending for ever once cancelled. */
  readonly outcome: Promise<AuditOutcome>;
  readonly cancel: () => void;
}

/** A file that one worker has verified before others are ready. */
const SMALL_BYTES = 100_000;
/** More helpers than this have nothing left to do: reading the file is the limit. */
const MOST_HELPERS = 7;

/** Verifies a file in workers of its own, on all cores; they end with it or when it is cancelled. */
export function startAudit(
  makeWorker: () => Worker,
  file: File,
  anchor: string | undefined,
  onProgress: (progress: AuditProgress) => void,
): Auditing {
  const others = file.size < SMALL_BYTES ? 0 : Math.min(MOST_HELPERS, (navigator.hardwareConcurrency || 1) - 1);
  const worker = makeWorker();
  const helpers = Array.from({ length: others }, makeWorker);
  const all = [worker, ...helpers];
  const end = () => {
    for (const each of all) each.terminate();
  };
  const clocks = new Map<AuditPart['part'], TimeLeft>();
  const onPart = (part: AuditPart) => {
    const now = performance.now();
    const clock = clocks.get(part.part) ?? new TimeLeft(now);
    clocks.set(part.part, clock);
    // Only the ballots take long enough, and evenly enough, to say when they are done.
    onProgress({ ...part, endsAt: part.part === 'ballots' ? clock.endsAt(part.done, part.total, now) : undefined });
  };
  const failed = new Promise<AuditOutcome>((settle) => {
    for (const each of all) each.onerror = () => settle({ kind: 'unreadable' });
  });
  const audited = async (): Promise<AuditOutcome> => {
    const ports = await Promise.all(helpers.map((helper) => wrap<AuditWorker>(helper)[createEndpoint]()));
    return wrap<AuditWorker>(worker).audit(file, anchor, proxy(onPart), transfer(ports, ports));
  };
  const outcome = Promise.race([failed, audited().catch((): AuditOutcome => ({ kind: 'unreadable' }))]).finally(end);
  return { outcome, cancel: end };
}
