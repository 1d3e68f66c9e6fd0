import type { Bytes } from '../../../crypto/bytes.ts';
import type { Deferred } from './deferred.ts';
import type { Report } from './report.ts';
import { type VerifyOptions, verifyRecord } from './verify-record.ts';

/**
 * Verifies a whole record with the help of other threads. The report is that of `verifyRecord`: which check fails first is for
 * it alone to say, so what is refused here is verified again by it, up to that check.
 * @param open begins to read the record from the front; called twice if the record is refused, and `onProgress` then begins anew
 */
export async function verifyWithHelp(
  open: () => AsyncIterable<Bytes>,
  options: Omit<VerifyOptions, 'deferred'>,
  deferred: Deferred,
): Promise<Report> {
  const report = await verifyRecord(open(), { ...options, deferred });
  // Judged when all else was found good.
  if (report.standing !== 'refused' || report.failure?.code === 'ANCHOR-MISMATCH') return report;
  const { onBallot: _, ...alone } = options;
  return verifyRecord(open(), alone);
}
