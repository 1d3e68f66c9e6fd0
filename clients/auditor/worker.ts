import { expose, wrap } from 'comlink';
import type { Bytes } from '../../crypto/bytes.ts';
import { groupEngine } from '../../crypto/engine.ts';
import { loadFastPairing } from '../../crypto/pairing-engine.ts';
import { verifyEvaluations } from '../../crypto/token.ts';
import { judgeBatch } from '../../src/domain/verify/ballot-batch.ts';
import { Deferred, type FarJudges } from '../../src/domain/verify/deferred.ts';
import type { VerifiedBallot } from '../../src/domain/verify/report.ts';
import { auditRecord, auditWithHelp } from '../shared/auditor/audit.ts';
import { spread } from '../shared/auditor/spread.ts';
import { chunksOf } from '../shared/transport/http.ts';
import { platformRandom } from '../ui/platform.ts';
import type { AuditOutcome, AuditPart, OnPart } from './audit-types.ts';

/** Not oftener: a screen shows no more. */
const REPORT_MS = 80;

/** Smaller than a terminal's, so that progress is steadier on a slow machine. */
const BATCH = 16;

const fastPairing = loadFastPairing();

/**
 * Verifies a file as it is read, in memory that does not grow with it.
 * @param file hostile
 * @param anchor as typed or scanned; its form was judged where it was typed
 * @param helpers ports of other workers of this kind, which judge the costly parts
 */
async function audit(
  file: Blob,
  anchor: string | undefined,
  onPart: OnPart,
  helpers: readonly MessagePort[],
): Promise<AuditOutcome> {
  await fastPairing;
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
  const open = (): AsyncIterable<Bytes> => {
    [before, part] = [0, 'log'];
    return chunksOf(file.stream());
  };
  const options = {
    random: platformRandom,
    onProgress,
    onBallot: (ballot: VerifiedBallot) => ballots.push(ballot),
  };
  try {
    const audited =
      helpers.length === 0
        ? await auditRecord(open(), anchor, options)
        : await auditWithHelp(open, anchor, options, new Deferred(judgesAt(helpers), helpers.length, BATCH));
    if (!audited.ok) throw new Error(audited.code);
    return { kind: 'verified', report: audited.value, ballots };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** Comlink's promises hold the answers, or reject. */
const judgesAt = (ports: readonly MessagePort[]): FarJudges =>
  spread(ports.map((port) => wrap<FarJudges>(port) as FarJudges));

/** What this worker does for another one that audits. */
const helper: FarJudges = {
  evaluations: async (share, pairs) => {
    await fastPairing;
    return verifyEvaluations(share, pairs, platformRandom);
  },
  ballots: async (context, ballots) => {
    await fastPairing;
    return judgeBatch(context, ballots, { random: platformRandom, engine: groupEngine() });
  },
};

const api = { audit, ...helper };
export type AuditWorker = typeof api;

expose(api);
