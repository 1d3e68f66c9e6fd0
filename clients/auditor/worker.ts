import { expose } from 'comlink';
import { loadFastPairing } from '../../crypto/pairing-engine.ts';
import type { VerifiedBallot } from '../../src/domain/verify/report.ts';
import { auditRecord } from '../shared/auditor/audit.ts';
import { chunksOf } from '../shared/transport/http.ts';
import { platformRandom } from '../ui/platform.ts';
import type { AuditOutcome, AuditPart, OnPart } from './audit-types.ts';

/** Not oftener: a screen shows no more. */
const REPORT_MS = 80;

/**
 * Verifies a file as it is read, in memory that does not grow with it.
 * @param file hostile
 * @param anchor as typed or scanned; its form was judged where it was typed
 */
async function audit(file: Blob, anchor: string | undefined, onPart: OnPart): Promise<AuditOutcome> {
  const ballots: VerifiedBallot[] = [];
  let before = 0;
  let part: AuditPart['part'] = 'log';
  let told = 0;
  const onProgress = (done: number, total: number, line: string) => {
    const now = performance.now();
    const starts = line === 'ballot' && part === 'log';
    if (starts) {
      part = 'ballots';
      before = done - 1;
    }
    if (!starts && done < total && now - told < REPORT_MS) return;
    told = now;
    onPart({ part, done: done - before, total: total - before });
  };
  try {
    const audited = await auditRecord(chunksOf(file.stream()), anchor, {
      random: platformRandom,
      onProgress,
      onBallot: (ballot) => ballots.push(ballot),
    });
    if (!audited.ok) throw new Error(audited.code);
    return { kind: 'verified', report: audited.value, ballots };
  } catch {
    return { kind: 'unreadable' };
  }
}

const api = { audit };
export type AuditWorker = typeof api;

// Until it is there, noble judges tokens.
void loadFastPairing();
expose(api);
