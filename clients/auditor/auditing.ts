import { proxy, wrap } from 'comlink';
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

/** Verifies a file in a worker of its own, which ends with it or when it is cancelled. */
export function startAudit(
  makeWorker: () => Worker,
  file: File,
  anchor: string | undefined,
  onProgress: (progress: AuditProgress) => void,
): Auditing {
  const worker = makeWorker();
  const remote = wrap<AuditWorker>(worker);
  const clocks = new Map<AuditPart['part'], TimeLeft>();
  const onPart = (part: AuditPart) => {
    const now = performance.now();
    const clock = clocks.get(part.part) ?? new TimeLeft(now);
    clocks.set(part.part, clock);
    // Only the ballots take long enough, and evenly enough, to say when they are done.
    onProgress({ ...part, endsAt: part.part === 'ballots' ? clock.endsAt(part.done, part.total, now) : undefined });
  };
  const failed = new Promise<AuditOutcome>((settle) => {
    worker.onerror = () => settle({ kind: 'unreadable' });
  });
  const outcome = Promise.race([
    failed,
    remote.audit(file, anchor, proxy(onPart)).catch((): AuditOutcome => ({ kind: 'unreadable' })),
  ]).finally(() => worker.terminate());
  return { outcome, cancel: () => worker.terminate() };
}
